package io.lodestone.learn.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectionTest {
  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "material " + i).toList();
  }

  /** 40 materials in one source, the last 25 and 30 more in the other, off by a line. */
  private static CommonMaterials pair(double offset, double slope, double noise, long seed) {
    Random random = new Random(seed);
    double[] truth = random.doubles(70, 0, 6).toArray();
    double[] reference = new double[40];
    double[] other = new double[55];
    Arrays.setAll(reference, i -> truth[i] + noise * random.nextGaussian());
    Arrays.setAll(other, i -> (truth[i + 15] - offset) / slope + noise * random.nextGaussian());
    return CommonMaterials.of(names(0, 40), reference, names(15, 70), other, null);
  }

  @Test
  void an_offset_is_found_within_its_uncertainty() {
    int inside = 0;
    for (int seed = 0; seed < 200; seed++) {
      CommonMaterials common = pair(-0.7, 1, 0.1, seed);
      assertThat(common.size()).isEqualTo(25);
      Correction found = Correction.of(Correction.Method.OFFSET, common);
      inside += Math.abs(found.coefficients()[0] + 0.7) < 2 * found.error(0) ? 1 : 0;
      assertThat(found.residual()).isCloseTo(0.1 * Math.sqrt(2), within(0.07));
      assertThat(found.before()).isGreaterThan(0.6);
    }
    assertThat(inside).isBetween(180, 200);
  }

  @Test
  void a_line_is_found_with_errors_in_both_sources() {
    int inside = 0;
    double mean = 0;
    for (int seed = 0; seed < 200; seed++) {
      Correction found = Correction.of(Correction.Method.LINEAR, pair(0.3, 1.1, 0.3, seed));
      inside += Math.abs(found.coefficients()[1] - 1.1) < 2 * found.error(1) ? 1 : 0;
      mean += found.coefficients()[1] / 200;
      assertThat(found.corrected(1, null))
          .isEqualTo(found.coefficients()[0] + found.coefficients()[1]);
    }
    assertThat(mean).isCloseTo(1.1, within(0.02));
    assertThat(inside).isBetween(175, 200);
  }

  @Test
  void shifted_references_of_elements_are_found_from_compounds() {
    List<String> formulas =
        List.of("MgO", "TiO2", "MgTiO3", "Mg2TiO4", "Ti2O3", "TiO", "MgTi2O4", "Ti3O5");
    List<Composition> compositions = formulas.stream().map(Composition::parse).toList();
    double[] reference = new double[formulas.size()];
    double[] other = new double[formulas.size()];
    Random random = new Random(1);
    for (int i = 0; i < other.length; i++) {
      other[i] = -3 + random.nextDouble();
      Composition own = compositions.get(i);
      reference[i] =
          other[i]
              - 0.7 * own.fraction(Element.of("O"))
              + 0.2 * own.fraction(Element.of("Ti"))
              + 0.001 * random.nextGaussian();
    }
    Correction found =
        Correction.of(
            Correction.Method.ELEMENTS,
            CommonMaterials.of(formulas, reference, formulas, other, compositions));
    assertThat(found.names()).containsExactlyInAnyOrder("Mg", "Ti", "O");
    assertThat(found.coefficients()[found.names().indexOf("O")]).isCloseTo(-0.7, within(0.01));
    assertThat(found.coefficients()[found.names().indexOf("Ti")]).isCloseTo(0.2, within(0.01));
    assertThat(found.error(found.names().indexOf("O"))).isBetween(0.0003, 0.02);
    assertThat(found.std(0, compositions.getFirst())).isLessThan(0.01);
    assertThatThrownBy(() -> found.corrected(-1, Composition.parse("ZnO")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Zn");
  }

  @Test
  void materials_that_a_source_has_twice_count_once_with_their_mean() {
    CommonMaterials common =
        CommonMaterials.of(
            Arrays.asList("a", "a", "b", null),
            new double[] {1, 3, Double.NaN, 4},
            List.of("b", "a"),
            new double[] {7, 5},
            null);
    assertThat(common.keys()).containsExactly("a");
    assertThat(common.reference()).containsExactly(2);
    assertThat(common.other()).containsExactly(5);
  }

  @Test
  void sources_without_enough_in_common_are_refused() {
    CommonMaterials none =
        CommonMaterials.of(names(0, 5), new double[5], names(5, 10), new double[5], null);
    for (Correction.Method method : Correction.Method.values()) {
      if (method != Correction.Method.ELEMENTS) {
        assertThatThrownBy(() -> Correction.of(method, none))
            .isInstanceOf(InvalidInput.class)
            .hasMessageContaining("0 materials in both sources");
      }
    }
    CommonMaterials two =
        CommonMaterials.of(names(0, 2), new double[2], names(0, 2), new double[2], null);
    assertThatThrownBy(() -> Correction.of(Correction.Method.OFFSET, two))
        .hasMessageContaining("at least 3");
  }
}
