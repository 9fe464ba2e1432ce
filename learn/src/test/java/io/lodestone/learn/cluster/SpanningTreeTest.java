package io.lodestone.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.neighbours.RowDistances;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpanningTreeTest {
  /** Points of some crowds; on a lattice, so that many distances are equal, or not. */
  private static Points points(int n, int width, boolean lattice, long seed) {
    Random random = new Random(seed);
    double[] values = new double[n * width];
    for (int i = 0; i < values.length; i++) {
      double value = 2 * random.nextGaussian() + 10 * (i / width % 3);
      values[i] = lattice ? Math.rint(value) : value;
    }
    return new Points(n, width, values);
  }

  private static Crowding.Compared compared(Points points) {
    return new Crowding.Compared(
        points, new RowDistances(points.values(), points.rows(), points.width()));
  }

  @Property(tries = 60)
  void boxes_and_comparing_all_give_the_same_tree_bit_by_bit(
      @ForAll @IntRange(min = 2, max = 400) int n,
      @ForAll @IntRange(min = 1, max = 8) int width,
      @ForAll @IntRange(min = 1, max = 40) int most,
      @ForAll boolean lattice) {
    Points points = points(n, width, lattice, 31L * n + width);
    int samples = Math.min(n, most);
    Crowding.Boxed boxed = new Crowding.Boxed(points, new PointTree(points));
    double[] core = compared(points).core(samples);
    assertThat(boxed.core(samples)).isEqualTo(core);
    List<Edge> edges = compared(points).tree(core);
    assertThat(edges).hasSize(n - 1);
    assertThat(new HashSet<>(boxed.tree(core))).isEqualTo(new HashSet<>(edges));
    Points others = points(20, width, lattice, n);
    assertThat(boxed.bonds(others, samples, core))
        .isEqualTo(compared(points).bonds(others, samples, core));
  }

  @Test
  void a_core_distance_is_that_to_the_nearest_so_many() {
    Points points = points(50, 2, false, 3);
    double[] distances = new double[50];
    for (int i = 0; i < 50; i++) {
      distances[i] = Math.sqrt(points.square(7, points.values(), i));
    }
    Arrays.sort(distances);
    for (int samples : new int[] {1, 2, 9, 50}) {
      double[] core = new Crowding.Boxed(points, new PointTree(points)).core(samples);
      assertThat(core[7]).isCloseTo(distances[samples - 1], within(1e-12));
    }
  }

  @Test
  void points_all_in_one_place_have_a_tree() {
    Points points = new Points(100, 2, new double[200]);
    Crowding.Boxed boxed = new Crowding.Boxed(points, new PointTree(points));
    assertThat(boxed.tree(boxed.core(5))).hasSize(99).allMatch(edge -> edge.length() == 0);
  }

  @Test
  void forty_thousand_points_are_joined_without_comparing_all() {
    Points points = points(40_000, 2, false, 5);
    Clustering found = new ClusterMethods().parse("hdbscan").fit(points);
    assertThat(found.count()).isEqualTo(3);
    int[] labels = found.found().labels();
    int[][] shared = new int[3][3];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        shared[i % 3][labels[i]]++;
      }
    }
    for (int[] crowd : shared) {
      assertThat(Arrays.stream(crowd).sum() - Arrays.stream(crowd).max().orElse(0)).isLessThan(40);
    }
    assertThat(Arrays.stream(labels).filter(label -> label < 0).count()).isLessThan(20_000);
  }

  @Test
  void too_many_points_of_too_many_coordinates_are_refused() {
    assertThatThrownBy(() -> Crowding.of(new Points(70_000, 132, new double[70_000 * 132])))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("70000 points of 132 coordinates")
        .hasMessageContaining("kmeans");
  }
}
