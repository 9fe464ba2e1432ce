package io.lodestone.learn.calibration;

import io.lodestone.learn.state.ModelState;

/**
 * The squared error that is to be expected of an ensemble where its members, such as the trees of a
 * forest, differ by so much: a line with the greatest likelihood of the errors of training rows,
 * predicted by the members that did not see them.
 *
 * @param base the part that is the same everywhere
 * @param slope expected squared error per variance between members
 */
public record ErrorModel(double base, double slope) {
  private static final int MOST_STEPS = 50;

  /**
   * Fits the line. For errors that are normal with variance a + c v, the likelihood is greatest
   * where the squared errors regress on v with weights 1/(a + c v)².
   *
   * @param squaredErrors NaN where one is not known
   * @param variances between members
   */
  public static ErrorModel of(double[] squaredErrors, double[] variances) {
    double errors = 0;
    double spread = 0;
    int known = 0;
    for (int i = 0; i < variances.length; i++) {
      if (Double.isFinite(squaredErrors[i])) {
        errors += squaredErrors[i];
        spread += variances[i];
        known++;
      }
    }
    if (known == 0 || errors == 0 || spread == 0) {
      return new ErrorModel(known == 0 ? 0 : errors / known, known == 0 ? 1 : 0);
    }
    // Weights grow without bound where the line comes to 0; there it stays above a part of its
    // mean.
    double least = 1e-4 * errors / known;
    double base = 0.5 * errors / known;
    double slope = 0.5 * errors / spread;
    for (int step = 0; step < MOST_STEPS; step++) {
      double w = 0;
      double wv = 0;
      double wvv = 0;
      double we = 0;
      double wve = 0;
      for (int i = 0; i < variances.length; i++) {
        if (Double.isFinite(squaredErrors[i])) {
          double expected = Math.max(least, base + slope * variances[i]);
          double weight = 1 / (expected * expected);
          w += weight;
          wv += weight * variances[i];
          wvv += weight * variances[i] * variances[i];
          we += weight * squaredErrors[i];
          wve += weight * variances[i] * squaredErrors[i];
        }
      }
      double determinant = w * wvv - wv * wv;
      double newSlope = determinant > 0 ? (w * wve - wv * we) / determinant : 0;
      newSlope = Math.max(0, newSlope);
      double newBase = (we - newSlope * wv) / w;
      if (newBase < least) {
        newBase = least;
        newSlope = Math.max(0, (wve - least * wv) / wvv);
      }
      boolean still =
          Math.abs(newBase - base) <= 1e-9 * base && Math.abs(newSlope - slope) <= 1e-9 * slope;
      base = newBase;
      slope = newSlope;
      if (still) {
        break;
      }
    }
    return new ErrorModel(base, slope);
  }

  /** The squared error to be expected where members differ by a variance. */
  public double expected(double variance) {
    return base + slope * variance;
  }

  /** All that is needed to make it again. */
  public ModelState state() {
    return new ModelState().put("error_base", base).put("error_slope", slope);
  }

  /** The line of {@link #state}. */
  public static ErrorModel read(ModelState state) {
    return new ErrorModel(state.number("error_base"), state.number("error_slope"));
  }
}
