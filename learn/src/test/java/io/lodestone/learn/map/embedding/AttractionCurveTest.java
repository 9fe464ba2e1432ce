package io.lodestone.learn.map.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttractionCurveTest {
  /** The constants are those that umap-learn 0.5.12 finds, by scipy's curve_fit. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 1, 1.5769434603113077, 0.8950608779109733",
    "0, 1, 1.9328083975445706, 0.7904949653301388",
    "0.5, 1, 0.5830300205483709, 1.334166992455648",
    "0.3, 2, 0.3794946886311041, 0.9488152194414622",
  })
  void finds_the_constants_of_the_curve(double minDist, double spread, double a, double b) {
    AttractionCurve curve = AttractionCurve.of(minDist, spread);
    assertThat(curve.a()).isCloseTo(a, within(2e-4));
    assertThat(curve.b()).isCloseTo(b, within(2e-4));
  }

  @Test
  void reads_forces_from_a_table_as_the_formulas_give_them() {
    AttractionCurve curve = AttractionCurve.of(0.1, 1);
    for (double squared = 1e-6; squared < 1e6; squared *= 1.37) {
      double power = curve.a() * Math.pow(squared, curve.b());
      double attraction = -2 * curve.b() * power / squared / (1 + power);
      double repulsion = 2 * curve.b() / ((0.001 + squared) * (1 + power));
      assertThat(curve.attraction((float) squared) / attraction).isCloseTo(1, within(4e-3));
      assertThat(curve.repulsion((float) squared) / repulsion).isCloseTo(1, within(4e-3));
    }
  }
}
