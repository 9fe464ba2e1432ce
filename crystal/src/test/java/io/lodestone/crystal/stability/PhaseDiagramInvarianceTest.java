package io.lodestone.crystal.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the hull of any phases. */
class PhaseDiagramInvarianceTest {
  private static final List<Element> ELEMENTS =
      List.of(Element.Li, Element.O, Element.P, Element.Fe, Element.Co);
  private static final double CLOSE = 1e-9;

  /** Phases of small whole amounts, so that many are coplanar in composition or coincide. */
  private static List<Phase> phases(int elements, int size, long seed) {
    Random random = new Random(seed);
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < elements; i++) {
      phases.add(new Phase("e" + i, pure(ELEMENTS.get(i)), -1.5 * i));
    }
    while (phases.size() < elements + size) {
      Composition.Builder builder = Composition.builder();
      for (int i = 0; i < elements; i++) {
        builder.add(ELEMENTS.get(i), random.nextInt(4));
      }
      Composition composition = builder.build();
      if (composition.size() > 0) {
        double zero = 0;
        for (int i = 0; i < elements; i++) {
          zero -= 1.5 * i * composition.fraction(ELEMENTS.get(i));
        }
        // A coarse grid of energies makes ties and coplanar phases common.
        double formation = composition.size() == 1 ? 0.1 : -random.nextInt(12) / 8.0;
        phases.add(new Phase("p" + phases.size(), composition, zero + formation));
      }
    }
    return phases;
  }

  private static Composition pure(Element element) {
    return Composition.builder().add(element, 1).build();
  }

  private static Map<String, Double> above(PhaseDiagram diagram) {
    return diagram.stabilities().stream()
        .collect(Collectors.toMap(s -> s.phase().id(), Stability::energyAboveHull));
  }

  @Property(tries = 200)
  void chemical_potentials_give_the_energy_of_stable_phases_and_exceed_that_of_none(
      @ForAll @IntRange(min = 2, max = 5) int elements,
      @ForAll @IntRange(max = 60) int size,
      @ForAll long seed) {
    PhaseDiagram diagram = PhaseDiagram.of(phases(elements, size, seed));
    for (Facet facet : diagram.facets(diagram.elements())) {
      for (Phase phase : diagram.phases()) {
        assertThat(atPotentials(facet.chemicalPotentials(), phase))
            .isLessThanOrEqualTo(phase.energyPerAtom() + 1e-8);
      }
      for (Phase phase : facet.phases()) {
        assertThat(atPotentials(facet.chemicalPotentials(), phase))
            .isCloseTo(phase.energyPerAtom(), within(CLOSE));
      }
    }
  }

  private static double atPotentials(Map<Element, Double> potentials, Phase phase) {
    return potentials.entrySet().stream()
        .mapToDouble(p -> p.getValue() * phase.composition().fraction(p.getKey()))
        .sum();
  }

  @Property(tries = 200)
  void facets_cover_every_composition_without_overlap(
      @ForAll @IntRange(min = 2, max = 5) int elements,
      @ForAll @IntRange(max = 60) int size,
      @ForAll long seed) {
    assertThat(covered(phases(elements, size, seed))).isCloseTo(1, within(CLOSE));
  }

  /** Sets of phases so many of which are coplanar that doubles cannot tell which is lower. */
  @ParameterizedTest
  @CsvSource({
    "3, 42, -7494010763020614764",
    "3, 46, 1954503663532523562",
    "5, 57, 9107449013221122227",
    "3, 57, -3845011370173894708",
    "5, 58, 5956258363483722694",
    "3, 34, -5662126382777562416"
  })
  void facets_cover_every_composition_once_where_rounding_hides_the_lower_of_two_phases(
      int elements, int size, long seed) {
    assertThat(covered(phases(elements, size, seed))).isCloseTo(1, within(CLOSE));
  }

  /** The volumes of all facets as a share of that of all compositions. */
  private static double covered(List<Phase> phases) {
    PhaseDiagram diagram = PhaseDiagram.of(phases);
    return diagram.facets(diagram.elements()).stream()
        .mapToDouble(facet -> Math.abs(determinant(facet, diagram.elements())))
        .sum();
  }

  /** The volume of a facet in composition space as a share of that of all compositions. */
  private static double determinant(Facet facet, List<Element> elements) {
    int d = elements.size();
    double[][] m = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        m[i][k] = facet.phases().get(i).composition().fraction(elements.get(k));
      }
    }
    double determinant = 1;
    for (int k = 0; k < d; k++) {
      int pivot = k;
      for (int i = k + 1; i < d; i++) {
        pivot = Math.abs(m[i][k]) > Math.abs(m[pivot][k]) ? i : pivot;
      }
      double[] swap = m[k];
      m[k] = m[pivot];
      m[pivot] = swap;
      determinant *= m[k][k];
      if (determinant == 0) {
        return 0;
      }
      for (int i = k + 1; i < d; i++) {
        double factor = m[i][k] / m[k][k];
        for (int j = k; j < d; j++) {
          m[i][j] -= factor * m[k][j];
        }
      }
    }
    return determinant;
  }

  @Property(tries = 200)
  void the_order_of_the_phases_changes_nothing(
      @ForAll @IntRange(min = 2, max = 5) int elements,
      @ForAll @IntRange(max = 60) int size,
      @ForAll long seed) {
    List<Phase> phases = phases(elements, size, seed);
    List<Phase> shuffled = new ArrayList<>(phases);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Double> one = above(PhaseDiagram.of(phases));
    above(PhaseDiagram.of(shuffled))
        .forEach((id, above) -> assertThat(above).isCloseTo(one.get(id), within(CLOSE)));
  }

  @Property(tries = 200)
  void an_unstable_phase_changes_nothing_for_the_others(
      @ForAll @IntRange(min = 2, max = 5) int elements,
      @ForAll @IntRange(max = 60) int size,
      @ForAll @DoubleRange(min = 0.01, max = 2) double above,
      @ForAll long seed) {
    List<Phase> phases = phases(elements, size, seed);
    PhaseDiagram before = PhaseDiagram.of(phases);
    Composition where = phases.get(phases.size() / 2).composition();
    double energy = before.equilibrium(where).energyPerAtom() + above;
    List<Phase> more = new ArrayList<>(phases);
    more.add(new Phase("extra", where, energy));
    Map<String, Double> after = above(PhaseDiagram.of(more));
    assertThat(after.get("extra")).isCloseTo(above, within(CLOSE));
    above(before).forEach((id, one) -> assertThat(after.get(id)).isCloseTo(one, within(CLOSE)));
  }

  @Property(tries = 200)
  void scaling_cells_and_shifting_the_zeros_of_the_elements_changes_nothing(
      @ForAll @IntRange(min = 2, max = 5) int elements,
      @ForAll @IntRange(max = 60) int size,
      @ForAll @DoubleRange(min = -300, max = 300) double shift,
      @ForAll long seed) {
    List<Phase> phases = phases(elements, size, seed);
    Element shifted = ELEMENTS.get(1);
    List<Phase> others =
        phases.stream()
            .map(
                phase ->
                    Phase.withTotalEnergy(
                        phase.id(),
                        phase.composition().scaled(6),
                        6 * phase.composition().atoms() * phase.energyPerAtom()
                            + shift * 6 * phase.composition().amount(shifted)))
            .toList();
    Map<String, Double> one = above(PhaseDiagram.of(phases));
    above(PhaseDiagram.of(others))
        .forEach((id, above) -> assertThat(above).isCloseTo(one.get(id), within(CLOSE)));
  }

  @Property(tries = 200)
  void a_decomposition_keeps_every_atom_and_gives_the_energy_of_the_hull(
      @ForAll @IntRange(min = 2, max = 5) int elements,
      @ForAll @IntRange(max = 60) int size,
      @ForAll long seed) {
    PhaseDiagram diagram = PhaseDiagram.of(phases(elements, size, seed));
    for (Stability stability : diagram.stabilities()) {
      for (Element element : diagram.elements()) {
        double sum =
            stability.decomposition().parts().stream()
                .mapToDouble(p -> p.atomFraction() * p.phase().composition().fraction(element))
                .sum();
        assertThat(sum).isCloseTo(stability.phase().composition().fraction(element), within(CLOSE));
      }
      assertThat(stability.decomposition().energyPerAtom() + stability.energyAboveHull())
          .isCloseTo(stability.phase().energyPerAtom(), within(CLOSE));
    }
  }

  @Property(tries = 100)
  void a_stable_phase_taken_away_leaves_a_hull_above_it_by_its_decomposition_energy(
      @ForAll @IntRange(min = 2, max = 4) int elements,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll long seed) {
    List<Phase> phases = phases(elements, size, seed);
    PhaseDiagram diagram = PhaseDiagram.of(phases);
    for (Stability stability : diagram.stabilities()) {
      if (stability.competition().isPresent()) {
        Composition composition = stability.phase().composition();
        List<Phase> others =
            phases.stream()
                .filter(p -> !p.composition().reduced().equals(composition.reduced()))
                .toList();
        assertThat(PhaseDiagram.of(others).energyAboveHull(stability.phase()))
            .isCloseTo(stability.decompositionEnergy().orElseThrow(), within(CLOSE));
      }
    }
  }

  @Property(tries = 50)
  void the_range_of_a_phase_is_made_of_the_facets_that_touch_it(
      @ForAll @IntRange(min = 2, max = 4) int elements,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll long seed) {
    PhaseDiagram diagram = PhaseDiagram.of(phases(elements, size, seed));
    List<Facet> facets = diagram.facets(diagram.elements());
    for (Stability stability : diagram.stabilities()) {
      if (stability.competition().isPresent()) {
        Phase phase = stability.phase();
        ChemicalPotentialRange range = diagram.chemicalPotentials(phase, diagram.elements());
        for (Element element : phase.composition().elements()) {
          double lowest =
              facets.stream()
                  .filter(f -> f.phases().contains(phase))
                  .mapToDouble(f -> f.chemicalPotentials().get(element))
                  .min()
                  .orElseThrow();
          double relative = lowest - diagram.reference(element).energyPerAtom();
          assertThat(range.lowest(element)).isCloseTo(relative, within(1e-7));
        }
      }
    }
  }
}
