package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on trial: one tells of a planted subgroup, the others of nothing. */
class RuleCampaignTest {
  private static final UnitExpression NONE = NumberColumn.plain("x", 0).unit();
  private static final int ATTRIBUTES = 8;
  private static final int PLANTED = 5;

  /** Candidates; of those with x5 of 0.9 or more y is higher by 3 standard deviations. */
  private static double[][] candidates(Random random, int rows) {
    double[][] table = new double[ATTRIBUTES + 1][rows];
    for (int row = 0; row < rows; row++) {
      for (int a = 0; a < ATTRIBUTES; a++) {
        table[a][row] = random.nextDouble();
      }
      table[ATTRIBUTES][row] = random.nextGaussian() + (table[PLANTED][row] >= 0.9 ? 3 : 0);
    }
    return table;
  }

  private static Dataset table(double[][] x, double[] y) {
    List<NumberColumn> columns = new ArrayList<>();
    for (int a = 0; a < ATTRIBUTES; a++) {
      columns.add(NumberColumn.plain("x" + a, x[a]));
    }
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns, "y");
  }

  private static RuleCampaign campaign() {
    List<ClaimedRule> rules = new ArrayList<>();
    for (int a = 0; a < ATTRIBUTES; a++) {
      rules.add(new ClaimedRule(Selector.of(new Proposition.AtLeast("x" + a, NONE, 0.9)), 3));
    }
    return new RuleCampaign(new Target.Numeric("y"), 0, 1, rules, 0.95);
  }

  @Test
  void the_planted_rule_is_validated_and_the_others_are_falsified() {
    double[][] all = candidates(new Random(4), 400);
    List<RuleStanding> standings = campaign().standings(table(all, all[ATTRIBUTES]));
    for (int a = 0; a < ATTRIBUTES; a++) {
      RuleStanding standing = standings.get(a);
      assertThat(standing.measured()).isBetween(20, 60);
      if (a == PLANTED) {
        assertThat(standing.verdict()).isEqualTo(RuleStanding.Verdict.VALIDATED);
        assertThat(standing.low()).isBetween(2.0, 3.0);
        assertThat(standing.high()).isBetween(3.0, 4.0);
      } else {
        assertThat(standing.verdict()).isNotEqualTo(RuleStanding.Verdict.OPEN);
        assertThat(standing.high()).isLessThan(1.5);
      }
    }
    assertThat(standings)
        .filteredOn(s -> s.verdict() == RuleStanding.Verdict.FALSIFIED)
        .hasSizeGreaterThanOrEqualTo(ATTRIBUTES - 2);
    double[] none = new double[400];
    Arrays.fill(none, Double.NaN);
    assertThat(campaign().standings(table(all, none)))
        .allMatch(s -> s.verdict() == RuleStanding.Verdict.OPEN && s.shift() == 0);
  }

  @Test
  void a_campaign_finds_far_more_of_the_planted_subgroup_than_chance() {
    int found = 0;
    double chance = 0;
    for (int seed = 0; seed < 10; seed++) {
      double[][] all = candidates(new Random(seed), 500);
      double[] known = new double[500];
      Arrays.fill(known, Double.NaN);
      for (int round = 0; round < 12; round++) {
        for (RuleCampaign.Choice choice : campaign().next(table(all, known), 5, 100 + round)) {
          assertThat(known[choice.row()]).as("measured before").isNaN();
          known[choice.row()] = all[ATTRIBUTES][choice.row()];
          found += all[PLANTED][choice.row()] >= 0.9 ? 1 : 0;
        }
      }
      chance += 60 * Arrays.stream(all[PLANTED]).filter(x -> x >= 0.9).count() / 500.0;
    }
    assertThat(chance).isBetween(45.0, 75.0);
    assertThat(found).isGreaterThan((int) (4 * chance));
  }

  @Test
  void choices_are_the_same_by_seed_never_twice_and_end_with_the_candidates() {
    double[][] all = candidates(new Random(1), 30);
    double[] none = new double[30];
    Arrays.fill(none, Double.NaN);
    Dataset table = table(all, none);
    List<RuleCampaign.Choice> choices = campaign().next(table, 50, 3);
    assertThat(choices).hasSize(30).isEqualTo(campaign().next(table, 50, 3));
    assertThat(choices.stream().map(RuleCampaign.Choice::row)).doesNotHaveDuplicates();
    for (RuleCampaign.Choice choice : choices) {
      if (choice.rule() >= 0) {
        assertThat(all[choice.rule()][choice.row()]).isGreaterThanOrEqualTo(0.9);
      }
    }
    assertThat(campaign().next(table, 50, 4)).isNotEqualTo(choices);
  }

  @Test
  void a_class_is_judged_by_its_share() {
    Selector rule = Selector.of(new Proposition.AtLeast("x", NONE, 0));
    RuleCampaign campaign =
        new RuleCampaign(
            new Target.Categorical("y", "1"), 0.3, 0, List.of(new ClaimedRule(rule, 0.5)), 0.95);
    Dataset table =
        Dataset.of(
            List.of(
                NumberColumn.plain("x", 1, 1, 1, 1, 1, 1, 1, 1, 1, -1),
                NumberColumn.plain("y", 1, 1, 1, 1, 1, 1, 1, 1, Double.NaN, 0)));
    RuleStanding standing = campaign.standings(table).getFirst();
    assertThat(standing.measured()).isEqualTo(8);
    assertThat(standing.shift()).isCloseTo(8.3 / 9 - 0.3, within(1e-12));
    assertThat(standing.verdict()).isEqualTo(RuleStanding.Verdict.VALIDATED);
    assertThat(campaign.next(table, 3, 1)).containsExactly(new RuleCampaign.Choice(8, 0));
  }

  /** Tables of Student's t, and the closed forms of Beta(a, 1) and Beta(1, b). */
  @ParameterizedTest
  @CsvSource({"2, 0.975, 4.302652730", "10, 0.95, 1.812461123", "60, 0.025, -2.000297822"})
  void credible_intervals_are_those_of_student(double freedom, double p, double t) {
    // Centre 0, one row of weight, and scale = shape: the mean is t itself.
    MeanBelief belief = new MeanBelief(0, 0, 1, freedom / 2, freedom / 2);
    assertThat(belief.shift(p)).isCloseTo(t, within(1e-8));
    assertThat(new BetaDistribution(freedom, 1).quantile(p))
        .isCloseTo(Math.pow(p, 1 / freedom), within(1e-12));
    assertThat(new BetaDistribution(1, freedom).quantile(p))
        .isCloseTo(1 - Math.pow(1 - p, 1 / freedom), within(1e-12));
    assertThat(new BetaDistribution(0.01, 1).quantile(p) / Math.pow(p, 100))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void what_cannot_be_tried_is_said() {
    List<ClaimedRule> rules = campaign().rules();
    assertThatThrownBy(() -> new RuleCampaign(new Target.Numeric("y"), 0, 0, rules, 0.95))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("deviation");
    assertThatThrownBy(() -> new RuleCampaign(new Target.Numeric("y"), 0, 1, List.of(), 0.95))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least one rule");
  }
}
