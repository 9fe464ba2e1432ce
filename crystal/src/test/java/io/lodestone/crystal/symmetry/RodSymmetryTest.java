package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RodSymmetryTest {
  private static final Periodicity ALONG_C = new Periodicity(false, false, true);

  @Test
  void rods_of_every_group_have_it() {
    List<String> wrong = new ArrayList<>();
    for (SubperiodicGroup group : SubperiodicGroup.rodGroups()) {
      for (int seed = 0; seed < 5; seed++) {
        RodSymmetry symmetry = RodSymmetry.of(rod(group, new Random(seed)), 1e-3);
        if (!symmetry.group().equals(Optional.of(group))
            || symmetry.operations() != group.operations().size()) {
          wrong.add(group.symbol() + " as " + symmetry);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 400)
  void the_group_does_not_depend_on_how_a_rod_is_written(
      @ForAll @IntRange(min = 1, max = 75) int number, @ForAll long seed) {
    Random random = new Random(seed);
    SubperiodicGroup group = SubperiodicGroup.rodGroups().get(number - 1);
    Structure rod = rod(group, random);
    int repeats = 1 + random.nextInt(4);

    RodSymmetry symmetry = RodSymmetry.of(disguised(rod, repeats, random), 1e-3);

    assertThat(symmetry.group()).contains(group);
    assertThat(symmetry.cellMultiplicity()).isEqualTo(repeats);
    assertThat(symmetry.operations()).isEqualTo(repeats * group.operations().size());
  }

  @Property(tries = 150)
  void noise_below_the_tolerance_does_not_change_the_group(
      @ForAll @IntRange(min = 1, max = 75) int number, @ForAll long seed) {
    Random random = new Random(seed);
    SubperiodicGroup group = SubperiodicGroup.rodGroups().get(number - 1);
    Structure rod = rod(group, random);
    Lattice lattice = rod.lattice().orElseThrow();
    List<Site> noisy = new ArrayList<>();
    for (int i = 0; i < rod.size(); i++) {
      Vector3 step =
          new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      Vector3 moved = rod.cartesian(i).plus(step.scaled(0.004 * random.nextDouble() / step.norm()));
      noisy.add(rod.sites().get(i).at(lattice.toFractional(moved)));
    }

    assertThat(RodSymmetry.of(new Structure(Optional.of(lattice), ALONG_C, noisy), 0.02).group())
        .contains(group);
  }

  @Test
  void known_rods_have_their_groups() {
    // Polyethylene: a zigzag of carbon, two hydrogens at each.
    List<Site> polyethylene = new ArrayList<>();
    for (int end : new int[] {1, -1}) {
      double z = end > 0 ? 0 : 1.275;
      polyethylene.add(atom(Element.C, 0.43 * end, 0, z));
      polyethylene.add(atom(Element.H, 1.07 * end, 0.87, z));
      polyethylene.add(atom(Element.H, 1.07 * end, -0.87, z));
    }
    assertThat(described(2.55, polyethylene)).isEqualTo("22 pmcm, D2h");
    // Chains of selenium turn to the right or to the left.
    assertThat(described(4.96, helix(3, 1))).isEqualTo("47 p3112, D3");
    assertThat(described(4.96, helix(3, 2))).isEqualTo("48 p3212, D3");
    assertThat(described(9, helix(5, 1))).isEqualTo("none, D5");
  }

  @Test
  void nanotubes_have_axes_of_any_order() {
    assertThat(described(2.46, armchairTube(3))).isEqualTo("75 p63/mmc, D6h");
    assertThat(described(2.46, armchairTube(5))).isEqualTo("none, D10h");
    assertThat(described(2.46, armchairTube(10))).isEqualTo("none, D20h");
  }

  @Test
  void a_line_of_atoms_may_be_turned_at_will() {
    assertThat(described(2.3, List.of(atom(Element.Au, 0, 0, 0)))).isEqualTo("none, Dinfh");
    assertThat(described(2.6, List.of(atom(Element.C, 0, 0, 0), atom(Element.C, 0, 0, 1.25))))
        .isEqualTo("none, Dinfh");
    assertThat(
            described(
                4,
                List.of(
                    atom(Element.C, 0, 0, 0),
                    atom(Element.N, 0, 0, 1.15),
                    atom(Element.Ag, 0, 0, 2.5))))
        .isEqualTo("none, Cinfv");
  }

  @Test
  void what_is_no_rod_is_refused() {
    Structure crystal = Structure.crystal(Lattice.cubic(3), List.of(atom(Element.Au, 0, 0, 0)));
    assertThatThrownBy(() -> RodSymmetry.of(crystal)).isInstanceOf(IllegalArgumentException.class);
    Structure empty = new Structure(Optional.of(Lattice.cubic(3)), ALONG_C, List.of());
    assertThatThrownBy(() -> RodSymmetry.of(empty)).isInstanceOf(InvalidInput.class);
  }

  private static String described(double repeat, List<Site> sites) {
    Lattice lattice = Lattice.ofRows(20, 0, 0, 0, 20, 0, 0, 0, repeat);
    List<Site> inFractions =
        sites.stream().map(site -> site.at(lattice.toFractional(site.position()))).toList();
    RodSymmetry symmetry =
        RodSymmetry.of(new Structure(Optional.of(lattice), ALONG_C, inFractions));
    return symmetry.group().map(group -> group.number() + " " + group.symbol()).orElse("none")
        + ", "
        + symmetry.pointGroup();
  }

  private static Site atom(Element element, double x, double y, double z) {
    return Site.of(element, new Vector3(x, y, z));
  }

  /** Atoms on a screw of so many in a turn, for a repeat of 3 or 5 atoms. */
  private static List<Site> helix(int atoms, int sense) {
    double repeat = atoms == 3 ? 4.96 : 9;
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < atoms; i++) {
      double angle = 2 * Math.PI * sense * i / atoms;
      sites.add(
          atom(Element.Se, 0.98 * Math.cos(angle), 0.98 * Math.sin(angle), repeat * i / atoms));
    }
    return sites;
  }

  /** An (n,n) tube of carbon: 4n atoms in a repeat of 2.46 Å. */
  private static List<Site> armchairTube(int n) {
    double bond = 2.46 / Math.sqrt(3);
    double radius = 3 * n * bond / (2 * Math.PI);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int half = 0; half < 2; half++) {
        for (int end = 0; end < 2; end++) {
          double along = 3 * bond * i + 1.5 * bond * half + bond * end;
          double angle = along / radius;
          sites.add(
              atom(Element.C, radius * Math.cos(angle), radius * Math.sin(angle), 1.23 * half));
        }
      }
    }
    return sites;
  }

  /** Atoms in general positions, so that nothing but the group is left. */
  private static Structure rod(SubperiodicGroup group, Random random) {
    double c = 4 + 3 * random.nextDouble();
    boolean threefold =
        switch (group.setting().crystalSystem()) {
          case TRIGONAL, HEXAGONAL -> true;
          default -> false;
        };
    Lattice lattice = Lattice.ofParameters(20, 20, c, 90, 90, threefold ? 120 : 90);
    List<Site> sites = new ArrayList<>();
    for (Element element : List.of(Element.O, Element.Na, Element.Cl, Element.K, Element.S)) {
      List<Vector3> orbit;
      do {
        Vector3 place =
            new Vector3(
                0.04 + 0.1 * random.nextDouble(),
                0.05 - 0.1 * random.nextDouble(),
                random.nextDouble());
        orbit = group.operations().stream().map(op -> op.modLattice().apply(place)).toList();
      } while (crowded(orbit, lattice));
      orbit.forEach(place -> sites.add(Site.of(element, place)));
    }
    return new Structure(Optional.of(lattice), ALONG_C, sites);
  }

  private static boolean crowded(List<Vector3> orbit, Lattice lattice) {
    for (int i = 0; i < orbit.size(); i++) {
      for (int j = 0; j < i; j++) {
        Vector3 d = orbit.get(i).minus(orbit.get(j));
        Vector3 nearest = new Vector3(d.x(), d.y(), d.z() - Math.rint(d.z()));
        if (lattice.toCartesian(nearest).norm() < 0.3) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same rod turned, shifted, shuffled, repeated, perhaps along another vector. */
  private static Structure disguised(Structure rod, int repeats, Random random) {
    Turn turn = Turn.random(random);
    Vector3 along = rod.lattice().orElseThrow().c();
    Vector3 shift =
        new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    Vector3 c = turn.of(along.scaled(repeats));
    Vector3 side = c.cross(new Vector3(1, 2, 3));
    boolean first = random.nextBoolean();
    Lattice lattice =
        first ? new Lattice(c, side, c.cross(side)) : new Lattice(side, c, c.cross(side));
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < rod.size(); i++) {
      for (int k = 0; k < repeats; k++) {
        Vector3 place = turn.of(rod.cartesian(i).plus(along.scaled(k))).plus(shift);
        sites.add(rod.sites().get(i).at(lattice.toFractional(place)));
      }
    }
    Collections.shuffle(sites, random);
    return new Structure(Optional.of(lattice), new Periodicity(first, !first, false), sites);
  }
}
