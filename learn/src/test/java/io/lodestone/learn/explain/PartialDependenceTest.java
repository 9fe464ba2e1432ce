package io.lodestone.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialDependenceTest {
  private static final List<String> LABELS = List.of("x", "sign", "kind");
  private static final DependenceSettings DEFAULTS =
      SettingsType.of(DependenceSettings.class).defaults();

  /** x² for one half of the rows and −x² for the other: the mean does not show what x does. */
  private static final Response CROSSED =
      Response.of(
          "y",
          "eV",
          LABELS,
          rows -> {
            double[] y = new double[rows.rows()];
            Arrays.setAll(y, row -> rows.value(row, 1) * rows.value(row, 0) * rows.value(row, 0));
            return y;
          });

  private static Features rows() {
    Random random = new Random(1);
    double[] values = new double[3 * 200];
    for (int row = 0; row < 200; row++) {
      values[3 * row] = random.nextDouble();
      values[3 * row + 1] = row % 2 == 0 ? 1 : -1;
      values[3 * row + 2] = row % 3;
    }
    UnitExpression none = UnitExpression.parse("-");
    return new Features(LABELS, List.of(UnitExpression.parse("GPa"), none, none), 200, values);
  }

  @Test
  void curves_of_rows_show_what_their_mean_hides() {
    PartialDependence found = PartialDependence.of(CROSSED, rows(), "x", DEFAULTS);
    assertThat(found.unit()).isEqualTo("GPa");
    assertThat(found.places()).hasSize(40).isSorted();
    assertThat(found.rows()).isEqualTo(200);
    assertThat(found.span()).isLessThan(1e-12);
    double end = found.places()[39];
    assertThat(found.answer(0, 39)).isCloseTo(end * end, within(1e-12));
    assertThat(found.answer(1, 39)).isCloseTo(-end * end, within(1e-12));
  }

  @Test
  void the_mean_is_that_of_the_curves() {
    PartialDependence found = PartialDependence.of(CROSSED, rows(), "sign", DEFAULTS);
    assertThat(found.places()).containsExactly(-1, 1);
    for (int place = 0; place < 2; place++) {
      double sum = 0;
      for (int row = 0; row < found.rows(); row++) {
        sum += found.answer(row, place);
      }
      assertThat(found.mean()[place]).isCloseTo(sum / found.rows(), within(1e-12));
    }
  }

  @Test
  void an_unknown_feature_is_refused_with_one_of_like_name() {
    assertThatThrownBy(() -> PartialDependence.of(CROSSED, rows(), "sing", DEFAULTS))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("sign");
  }
}
