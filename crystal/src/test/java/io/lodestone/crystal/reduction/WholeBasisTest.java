package io.lodestone.crystal.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WholeBasisTest {
  @Test
  void a_face_centring_makes_the_primitive_lattice_of_two_by_two_by_two_halves() {
    WholeBasis basis = WholeBasis.ofMultiples(2);
    basis.add(1, 1, 0);
    basis.add(1, 0, 1);
    assertThat(basis.vectors()).isDeepEqualTo(new long[][] {{1, 0, 1}, {0, 1, 1}, {0, 0, 2}});
  }

  @Test
  void vectors_in_a_plane_have_rank_two_and_no_list_of_cells() {
    WholeBasis basis = new WholeBasis();
    basis.add(2, 4, 6);
    basis.add(1, 2, 4);
    basis.add(3, 6, 8);
    assertThat(basis.rank()).isEqualTo(2);
    assertThat(basis.vectors()).isDeepEqualTo(new long[][] {{1, 2, 0}, {0, 0, 2}});
    assertThatIllegalStateException().isThrownBy(basis::cells);
  }

  @Property(tries = 200)
  void the_basis_depends_on_what_the_vectors_span_and_not_on_them(
      @ForAll @Size(min = 1, max = 6) List<@Size(3) List<@IntRange(min = -9, max = 9) Integer>> all,
      @ForAll long seed) {
    List<List<Integer>> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    WholeBasis other = of(shuffled);
    // A sum of two vectors is one of the lattice.
    List<Integer> first = all.getFirst();
    List<Integer> last = all.getLast();
    other.add(
        first.get(0) + 2 * last.get(0),
        first.get(1) + 2 * last.get(1),
        first.get(2) + 2 * last.get(2));
    assertThat(other.vectors()).isDeepEqualTo(of(all).vectors());
  }

  private static WholeBasis of(List<List<Integer>> vectors) {
    WholeBasis basis = new WholeBasis();
    vectors.forEach(v -> basis.add(v.get(0), v.get(1), v.get(2)));
    return basis;
  }

  @Property(tries = 100)
  void a_supercell_has_as_many_cells_as_its_determinant_and_no_two_alike(
      @ForAll @Size(9) List<@IntRange(min = -3, max = 3) Integer> entries) {
    int[] m = entries.stream().mapToInt(Integer::intValue).toArray();
    int determinant =
        m[0] * (m[4] * m[8] - m[5] * m[7])
            - m[1] * (m[3] * m[8] - m[5] * m[6])
            + m[2] * (m[3] * m[7] - m[4] * m[6]);
    Assume.that(determinant != 0);
    int[] cells = WholeBasis.ofRows(m).cells();
    assertThat(cells).hasSize(3 * Math.abs(determinant));
    Set<List<Integer>> places = new HashSet<>();
    for (int c = 0; c < cells.length; c += 3) {
      places.add(place(m, determinant, cells[c], cells[c + 1], cells[c + 2]));
    }
    assertThat(places).hasSize(Math.abs(determinant));
  }

  /** Where a vector lies in the supercell, in fractions with its determinant below the line. */
  private static List<Integer> place(int[] m, int determinant, int x, int y, int z) {
    int u =
        x * (m[4] * m[8] - m[5] * m[7])
            + y * (m[5] * m[6] - m[3] * m[8])
            + z * (m[3] * m[7] - m[4] * m[6]);
    int v =
        x * (m[2] * m[7] - m[1] * m[8])
            + y * (m[0] * m[8] - m[2] * m[6])
            + z * (m[1] * m[6] - m[0] * m[7]);
    int w =
        x * (m[1] * m[5] - m[2] * m[4])
            + y * (m[2] * m[3] - m[0] * m[5])
            + z * (m[0] * m[4] - m[1] * m[3]);
    int cells = Math.abs(determinant);
    return List.of(Math.floorMod(u, cells), Math.floorMod(v, cells), Math.floorMod(w, cells));
  }
}
