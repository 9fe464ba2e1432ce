package io.lodestone.crystal.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Diagrams small enough to be checked by hand. */
class PhaseDiagramTest {
  private static final double EXACT = 1e-12;

  private static Phase phase(String formula, double energyPerAtom) {
    return new Phase(formula, Composition.parse(formula), energyPerAtom);
  }

  private static Stability of(PhaseDiagram diagram, String id) {
    return diagram.stabilities().stream()
        .filter(stability -> stability.phase().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_phase_between_two_others_falls_apart_by_the_lever_rule() {
    PhaseDiagram diagram =
        PhaseDiagram.of(
            List.of(phase("Fe", -8), phase("O2", -5), phase("FeO", -7.4), phase("Fe2O3", -7.5)));
    Stability oxide = of(diagram, "FeO");
    // Fe2O3 lies 1.3 eV/atom below the elements, FeO 0.9; 5/6 of the atoms of 3 FeO form Fe2O3.
    assertThat(oxide.formationEnergy()).isCloseTo(-0.9, within(EXACT));
    assertThat(oxide.energyAboveHull()).isCloseTo(1.3 * 5 / 6 - 0.9, within(EXACT));
    assertThat(oxide.isStable()).isFalse();
    assertThat(oxide.decomposition().reaction(oxide.phase().composition()))
        .isEqualTo("FeO → 0.3333 Fe2O3 + 0.3333 Fe");
    assertThat(diagram.stable()).extracting(Phase::formula).containsExactly("Fe", "O", "Fe2O3");
  }

  @Test
  void a_stable_phase_has_a_negative_decomposition_energy_against_its_neighbours() {
    PhaseDiagram diagram =
        PhaseDiagram.ofFormationEnergies(
            List.of(phase("AlNi", -0.6), phase("AlNi3", -0.4), phase("Al3Ni", -0.4)));
    Stability middle = of(diagram, "AlNi");
    assertThat(middle.energyAboveHull()).isZero();
    assertThat(middle.decompositionEnergy().orElseThrow()).isCloseTo(-0.2, within(EXACT));
    assertThat(middle.competition().orElseThrow().parts())
        .extracting(part -> part.phase().id())
        .containsExactlyInAnyOrder("AlNi3", "Al3Ni");
  }

  @Test
  void polymorphs_fall_apart_into_the_one_of_lowest_energy_and_do_not_count_as_competitors() {
    PhaseDiagram diagram =
        PhaseDiagram.ofFormationEnergies(
            List.of(phase("TiO2", -3), phase("Ti2O4", -2.9), phase("TiO", -2)));
    Stability higher = of(diagram, "Ti2O4");
    assertThat(higher.energyAboveHull()).isCloseTo(0.1, within(EXACT));
    assertThat(higher.decomposition().parts().getFirst().phase().id()).isEqualTo("TiO2");
    assertThat(of(diagram, "TiO2").decompositionEnergy().orElseThrow())
        .isCloseTo(-3 + 2 * 2 / 3.0, within(EXACT));
  }

  @Test
  void a_missing_element_is_named() {
    assertThatThrownBy(() -> PhaseDiagram.of(List.of(phase("Fe", -8), phase("LiFeO2", -6))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Li, O");
  }

  @Test
  void energies_that_are_no_numbers_are_refused() {
    assertThatThrownBy(() -> phase("Fe", Double.NaN)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void an_element_has_no_decomposition_energy_and_its_allotropes_have() {
    PhaseDiagram diagram = PhaseDiagram.of(List.of(phase("C", -9), phase("C60", -8.6)));
    assertThat(of(diagram, "C").decompositionEnergy()).isEmpty();
    assertThat(of(diagram, "C60").energyAboveHull()).isCloseTo(0.4, within(EXACT));
  }

  @Test
  void a_phase_exactly_on_a_tie_line_is_stable() {
    PhaseDiagram diagram =
        PhaseDiagram.ofFormationEnergies(
            List.of(phase("NaCl", -2), phase("Na3Cl", -1), phase("NaCl3", -0.999)));
    assertThat(of(diagram, "Na3Cl").isStable()).isTrue();
    assertThat(of(diagram, "NaCl3").isStable()).isFalse();
    assertThat(diagram.facets(diagram.elements())).hasSize(3);
  }

  @Test
  void chemical_potentials_of_a_binary_compound_span_its_formation_energy() {
    PhaseDiagram diagram =
        PhaseDiagram.of(List.of(phase("Mg", -1), phase("O2", -5), phase("MgO", -6)));
    Phase oxide = diagram.phases().getLast();
    ChemicalPotentialRange range = diagram.chemicalPotentials(oxide, diagram.elements());
    assertThat(range.vertices()).hasSize(2);
    assertThat(range.lowest(Element.O)).isCloseTo(-6, within(1e-9));
    assertThat(range.highest(Element.O)).isCloseTo(0, within(1e-9));
    assertThat(range.lowest(Element.Mg)).isCloseTo(-6, within(1e-9));
  }

  @Test
  void an_element_that_a_phase_does_not_hold_may_be_arbitrarily_scarce() {
    PhaseDiagram diagram =
        PhaseDiagram.ofFormationEnergies(List.of(phase("MgO", -3), phase("MgS", -1.5)));
    Phase oxide = diagram.phases().getFirst();
    ChemicalPotentialRange range = diagram.chemicalPotentials(oxide, diagram.elements());
    assertThat(range.lowest(Element.S)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(range.highest(Element.S)).isLessThanOrEqualTo(0);
    assertThat(diagram.neighbours(oxide, diagram.elements()))
        .extracting(Phase::id)
        .contains("MgS", "O");
  }

  @Test
  void an_unstable_phase_has_no_range_of_potentials() {
    PhaseDiagram diagram =
        PhaseDiagram.ofFormationEnergies(List.of(phase("MgO", -3), phase("Mg3O", 0.2)));
    assertThatThrownBy(
            () -> diagram.chemicalPotentials(diagram.phases().getLast(), diagram.elements()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("above the hull");
  }

  @Test
  void an_oxide_loses_its_oxygen_when_the_potential_falls_below_its_formation_energy() {
    PhaseDiagram closed =
        PhaseDiagram.of(List.of(phase("Mg", -1), phase("O2", -5), phase("MgO", -6)));
    assertThat(GrandPotentialDiagram.of(closed, Map.of(Element.O, -5 - 5.9)).stable())
        .extracting(Phase::id)
        .containsExactly("MgO");
    assertThat(GrandPotentialDiagram.of(closed, Map.of(Element.O, -5 - 6.1)).stable())
        .extracting(Phase::id)
        .containsExactly("Mg");
  }

  @Test
  void alloys_of_twenty_elements_are_judged_against_their_binaries() {
    List<Element> elements = Element.all().subList(20, 40);
    Composition.Builder all = Composition.builder();
    elements.forEach(element -> all.add(element, 1));
    Phase alloy = new Phase("alloy", all.build(), -0.05);
    List<Phase> phases = new java.util.ArrayList<>(List.of(alloy));
    for (int i = 0; i < elements.size(); i += 2) {
      Composition pair =
          Composition.builder().add(elements.get(i), 1).add(elements.get(i + 1), 1).build();
      phases.add(new Phase(pair.reduced(), pair, -0.1));
    }
    Stability stability = PhaseDiagram.ofFormationEnergies(phases).stability(alloy);
    assertThat(stability.energyAboveHull()).isCloseTo(0.05, within(EXACT));
    assertThat(stability.decomposition().parts()).hasSize(10);
  }
}
