package io.lodestone.crystal.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Candidates from prototypes and elements. */
class DecorationTest {
  static Stream<Prototype> prototypes() {
    return Encyclopedia.standard().all().stream();
  }

  @ParameterizedTest
  @MethodSource("prototypes")
  void with_its_own_elements_a_prototype_has_its_own_size(Prototype prototype) {
    Candidate candidate = Decoration.of(prototype).with(prototype.example());
    assertThat(candidate.structure().lattice().orElseThrow().a().norm())
        .isCloseTo(prototype.exampleLength(), within(1e-6));
    assertThat(candidate.formula()).isEqualTo(prototype.exampleFormula());
  }

  /** Lattice constants in Å, Wyckoff, Crystal Structures (1963), and Pearson's Handbook (1991). */
  @ParameterizedTest
  @CsvSource({
    "rock salt, A=Mg X=O, 4.212",
    "rock salt, A=K X=Br, 6.600",
    "rock salt, A=Ti X=C, 4.328",
    "zinc blende, A=Ga X=As, 5.653",
    "zinc blende, A=Cd X=Te, 6.482",
    "fluorite, A=Ce X=O, 5.411",
    "antifluorite, A=Mg X=Si, 6.351",
    "cubic perovskite, A=Sr B=Ti X=O, 3.905",
    "cubic perovskite, A=K B=Mg X=F, 3.989",
    "spinel, A=Zn B=Al X=O, 8.086",
    "pyrochlore, A=Y B=Ti X=O, 10.095",
    "CsCl, A=Ni X=Al, 2.887",
    "AuCu3, A=Al B=Ni, 3.567",
    "A15, A=Nb B=Sn, 5.289",
    "cubic Laves phase, A=Zr B=Co, 6.951",
    "full Heusler, X=Co Y=Mn Z=Si, 5.654",
    "half-Heusler, X=Ni Y=Mn Z=Sb, 5.920",
    "fcc, A=Ag, 4.086",
    "bcc, A=Fe, 2.866",
    "diamond, A=Si, 5.431"
  })
  void lattice_constants_come_out_within_eight_per_cent(
      String name, String elements, double measured) {
    Map<String, Element> chosen =
        Stream.of(elements.split(" "))
            .map(part -> part.split("="))
            .collect(Collectors.toMap(p -> p[0], p -> Element.of(p[1])));
    Candidate candidate = Decoration.of(Encyclopedia.standard().find(name)).with(chosen);
    double length = candidate.structure().lattice().orElseThrow().a().norm();
    assertThat(length / measured).isCloseTo(1, within(0.08));
  }

  @Test
  void every_combination_is_a_candidate_but_none_with_one_element_twice() {
    Decoration perovskite = Decoration.of(Encyclopedia.standard().find("ABX3 perovskite"));
    List<String> formulas =
        perovskite
            .all(
                Map.of(
                    "A", List.of(Element.Ca, Element.Sr, Element.Ti),
                    "B", List.of(Element.Ti, Element.Zr),
                    "X", List.of(Element.O)))
            .map(Candidate::formula)
            .toList();
    assertThat(formulas).containsExactly("CaTiO3", "CaZrO3", "SrTiO3", "SrZrO3", "TiZrO3");
  }

  @Test
  void oxidation_states_are_told_where_common_ones_balance() {
    Decoration perovskite = Decoration.of(Encyclopedia.standard().find("ABX3 perovskite"));
    assertThat(
            perovskite
                .with(Map.of("A", Element.Ba, "B", Element.Ti, "X", Element.O))
                .oxidationStates())
        .contains(Map.of("A", 2, "B", 4, "X", -2));
    assertThat(
            perovskite
                .with(Map.of("A", Element.Na, "B", Element.Ti, "X", Element.O))
                .oxidationStates())
        .isEmpty();
  }

  @Test
  void a_role_without_elements_and_an_unknown_role_are_refused() {
    Decoration salt = Decoration.of(Encyclopedia.standard().find("rock salt"));
    assertThatThrownBy(() -> salt.with(Map.of("A", Element.Na)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none for X");
    assertThatThrownBy(() -> salt.with(Map.of("A", Element.Na, "X", Element.Cl, "Q", Element.Ag)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("A, X");
  }

  @Test
  void the_free_coordinates_and_the_label_stay_those_of_the_prototype() {
    Prototype rutile = Encyclopedia.standard().find("rutile");
    Candidate stishovite = Decoration.of(rutile).with(Map.of("A", Element.Si, "X", Element.O));
    assertThat(PrototypeLabel.of(stishovite.structure()).anonymous())
        .isEqualTo(rutile.label().anonymous());
    double[] lengths = stishovite.structure().lattice().orElseThrow().lengths();
    assertThat(lengths[2] / lengths[0]).isCloseTo(rutile.shape().c(), within(1e-12));
  }
}
