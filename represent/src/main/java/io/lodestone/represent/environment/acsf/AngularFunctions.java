package io.lodestone.represent.environment.acsf;

import java.util.List;

/**
 * The functions of the triangle of a centre and two neighbours: each G4 and each G5, with their
 * derivatives with respect to its three sides.
 */
final class AngularFunctions {
  private final Cutoff cutoff;
  private final double[] eta;
  private final double[] zeta;
  private final double[] lambda;

  /** The number of G4, which stand before the G5. */
  private final int closed;

  private final double[] value;
  private final double[] first;
  private final double[] second;
  private final double[] third;

  AngularFunctions(AcsfSettings settings) {
    cutoff = new Cutoff(settings.rCut());
    closed = settings.g4().size() / 3;
    int size = closed + settings.g5().size() / 3;
    eta = new double[size];
    zeta = new double[size];
    lambda = new double[size];
    for (int i = 0; i < size; i++) {
      List<Double> from = i < closed ? settings.g4() : settings.g5();
      int at = 3 * (i < closed ? i : i - closed);
      eta[i] = from.get(at);
      zeta[i] = from.get(at + 1);
      lambda[i] = from.get(at + 2);
    }
    value = new double[size];
    first = new double[size];
    second = new double[size];
    third = new double[size];
  }

  int size() {
    return value.length;
  }

  /** The values that {@link #evaluate} left. */
  double[] values() {
    return value;
  }

  /** Derivatives with respect to the first distance, 1/Å. */
  double[] first() {
    return first;
  }

  /** Derivatives with respect to the second distance, 1/Å. */
  double[] second() {
    return second;
  }

  /** Derivatives with respect to the distance between the neighbours, 1/Å. */
  double[] third() {
    return third;
  }

  /**
   * At a triangle, in Å.
   *
   * @param a distance of the first neighbour, above 0; b that of the second; c between them
   */
  void evaluate(double a, double b, double c) {
    double fa = cutoff.at(a);
    double fb = cutoff.at(b);
    double fc = cutoff.at(c);
    double ga = cutoff.slope(a);
    double gb = cutoff.slope(b);
    double gc = cutoff.slope(c);
    double cosine = Math.clamp((a * a + b * b - c * c) / (2 * a * b), -1, 1);
    double cosineA = 1 / b - cosine / a;
    double cosineB = 1 / a - cosine / b;
    double cosineC = -c / (a * b);
    for (int i = 0; i < value.length; i++) {
      double side = i < closed ? c : 0;
      double f = fa * fb * (i < closed ? fc : 1);
      double base = (1 + lambda[i] * cosine) / 2;
      double angular = 2 * Math.pow(base, zeta[i]);
      double turn = base > 0 ? zeta[i] * lambda[i] * Math.pow(base, zeta[i] - 1) : 0;
      double gauss = Math.exp(-eta[i] * (a * a + b * b + side * side));
      value[i] = angular * gauss * f;
      first[i] =
          gauss
              * ((turn * cosineA - 2 * eta[i] * a * angular) * f
                  + angular * ga * fb * (i < closed ? fc : 1));
      second[i] =
          gauss
              * ((turn * cosineB - 2 * eta[i] * b * angular) * f
                  + angular * fa * gb * (i < closed ? fc : 1));
      third[i] =
          gauss
              * ((turn * cosineC - 2 * eta[i] * side * angular) * f
                  + (i < closed ? angular * fa * fb * gc : 0));
    }
  }
}
