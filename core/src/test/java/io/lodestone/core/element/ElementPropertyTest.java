package io.lodestone.core.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.quantity.SiDimension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementPropertyTest {
  @ParameterizedTest
  @CsvSource({
    "H, ATOMIC_WEIGHT, 1.008",
    "Ar, ATOMIC_WEIGHT, 39.95",
    "Tc, ATOMIC_WEIGHT, 98",
    "Fe, PAULING_ELECTRONEGATIVITY, 1.83",
    "W, PAULING_ELECTRONEGATIVITY, 2.36",
    "F, ALLEN_ELECTRONEGATIVITY, 4.191",
    "C, COVALENT_RADIUS_CORDERO, 76",
    "Fe, COVALENT_RADIUS_CORDERO, 132",
    "Si, COVALENT_RADIUS_PYYKKO, 116",
    "O, VAN_DER_WAALS_RADIUS_BONDI, 152",
    "O, VAN_DER_WAALS_RADIUS_ALVAREZ, 150",
    "Cu, METALLIC_RADIUS, 128",
    "He, FIRST_IONIZATION_ENERGY, 24.58738901",
    "Li, THIRD_IONIZATION_ENERGY, 122.4543591",
    "Cl, ELECTRON_AFFINITY, 3.612725",
    "W, MELTING_POINT, 3687.15",
    "Au, DENSITY, 19.3",
    "Fe, MOLAR_VOLUME, 7.096",
    "Cu, THERMAL_CONDUCTIVITY, 401",
    "Fe, MOLAR_HEAT_CAPACITY, 25.1",
    "Li, MENDELEEV_NUMBER, 1",
    "Fe, VALENCE_ELECTRONS, 8",
    "Ga, D_VALENCE_ELECTRONS, 10",
    "Fe, D_UNFILLED, 4",
    "O, P_UNFILLED, 2",
    "Hf, F_VALENCE_ELECTRONS, 14"
  })
  void holds_published_values(Element element, ElementProperty property, double value) {
    assertThat(element.get(property)).hasValueCloseTo(value, within(1e-9 * value));
  }

  @Test
  void has_nothing_where_nothing_is_known_and_never_zero() {
    assertThat(Element.He.get(ElementProperty.PAULING_ELECTRONEGATIVITY)).isEmpty();
    assertThat(Element.Ar.get(ElementProperty.ELECTRON_AFFINITY)).isEmpty();
    assertThat(Element.Og.get(ElementProperty.DENSITY)).isEmpty();
    assertThat(Element.C.get(ElementProperty.MELTING_POINT)).isEmpty();
    assertThat(Element.La.get(ElementProperty.GROUP)).isEmpty();
    for (ElementProperty property : ElementProperty.values()) {
      if (property.isTabulated()) {
        for (Element element : Element.all()) {
          assertThat(property.of(element).orElse(1)).as("%s of %s", property, element).isPositive();
        }
      }
    }
  }

  @Test
  void converts_to_si() {
    assertThat(ElementProperty.DENSITY.inSi(Element.Al)).hasValueCloseTo(2700.0, within(1e-9));
    assertThat(ElementProperty.COVALENT_RADIUS_CORDERO.inSi(Element.C))
        .hasValueCloseTo(76e-12, within(1e-24));
    assertThat(ElementProperty.FIRST_IONIZATION_ENERGY.unit().dimension())
        .isEqualTo(SiDimension.ENERGY);
  }

  @Test
  void has_as_many_electrons_as_protons() {
    for (Element element : Element.all()) {
      ElectronConfiguration configuration = element.electronConfiguration();
      int core =
          configuration.core().isEmpty()
              ? 0
              : Element.of(configuration.core().replaceAll("[\\[\\]]", "")).number();
      int outer =
          configuration.outer().stream().mapToInt(ElectronConfiguration.Subshell::electrons).sum();
      assertThat(core + outer).as(element.fullName()).isEqualTo(element.number());
    }
    assertThat(Element.Cr.electronConfiguration()).hasToString("[Ar] 3d5 4s1");
    assertThat(Element.Pd.electronConfiguration()).hasToString("[Kr] 4d10");
  }

  @Test
  void knows_common_oxidation_states() {
    assertThat(Element.Fe.oxidationStates()).containsExactly(2, 3);
    assertThat(Element.O.oxidationStates()).containsExactly(-2);
    assertThat(Element.Ne.oxidationStates()).isEmpty();
  }

  @Test
  void lists_every_element_of_the_table_in_order() throws IOException {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                Element.class.getResourceAsStream("elements.tsv"), StandardCharsets.UTF_8))) {
      List<String> names =
          table
              .lines()
              .skip(1)
              .map(line -> line.split("\t")[1] + " " + line.split("\t")[2])
              .toList();
      assertThat(names)
          .isEqualTo(
              Arrays.stream(Element.values()).map(e -> e.symbol() + " " + e.fullName()).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void is_documented(ElementProperty property) throws IOException {
    Path page = Path.of("..", "docs", "elements.md");
    assertThat(Files.readString(page)).contains("`" + property + "`");
  }
}
