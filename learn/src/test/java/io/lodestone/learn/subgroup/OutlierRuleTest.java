package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.Learners;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A linear model of a plane that jumps by chance where materials are layered and a is large. */
class OutlierRuleTest {
  private static final SubgroupSettings SEARCH =
      new SubgroupSettings(0.5, false, SubgroupSettings.Method.EXACT, 1, 2, 5, 1, 0, 0);
  private static final PropositionSettings CUTS =
      new PropositionSettings(PropositionSettings.Cuts.EQUAL_FREQUENCY, 10, false, false, 5);

  private static Dataset table() {
    Random random = new Random(5);
    int rows = 300;
    double[] a = random.doubles(rows).toArray();
    double[] b = random.doubles(rows).toArray();
    List<String> kind =
        IntStream.range(0, rows).mapToObj(i -> random.nextBoolean() ? "layered" : "bulk").toList();
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      boolean wild = a[row] > 0.7 && kind.get(row).equals("layered");
      y[row] = a[row] - b[row] + (wild ? 4 : 0.02) * random.nextGaussian();
    }
    return Dataset.of(
        List.of(
            NumberColumn.plain("a", a),
            NumberColumn.plain("b", b),
            new TextColumn("kind", kind),
            NumberColumn.plain("y", y)),
        "y");
  }

  @Test
  void rows_that_a_model_errs_most_on_are_told_as_a_kind() {
    Dataset data = table();
    List<OutlierRule> worst =
        OutlierRule.worst(new Learners().parse("ridge"), data, "y", 4, SEARCH, CUTS, 3);
    assertThat(worst)
        .hasSize(4)
        .isSortedAccordingTo((x, y) -> Double.compare(y.error(), x.error()));
    for (OutlierRule outlier : worst) {
      Subgroup rule = outlier.rule().orElseThrow();
      assertThat(rule.selector().violated(data, outlier.row())).isEmpty();
      assertThat(rule.selector().text()).contains("kind = layered").contains("a ≥ 0.");
      assertThat(outlier.errorInside()).isGreaterThan(3 * outlier.errorOfAll());
      assertThat(outlier.error()).isGreaterThan(outlier.errorInside());
      assertThat(outlier.proven()).isTrue();
    }
  }

  @Test
  void no_rule_that_has_the_row_as_a_member_is_better() {
    SmallTable table = SmallTable.of(8, Utility.MEAN_SHIFT);
    SubgroupDiscovery discovery =
        new SubgroupDiscovery(
            table.aims(),
            new SubgroupSettings(0.5, false, SubgroupSettings.Method.EXACT, 1, 2, 1, 1, 0, 0),
            new PropositionSettings(PropositionSettings.Cuts.ALL, 2, false, false, 10),
            new EvidenceSettings(1, 0, 0, "", 1));
    Quality quality = new Quality(table.aims(), 0.5);
    Dataset data = table.data();
    List<Proposition> propositions =
        new Propositions(discovery.propositions()).of(data, List.of("y0"));
    SmallTable all = new SmallTable(data, table.aims(), propositions);
    for (int row = 0; row < data.size(); row++) {
      int member = row;
      double best =
          all.subgroups(2, 1).entrySet().stream()
              .filter(entry -> entry.getKey().contains(member))
              .mapToDouble(
                  entry ->
                      quality.of((double) entry.getKey().size() / data.size(), entry.getValue()))
              .max()
              .orElse(0);
      List<Subgroup> found =
          discovery
              .run(data, OptionalInt.of(row), (rules, open, so) -> {}, () -> false)
              .result()
              .subgroups();
      assertThat(found).allMatch(s -> Arrays.stream(s.rows()).anyMatch(r -> r == member));
      double reached = found.isEmpty() ? 0 : found.getFirst().quality();
      assertThat(reached).isCloseTo(best, within(1e-9));
    }
  }
}
