package io.lodestone.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WardTest {
  private static Points points(int rows) {
    Random random = new Random(8);
    return new Points(rows, 2, random.doubles(2 * rows).toArray());
  }

  @Test
  void the_tree_of_clusters_is_that_of_joining_the_best_pair_again_and_again() {
    Points points = points(40);
    for (int count = 2; count < 12; count++) {
      assertThat(partition(new WardTree(points).labels(count)))
          .isEqualTo(partition(greedy(points, count)));
    }
  }

  /** The method by its definition: the work grows with the third power. */
  private static int[] greedy(Points rows, int count) {
    int[] labels = IntStream.range(0, rows.rows()).toArray();
    for (int left = rows.rows(); left > count; left--) {
      int[] now = labels;
      int[] names = IntStream.of(now).distinct().toArray();
      double least = Double.POSITIVE_INFINITY;
      int[] best = null;
      for (int a = 0; a < names.length; a++) {
        for (int b = a + 1; b < names.length; b++) {
          int one = names[a];
          int other = names[b];
          int[] joined = IntStream.of(now).map(label -> label == other ? one : label).toArray();
          double cost = scatter(rows, joined, one) - scatter(rows, now, one);
          cost -= scatter(rows, now, other);
          if (cost < least) {
            least = cost;
            best = joined;
          }
        }
      }
      labels = best;
    }
    return labels;
  }

  private static double scatter(Points rows, int[] labels, int label) {
    int[] own = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    double[] centre = new double[rows.width()];
    for (int row : own) {
      for (int j = 0; j < centre.length; j++) {
        centre[j] += rows.values()[row * centre.length + j] / own.length;
      }
    }
    return IntStream.of(own).mapToDouble(row -> rows.square(row, centre, 0)).sum();
  }

  private static Set<Set<Integer>> partition(int[] labels) {
    Set<Set<Integer>> parts = new HashSet<>();
    for (int label : labels) {
      Set<Integer> part = new HashSet<>();
      IntStream.range(0, labels.length).filter(i -> labels[i] == label).forEach(part::add);
      parts.add(part);
    }
    return parts;
  }

  @Test
  void other_points_are_of_the_cluster_with_the_nearest_mean_and_a_state_comes_back() {
    Points points = points(60);
    ClusterRecipe<?> recipe = new ClusterMethods().parse("ward:clusters=3");
    Clustering found = recipe.fit(points);
    assertThat(found.count()).isEqualTo(3);
    assertThat(IntStream.of(found.found().labels()).distinct()).hasSize(3);
    Clustering again = recipe.restore(found.state());
    assertThat(again.found().labels()).isEqualTo(found.found().labels());
    assertThat(again.assign(points).labels()).isEqualTo(found.assign(points).labels());
  }
}
