package io.lodestone.represent.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Representation;
import io.lodestone.represent.composition.ElementFractions;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementMoverTest {
  private final ElementMover mover = new ElementMover();
  private final Representation<Composition> fractions = new ElementFractions();

  private double distance(String one, String other) {
    return mover.distance(row(one), row(other));
  }

  private double[] row(String formula) {
    return fractions.of(Composition.parse(formula)).values();
  }

  private static double place(String symbol) {
    return ElementProperty.GLAWE_NUMBER.of(Element.of(symbol)).getAsDouble();
  }

  @Test
  void calcium_and_strontium_are_neighbours_so_that_their_titanates_are_a_fifth_apart() {
    // The example of the authors' program, ElMD.
    assertThat(distance("CaTiO3", "SrTiO3")).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void one_element_is_as_far_from_another_as_their_places() {
    for (String[] pair : new String[][] {{"Na", "Cl"}, {"Si", "Ge"}, {"H", "Fe"}}) {
      assertThat(distance(pair[0], pair[1]))
          .isCloseTo(Math.abs(place(pair[0]) - place(pair[1])), within(1e-9));
    }
  }

  @Test
  void it_is_a_metric_that_does_not_see_how_often_a_formula_is_written() {
    List<String> formulas = List.of("NaCl", "SiO2", "Fe2O3", "GaAs", "Si", "Ba2YCu3O7");
    for (String a : formulas) {
      assertThat(distance(a, a)).isZero();
      assertThat(mover.of(row(a), row(a))).isEqualTo(1);
      for (String b : formulas) {
        assertThat(distance(a, b)).isEqualTo(distance(b, a));
        for (String c : formulas) {
          assertThat(distance(a, c)).isLessThanOrEqualTo(distance(a, b) + distance(b, c) + 1e-9);
        }
      }
    }
    assertThat(distance("Si2O4", "SiO2")).isZero();
  }

  @Test
  void the_ends_of_the_scale_have_similarity_zero() {
    double[] first = new double[Element.all().size()];
    double[] last = new double[first.length];
    for (Element element : Element.all()) {
      double place = ElementProperty.GLAWE_NUMBER.of(element).orElse(50);
      first[element.ordinal()] = place == 1 ? 1 : 0;
      last[element.ordinal()] = place == 103 ? 1 : 0;
    }
    assertThat(mover.of(first, last)).isCloseTo(0, within(1e-12));
  }

  @Test
  void elements_beyond_the_scale_have_no_place() {
    assertThat(ElementMover.places(List.of(Element.of("Si"), Element.of("Lr")))).isTrue();
    assertThat(ElementMover.places(List.of(Element.of("Og")))).isFalse();
    assertThatThrownBy(() -> mover.distance(new double[3], new double[3]))
        .isInstanceOf(InvalidInput.class);
  }
}
