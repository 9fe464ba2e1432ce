package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.learn.Learners;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three models of one dataset, which nobody can learn where a is large. */
class TrustedRegionTest {
  private static Dataset table() {
    Random random = new Random(11);
    int rows = 400;
    double[] a = random.doubles(rows).toArray();
    double[] b = random.doubles(rows).toArray();
    double[] c = random.doubles(rows).toArray();
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      y[row] = 2 * a[row] + b[row] + (a[row] > 0.6 ? 3 : 0.05) * random.nextGaussian();
    }
    return Dataset.of(
        List.of(
            NumberColumn.plain("a", a),
            NumberColumn.plain("b", b),
            NumberColumn.plain("c", c),
            NumberColumn.plain("y", y)),
        "y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "forest:trees=40", "knn"})
  void held_out_rows_inside_the_rule_err_much_less_and_predictions_know_it(String learner) {
    Dataset data = table();
    TrustedRegion found =
        TrustedRegion.find(
            new Learners().parse(learner),
            data,
            "y",
            new SubgroupSettings(0.5, false, SubgroupSettings.Method.EXACT, 1, 2, 20, 1, 0, 0),
            new PropositionSettings(PropositionSettings.Cuts.EQUAL_FREQUENCY, 10, false, false, 0),
            0.3,
            2);
    assertThat(found.proven()).isTrue();
    assertThat(found.region().selector().propositions())
        .anySatisfy(
            p -> {
              assertThat(p.attribute()).isEqualTo("a");
              assertThat(((Proposition.Below) p).bound()).isBetween(0.4, 0.7);
            });
    assertThat(found.heldOut()).isEqualTo(120);
    assertThat(found.inside()).isBetween(30, 90);
    assertThat(found.errorInside()).isLessThan(0.5 * found.errorOutside());
    Predictions predictions = found.model().predict(data);
    for (int row = 0; row < data.size(); row++) {
      if (data.number("a").value(row) > 0.7) {
        assertThat(predictions.applicability(row).inside()).isFalse();
      }
    }
  }
}
