package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The domain of applicability of a model: what its training rows have in common, and rules that
 * somebody added, as conditions of which a row outside violates one.
 */
public final class Domain {
  private final List<String> labels;
  private final ReferenceRows reference;
  private final List<Criterion> criteria;

  private Domain(List<String> labels, ReferenceRows reference, List<Criterion> criteria) {
    this.labels = labels;
    this.reference = reference;
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
    ReferenceRows.Choice choice = ReferenceRows.of(training);
    ReferenceRows rows = choice.rows();
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(RangeCriterion.of(training));
    criteria.add(VarianceCriterion.of(epistemic));
    if (rows.size() > 1) {
      NeighbourLists usual = choice.usual();
      criteria.add(NearestCriterion.of(usual));
      criteria.add(
          rows.size() > ReferenceRows.NEIGHBOURS
              ? DensityCriterion.of(rows.own(), usual)
              : DensityCriterion.none(rows.size()));
    } else {
      criteria.add(NearestCriterion.none());
      criteria.add(DensityCriterion.none(rows.size()));
    }
    return new Domain(training.labels(), rows, criteria);
  }

  /**
   * The part of this domain in which a rule holds, too.
   *
   * @throws InvalidInput when the rule is about something that is no feature of the model
   */
  public Domain within(Rule rule) {
    List<Criterion> more = new ArrayList<>();
    // What somebody decided is said before what was found.
    more.add(RuleCriterion.of(rule, labels));
    more.addAll(criteria);
    return new Domain(labels, reference, more);
  }

  /** The rules that somebody added, the last first. */
  public List<Rule> rules() {
    return criteria.stream()
        .filter(criterion -> criterion instanceof RuleCriterion)
        .map(criterion -> ((RuleCriterion) criterion).rule())
        .toList();
  }

  /** The domain of {@link #state}. */
  public static Domain read(List<String> labels, ModelState state) {
    ReferenceRows reference = ReferenceRows.read(labels.size(), state);
    List<Criterion> criteria = new ArrayList<>();
    for (int rule = 1; state.has("rule" + rule + "/columns"); rule++) {
      criteria.add(RuleCriterion.read(labels, state.part("rule" + rule + "/")));
    }
    criteria.add(RangeCriterion.read(labels, state));
    criteria.add(VarianceCriterion.read(state));
    criteria.add(NearestCriterion.read(state));
    criteria.add(DensityCriterion.read(reference.size(), state));
    return new Domain(labels, reference, criteria);
  }

  /** All that is needed to make it again. */
  public ModelState state() {
    ModelState state = new ModelState();
    reference.write(state);
    int rules = 0;
    for (Criterion criterion : criteria) {
      if (criterion instanceof RuleCriterion) {
        ModelState own = new ModelState();
        criterion.write(own);
        rules++;
        state.put("rule" + rules + "/", own);
      } else {
        criterion.write(state);
      }
    }
    return state;
  }

  /**
   * Whether the model may be asked about a row.
   *
   * @param values holds the features of the row, without gaps, from {@code offset} on
   * @param epistemic the epistemic standard deviation of the model's prediction
   */
  public Applicability judge(double[] values, int offset, double epistemic) {
    int width = labels.size();
    double[] row = Arrays.copyOfRange(values, offset, offset + width);
    return judge(row, new double[] {epistemic})[0];
  }

  /**
   * Whether the model may be asked about each of many rows.
   *
   * @param values rows × features, row-major, without gaps
   * @param epistemic the epistemic standard deviations of the model's predictions
   */
  public Applicability[] judge(double[] values, double[] epistemic) {
    int width = labels.size();
    String[] violations = new String[epistemic.length];
    Arrays.setAll(violations, i -> ofItself(new AskedRow(values, i * width, epistemic[i])));
    // The nearest rows are sought for those only that nothing else is wrong with.
    int[] left = IntStream.range(0, violations.length).filter(i -> violations[i] == null).toArray();
    if (left.length > 0) {
      double[] some = new double[left.length * width];
      for (int i = 0; i < left.length; i++) {
        System.arraycopy(values, left[i] * width, some, i * width, width);
      }
      NeighbourLists near = reference.near(some);
      for (int i = 0; i < left.length; i++) {
        violations[left[i]] = ofNeighbours(near, i);
      }
    }
    Applicability[] result = new Applicability[violations.length];
    Arrays.setAll(
        result,
        i -> violations[i] == null ? Applicability.INSIDE : Applicability.outside(violations[i]));
    return result;
  }

  private String ofItself(AskedRow row) {
    for (Criterion criterion : criteria) {
      if (criterion instanceof Criterion.OfRow own) {
        String violation = own.violation(row);
        if (violation != null) {
          return violation;
        }
      }
    }
    return null;
  }

  private String ofNeighbours(NeighbourLists near, int row) {
    for (Criterion criterion : criteria) {
      if (criterion instanceof Criterion.OfNeighbours other) {
        String violation = other.violation(near, row);
        if (violation != null) {
          return violation;
        }
      }
    }
    return null;
  }
}
