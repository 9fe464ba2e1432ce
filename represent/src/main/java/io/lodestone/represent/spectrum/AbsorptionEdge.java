package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import io.lodestone.core.quantity.UnitExpression;
import java.util.Comparator;
import java.util.Optional;

/**
 * An X-ray absorption spectrum at an edge, normalised: a line through the points before the edge is
 * taken off, and what remains is divided by its jump at the edge.
 *
 * <p>The edge is where the absorption, smoothed over 1 eV, rises fastest. The line before it is
 * fitted from 200 to 30 eV below it, nearer where a scan begins late; the curve behind it, from 25
 * eV above it to the end, is a constant, a line or a parabola as the scan reaches 50, 300 eV or
 * further. (Newville, Rev. Mineral. Geochem. 78, 33, 2014, section 4.)
 */
public final class AbsorptionEdge {
  private static final UnitExpression ELECTRONVOLT = UnitExpression.parse("eV");
  private static final UnitExpression ONE = UnitExpression.parse("-");
  private static final GaussianSmoothing SMOOTHING = new GaussianSmoothing(1);

  /** eV: shorter scans show no line before the edge, or no curve behind it. */
  private static final double LEAST_BEFORE = 8;

  private static final double LEAST_BEHIND = 20;

  /** eV behind the edge within which its highest point is looked for. */
  private static final double WHITE_LINE = 60;

  /** Peaks before the edge below this share of its jump are noise. */
  private static final double VISIBLE = 0.02;

  private final double e0;
  private final double step;
  private final Spectrum normalised;
  private final Spectrum flattened;

  private AbsorptionEdge(double e0, double step, Spectrum normalised, Spectrum flattened) {
    this.e0 = e0;
    this.step = step;
    this.normalised = normalised;
    this.flattened = flattened;
  }

  /**
   * Finds the edge of a spectrum and normalises it.
   *
   * @param absorption energies in any unit of energy, absorption on any scale
   * @throws InvalidInput when there is no edge, or the scan begins or ends too near to it
   */
  public static AbsorptionEdge of(Spectrum absorption) {
    Spectrum mu = absorption.in(ELECTRONVOLT, absorption.valueUnit());
    double e0 = steepest(mu);
    double before = e0 - mu.from();
    double behind = mu.to() - e0;
    if (before < LEAST_BEFORE || behind < LEAST_BEHIND) {
      throw new InvalidInput(
          null,
          null,
          "a scan from %.1f eV below to %.1f eV above its edge at %.1f eV"
              .formatted(before, behind, e0),
          "one from %.0f eV below to %.0f eV above it".formatted(LEAST_BEFORE, LEAST_BEHIND),
          null);
    }
    double gap = Math.min(30, before / 2);
    double[] line = fit(mu, e0, Math.max(mu.from(), e0 - 200), e0 - gap, 1, new double[] {0});
    int degree = behind < 50 ? 0 : behind < 300 ? 1 : 2;
    double[] behindIt = fit(mu, e0, e0 + Math.min(25, behind / 3), mu.to(), degree, line);
    double step = behindIt[0];
    if (!(step > 0)) {
      throw new InvalidInput(
          null, null, "a jump of " + step + " at " + e0 + " eV", "absorption that rises", null);
    }
    double[] normal = new double[mu.size()];
    double[] flat = new double[mu.size()];
    for (int i = 0; i < normal.length; i++) {
      double distance = mu.position(i) - e0;
      normal[i] = (mu.value(i) - polynomial(line, distance)) / step;
      flat[i] = distance < 0 ? normal[i] : normal[i] - polynomial(behindIt, distance) / step + 1;
    }
    return new AbsorptionEdge(e0, step, mu.withValues(normal, ONE), mu.withValues(flat, ONE));
  }

  /** Where the smoothed absorption rises fastest, but for the ends of the scan. */
  private static double steepest(Spectrum mu) {
    Spectrum slope = SMOOTHING.apply(mu).derivative();
    int margin = Math.max(2, mu.size() / 50);
    int best = -1;
    for (int i = margin; i < mu.size() - margin; i++) {
      if (best < 0 || slope.value(i) > slope.value(best)) {
        best = i;
      }
    }
    if (best < 0 || !(slope.value(best) > 0)) {
      throw new InvalidInput(null, null, "no rise", "absorption that rises at an edge", null);
    }
    return slope.position(best);
  }

  /** Coefficients of a polynomial in the distance from the edge, to what is above another one. */
  private static double[] fit(
      Spectrum mu, double e0, double from, double to, int degree, double[] base) {
    int first = 0;
    while (first < mu.size() && mu.position(first) < from) {
      first++;
    }
    int end = first;
    while (end < mu.size() && mu.position(end) <= to) {
      end++;
    }
    if (end - first <= degree) {
      throw new InvalidInput(
          null,
          null,
          "%d points from %.1f to %.1f eV".formatted(end - first, from, to),
          "at least " + (degree + 1) + " on each side of the edge",
          null);
    }
    double[] rows = new double[(end - first) * (degree + 1)];
    double[] values = new double[end - first];
    for (int i = 0; i < values.length; i++) {
      double distance = mu.position(first + i) - e0;
      values[i] = mu.value(first + i) - polynomial(base, distance);
      double power = 1;
      for (int k = 0; k <= degree; k++) {
        rows[i * (degree + 1) + k] = power;
        power *= distance;
      }
    }
    return LeastSquares.solve(rows, degree + 1, values).solution();
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * x + coefficients[k];
    }
    return sum;
  }

  /** The energy of the edge, in eV: where the absorption rises fastest. */
  public double e0() {
    return e0;
  }

  /** The jump of the absorption at the edge, in the unit it was given in. */
  public double step() {
    return step;
  }

  /** The normalised absorption over the energy in eV: about 0 before the edge and 1 behind it. */
  public Spectrum normalised() {
    return normalised;
  }

  /** The normalised absorption with what bends it behind the edge taken off as well. */
  public Spectrum flattened() {
    return flattened;
  }

  /** The highest point behind the edge, within 60 eV: energy in eV, and height in jumps. */
  public double[] whiteLine() {
    int best = -1;
    for (int i = 0; i < flattened.size(); i++) {
      double distance = flattened.position(i) - e0;
      if (distance >= 0
          && distance <= WHITE_LINE
          && (best < 0 || flattened.value(i) > flattened.value(best))) {
        best = i;
      }
    }
    return new double[] {flattened.position(best), flattened.value(best)};
  }

  /**
   * The energy, in eV, at which the absorption comes up to half of its jump for the last time
   * before the white line: above a peak before the edge, and shifted with the oxidation state.
   */
  public double halfStep() {
    double top = whiteLine()[0];
    int i = 0;
    while (i < flattened.size() - 1 && flattened.position(i + 1) <= top) {
      i++;
    }
    while (i > 0 && flattened.value(i - 1) > 0.5) {
      i--;
    }
    if (i == 0 || !(flattened.value(i) > 0.5)) {
      return e0;
    }
    double share = (0.5 - flattened.value(i - 1)) / (flattened.value(i) - flattened.value(i - 1));
    return flattened.position(i - 1) + share * (flattened.position(i) - flattened.position(i - 1));
  }

  /**
   * The most prominent peak before the edge, below {@link #halfStep()} and not more than 30 eV;
   * heights and areas in jumps.
   */
  public Optional<SpectralPeak> preEdgePeak() {
    double half = halfStep();
    double from = Math.max(normalised.from(), half - 30);
    if (half - from < 2) {
      return Optional.empty();
    }
    Spectrum before = normalised.part(from, half);
    double range = before.maximum() + before.map(y -> -y).maximum();
    if (!(range > VISIBLE)) {
      return Optional.empty();
    }
    return new PeakSearch(Math.min(1, VISIBLE / range))
        .find(before).stream().max(Comparator.comparingDouble(SpectralPeak::prominence));
  }
}
