package io.lodestone.represent.environment.acsf;

import java.util.List;

/** The functions of one distance: G1, each G2 and each G3, with their derivatives. */
final class RadialFunctions {
  private final Cutoff cutoff;
  private final List<Double> g2;
  private final List<Double> g3;
  private final double[] value;
  private final double[] slope;

  RadialFunctions(AcsfSettings settings) {
    cutoff = new Cutoff(settings.rCut());
    g2 = settings.g2();
    g3 = settings.g3();
    value = new double[1 + g2.size() / 2 + g3.size()];
    slope = new double[value.length];
  }

  int size() {
    return value.length;
  }

  /** The values that {@link #evaluate} left. */
  double[] values() {
    return value;
  }

  /** Derivatives with respect to the distance, 1/Å. */
  double[] slopes() {
    return slope;
  }

  /** At a distance in Å. */
  void evaluate(double r) {
    double f = cutoff.at(r);
    double df = cutoff.slope(r);
    value[0] = f;
    slope[0] = df;
    int place = 1;
    for (int i = 0; i < g2.size(); i += 2) {
      double eta = g2.get(i);
      double off = r - g2.get(i + 1);
      double gauss = Math.exp(-eta * off * off);
      value[place] = gauss * f;
      slope[place++] = gauss * (df - 2 * eta * off * f);
    }
    for (double kappa : g3) {
      value[place] = Math.cos(kappa * r) * f;
      slope[place++] = Math.cos(kappa * r) * df - kappa * Math.sin(kappa * r) * f;
    }
  }
}
