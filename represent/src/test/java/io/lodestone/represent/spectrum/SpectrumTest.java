package io.lodestone.represent.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  /** Values of a function at equally spaced energies. */
  static Spectrum sampled(DoubleUnaryOperator function, double from, double to, int points) {
    double[] axis =
        IntStream.range(0, points)
            .mapToDouble(i -> from + (to - from) * i / (points - 1))
            .toArray();
    return Spectrum.of(axis, "eV", Arrays.stream(axis).map(function).toArray(), "1/eV");
  }

  private final Spectrum triangle =
      Spectrum.of(new double[] {0, 1, 4}, "eV", new double[] {0, 2, 0}, "1/eV");

  @Test
  void interpolates_on_straight_lines() {
    assertThat(triangle.at(0.5)).isEqualTo(1);
    assertThat(triangle.at(2.5)).isEqualTo(1);
    assertThat(triangle.at(4)).isEqualTo(0);
    assertThat(triangle.resampled(new double[] {-1, 1, 5}, 0).values()).containsExactly(0, 2, 0);
    assertThat(triangle.part(0.5, 2.5).positions()).containsExactly(0.5, 1, 2.5);
  }

  @Test
  void areas_of_bins_add_up_to_the_whole_area() {
    double[] areas = triangle.binned(new double[] {-3, 0.3, 0.7, 2.9, 11});
    assertThat(DoubleStream.of(areas).sum()).isCloseTo(4, within(1e-14));
    assertThat(areas[0]).isCloseTo(0.09, within(1e-15));
    assertThat(triangle.area()).isEqualTo(4);
  }

  @Test
  void moments_of_a_triangle_are_exact() {
    // Triangle from a to b with its top at c: mean (a+b+c)/3, variance (a²+b²+c²−ab−ac−bc)/18.
    assertThat(triangle.mean()).isCloseTo(5.0 / 3, within(1e-14));
    assertThat(triangle.centralMoment(2)).isCloseTo(13.0 / 18, within(1e-14));
    assertThat(triangle.quantile(0.25)).isCloseTo(1, within(1e-14));
    assertThat(triangle.quantile(0)).isEqualTo(0);
    assertThat(triangle.quantile(1)).isCloseTo(4, within(1e-7));
  }

  @Test
  void quantiles_undo_the_cumulated_area() {
    Spectrum curve = sampled(x -> 1 + Math.sin(x), 0, 20, 77);
    for (double share = 0.05; share < 1; share += 0.1) {
      assertThat(curve.cumulated(curve.quantile(share)) / curve.area())
          .isCloseTo(share, within(1e-12));
    }
  }

  @Test
  void converts_units_and_refuses_others() {
    Spectrum joule = triangle.in(UnitExpression.parse("meV"), UnitExpression.parse("1/meV"));
    assertThat(joule.to()).isCloseTo(4000, within(1e-9));
    assertThat(joule.area()).isCloseTo(4, within(1e-12));
    assertThatThrownBy(() -> triangle.in(UnitExpression.parse("Å"), UnitExpression.parse("1/eV")))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void the_slope_of_a_parabola_is_exact_on_uneven_points() {
    double[] axis = {0, 0.1, 0.4, 1, 1.1, 3};
    Spectrum parabola = Spectrum.of(axis, "eV", Arrays.stream(axis).map(x -> x * x).toArray(), "-");
    Spectrum slope = parabola.derivative();
    assertThat(slope.valueUnit().text()).isEqualTo("1/(eV)");
    for (int i = 1; i < axis.length - 1; i++) {
      assertThat(slope.value(i)).isCloseTo(2 * axis[i], within(1e-13));
    }
  }

  @Test
  void norms_make_one_of_what_they_say() {
    assertThat(Norm.AREA.apply(triangle).area()).isCloseTo(1, within(1e-15));
    assertThat(Norm.MAXIMUM.apply(triangle).maximum()).isEqualTo(1);
    assertThat(Norm.EUCLIDEAN.apply(triangle).value(1)).isEqualTo(1);
    assertThat(Norm.NONE.apply(triangle)).isSameAs(triangle);
    Spectrum flat = triangle.map(_ -> 0);
    assertThatThrownBy(() -> Norm.AREA.apply(flat))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("area is 0");
  }

  @Test
  void sorts_a_scan_and_takes_the_mean_of_repeated_points() {
    UnitExpression unit = UnitExpression.parse("eV");
    Spectrum sorted =
        Spectrum.unsorted(new double[] {3, 1, 3, 2}, unit, new double[] {4, 1, 6, 7}, unit);
    assertThat(sorted.positions()).containsExactly(1, 2, 3);
    assertThat(sorted.values()).containsExactly(1, 7, 5);
  }

  @Test
  void refuses_what_is_no_spectrum() {
    refuses(new double[] {0, 1}, new double[] {0}, "2 positions and 1 values");
    refuses(new double[] {0}, new double[] {0}, "1 points");
    refuses(new double[] {0, 0}, new double[] {1, 1}, "0.0 after 0.0");
    refuses(new double[] {0, 1}, new double[] {1, Double.NaN}, "value NaN");
    refuses(new double[] {0, Double.POSITIVE_INFINITY}, new double[] {1, 1}, "position Infinity");
    assertThatThrownBy(() -> triangle.at(5)).hasMessageContaining("0.0 to 4.0 eV");
    assertThatThrownBy(() -> triangle.map(y -> y - 1).mean()).hasMessageContaining("not negative");
    assertThatThrownBy(() -> triangle.map(_ -> 0).mean()).hasMessageContaining("no area");
    UnitExpression unit = UnitExpression.parse("eV");
    double[] broken = {1, Double.NaN};
    assertThatThrownBy(() -> Spectrum.unsorted(broken, unit, broken, unit))
        .isInstanceOf(InvalidInput.class);
  }

  private static void refuses(double[] axis, double[] values, String found) {
    assertThatThrownBy(() -> Spectrum.of(axis, "eV", values, "1/eV"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(found);
  }
}
