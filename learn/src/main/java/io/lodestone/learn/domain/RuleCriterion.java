package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.Locale;

/** The row meets the inequalities of a rule. */
final class RuleCriterion implements Criterion.OfRow {
  private final Rule rule;
  private final int[] columns;

  private RuleCriterion(Rule rule, int[] columns) {
    this.rule = rule;
    this.columns = columns;
  }

  /**
   * A rule over the features of a model.
   *
   * @throws InvalidInput when the rule is about something else
   */
  static RuleCriterion of(Rule rule, List<String> labels) {
    int[] columns =
        rule.inequalities().stream()
            .mapToInt(
                one -> {
                  int column = labels.indexOf(one.feature());
                  if (column < 0) {
                    throw new InvalidInput(
                        null,
                        "rule " + rule.text(),
                        one.feature(),
                        "a feature of the model",
                        new Spelling(labels).hint(one.feature(), ""));
                  }
                  return column;
                })
            .toArray();
    return new RuleCriterion(rule, columns);
  }

  Rule rule() {
    return rule;
  }

  @Override
  public String violation(AskedRow row) {
    for (int i = 0; i < columns.length; i++) {
      Inequality one = rule.inequalities().get(i);
      if (!one.holds(row.value(columns[i]))) {
        return String.format(
            Locale.ROOT,
            "%s = %.4g violates %s%s",
            one.feature(),
            row.value(columns[i]),
            one.text(),
            rule.origin().isEmpty() ? "" : ", " + rule.origin());
      }
    }
    return null;
  }

  @Override
  public void write(ModelState state) {
    int size = columns.length;
    int[] relations = new int[size];
    double[] bounds = new double[size];
    for (int i = 0; i < size; i++) {
      relations[i] = rule.inequalities().get(i).relation().ordinal();
      bounds[i] = rule.inequalities().get(i).bound();
    }
    state
        .put("columns", columns)
        .put("relations", relations)
        .put("bounds", bounds)
        .put("origin", rule.origin());
  }

  static RuleCriterion read(List<String> labels, ModelState state) {
    int[] columns = state.ints("columns");
    int[] relations = state.ints("relations", columns.length);
    double[] bounds = state.doubles("bounds", columns.length);
    Inequality[] inequalities = new Inequality[columns.length];
    for (int i = 0; i < columns.length; i++) {
      inequalities[i] =
          new Inequality(
              labels.get(columns[i]), Inequality.Relation.values()[relations[i]], bounds[i]);
    }
    return new RuleCriterion(new Rule(List.of(inequalities), state.text("origin")), columns);
  }
}
