package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetryTest {
  private static final double TOLERANCE = 1e-4;

  @Test
  void diamond_is_Fd3m_with_192_operations() {
    Symmetry symmetry = Symmetry.of(diamond(), TOLERANCE);

    assertThat(symmetry.number()).isEqualTo(227);
    assertThat(symmetry.spaceGroup().hallNumber()).isEqualTo(525);
    assertThat(symmetry.spaceGroup().shortSymbol()).isEqualTo("Fd-3m");
    assertThat(symmetry.pointGroup()).isEqualTo(PointGroup.OH);
    assertThat(symmetry.operations()).hasSize(192);
    assertThat(symmetry.operations().getFirst().translation()).isEqualTo(Vector3.ZERO);
    assertThat(symmetry.orbits()).hasSize(1);
    assertThat(symmetry.orbits().getFirst().position().multiplicity()).isEqualTo(8);
    assertThat(symmetry.orbits().getFirst().position().siteSymmetry()).isEqualTo("-43m");
  }

  @Test
  void the_primitive_cell_of_diamond_has_two_atoms() {
    StandardCell primitive = Symmetry.of(diamond(), TOLERANCE).primitiveCell();

    assertThat(primitive.structure().size()).isEqualTo(2);
    assertThat(primitive.structure().volume().orElseThrow())
        .isCloseTo(3.567 * 3.567 * 3.567 / 4, within(1e-9));
    Symmetry again = Symmetry.of(primitive.structure(), TOLERANCE);
    assertThat(again.number()).isEqualTo(227);
    assertThat(again.operations()).hasSize(48);
  }

  @Test
  void quartz_keeps_its_hand() {
    assertThat(Symmetry.of(quartz(1 / 3.0), TOLERANCE).spaceGroup().shortSymbol())
        .isEqualTo("P3121");
    assertThat(Symmetry.of(quartz(2 / 3.0), TOLERANCE).spaceGroup().shortSymbol())
        .isEqualTo("P3221");
    Symmetry symmetry = Symmetry.of(quartz(1 / 3.0), TOLERANCE);
    assertThat(symmetry.orbitOf(0).position().siteSymmetry()).isEqualTo(".2.");
    assertThat(symmetry.orbitOf(3).position()).hasToString("6c");
  }

  @Test
  void operations_carry_the_crystal_into_itself() {
    Structure rutile = rutile();
    Symmetry symmetry = Symmetry.of(rutile, TOLERANCE);

    assertThat(symmetry.spaceGroup().shortSymbol()).isEqualTo("P42/mnm");
    for (CellOperation operation : symmetry.operations()) {
      for (Site site : rutile.sites()) {
        Vector3 image = operation.apply(site.position());
        assertThat(rutile.sites())
            .anyMatch(
                other ->
                    other.mainSpecies().equals(site.mainSpecies())
                        && apart(rutile.lattice().orElseThrow(), image, other.position()) < 1e-9);
      }
    }
  }

  @Test
  void rutile_has_the_wyckoff_positions_and_site_symmetries_of_the_tables() {
    Symmetry symmetry = Symmetry.of(rutile(), TOLERANCE);

    assertThat(symmetry.orbits()).hasSize(2);
    assertThat(symmetry.orbitOf(0).position()).hasToString("2a");
    assertThat(symmetry.orbitOf(0).position().siteSymmetry()).isEqualTo("m.mm");
    assertThat(symmetry.orbitOf(3).position()).hasToString("4f");
    assertThat(symmetry.orbitOf(3).position().siteSymmetry()).isEqualTo("m.2m");
    assertThat(symmetry.orbitOf(3).sites()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void the_conventional_cell_is_the_crystal_turned_by_the_rotation() {
    Structure rutile = rutile();
    Symmetry symmetry = Symmetry.of(rutile, TOLERANCE);
    StandardCell cell = symmetry.conventionalCell();
    double[] r = symmetry.rotation();

    for (int i = 0; i < rutile.size(); i++) {
      for (int j = 0; j < rutile.size(); j++) {
        Vector3 apart = rutile.cartesian(i).minus(rutile.cartesian(j));
        Vector3 turned =
            new Vector3(
                r[0] * apart.x() + r[1] * apart.y() + r[2] * apart.z(),
                r[3] * apart.x() + r[4] * apart.y() + r[5] * apart.z(),
                r[6] * apart.x() + r[7] * apart.y() + r[8] * apart.z());
        Lattice standard = cell.structure().lattice().orElseThrow();
        Vector3 here = symmetry.toStandard().apply(rutile.fractional(i));
        Vector3 there = symmetry.toStandard().apply(rutile.fractional(j));
        Vector3 seen = standard.toCartesian(here.minus(there));
        assertThat(seen.minus(turned).norm()).isLessThan(1e-9);
      }
    }
  }

  @Test
  void species_and_occupancies_tell_sites_apart() {
    Structure caesium =
        Structure.crystal(
            Lattice.cubic(4),
            List.of(
                Site.of(Element.Cs, new Vector3(0, 0, 0)),
                Site.of(Element.Cs, new Vector3(.5, .5, .5))));
    assertThat(Symmetry.of(caesium, TOLERANCE).number()).isEqualTo(229);

    Structure partly =
        Structure.crystal(
            Lattice.cubic(4),
            List.of(
                Site.of(Element.Cs, new Vector3(0, 0, 0)),
                Site.of(
                    List.of(new Occupant(Species.of(Element.Cs), 0.5)), new Vector3(.5, .5, .5))));
    assertThat(Symmetry.of(partly, TOLERANCE).number()).isEqualTo(221);
  }

  @Test
  void a_crystal_is_seen_in_the_setting_that_is_asked_for() {
    SpaceGroupType second = SpaceGroupType.ofHallNumber(526);

    Symmetry symmetry = Symmetry.of(diamond(), TOLERANCE, second);

    assertThat(symmetry.spaceGroup()).isEqualTo(second);
    assertThatThrownBy(() -> Symmetry.of(diamond(), TOLERANCE, SpaceGroupType.ofHallNumber(1)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void bad_input_is_refused_with_a_reason() {
    Structure doubled =
        Structure.crystal(
            Lattice.cubic(4),
            List.of(
                Site.of(Element.Cs, new Vector3(0, 0, 0)),
                Site.of(Element.Cs, new Vector3(1, 0, 1e-9))));

    assertThatThrownBy(() -> Symmetry.of(doubled, TOLERANCE))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("site 1");
    assertThatThrownBy(() -> Symmetry.of(Structure.crystal(Lattice.cubic(4), List.of()), TOLERANCE))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Symmetry.of(diamond(), -1)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Symmetry.of(diamond(), Double.NaN)).isInstanceOf(InvalidInput.class);
    Structure slab =
        new Structure(
            Optional.of(Lattice.cubic(4)),
            new Periodicity(true, true, false),
            List.of(Site.of(Element.Cs, Vector3.ZERO)));
    assertThatThrownBy(() -> Symmetry.of(slab, TOLERANCE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_cell_of_a_million_angstrom_is_no_trouble() {
    Structure lonely =
        Structure.crystal(Lattice.cubic(1e6), List.of(Site.of(Element.He, Vector3.ZERO)));

    assertThat(Symmetry.of(lonely, TOLERANCE).number()).isEqualTo(221);
  }

  @Test
  void thousands_of_sites_take_seconds_at_most() {
    Structure repeated = diamond().supercell(10, 9, 7);
    assertThat(repeated.size()).isEqualTo(5040);
    Symmetry symmetry = assertTimeout(Duration.ofSeconds(60), () -> Symmetry.of(repeated));
    assertThat(symmetry.number()).isEqualTo(227);
    assertThat(symmetry.cellMultiplicity()).isEqualTo(2520);

    Random random = new Random(5);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      // One atom somewhere in each box of a grid, so that none are at the same place.
      Vector3 box = new Vector3(i % 20, i / 20 % 20, i / 400);
      Vector3 jitter =
          new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble()).scaled(0.6);
      Vector3 place = box.plus(jitter);
      sites.add(Site.of(Element.Si, new Vector3(place.x() / 20, place.y() / 20, place.z() / 13)));
    }
    Structure glass = Structure.crystal(Lattice.cubic(50), sites);
    assertThat(assertTimeout(Duration.ofSeconds(60), () -> Symmetry.of(glass)).number())
        .isEqualTo(1);
  }

  @Test
  void the_tolerance_follows_from_the_structure() {
    Symmetry exact = Symmetry.of(diamond());
    assertThat(exact.number()).isEqualTo(227);
    assertThat(exact.toleranceInterval().smallest()).isLessThan(1e-4);
    assertThat(exact.toleranceInterval().largest()).isEqualTo(0.1, within(1e-12));

    // A displacement along z that inversion and fourfold axes do not stand, but noise would be.
    Structure rutile = rutile();
    List<Site> sites = new ArrayList<>(rutile.sites());
    sites.set(0, sites.getFirst().at(new Vector3(0, 0, 0.012)));
    Symmetry polar = Symmetry.of(Structure.crystal(rutile.lattice().orElseThrow(), sites));
    assertThat(polar.number()).isNotEqualTo(136);
    assertThat(polar.toleranceInterval().largest()).isLessThan(0.05);
    assertThat(polar.pointGroup().isPolar()).isTrue();
  }

  private static double apart(Lattice lattice, Vector3 p, Vector3 q) {
    Vector3 d = p.minus(q);
    return lattice
        .toCartesian(
            new Vector3(
                d.x() - Math.rint(d.x()), d.y() - Math.rint(d.y()), d.z() - Math.rint(d.z())))
        .norm();
  }

  private static Structure diamond() {
    List<Site> sites = new ArrayList<>();
    for (double[] shift : new double[][] {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}}) {
      for (double basis : new double[] {0, .25}) {
        sites.add(
            Site.of(Element.C, new Vector3(shift[0] + basis, shift[1] + basis, shift[2] + basis)));
      }
    }
    return Structure.crystal(Lattice.cubic(3.567), sites);
  }

  /** R. M. Hazen et al., Solid State Commun. 72, 507 (1989). */
  private static Structure quartz(double screw) {
    double x = 0.4697;
    double[] o = {0.4133, 0.2672, screw == 1 / 3.0 ? 0.1188 : 1 - 0.1188};
    double[][] turns = {{1, 0, 0, 1}, {0, -1, 1, -1}, {-1, 1, -1, 0}};
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double[] t = turns[i];
      sites.add(Site.of(Element.Si, new Vector3(t[0] * x, t[2] * x, i * screw)));
    }
    for (int i = 0; i < 3; i++) {
      double[] t = turns[i];
      sites.add(
          Site.of(
              Element.O,
              new Vector3(t[0] * o[0] + t[1] * o[1], t[2] * o[0] + t[3] * o[1], o[2] + i * screw)));
      // The twofold axis along a through the first silicon.
      sites.add(
          Site.of(
              Element.O,
              new Vector3(
                  t[0] * (o[0] - o[1]) - t[1] * o[1],
                  t[2] * (o[0] - o[1]) - t[3] * o[1],
                  -o[2] + i * screw)));
    }
    return Structure.crystal(Lattice.ofParameters(4.916, 4.916, 5.4054, 90, 90, 120), sites);
  }

  private static Structure rutile() {
    double u = 0.3053;
    return Structure.crystal(
        Lattice.ofParameters(4.594, 4.594, 2.959, 90, 90, 90),
        List.of(
            Site.of(Element.Ti, new Vector3(0, 0, 0)),
            Site.of(Element.Ti, new Vector3(.5, .5, .5)),
            Site.of(Element.O, new Vector3(u, u, 0)),
            Site.of(Element.O, new Vector3(-u, -u, 0)),
            Site.of(Element.O, new Vector3(.5 - u, .5 + u, .5)),
            Site.of(Element.O, new Vector3(.5 + u, .5 - u, .5))));
  }
}
