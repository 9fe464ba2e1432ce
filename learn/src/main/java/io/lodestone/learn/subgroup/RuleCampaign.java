package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rules put to the test by new measurements, which they choose themselves.
 *
 * <p>A table has the candidates; a candidate whose target is missing is untried, all others were
 * measured after the search. Each rule has a belief in its shift from the population that was
 * searched, which measured members update. What to measure next is chosen by Thompson sampling: of
 * every rule one shift is drawn from its belief, and an untried member of the rule with the best is
 * taken; so rules that may be the best are tried, and the others no longer (Thompson, Biometrika
 * 25, 285 (1933)).
 *
 * @param target what the rules are about: a quantity, or one class
 * @param mean of the population that was searched, or its share of the class
 * @param deviation standard deviation of the quantity there, above 0; not used for a class
 * @param rules at least one
 * @param level of the credible intervals, above 0 and below 1
 */
public record RuleCampaign(
    Target target, double mean, double deviation, List<ClaimedRule> rules, double level) {
  /**
   * A candidate to measure.
   *
   * @param row of the table
   * @param rule number of the rule that it is to test, from 0; -1 where no rule with untried
   *     members promised anything and it is one of all untried candidates
   */
  public record Choice(int row, int rule) {}

  /** Checks the values. */
  public RuleCampaign {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new InvalidInput(null, "rules", "none", "at least one rule", null);
    }
    if (!(level > 0 && level < 1)) {
      throw new InvalidInput(null, "level", "" + level, "above 0 and below 1", null);
    }
    if (target instanceof Target.Categorical category) {
      if (category.value() == null) {
        throw new InvalidInput(
            null, "target", target.text(), "rules about one class, such as phase=cubic", null);
      } else if (!(mean > 0 && mean < 1)) {
        throw new InvalidInput(null, "share of the class", "" + mean, "above 0 and below 1", null);
      }
    } else if (!(deviation > 0 && Double.isFinite(deviation)) || !Double.isFinite(mean)) {
      throw new InvalidInput(
          null,
          "mean and standard deviation",
          mean + ", " + deviation,
          "finite numbers, the deviation above 0",
          null);
    }
  }

  /**
   * How each rule stands, in their order.
   *
   * @param table candidates; the target may be missing in rows, or altogether
   * @throws InvalidInput when the table lacks an attribute of a rule, or it is of the wrong kind
   */
  public List<RuleStanding> standings(Dataset table) {
    double[] values = values(table);
    List<RuleStanding> standings = new ArrayList<>();
    for (ClaimedRule rule : rules) {
      int[] members = rule.selector().rows(table);
      int measured = (int) IntStream.of(members).filter(row -> !Double.isNaN(values[row])).count();
      standings.add(RuleStanding.of(rule, measured, belief(members, values), level));
    }
    return List.copyOf(standings);
  }

  /**
   * Candidates to measure next, none of them twice; fewer than asked for where the table has fewer
   * that are untried.
   *
   * @param table as of {@link #standings}
   * @param count how many, 1 or more
   * @param seed of all chance: the same seed and table give the same choice
   */
  public List<Choice> next(Dataset table, int count, long seed) {
    if (count < 1) {
      throw new InvalidInput(null, "count", "" + count, "1 or more", null);
    }
    Random random = new Random(seed);
    double[] values = values(table);
    List<RuleBelief> beliefs = new ArrayList<>();
    List<List<Integer>> untried = new ArrayList<>();
    for (ClaimedRule rule : rules) {
      int[] members = rule.selector().rows(table);
      beliefs.add(belief(members, values));
      untried.add(untried(IntStream.of(members), values));
    }
    List<Integer> open = untried(IntStream.range(0, table.size()), values);
    List<Choice> choices = new ArrayList<>();
    while (choices.size() < count && !open.isEmpty()) {
      int rule = best(beliefs, untried, random);
      List<Integer> among = rule < 0 ? open : untried.get(rule);
      Integer row = among.get(random.nextInt(among.size()));
      choices.add(new Choice(row, rule));
      open.remove(row);
      untried.forEach(rows -> rows.remove(row));
    }
    return List.copyOf(choices);
  }

  /** The rule with the best draw, if that is better than the population. */
  private int best(List<RuleBelief> beliefs, List<List<Integer>> untried, Random random) {
    double sign = target instanceof Target.Numeric numeric && numeric.low() ? -1 : 1;
    double best = 0;
    int found = -1;
    for (int r = 0; r < beliefs.size(); r++) {
      // At 0 and 1 shifts are infinite.
      double uniform = Math.clamp(random.nextDouble(), 0x1p-54, Math.nextDown(1.0));
      double drawn = sign * beliefs.get(r).shift(uniform);
      if (!untried.get(r).isEmpty() && drawn > best) {
        best = drawn;
        found = r;
      }
    }
    return found;
  }

  private RuleBelief belief(int[] members, double[] values) {
    RuleBelief belief =
        switch (target) {
          case Target.Numeric numeric -> MeanBelief.prior(mean, deviation);
          case Target.Categorical category -> ShareBelief.prior(mean);
        };
    for (int row : members) {
      if (!Double.isNaN(values[row])) {
        belief = belief.updated(values[row]);
      }
    }
    return belief;
  }

  private static List<Integer> untried(IntStream rows, double[] values) {
    return new ArrayList<>(rows.filter(row -> Double.isNaN(values[row])).boxed().toList());
  }

  /** The target of each row, of a class 1 or 0; NaN where it is not measured. */
  private double[] values(Dataset table) {
    double[] values = new double[table.size()];
    for (int row = 0; row < values.length; row++) {
      Column column = table.has(target.column()) ? table.column(target.column()) : null;
      if (column == null || column.isMissing(row)) {
        values[row] = Double.NaN;
        continue;
      }
      values[row] =
          switch (target) {
            case Target.Numeric numeric -> table.number(target.column()).value(row);
            case Target.Categorical category ->
                Population.text(column, row).equals(category.value()) ? 1 : 0;
          };
    }
    return values;
  }
}
