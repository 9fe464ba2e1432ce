package io.lodestone.crystal.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.NeighbourList;
import io.lodestone.crystal.symmetry.Symmetry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts of the encyclopedia against the symmetry that their structures have. */
class EncyclopediaTest {
  private final Encyclopedia encyclopedia = Encyclopedia.standard();

  static Stream<Prototype> prototypes() {
    return Encyclopedia.standard().all().stream();
  }

  @ParameterizedTest
  @MethodSource("prototypes")
  void the_structure_of_an_entry_has_its_space_group_and_label(Prototype prototype) {
    Structure structure = prototype.exampleStructure();
    Symmetry symmetry = Symmetry.of(structure);
    assertThat(symmetry.number()).isEqualTo(prototype.setting().number());
    assertThat(PrototypeLabel.of(structure, symmetry)).isEqualTo(prototype.label());
    assertThat(structure.size())
        .isEqualTo(prototype.atoms().values().stream().mapToInt(Integer::intValue).sum());
  }

  @ParameterizedTest
  @MethodSource("prototypes")
  void no_two_atoms_of_an_entry_touch_more_than_bonds_allow(Prototype prototype) {
    Structure structure = prototype.exampleStructure();
    NeighbourList near = NeighbourList.within(structure, 4);
    for (int atom = 0; atom < near.size(); atom++) {
      if (near.count(atom) > 0) {
        int nearest = near.start(atom);
        double bond = radius(structure, atom) + radius(structure, near.index(nearest));
        assertThat(near.distance(nearest)).isGreaterThan(0.68 * bond);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("prototypes")
  void an_entry_has_no_empty_space_in_which_another_crystal_would_fit(Prototype prototype) {
    Structure structure = prototype.exampleStructure();
    double spheres = 0;
    for (int atom = 0; atom < structure.size(); atom++) {
      spheres += 4 * Math.PI / 3 * Math.pow(radius(structure, atom), 3);
    }
    assertThat(spheres / structure.volume().orElseThrow()).isBetween(0.12, 1.6);
  }

  private static double radius(Structure structure, int atom) {
    return ElementProperty.COVALENT_RADIUS_CORDERO
            .of(structure.sites().get(atom).mainSpecies().element().orElseThrow())
            .orElseThrow()
        / 100;
  }

  /** In the table fractions are fixed by symmetry and decimals are free. */
  @Test
  void a_place_has_decimals_if_its_position_has_free_coordinates() throws IOException {
    List<String> sites =
        lines("/io/lodestone/crystal/prototype/prototypes.tsv")
            .flatMap(line -> Stream.of(line.split("\t")[6].split("; ")))
            .toList();
    List<PrototypeSite> read =
        encyclopedia.all().stream().flatMap(p -> p.sites().stream()).toList();
    assertThat(sites).hasSameSizeAs(read);
    for (int i = 0; i < sites.size(); i++) {
      long decimals = sites.get(i).chars().filter(c -> c == '.').count();
      int freedom = read.get(i).position().freedom();
      assertThat(decimals > 0).as(sites.get(i)).isEqualTo(freedom > 0);
      assertThat(decimals).as(sites.get(i)).isGreaterThanOrEqualTo(freedom);
    }
  }

  @Test
  void labels_agree_with_the_published_ones_but_for_the_choice_of_letters() throws IOException {
    List<String[]> published =
        lines("/io/lodestone/crystal/prototype/published-labels.tsv")
            .map(line -> line.split("\t"))
            .toList();
    assertThat(published).hasSizeGreaterThan(130);
    for (String[] row : published) {
      PrototypeLabel label = encyclopedia.find(row[0]).label();
      assertThat(PrototypeLabel.parse(row[1]).canonical()).as(row[0]).isEqualTo(label);
    }
  }

  @Test
  void there_are_over_two_hundred_prototypes_and_each_name_means_one() {
    assertThat(encyclopedia.all()).hasSizeGreaterThan(200);
    List<String> names =
        encyclopedia.all().stream()
            .flatMap(p -> Stream.concat(Stream.of(p.name()), p.aliases().stream()))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
    for (Prototype prototype : encyclopedia.all()) {
      assertThat(encyclopedia.find(prototype.name())).isSameAs(prototype);
      prototype.aliases().forEach(a -> assertThat(encyclopedia.find(a)).isSameAs(prototype));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rock salt, B1, 225, AX",
    "NaCl, B1, 225, AX",
    "B1, B1, 225, AX",
    "ABX3 perovskite, E2_1, 221, ABX3",
    "cubic Perovskite, E2_1, 221, ABX3",
    "AB3C_cP5_221_a_c_b, E2_1, 221, ABX3",
    "A3BC_cP5_221_d_b_a, E2_1, 221, ABX3",
    "AB_cF8_216_c_a, B3, 216, AX",
    "D03, D0_3, 225, AX3",
    "L10, L1_0, 123, AB",
    "spinel, H1_1, 227, AB2X4",
    "half-Heusler, C1_b, 216, XYZ",
    "A15, A15, 223, A3B"
  })
  void a_prototype_is_found_by_any_of_its_names(
      String name, String strukturbericht, int number, String formula) {
    Prototype found = encyclopedia.find(name);
    assertThat(found.strukturbericht()).contains(strukturbericht);
    assertThat(found.setting().number()).isEqualTo(number);
    assertThat(found.formula()).isEqualTo(formula);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock slat", "ABX3 perovskit", "fluorit"})
  void a_mistyped_name_gets_a_suggestion(String name) {
    assertThatThrownBy(() -> encyclopedia.find(name))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("did you mean");
  }

  @Test
  void entries_are_listed_by_what_they_hold() {
    assertThat(encyclopedia.holding("perovskite")).hasSizeGreaterThan(8);
    assertThat(encyclopedia.holding("laves")).hasSize(3);
    assertThat(encyclopedia.holding("")).isEqualTo(encyclopedia.all());
  }

  @Test
  void crystals_with_one_label_are_isopointal_whatever_their_elements() {
    PrototypeLabel lithia = encyclopedia.find("antifluorite").label();
    assertThat(encyclopedia.isopointal(lithia))
        .extracting(Prototype::name)
        .contains("fluorite", "antifluorite");
  }

  private static Stream<String> lines(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                EncyclopediaTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }
}
