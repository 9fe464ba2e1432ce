package io.lodestone.crystal.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts of Hart and Forcade (2008, 2009), of the program icet 4.0, and of brute force. */
class DerivativeStructuresTest {
  private static final Lattice FCC = Lattice.ofRows(0, 2, 2, 2, 0, 2, 2, 2, 0);
  private static final Lattice BCC = Lattice.ofRows(-2, 2, 2, 2, -2, 2, 2, 2, -2);
  private static final Lattice CUBE = Lattice.cubic(3);
  private static final Lattice HCP = Lattice.ofParameters(3, 3, 4.9, 90, 90, 120);
  private static final DerivativeStructures.Allowance ANY = (superlattice, labelling) -> true;
  private static final List<Vector3> ONE = List.of(Vector3.ZERO);
  private static final List<Vector3> TETRAHEDRAL =
      List.of(Vector3.ZERO, Vector3.of(0.25, 0.25, 0.25));
  private static final List<Vector3> CLOSE_PACKED =
      List.of(Vector3.of(1 / 3.0, 2 / 3.0, 0.25), Vector3.of(2 / 3.0, 1 / 3.0, 0.75));

  /** Every operation of a small crystal of one kind of atom, found by trying. */
  private static List<ParentAction> actions(Lattice lattice, List<Vector3> sites) {
    List<ParentAction> actions = new ArrayList<>();
    for (int code = 0; code < 19_683; code++) {
      int[] w = new int[9];
      for (int i = 0, rest = code; i < 9; i++, rest /= 3) {
        w[i] = rest % 3 - 1;
      }
      if (!keepsMetric(lattice, w)) {
        continue;
      }
      for (Vector3 goal : sites) {
        Vector3 shift = goal.minus(turn(w, sites.getFirst()));
        ParentAction action = action(w, shift, sites);
        if (action != null) {
          actions.add(action);
        }
      }
    }
    return actions;
  }

  private static ParentAction action(int[] w, Vector3 shift, List<Vector3> sites) {
    int[] target = new int[sites.size()];
    int[][] offset = new int[sites.size()][];
    for (int i = 0; i < sites.size(); i++) {
      Vector3 image = turn(w, sites.get(i)).plus(shift);
      target[i] = -1;
      for (int j = 0; j < sites.size(); j++) {
        double[] apart = image.minus(sites.get(j)).toArray();
        if (Arrays.stream(apart).allMatch(x -> Math.abs(x - Math.rint(x)) < 1e-6)) {
          target[i] = j;
          offset[i] = Arrays.stream(apart).mapToInt(x -> (int) Math.rint(x)).toArray();
        }
      }
      if (target[i] < 0) {
        return null;
      }
    }
    return new ParentAction(w, target, offset);
  }

  private static Vector3 turn(int[] w, Vector3 v) {
    return Vector3.of(
        w[0] * v.x() + w[1] * v.y() + w[2] * v.z(),
        w[3] * v.x() + w[4] * v.y() + w[5] * v.z(),
        w[6] * v.x() + w[7] * v.y() + w[8] * v.z());
  }

  private static boolean keepsMetric(Lattice lattice, int[] w) {
    Vector3[] image = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      image[i] = lattice.toCartesian(Vector3.of(w[i], w[3 + i], w[6 + i]));
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (Math.abs(image[i].dot(image[j]) - lattice.vector(i).dot(lattice.vector(j))) > 1e-6) {
          return false;
        }
      }
    }
    return true;
  }

  /** Colourings that have no smaller cell, of every composition, with equivalent ones joined. */
  private static int colourings(Lattice lattice, List<Vector3> sites, int volume, int colours) {
    DerivativeStructures derivative =
        new DerivativeStructures(actions(lattice, sites), sites.size(), volume);
    int places = volume * sites.size();
    return compositions(places, colours).stream()
        .mapToInt(
            counts ->
                (int)
                    derivative
                        .all(List.of(new Arrangements.Group(range(places), counts)), ANY)
                        .colourings()
                        .stream()
                        .filter(c -> !c.repeats())
                        .count())
        .sum();
  }

  private static List<int[]> compositions(int places, int colours) {
    if (colours == 1) {
      return List.of(new int[] {places});
    }
    List<int[]> all = new ArrayList<>();
    for (int first = 0; first <= places; first++) {
      for (int[] rest : compositions(places - first, colours - 1)) {
        int[] counts = new int[colours];
        counts[0] = first;
        System.arraycopy(rest, 0, counts, 1, colours - 1);
        all.add(counts);
      }
    }
    return all;
  }

  private static int[] range(int end) {
    return IntStream.range(0, end).toArray();
  }

  private static List<Integer> counts(
      Lattice lattice, List<Vector3> sites, int largest, int colours) {
    return IntStream.rangeClosed(1, largest)
        .mapToObj(volume -> colourings(lattice, sites, volume, colours))
        .toList();
  }

  @Test
  void binary_structures_on_the_cubic_lattices_are_as_many_as_published() {
    assertThat(counts(FCC, ONE, 8, 2)).containsExactly(2, 2, 6, 19, 28, 80, 104, 390);
    assertThat(counts(BCC, ONE, 8, 2)).containsExactly(2, 2, 6, 19, 28, 80, 104, 390);
    assertThat(counts(CUBE, ONE, 8, 2)).containsExactly(2, 3, 6, 24, 28, 104, 104, 491);
  }

  @Test
  void ternary_structures_and_those_of_parents_with_two_sites_are_as_many_as_icet_finds() {
    assertThat(counts(FCC, ONE, 4, 3)).containsExactly(3, 6, 21, 96);
    assertThat(counts(HCP, CLOSE_PACKED, 4, 2)).containsExactly(3, 10, 50, 270);
    assertThat(counts(FCC, TETRAHEDRAL, 4, 2)).containsExactly(3, 7, 33, 171);
  }

  @Test
  void superlattices_are_as_many_as_published() {
    // All: the sum over the divisors of n of d·σ(d); distinct: Hart and Forcade 2008, table I.
    int[] all = {1, 7, 13, 35, 31, 91, 57, 155, 130, 217};
    int[] fcc = {1, 2, 3, 7, 5, 10, 7, 20, 14, 18};
    List<ParentAction> actions = actions(FCC, ONE);
    for (int volume = 1; volume <= all.length; volume++) {
      DerivativeStructures derivative = new DerivativeStructures(actions, 1, volume);
      assertThat(derivative.superlattices()).isEqualTo(all[volume - 1]);
      assertThat(derivative.distinctSuperlattices()).isEqualTo(fcc[volume - 1]);
    }
  }

  @Test
  void degeneracies_add_up_to_the_number_of_all_arrangements() {
    List<ParentAction> actions = actions(FCC, TETRAHEDRAL);
    DerivativeStructures derivative = new DerivativeStructures(actions, 2, 4);
    List<Arrangements.Group> colours =
        List.of(new Arrangements.Group(range(8), new int[] {4, 3, 1}));
    long sum =
        derivative.all(colours, ANY).colourings().stream()
            .mapToLong(DerivativeStructures.Colouring::degeneracy)
            .sum();
    assertThat(BigInteger.valueOf(sum)).isEqualTo(derivative.total(colours));
    assertThat(sum).isEqualTo(35 * 280);
  }

  @Test
  void listing_all_colourings_one_by_one_gives_the_same_classes() {
    List<ParentAction> actions = actions(FCC, ONE);
    for (int volume = 2; volume <= 6; volume++) {
      DerivativeStructures derivative = new DerivativeStructures(actions, 1, volume);
      List<Arrangements.Group> colours =
          List.of(
              new Arrangements.Group(range(volume), new int[] {volume / 2, volume - volume / 2}));
      assertThat(derivative.all(colours, ANY).colourings()).hasSize(bruteForce(actions, volume));
    }
  }

  /**
   * Counts classes of crystals by what surrounds them: for each colouring of each superlattice the
   * colours of all parent cells in a box that holds every period, under every operation.
   */
  private static int bruteForce(List<ParentAction> actions, int volume) {
    Set<List<Integer>> classes = new HashSet<>();
    for (Superlattice superlattice : Superlattice.all(volume)) {
      for (int bits = 0; bits < 1 << volume; bits++) {
        if (Integer.bitCount(bits) != volume - volume / 2) {
          continue;
        }
        List<Integer> least = null;
        for (ParentAction action : actions) {
          for (int origin = 0; origin < volume; origin++) {
            List<Integer> picture = picture(superlattice, bits, action, origin, volume);
            if (least == null || compare(picture, least) < 0) {
              least = picture;
            }
          }
        }
        classes.add(least);
      }
    }
    return classes.size();
  }

  private static List<Integer> picture(
      Superlattice superlattice, int bits, ParentAction action, int origin, int volume) {
    int[] o = superlattice.representative(origin);
    int[] w = action.rotation();
    List<Integer> picture = new ArrayList<>();
    for (int x = 0; x < volume; x++) {
      for (int y = 0; y < volume; y++) {
        for (int z = 0; z < volume; z++) {
          int coset =
              superlattice.coset(
                  w[0] * x + w[1] * y + w[2] * z + o[0],
                  w[3] * x + w[4] * y + w[5] * z + o[1],
                  w[6] * x + w[7] * y + w[8] * z + o[2]);
          picture.add(bits >> coset & 1);
        }
      }
    }
    return picture;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return a.get(i) - b.get(i);
      }
    }
    return 0;
  }

  @Test
  void a_random_sample_meets_only_listed_classes_as_often_as_their_degeneracies_say() {
    List<ParentAction> actions = actions(FCC, ONE);
    DerivativeStructures derivative = new DerivativeStructures(actions, 1, 6);
    List<Arrangements.Group> colours = List.of(new Arrangements.Group(range(6), new int[] {2, 4}));
    List<DerivativeStructures.Colouring> all = derivative.all(colours, ANY).colourings();
    List<DerivativeStructures.Colouring> sample =
        derivative.sample(colours, ANY, 50_000, 7).colourings();
    assertThat(sample).hasSameSizeAs(all);
    double total = derivative.total(colours).doubleValue();
    double[] expected =
        all.stream().mapToDouble(c -> 50_000 * c.degeneracy() / total).sorted().toArray();
    double[] met = sample.stream().mapToDouble(c -> c.degeneracy()).sorted().toArray();
    for (int i = 0; i < met.length; i++) {
      // Six standard deviations of a count.
      assertThat(Math.abs(met[i] - expected[i])).isLessThan(6 * Math.sqrt(expected[i]) + 6);
    }
    assertThat(derivative.sample(colours, ANY, 100, 3))
        .usingRecursiveComparison()
        .isEqualTo(derivative.sample(colours, ANY, 100, 3));
  }

  @Test
  void numbering_arrangements_is_one_to_one() {
    Arrangements arrangements =
        new Arrangements(
            List.of(
                new Arrangements.Group(new int[] {0, 2, 4, 6}, new int[] {1, 2, 1}),
                new Arrangements.Group(new int[] {1, 3, 5}, new int[] {2, 1})));
    assertThat(arrangements.count()).isEqualTo(36);
    Set<List<Integer>> seen = new HashSet<>();
    int[] colours = new int[7];
    for (int number = 0; number < 36; number++) {
      arrangements.fill(number, colours);
      assertThat(arrangements.number(colours)).isEqualTo(number);
      seen.add(Arrays.stream(colours).boxed().toList());
    }
    assertThat(seen).hasSize(36);
  }

  @Test
  void too_many_arrangements_are_counted_and_refused_before_any_work() {
    DerivativeStructures derivative = new DerivativeStructures(actions(FCC, ONE), 1, 40);
    List<Arrangements.Group> colours =
        List.of(new Arrangements.Group(range(40), new int[] {20, 20}));
    assertThatThrownBy(() -> derivative.all(colours, ANY))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("random sample");
  }
}
