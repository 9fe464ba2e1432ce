package io.lodestone.learn;

import io.lodestone.core.numerics.NormalDistribution;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/**
 * How errors of a model are distributed, in units of the standard deviation that it predicts: as a
 * normal distribution would have it, or as those of rows held out of training were (conformal
 * prediction with normalised residuals: Papadopoulos, Vovk and Gammerman, J. Artif. Intell. Res.
 * 40, 815, 2011).
 */
public final class ErrorShape {
  /** Errors of a normal distribution. */
  public static final ErrorShape NORMAL = new ErrorShape(new double[0]);

  /** More quantiles than that say nothing more. */
  private static final int MOST_KEPT = 4096;

  private final double[] rising;

  private ErrorShape(double[] rising) {
    this.rising = rising;
  }

  /**
   * The shape of errors that were found.
   *
   * @param ratios |error| / predicted standard deviation, one for each row; those that are not
   *     finite do not count
   */
  public static ErrorShape of(double[] ratios) {
    double[] rising = Arrays.stream(ratios).filter(Double::isFinite).sorted().toArray();
    if (rising.length > MOST_KEPT) {
      double[] thinned = new double[MOST_KEPT];
      for (int i = 0; i < MOST_KEPT; i++) {
        thinned[i] = rising[(int) ((long) (i + 1) * rising.length / MOST_KEPT) - 1];
      }
      rising = thinned;
    }
    return new ErrorShape(rising);
  }

  /** The shape of {@link #state}. */
  public static ErrorShape read(ModelState state) {
    double[] rising = state.doubles("error_ratios").clone();
    Arrays.sort(rising);
    return new ErrorShape(rising);
  }

  /** All that is needed to make it again. */
  public ModelState state() {
    return new ModelState().put("error_ratios", rising);
  }

  /**
   * How many standard deviations to both sides hold the answer with a probability. Where too few
   * errors are known to tell, it is that of a normal distribution, or the largest error known if
   * that is larger.
   *
   * @param level the probability, above 0 and below 1
   */
  public double factor(double level) {
    int rank = (int) Math.ceil((rising.length + 1) * level);
    if (rank <= rising.length && rank > 0) {
      return rising[rank - 1];
    }
    double normal = NormalDistribution.STANDARD.quantile((1 + level) / 2);
    return rising.length == 0 ? normal : Math.max(normal, rising[rising.length - 1]);
  }
}
