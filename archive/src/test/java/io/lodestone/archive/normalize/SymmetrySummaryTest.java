package io.lodestone.archive.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Material;
import io.lodestone.archive.metainfo.MaterialBuilder;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.dimensionality.Dimensionality;
import io.lodestone.crystal.prototype.Encyclopedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetrySummaryTest {
  private static Material of(Structure structure) {
    MaterialBuilder material = MaterialBuilder.builder();
    new SymmetrySummary(structure)
        .addTo(material, structure.size() > 1000 ? null : Dimensionality.of(structure).highest());
    return material.build();
  }

  private static Structure prototype(String name) {
    return Encyclopedia.standard().find(name).exampleStructure();
  }

  @ParameterizedTest
  @CsvSource({
    "diamond, 227, Fd-3m, m-3m, cubic, A4",
    "rock salt, 225, Fm-3m, m-3m, cubic, B1",
    "wurtzite, 186, P63mc, 6mm, hexagonal, B4",
    "rutile, 136, P42/mnm, 4/mmm, tetragonal, C4",
  })
  void a_prototype_has_its_symmetry_and_its_name(
      String name, int number, String symbol, String pointGroup, String system, String report) {
    for (Structure structure :
        List.of(prototype(name), prototype(name).supercell(2, 1, 1), shaken(prototype(name)))) {
      Material material = of(structure);
      assertThat(material.spaceGroupNumber()).isEqualTo(number);
      assertThat(material.spaceGroupSymbol()).isEqualTo(symbol);
      assertThat(material.pointGroup()).isEqualTo(pointGroup);
      assertThat(material.crystalSystem()).isEqualTo(system);
      assertThat(material.strukturbericht()).isEqualTo(report);
      assertThat(material.prototypeLabel()).contains("_" + number + "_");
    }
  }

  @Test
  void the_fingerprint_of_silicon_begins_with_its_bond_length_whatever_the_cell() {
    double bond = 5.43 * Math.sqrt(3) / 4 * 1e-10;
    Structure silicon = silicon();
    for (Structure structure : List.of(silicon, silicon.supercell(3, 1, 2))) {
      List<Double> distances = of(structure).averageMinimumDistances();
      assertThat(distances).hasSize(10);
      assertThat(distances.get(3)).isCloseTo(bond, within(1e-16));
      assertThat(distances.get(4)).isCloseTo(5.43e-10 / Math.sqrt(2), within(1e-16));
    }
  }

  @Test
  void slabs_and_layered_crystals_have_layer_groups() {
    Lattice cell = Lattice.ofParameters(3.16, 3.16, 12.294, 90, 90, 120);
    List<Site> layer =
        List.of(
            site("Mo", 1 / 3.0, 2 / 3.0, 0.25),
            site("S", 2 / 3.0, 1 / 3.0, 0.121),
            site("S", 2 / 3.0, 1 / 3.0, 0.379));
    List<Site> both = new ArrayList<>(layer);
    both.add(site("Mo", 2 / 3.0, 1 / 3.0, 0.75));
    both.add(site("S", 1 / 3.0, 2 / 3.0, 0.621));
    both.add(site("S", 1 / 3.0, 2 / 3.0, 0.879));
    Material crystal = of(Structure.crystal(cell, both));
    assertThat(crystal.spaceGroupNumber()).isEqualTo(194);
    assertThat(crystal.layerGroupSymbol()).isEqualTo("p-6m2");
    assertThat(of(Structure.crystal(cell, layer)).layerGroupNumber()).isEqualTo(78);
    Material slab = of(new Structure(Optional.of(cell), new Periodicity(true, true, false), layer));
    assertThat(slab.layerGroupNumber()).isEqualTo(78);
    assertThat(slab.pointGroup()).isEqualTo("-6m2");
    assertThat(slab.spaceGroupNumber()).isNull();
    assertThat(of(prototype("rock salt")).layerGroupNumber()).isNull();
  }

  @Test
  void chains_in_a_cell_with_a_vacuum_have_the_rod_group_of_a_wire() {
    Structure polyethylene = polyethylene(false);
    assertThat(of(polyethylene).rodGroupSymbol()).isEqualTo("pmcm");
    assertThat(of(polyethylene).pointGroup()).isEqualTo("D2h");
    Material boxed = of(polyethylene(true));
    assertThat(boxed.rodGroupNumber()).isEqualTo(22);
    assertThat(boxed.spaceGroupNumber()).isEqualTo(51);
    assertThat(boxed.layerGroupNumber()).isNull();
    assertThat(boxed.pointGroup()).isEqualTo("mmm");
  }

  /** A zigzag of carbon along c, two hydrogens at each, in a cell of 12 by 12 Å. */
  private static Structure polyethylene(boolean everywhere) {
    List<Site> sites = new ArrayList<>();
    for (int end : new int[] {1, -1}) {
      double z = end > 0 ? 0 : 0.5;
      sites.add(site("C", 0.43 * end / 12, 0, z));
      sites.add(site("H", 1.07 * end / 12, 0.87 / 12, z));
      sites.add(site("H", 1.07 * end / 12, -0.87 / 12, z));
    }
    return new Structure(
        Optional.of(Lattice.ofParameters(12, 12, 2.55, 90, 90, 90)),
        new Periodicity(everywhere, everywhere, true),
        sites);
  }

  private static Site site(String element, double x, double y, double z) {
    return Site.of(Element.of(element), new Vector3(x, y, z));
  }

  @Test
  void an_atom_has_a_point_group_and_atoms_on_top_of_each_other_no_answer_and_no_error() {
    Element hydrogen = Element.of("H");
    Site origin = Site.of(hydrogen, new Vector3(0, 0, 0));
    Material atom = of(Structure.molecule(List.of(origin)));
    assertThat(atom.pointGroup()).isEqualTo("Kh");
    assertThat(atom.spaceGroupNumber()).isNull();
    assertThat(of(Structure.molecule(List.of(origin, origin))).pointGroup()).isNull();
    Structure twice = Structure.crystal(Lattice.cubic(3), List.of(origin, origin));
    assertThat(of(twice).spaceGroupNumber()).isNull();
  }

  @Test
  void thousands_of_atoms_get_their_symmetry_in_seconds() {
    Structure perfect = silicon().supercell(12, 12, 20);
    assertThat(perfect.size()).isEqualTo(5760);
    for (Structure large : List.of(perfect, shaken(perfect, 1e-5))) {
      Material material = Assertions.assertTimeout(Duration.ofSeconds(60), () -> of(large));
      assertThat(material.averageMinimumDistances()).hasSize(10);
      assertThat(material.spaceGroupNumber()).isEqualTo(227);
    }
  }

  @Test
  void a_vacancy_among_thousands_of_atoms_has_its_symmetry_in_seconds() {
    Structure perfect = silicon().supercell(12, 12, 12);
    List<Site> sites = new ArrayList<>(perfect.sites());
    sites.remove(1234);
    Structure vacancy = Structure.crystal(perfect.lattice().orElseThrow(), sites);
    Material material = Assertions.assertTimeout(Duration.ofSeconds(60), () -> of(vacancy));
    assertThat(material.spaceGroupNumber()).isEqualTo(216);
  }

  @Test
  void rings_and_clusters_of_a_thousand_atoms_have_their_point_groups_in_seconds() {
    int n = 1000;
    double radius = 1.4 * n / (2 * Math.PI);
    List<Site> ring = new ArrayList<>();
    List<Site> cloud = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      ring.add(site("C", radius * Math.cos(angle), radius * Math.sin(angle), 0));
      Vector3 way =
          new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      // All equally far from the centre, so that each may be the image of each.
      cloud.add(Site.of(Element.of("C"), way.scaled(30 / way.norm())));
    }
    assertThat(pointGroup(ring)).isEqualTo("D1000h");
    assertThat(pointGroup(cloud)).isEqualTo("C1");
  }

  private static String pointGroup(List<Site> molecule) {
    Structure structure = Structure.molecule(molecule);
    return Assertions.assertTimeout(Duration.ofSeconds(60), () -> of(structure)).pointGroup();
  }

  @Test
  void an_entry_says_why_it_has_no_symmetry() {
    Structure tooLarge = silicon().supercell(15, 15, 15);
    assertThat(new SymmetrySummary(tooLarge).addTo(MaterialBuilder.builder(), null))
        .contains("symmetry not looked for: more than 6000 sites");
    Structure cluster = Structure.molecule(tooLarge.sites());
    assertThat(new SymmetrySummary(cluster).addTo(MaterialBuilder.builder(), null))
        .contains("symmetry not looked for: more than 1000 sites");
    Site origin = Site.of(Element.of("H"), new Vector3(0, 0, 0));
    Structure twice = Structure.crystal(Lattice.cubic(3), List.of(origin, origin));
    assertThat(new SymmetrySummary(twice).addTo(MaterialBuilder.builder(), 3).orElseThrow())
        .startsWith("symmetry not found: another site of the same kind");
  }

  private static Structure silicon() {
    Element si = Element.of("Si");
    return Structure.crystal(
        Lattice.ofRows(0, 2.715, 2.715, 2.715, 0, 2.715, 2.715, 2.715, 0),
        List.of(Site.of(si, new Vector3(0, 0, 0)), Site.of(si, new Vector3(0.25, 0.25, 0.25))));
  }

  private static Structure shaken(Structure structure) {
    return shaken(structure, 1e-4);
  }

  /** Every coordinate changed by at most some fraction of its lattice vector. */
  private static Structure shaken(Structure structure, double most) {
    Random random = new Random(7);
    List<Site> sites = new ArrayList<>();
    for (Site site : structure.sites()) {
      double[] shift = random.doubles(3, -most, most).toArray();
      sites.add(
          Site.of(
              site.mainSpecies().element().orElseThrow(),
              site.position().plus(new Vector3(shift[0], shift[1], shift[2]))));
    }
    return Structure.crystal(structure.lattice().orElseThrow(), sites);
  }
}
