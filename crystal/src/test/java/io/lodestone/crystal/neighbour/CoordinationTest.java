package io.lodestone.crystal.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoordinationTest {
  private static final Structure ROCK_SALT = fcc(5.64, Element.Na, Element.Cl, 0.5);
  private static final Structure ZINC_BLENDE = fcc(5.41, Element.Zn, Element.S, 0.25);
  private static final Structure COPPER =
      Structure.crystal(
          Lattice.ofRows(0, 1.805, 1.805, 1.805, 0, 1.805, 1.805, 1.805, 0),
          List.of(site(Element.Cu, 0, 0, 0)));
  private static final Structure IRON =
      Structure.crystal(
          Lattice.cubic(2.866),
          List.of(site(Element.Fe, 0, 0, 0), site(Element.Fe, 0.5, 0.5, 0.5)));
  private static final Structure PEROVSKITE =
      Structure.crystal(
          Lattice.cubic(3.905),
          List.of(
              site(Element.Sr, 0, 0, 0),
              site(Element.Ti, 0.5, 0.5, 0.5),
              site(Element.O, 0.5, 0.5, 0),
              site(Element.O, 0.5, 0, 0.5),
              site(Element.O, 0, 0.5, 0.5)));
  private static final Structure RUTILE =
      Structure.crystal(
          Lattice.ofParameters(4.594, 4.594, 2.959, 90, 90, 90),
          List.of(
              site(Element.Ti, 0, 0, 0),
              site(Element.Ti, 0.5, 0.5, 0.5),
              site(Element.O, 0.305, 0.305, 0),
              site(Element.O, 0.695, 0.695, 0),
              site(Element.O, 0.195, 0.805, 0.5),
              site(Element.O, 0.805, 0.195, 0.5)));
  private static final Structure GRAPHITE =
      Structure.crystal(
          Lattice.ofParameters(2.461, 2.461, 6.708, 90, 90, 120),
          List.of(
              site(Element.C, 0, 0, 0.25),
              site(Element.C, 0, 0, 0.75),
              site(Element.C, 1 / 3.0, 2 / 3.0, 0.25),
              site(Element.C, 2 / 3.0, 1 / 3.0, 0.75)));

  @Test
  void atoms_have_the_neighbours_that_chemistry_gives_them() {
    assertThat(numbers(ROCK_SALT)).containsExactly(6, 6);
    assertThat(numbers(ZINC_BLENDE)).containsExactly(4, 4);
    assertThat(numbers(COPPER)).containsExactly(12);
    assertThat(numbers(IRON)).containsExactly(8, 8);
    assertThat(numbers(PEROVSKITE)).startsWith(12, 6);
    assertThat(numbers(RUTILE)).containsExactly(6, 6, 3, 3, 3, 3);
    assertThat(numbers(GRAPHITE)).containsExactly(3, 3, 3, 3);
  }

  @Test
  void the_oxygen_of_a_perovskite_is_bonded_to_two_titanium_atoms() {
    // CrystalNN of pymatgen gives 2 with a likelihood of 0.518.
    List<Bond> bonds = Coordination.of(PEROVSKITE, CoordinationRule.DEFAULT).bonds(2);
    assertThat(bonds).hasSize(2).allMatch(bond -> bond.to() == 1);
  }

  @Test
  void solid_angles_of_voronoi_faces_are_those_of_pymatgen() {
    // pymatgen.analysis.local_env.VoronoiNN of pymatgen.
    List<VoronoiCell.Face> iron = VoronoiCell.of(IRON).getFirst().faces();
    assertThat(iron).hasSize(14);
    assertThat(iron.get(7).bond().weight()).isCloseTo(1, within(1e-9));
    assertThat(iron.get(8).bond().weight()).isCloseTo(0.3601, within(5e-5));
    List<VoronoiCell.Face> zinc = VoronoiCell.of(ZINC_BLENDE).getFirst().faces();
    assertThat(zinc).hasSize(16);
    assertThat(zinc.get(4).bond().weight()).isCloseTo(0.0448, within(5e-5));
    List<VoronoiCell.Face> titanium = VoronoiCell.of(RUTILE).getFirst().faces();
    assertThat(titanium.get(4).bond().weight()).isCloseTo(0.9784, within(5e-5));
    List<VoronoiCell.Face> oxygen = VoronoiCell.of(RUTILE).get(2).faces();
    assertThat(oxygen.get(2).bond().weight()).isCloseTo(0.9784, within(5e-5));
    assertThat(oxygen.get(3).bond().weight()).isCloseTo(0.2850, within(5e-5));
    List<VoronoiCell.Face> carbon = VoronoiCell.of(GRAPHITE).getFirst().faces();
    assertThat(carbon.get(3).bond().weight()).isCloseTo(0.1486, within(5e-5));
  }

  @Test
  void the_body_centred_lattice_has_eight_neighbours_and_six_more() {
    assertThat(Coordination.of(IRON, new CoordinationRule.CutOff(2.6)).number(0)).isEqualTo(8);
    assertThat(Coordination.of(IRON, new CoordinationRule.CutOff(2.9)).number(0)).isEqualTo(14);
    Coordination voronoi = Coordination.of(IRON, new CoordinationRule.VoronoiFaces(0.1));
    assertThat(voronoi.number(0)).isEqualTo(14);
    assertThat(voronoi.weightedNumber(0)).isCloseTo(8 + 6 * 0.3601, within(1e-3));
  }

  @Property(tries = 150)
  void voronoi_cells_fill_the_crystal(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int atoms) {
    Structure structure = NeighbourListTest.random(new Random(seed), atoms, Periodicity.ALL);
    List<VoronoiCell> cells = VoronoiCell.of(structure);
    double volume = structure.volume().orElseThrow();
    assertThat(cells.stream().mapToDouble(VoronoiCell::volume).sum())
        .isCloseTo(volume, within(1e-6 * volume));
    for (VoronoiCell cell : cells) {
      assertThat(cell.isClosed()).isTrue();
      assertThat(cell.faces().stream().mapToDouble(VoronoiCell.Face::solidAngle).sum())
          .isCloseTo(4 * Math.PI, within(1e-6));
    }
  }

  @Test
  void a_molecule_ends_where_its_atoms_end() {
    Structure water =
        Structure.molecule(
            List.of(
                site(Element.O, 0, 0, 0.119),
                site(Element.H, 0, 0.763, -0.477),
                site(Element.H, 0, -0.763, -0.477)));
    assertThat(VoronoiCell.of(water)).noneMatch(VoronoiCell::isClosed);
    Coordination bonds = Coordination.of(water, new CoordinationRule.CovalentRadii(1.2));
    assertThat(bonds.number(0)).isEqualTo(2);
    assertThat(bonds.distinctBonds()).hasSize(2);
    assertThat(Coordination.of(water, CoordinationRule.DEFAULT).number(0)).isEqualTo(2);
  }

  @Test
  void polyhedra_have_the_faces_of_their_kind() {
    Coordination salt = Coordination.of(ROCK_SALT, CoordinationRule.DEFAULT);
    assertThat(salt.polyhedron(0).faces()).hasSize(8).allMatch(face -> face.size() == 3);
    assertThat(salt.distinctBonds()).hasSize(6);
    Coordination blende = Coordination.of(ZINC_BLENDE, CoordinationRule.DEFAULT);
    assertThat(blende.polyhedron(0).faces()).hasSize(4);
    Coordination perovskite = Coordination.of(PEROVSKITE, CoordinationRule.DEFAULT);
    // A cuboctahedron: eight triangles and six squares.
    assertThat(perovskite.polyhedron(0).faces()).hasSize(14);
    assertThat(perovskite.polyhedron(0).faces().stream().mapToInt(List::size).sum()).isEqualTo(48);
    Coordination graphite = Coordination.of(GRAPHITE, CoordinationRule.DEFAULT);
    assertThat(graphite.polyhedron(0).faces()).hasSize(1);
  }

  @Test
  void atoms_on_top_of_each_other_are_named() {
    Structure doubled =
        Structure.crystal(
            Lattice.cubic(4), List.of(site(Element.Fe, 0, 0, 0), site(Element.Fe, 0, 0, 1)));
    assertThatThrownBy(() -> VoronoiCell.of(doubled))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("sites 1 and 2");
  }

  @Test
  void a_needle_of_a_million_angstrom_is_done_at_once() {
    Structure needle =
        Structure.crystal(
            Lattice.ofParameters(3, 3, 1e6, 90, 90, 90), List.of(site(Element.Fe, 0, 0, 0)));
    assertThat(VoronoiCell.of(needle).getFirst().faces()).hasSize(4);
    assertThat(Coordination.of(needle, CoordinationRule.DEFAULT).number(0)).isEqualTo(4);
  }

  private static List<Integer> numbers(Structure structure) {
    return Coordination.of(structure, CoordinationRule.DEFAULT).shells().stream()
        .map(List::size)
        .toList();
  }

  private static Structure fcc(double a, Element first, Element second, double at) {
    double h = a / 2;
    return Structure.crystal(
        Lattice.ofRows(0, h, h, h, 0, h, h, h, 0),
        List.of(site(first, 0, 0, 0), site(second, at, at, at)));
  }

  private static Site site(Element element, double x, double y, double z) {
    return Site.of(element, new Vector3(x, y, z));
  }
}
