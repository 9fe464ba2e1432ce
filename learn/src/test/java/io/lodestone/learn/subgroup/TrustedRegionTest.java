package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.FitOptions;
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
            FitOptions.DEFAULTS,
            new TrustSettings(0.3, 0.5, 2, 10, 20, 0, 2));
    ErrorRegion trusted = found.trusted();
    assertThat(trusted.proven()).isTrue();
    assertThat(trusted.subgroup().selector().propositions())
        .anySatisfy(
            p -> {
              assertThat(p.attribute()).isEqualTo("a");
              assertThat(((Proposition.Below) p).bound()).isBetween(0.4, 0.7);
            });
    assertThat(found.heldOut()).isEqualTo(120);
    assertThat(trusted.judged().size()).isBetween(30, 90);
    assertThat(trusted.judged().confirmed()).isTrue();
    assertThat(trusted.errorInside()).isLessThan(0.5 * trusted.errorOutside());
    int inside = trusted.judged().size();
    assertThat((inside * trusted.errorInside() + (120 - inside) * trusted.errorOutside()) / 120)
        .isCloseTo(found.error(), within(1e-12));
    ErrorRegion failing = found.failing().orElseThrow();
    assertThat(failing.errorInside()).isGreaterThan(2 * failing.errorOutside());
    Predictions predictions = found.model().predict(data);
    for (int row = 0; row < data.size(); row++) {
      if (data.number("a").value(row) > 0.7) {
        assertThat(predictions.applicability(row).inside()).isFalse();
      }
    }
  }
}
