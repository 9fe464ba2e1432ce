package io.lodestone.represent.environment.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoapFamilyTest {
  private static final Structure SALT =
      Structure.crystal(
          Lattice.cubic(4.1),
          List.of(
              Site.of(Element.Cs, Vector3.ZERO), Site.of(Element.Cl, Vector3.of(0.5, 0.5, 0.5))));

  @SuppressWarnings("unchecked")
  private static Representation<Structure> soap(String settings, Set<Element> elements) {
    Recipe<?, ?> recipe = new Registry().parse("soap:n_max=3,l_max=2," + settings);
    return (Representation<Structure>) recipe.create(new Scope(elements, 2));
  }

  @Test
  void rows_that_do_not_tell_elements_apart_need_no_list_of_them() {
    double[] none = soap("compression=mu2", Set.of()).of(SALT).values();
    assertThat(none).isEqualTo(soap("compression=mu2", Set.of(Element.H)).of(SALT).values());
    assertThat(none).hasSize(18);
  }

  @Test
  void elements_that_a_structure_lacks_leave_their_numbers_at_zero() {
    Representation<Structure> wide =
        soap("compression=off", Set.of(Element.O, Element.Cl, Element.Cs));
    double[] row = wide.of(SALT).values();
    double[] narrow = soap("compression=off", Set.of(Element.Cl, Element.Cs)).of(SALT).values();
    List<String> labels = wide.features().stream().map(f -> f.label()).toList();
    double[] shared =
        IntStream.range(0, row.length)
            .filter(i -> !labels.get(i).contains("O-") && !labels.get(i).contains("-O "))
            .mapToDouble(i -> row[i])
            .toArray();
    assertThat(shared).isEqualTo(narrow);
    IntStream.range(0, row.length)
        .filter(i -> labels.get(i).contains("O-"))
        .forEach(i -> assertThat(row[i]).isZero());
  }

  @Test
  void every_number_has_a_name_of_its_own() {
    for (String compression : List.of("off", "crossover", "mu1nu1", "mu2")) {
      Representation<Structure> soap =
          soap("compression=" + compression, Set.of(Element.O, Element.Cl, Element.Cs));
      List<String> labels = soap.features().stream().map(f -> f.label()).toList();
      assertThat(labels).doesNotHaveDuplicates().hasSize(soap.features().size());
    }
    assertThat(soap("compression=off", Set.of(Element.Cl, Element.Cs)).features().get(19).label())
        .isEqualTo("soap Cl-Cs l0 n1 n2");
  }
}
