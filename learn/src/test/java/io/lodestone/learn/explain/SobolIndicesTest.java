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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolIndicesTest {
  private static final List<String> LABELS = List.of("x1", "x2", "x3");
  private static final SettingsType<SobolSettings> SETTINGS = SettingsType.of(SobolSettings.class);

  /** Ishigami and Homma (1990): sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1, on −π to π. */
  private static final Response ISHIGAMI =
      Response.of(
          "y",
          "",
          LABELS,
          rows -> {
            double[] y = new double[rows.rows()];
            Arrays.setAll(
                y,
                row ->
                    Math.sin(rows.value(row, 0)) * (1 + 0.1 * Math.pow(rows.value(row, 2), 4))
                        + 7 * Math.pow(Math.sin(rows.value(row, 1)), 2));
            return y;
          });

  private static Features cube(int points) {
    UnitExpression none = UnitExpression.parse("-");
    double[] values = new double[3 * points];
    Arrays.setAll(values, i -> Math.PI * (2.0 * (i / 3) / (points - 1) - 1));
    return new Features(LABELS, List.of(none, none, none), points, values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"samples=16384,inputs=uniform", "samples=16384,inputs=observed,seed=7"})
  void indices_of_ishigamis_function_are_those_of_the_integrals(String settings) {
    double a = 7;
    double b = 0.1;
    double pi4 = Math.pow(Math.PI, 4);
    double variance = a * a / 8 + b * pi4 / 5 + b * b * pi4 * pi4 / 18 + 0.5;
    double one = 0.5 * Math.pow(1 + b * pi4 / 5, 2) / variance;
    double two = a * a / 8 / variance;
    double both = 8 * b * b * pi4 * pi4 / 225 / variance;
    SobolIndices found = SobolIndices.of(ISHIGAMI, cube(2001), SETTINGS.parse(settings));
    assertThat(found.variance()).isCloseTo(variance, within(0.02 * variance));
    assertThat(found.first()).containsExactly(new double[] {one, two, 0}, within(0.02));
    assertThat(found.total()).containsExactly(new double[] {one + both, two, both}, within(0.02));
    for (int i = 0; i < 3; i++) {
      assertThat(found.firstError()[i]).isBetween(1e-4, 0.03);
      assertThat(found.totalError()[i]).isBetween(1e-4, 0.03);
    }
    assertThat(found.ranking()).containsExactly(0, 1, 2);
  }

  @Test
  void a_constant_has_no_indices() {
    Response constant =
        Response.of(
            "y",
            "",
            LABELS,
            rows -> {
              double[] y = new double[rows.rows()];
              Arrays.fill(y, 2);
              return y;
            });
    assertThatThrownBy(() -> SobolIndices.of(constant, cube(10), SETTINGS.defaults()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the same answer");
  }
}
