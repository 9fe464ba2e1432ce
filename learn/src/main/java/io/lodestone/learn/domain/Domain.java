package io.lodestone.learn.domain;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.List;

/**
 * The domain of applicability of a model: what its training rows have in common, as conditions of
 * which a row outside violates one.
 */
public final class Domain {
  private final List<Criterion> criteria;

  private Domain(List<Criterion> criteria) {
    this.criteria = List.copyOf(criteria);
  }

  /**
   * The domain of training rows.
   *
   * @param training at least one row, without gaps
   * @param epistemic the epistemic standard deviations of these rows, predicted by models that did
   *     not see them; NaN where there is none
   */
  public static Domain of(Features training, double[] epistemic) {
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(RangeCriterion.of(training));
    criteria.add(VarianceCriterion.of(epistemic));
    criteria.add(NearestCriterion.of(training));
    return new Domain(criteria);
  }

  /** The domain of {@link #state}. */
  public static Domain read(List<String> labels, ModelState state) {
    return new Domain(
        List.of(
            RangeCriterion.read(labels, state),
            VarianceCriterion.read(state),
            NearestCriterion.read(labels.size(), state)));
  }

  /** All that is needed to make it again. */
  public ModelState state() {
    ModelState state = new ModelState();
    criteria.forEach(criterion -> criterion.write(state));
    return state;
  }

  /**
   * Whether the model may be asked about a row.
   *
   * @param values holds the features of the row, without gaps, from {@code offset} on
   * @param epistemic the epistemic standard deviation of the model's prediction
   */
  public Applicability judge(double[] values, int offset, double epistemic) {
    for (Criterion criterion : criteria) {
      String violation = criterion.violation(values, offset, epistemic);
      if (violation != null) {
        return Applicability.outside(violation);
      }
    }
    return Applicability.INSIDE;
  }
}
