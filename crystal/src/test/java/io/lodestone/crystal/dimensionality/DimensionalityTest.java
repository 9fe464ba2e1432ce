package io.lodestone.crystal.dimensionality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DimensionalityTest {
  private static final Structure DIAMOND =
      Structure.crystal(
          Lattice.ofRows(0, 1.7835, 1.7835, 1.7835, 0, 1.7835, 1.7835, 1.7835, 0),
          List.of(site(Element.C, 0, 0, 0), site(Element.C, 0.25, 0.25, 0.25)));
  private static final Structure GRAPHITE =
      Structure.crystal(
          Lattice.ofParameters(2.461, 2.461, 6.708, 90, 90, 120),
          List.of(
              site(Element.C, 0, 0, 0.25),
              site(Element.C, 0, 0, 0.75),
              site(Element.C, 1 / 3.0, 2 / 3.0, 0.25),
              site(Element.C, 2 / 3.0, 1 / 3.0, 0.75)));
  private static final Structure MOLYBDENITE =
      Structure.crystal(
          Lattice.ofParameters(3.16, 3.16, 12.294, 90, 90, 120),
          List.of(
              site(Element.Mo, 1 / 3.0, 2 / 3.0, 0.25),
              site(Element.Mo, 2 / 3.0, 1 / 3.0, 0.75),
              site(Element.S, 1 / 3.0, 2 / 3.0, 0.621),
              site(Element.S, 2 / 3.0, 1 / 3.0, 0.121),
              site(Element.S, 2 / 3.0, 1 / 3.0, 0.379),
              site(Element.S, 1 / 3.0, 2 / 3.0, 0.879)));

  /** Trigonal selenium: helical chains along c. */
  private static final Structure SELENIUM =
      Structure.crystal(
          Lattice.ofParameters(4.366, 4.366, 4.954, 90, 90, 120),
          List.of(
              site(Element.Se, 0.2254, 0, 1 / 3.0),
              site(Element.Se, 0, 0.2254, 2 / 3.0),
              site(Element.Se, 0.7746, 0.7746, 0)));

  /** Solid nitrogen, Pa-3: molecules on an fcc lattice. */
  private static final Structure NITROGEN = nitrogen();

  @Test
  void crystals_have_the_dimensionality_that_chemistry_gives_them() {
    assertThat(Dimensionality.of(DIAMOND)).hasToString("3D");
    assertThat(Dimensionality.of(GRAPHITE)).hasToString("2D");
    assertThat(Dimensionality.of(MOLYBDENITE)).hasToString("2D");
    assertThat(Dimensionality.of(NITROGEN)).hasToString("0D");
    assertThat(Dimensionality.of(SELENIUM)).hasToString("1D");
    Structure salt =
        Structure.crystal(
            Lattice.ofRows(0, 2.82, 2.82, 2.82, 0, 2.82, 2.82, 2.82, 0),
            List.of(site(Element.Na, 0, 0, 0), site(Element.Cl, 0.5, 0.5, 0.5)));
    assertThat(Dimensionality.of(salt).highest()).isEqualTo(3);
    Structure iron =
        Structure.crystal(
            Lattice.cubic(2.866),
            List.of(site(Element.Fe, 0, 0, 0), site(Element.Fe, 0.5, 0.5, 0.5)));
    assertThat(Dimensionality.of(iron).score()).isGreaterThan(0.9);
    assertThat(Dimensionality.of(iron).highest()).isEqualTo(3);
  }

  @Test
  void scores_are_those_of_the_authors_of_the_method() {
    // ase.geometry.dimensionality.analyze_dimensionality(method="RDA") of ASE 3.29.0.
    assertThat(Dimensionality.of(DIAMOND).score()).isCloseTo(0.988533, within(1e-6));
    assertThat(Dimensionality.of(GRAPHITE).score()).isCloseTo(0.984780, within(1e-6));
    assertThat(Dimensionality.of(MOLYBDENITE).score()).isCloseTo(0.951152, within(1e-6));
    assertThat(Dimensionality.of(SELENIUM).score()).isCloseTo(0.892217, within(1e-6));
    assertThat(Dimensionality.of(NITROGEN).score()).isCloseTo(0.984476, within(1e-6));
  }

  @Test
  void molecules_between_layers_are_told_beside_them() {
    List<Site> sites = new ArrayList<>();
    double c = 12;
    sites.add(site(Element.C, 0, 0, 0));
    sites.add(site(Element.C, 1 / 3.0, 2 / 3.0, 0));
    sites.add(site(Element.N, 0.5, 0.5, 6 / c - 0.55 / c));
    sites.add(site(Element.N, 0.5, 0.5, 6 / c + 0.55 / c));
    Structure layers =
        Structure.crystal(Lattice.ofParameters(2.461, 2.461, c, 90, 90, 120), sites)
            .supercell(3, 3, 1);
    List<Site> sparse = new ArrayList<>(layers.sites());
    // One molecule for nine cells of the layer.
    boolean[] seen = new boolean[2];
    sparse.removeIf(
        site -> {
          boolean nitrogen = site.mainSpecies().equals(Species.of(Element.N));
          int which = site.position().z() > 0.5 ? 1 : 0;
          boolean drop = nitrogen && seen[which];
          seen[which] |= nitrogen;
          return drop;
        });
    Structure mixed = new Structure(layers.lattice(), layers.periodicity(), sparse);
    assertThat(Dimensionality.of(mixed)).hasToString("02D");
    assertThat(Dimensionality.of(mixed).highest()).isEqualTo(2);
  }

  @Test
  void a_supercell_a_shift_and_a_rotation_change_nothing() {
    Random random = new Random(7);
    for (Structure structure : List.of(DIAMOND, GRAPHITE, MOLYBDENITE, SELENIUM, NITROGEN)) {
      Dimensionality expected = Dimensionality.of(structure);
      Dimensionality larger = Dimensionality.of(structure.supercell(2, 3, 2));
      assertThat(larger.dimensions()).isEqualTo(expected.dimensions());
      assertThat(larger.score()).isCloseTo(expected.score(), within(1e-9));
      Vector3 shift = new Vector3(random.nextDouble(), random.nextDouble(), -random.nextDouble());
      Structure moved =
          new Structure(
              structure.lattice(),
              structure.periodicity(),
              structure.sites().stream().map(s -> s.at(s.position().plus(shift))).toList());
      assertThat(Dimensionality.of(moved).score()).isCloseTo(expected.score(), within(1e-9));
      Lattice lattice = structure.lattice().orElseThrow();
      Lattice turned = new Lattice(lattice.b(), lattice.c(), lattice.a());
      Structure renamed =
          Structure.crystal(
              turned,
              structure.sites().stream()
                  .map(s -> s.at(new Vector3(s.position().y(), s.position().z(), s.position().x())))
                  .toList());
      assertThat(Dimensionality.of(renamed).score()).isCloseTo(expected.score(), within(1e-9));
    }
  }

  @Test
  void a_skewed_cell_of_the_same_crystal_gives_the_same_answer() {
    Lattice l = GRAPHITE.lattice().orElseThrow();
    Lattice skewed = new Lattice(l.a(), l.b().plus(l.a().scaled(2)), l.c().plus(l.b().scaled(3)));
    List<Site> sites =
        GRAPHITE.sites().stream()
            .map(s -> s.at(skewed.toFractional(l.toCartesian(s.position()))))
            .toList();
    assertThat(Dimensionality.of(Structure.crystal(skewed, sites)).score())
        .isCloseTo(Dimensionality.of(GRAPHITE).score(), within(1e-9));
  }

  @Test
  void what_does_not_repeat_is_a_molecule() {
    Structure water =
        Structure.molecule(
            List.of(
                Site.of(Element.O, new Vector3(0, 0, 0.117)),
                Site.of(Element.H, new Vector3(0, 0.757, -0.469)),
                Site.of(Element.H, new Vector3(0, -0.757, -0.469))));
    assertThat(Dimensionality.of(water)).hasToString("0D");
    Structure slab =
        new Structure(GRAPHITE.lattice(), new Periodicity(true, true, false), GRAPHITE.sites());
    assertThat(Dimensionality.of(slab)).hasToString("2D");
    Structure atomInBox =
        Structure.crystal(Lattice.cubic(15), List.of(site(Element.He, 0.5, 0.5, 0.5)));
    assertThat(Dimensionality.of(atomInBox)).hasToString("0D");
    assertThat(Dimensionality.of(atomInBox).score()).isGreaterThan(0.95);
  }

  @Test
  void a_ring_that_crosses_the_faces_of_the_cell_is_a_molecule() {
    double edge = 7;
    List<Site> ring = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double angle = Math.PI / 3 * i;
      ring.add(
          site(
              Element.C,
              1.395 * Math.cos(angle) / edge,
              0.8 * 1.395 * Math.sin(angle) / edge,
              0.6 * 1.395 * Math.sin(angle) / edge));
    }
    for (double shift : new double[] {0, 0.13, 0.5, 0.9}) {
      List<Site> moved =
          ring.stream().map(s -> s.at(s.position().plus(new Vector3(shift, shift, 0)))).toList();
      Structure benzene = Structure.crystal(Lattice.cubic(edge), moved).wrapped();
      assertThat(Dimensionality.of(benzene)).hasToString("0D");
      assertThat(Dimensionality.of(benzene.supercell(2, 1, 3))).hasToString("0D");
    }
  }

  @Test
  void a_structure_without_known_atoms_has_none() {
    Structure ghost =
        new Structure(
            Optional.empty(), Periodicity.NONE, List.of(Site.of(Species.UNKNOWN, Vector3.ZERO)));
    assertThatThrownBy(() -> Dimensionality.of(ghost)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Structure nitrogen() {
    List<Site> sites = new ArrayList<>();
    double u = 0.055;
    double[][] centres = {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
    int[][] axes = {{1, 1, 1}, {-1, 1, -1}, {-1, -1, 1}, {1, -1, -1}};
    for (int m = 0; m < 4; m++) {
      for (int sign : new int[] {-1, 1}) {
        sites.add(
            site(
                Element.N,
                centres[m][0] + sign * u * axes[m][0],
                centres[m][1] + sign * u * axes[m][1],
                centres[m][2] + sign * u * axes[m][2]));
      }
    }
    return Structure.crystal(Lattice.cubic(5.65), sites);
  }

  private static Site site(Element element, double x, double y, double z) {
    return Site.of(element, new Vector3(x, y, z));
  }
}
