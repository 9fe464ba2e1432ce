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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeighbourListTest {
  @Property(tries = 400)
  void neighbours_are_those_that_a_search_through_all_images_finds(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int atoms,
      @ForAll boolean a,
      @ForAll boolean b,
      @ForAll boolean c) {
    Random random = new Random(seed);
    Structure structure = random(random, atoms, new Periodicity(a, b, c));
    double cutoff = 0.5 + 4 * random.nextDouble();
    NeighbourList list = NeighbourList.within(structure, cutoff);
    TreeMap<String, Double> found = new TreeMap<>();
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        String name = name(i, list.index(k), list.shift(k, 0), list.shift(k, 1), list.shift(k, 2));
        found.put(name, list.distance(k));
        assertThat(list.vector(i, k).norm()).isCloseTo(list.distance(k), within(1e-9));
      }
    }
    assertThat(found).hasSize(list.total());
    assertThat(found.keySet()).isEqualTo(bruteForce(structure, cutoff).keySet());
  }

  @Property(tries = 200)
  void each_pair_is_listed_from_both_ends_and_the_nearest_first(@ForAll long seed) {
    Random random = new Random(seed);
    Structure structure = random(random, 8, Periodicity.ALL);
    NeighbourList list = NeighbourList.within(structure, 4);
    TreeMap<String, Double> found = new TreeMap<>();
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        if (k > list.start(i)) {
          assertThat((float) list.distance(k)).isGreaterThanOrEqualTo((float) list.distance(k - 1));
        }
        int[] s = {list.shift(k, 0), list.shift(k, 1), list.shift(k, 2)};
        found.put(name(i, list.index(k), s[0], s[1], s[2]), list.distance(k));
      }
    }
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        int[] s = {-list.shift(k, 0), -list.shift(k, 1), -list.shift(k, 2)};
        assertThat(found.get(name(list.index(k), i, s[0], s[1], s[2]))).isEqualTo(list.distance(k));
      }
    }
  }

  @Test
  void shells_of_simple_lattices_have_the_numbers_of_every_textbook() {
    Structure fcc =
        Structure.crystal(
            Lattice.ofRows(0, 1, 1, 1, 0, 1, 1, 1, 0), List.of(Site.of(Element.Cu, Vector3.ZERO)));
    NeighbourList list = NeighbourList.within(fcc, 4.01);
    // 12 at √2, 6 at 2, 24 at √6, 12 at √8, 24 at √10, 8 at √12, 48 at √14, 6 at 4.
    assertThat(list.count(0)).isEqualTo(12 + 6 + 24 + 12 + 24 + 8 + 48 + 6);
    assertThat(list.distance(11)).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(list.distance(12)).isCloseTo(2, within(1e-12));
  }

  @Test
  void a_tiny_cell_sees_its_own_images_far_out() {
    Structure tiny =
        Structure.crystal(Lattice.cubic(0.5), List.of(Site.of(Element.H, Vector3.ZERO)));
    int inside = 0;
    for (int x = -13; x <= 13; x++) {
      for (int y = -13; y <= 13; y++) {
        for (int z = -13; z <= 13; z++) {
          inside += x * x + y * y + z * z <= 169 ? 1 : 0;
        }
      }
    }
    assertThat(NeighbourList.within(tiny, 6.5).total()).isEqualTo(inside - 1);
  }

  @Test
  void large_empty_cells_and_scattered_molecules_take_little_time_and_memory() {
    Random random = new Random(5);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      Vector3 at =
          new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble()).scaled(40);
      sites.add(Site.of(Element.Ar, i == 0 ? new Vector3(1e6, 0, 0) : at));
    }
    long start = System.nanoTime();
    NeighbourList cluster = NeighbourList.within(Structure.molecule(sites), 4);
    List<Site> fractional = sites.stream().map(s -> s.at(s.position().scaled(1e-7))).toList();
    NeighbourList cell = NeighbourList.within(Structure.crystal(Lattice.cubic(1e7), fractional), 4);
    assertThat(cluster.count(0)).isZero();
    assertThat(cell.total()).isEqualTo(cluster.total()).isGreaterThan(50_000);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
  }

  @Test
  void a_cut_off_beyond_reason_is_refused_before_memory_is_gone() {
    Structure tiny = Structure.crystal(Lattice.cubic(1), List.of(Site.of(Element.H, Vector3.ZERO)));
    assertThatThrownBy(() -> NeighbourList.within(tiny, 1e6))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("smaller cut-off");
    assertThatThrownBy(() -> NeighbourList.within(tiny, Double.NaN))
        .isInstanceOf(InvalidInput.class);
    Structure far =
        Structure.crystal(Lattice.cubic(3), List.of(Site.of(Element.H, new Vector3(1e12, 0, 0))));
    assertThatThrownBy(() -> NeighbourList.within(far, 3))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("site 1");
  }

  @Test
  void a_structure_without_atoms_has_no_neighbours() {
    assertThat(NeighbourList.within(Structure.crystal(Lattice.cubic(3), List.of()), 3).total())
        .isZero();
    assertThat(NeighbourList.within(Structure.molecule(List.of()), 3).size()).isZero();
  }

  static Structure random(Random random, int atoms, Periodicity periodicity) {
    double[] rows = new double[9];
    Lattice lattice;
    do {
      for (int i = 0; i < 9; i++) {
        rows[i] = 3 * random.nextGaussian();
      }
      lattice = volumeOf(rows) > 8 ? Lattice.ofRows(rows) : null;
    } while (lattice == null);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < atoms; i++) {
      double reach = periodicity.dimensions() == 3 ? 4 : 1;
      sites.add(
          Site.of(
              Element.Si,
              new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble())
                  .scaled(reach)
                  .minus(new Vector3(0.5, 0.5, 0.5))));
    }
    return new Structure(Optional.of(lattice), periodicity, sites);
  }

  private static double volumeOf(double[] r) {
    return Math.abs(
        r[0] * (r[4] * r[8] - r[5] * r[7])
            - r[1] * (r[3] * r[8] - r[5] * r[6])
            + r[2] * (r[3] * r[7] - r[4] * r[6]));
  }

  private static TreeMap<String, Double> bruteForce(Structure structure, double cutoff) {
    TreeMap<String, Double> pairs = new TreeMap<>();
    Lattice lattice = structure.lattice().orElseThrow();
    Lattice reciprocal = lattice.reciprocal();
    // Positions lie within four cells of each other.
    int ra = structure.periodicity().a() ? (int) (cutoff * reciprocal.a().norm()) + 5 : 0;
    int rb = structure.periodicity().b() ? (int) (cutoff * reciprocal.b().norm()) + 5 : 0;
    int rc = structure.periodicity().c() ? (int) (cutoff * reciprocal.c().norm()) + 5 : 0;
    for (int i = 0; i < structure.size(); i++) {
      for (int j = 0; j < structure.size(); j++) {
        Vector3 apart = structure.fractional(j).minus(structure.fractional(i));
        for (int a = -ra; a <= ra; a++) {
          for (int b = -rb; b <= rb; b++) {
            for (int c = -rc; c <= rc; c++) {
              double distance = lattice.toCartesian(apart.plus(new Vector3(a, b, c))).norm();
              if (distance <= cutoff && (i != j || a != 0 || b != 0 || c != 0)) {
                pairs.put(name(i, j, a, b, c), distance);
              }
            }
          }
        }
      }
    }
    return pairs;
  }

  private static String name(int i, int j, int a, int b, int c) {
    return i + " " + j + " " + a + " " + b + " " + c;
  }
}
