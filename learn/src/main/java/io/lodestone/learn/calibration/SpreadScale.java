package io.lodestone.learn.calibration;

import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A line that makes standard deviations as large as errors are: slope × σ + offset, with the
 * coefficients under which the errors of rows held out are most likely normal (Palmer et al., npj
 * Comput. Mater. 8, 115, 2022, eq. 1 and 2; there for bootstrap ensembles).
 *
 * <p>Neither coefficient is negative here: a larger spread never means a smaller error, and no
 * standard deviation falls below 0, wherever the model is asked.
 *
 * @param slope of the line
 * @param offset in the unit of the target
 */
public record SpreadScale(double slope, double offset) {
  /** Leaves standard deviations as they are. */
  public static final SpreadScale NONE = new SpreadScale(1, 0);

  /** Of fewer errors two coefficients are chance. */
  private static final int FEWEST = 10;

  private static final int STEPS = 200;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /**
   * Fits the line; {@link #NONE} where fewer than 10 rows have both, or no error is there.
   *
   * @param errors of rows that were not learned from, of any sign; rows that are not finite do not
   *     count
   * @param std the standard deviations predicted for them
   */
  public static SpreadScale of(double[] errors, double[] std) {
    int[] known =
        IntStream.range(0, errors.length)
            .filter(i -> Double.isFinite(errors[i]) && Double.isFinite(std[i]))
            .toArray();
    double mean = Arrays.stream(known).mapToDouble(i -> std[i]).average().orElse(0);
    double squares = Arrays.stream(known).mapToDouble(i -> errors[i] * errors[i]).sum();
    if (known.length < FEWEST || squares == 0) {
      return NONE;
    } else if (mean == 0) {
      return new SpreadScale(0, Math.sqrt(squares / known.length));
    }
    double[] r = Arrays.stream(known).mapToDouble(i -> errors[i]).toArray();
    double[] s = Arrays.stream(known).mapToDouble(i -> std[i] / mean).toArray();
    // Of each mixture of the spread and its mean the best height is known, so one number is sought.
    double best = 0;
    for (int step = 1; step <= STEPS; step++) {
      double share = (double) step / STEPS;
      best = unlikelihood(r, s, share) < unlikelihood(r, s, best) ? share : best;
    }
    double low = Math.max(0, best - 1.0 / STEPS);
    double high = Math.min(1, best + 1.0 / STEPS);
    for (int step = 0; step < 40; step++) {
      double one = high - GOLDEN * (high - low);
      double other = low + GOLDEN * (high - low);
      if (unlikelihood(r, s, one) <= unlikelihood(r, s, other)) {
        high = other;
      } else {
        low = one;
      }
    }
    double middle = (low + high) / 2;
    double share = unlikelihood(r, s, middle) < unlikelihood(r, s, best) ? middle : best;
    double height = height(r, s, share);
    return new SpreadScale(height * share / mean, height * (1 - share));
  }

  private static double height(double[] r, double[] s, double share) {
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      double z = r[i] == 0 ? 0 : r[i] / (share * s[i] + 1 - share);
      sum += z * z;
    }
    return Math.sqrt(sum / r.length);
  }

  /** The mean negative logarithm of the normal density of the errors, less a constant. */
  private static double unlikelihood(double[] r, double[] s, double share) {
    double sum = 0;
    for (double spread : s) {
      double std = share * spread + 1 - share;
      if (std <= 0) {
        return Double.POSITIVE_INFINITY;
      }
      sum += Math.log(std);
    }
    return sum / r.length + Math.log(height(r, s, share));
  }

  /** The whole standard deviation after calibration. */
  public double of(double std) {
    return slope * std + offset;
  }

  /**
   * Calibrates both parts of standard deviations in place. Where a learner tells both, they keep
   * their ratio; where it tells the epistemic part alone, as an ensemble does, that stays and the
   * rest is aleatoric.
   */
  public void apply(double[] epistemic, double[] aleatoric) {
    if (equals(NONE)) {
      return;
    }
    for (int i = 0; i < epistemic.length; i++) {
      double before = Math.hypot(epistemic[i], aleatoric[i]);
      double after = of(before);
      if (aleatoric[i] == 0) {
        epistemic[i] = Math.min(epistemic[i], after);
        aleatoric[i] = Math.sqrt(Math.max(0, after * after - epistemic[i] * epistemic[i]));
      } else {
        epistemic[i] *= after / before;
        aleatoric[i] *= after / before;
      }
    }
  }

  /** The line of {@link #state}. */
  public static SpreadScale read(ModelState state) {
    return new SpreadScale(state.number("slope"), state.number("offset"));
  }

  /** All that is needed to make it again. */
  public ModelState state() {
    return new ModelState().put("slope", slope).put("offset", offset);
  }
}
