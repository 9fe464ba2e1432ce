package io.lodestone.learn.domain;

import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Locale;

/** The model is not much less sure of the row than it was of rows like those of its training. */
final class VarianceCriterion implements Criterion.OfRow {
  private static final double LEVEL = 0.99;

  private final double most;

  private VarianceCriterion(double most) {
    this.most = most;
  }

  /**
   * The criterion that 99 % of the rows meet which were held out of training.
   *
   * @param epistemic their standard deviations; NaN where there is none
   */
  static VarianceCriterion of(double[] epistemic) {
    double[] known = Arrays.stream(epistemic).filter(Double::isFinite).sorted().toArray();
    int rank = (int) Math.ceil(LEVEL * known.length) - 1;
    return new VarianceCriterion(known.length == 0 ? Double.POSITIVE_INFINITY : known[rank]);
  }

  static VarianceCriterion read(ModelState state) {
    return new VarianceCriterion(state.number("most_epistemic"));
  }

  @Override
  public String violation(AskedRow row) {
    return row.epistemic() > most
        ? String.format(
            Locale.ROOT,
            "the epistemic uncertainty %.3g exceeds %.3g, that of 99 %% of the training rows held"
                + " out",
            row.epistemic(),
            most)
        : null;
  }

  @Override
  public void write(ModelState state) {
    state.put("most_epistemic", most);
  }
}
