package io.lodestone.learn.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Features;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureClustersTest {
  /**
   * Four round groups at the corners of a square, one after the other, the second axis in 1000ths.
   */
  private static Features corners(int each, double scatter) {
    Random random = new Random(8);
    double[] values = new double[2 * 4 * each];
    for (int i = 0; i < 4 * each; i++) {
      int corner = i / each;
      values[2 * i] = corner % 2 + scatter * random.nextGaussian();
      values[2 * i + 1] = 0.001 * (corner / 2 + scatter * random.nextGaussian());
    }
    return features(values, 4 * each);
  }

  private static Features features(double[] values, int rows) {
    UnitExpression unit = UnitExpression.parse("-");
    return new Features(List.of("a", "b"), Collections.nCopies(2, unit), rows, values);
  }

  @ParameterizedTest
  @EnumSource(FeatureClusters.Method.class)
  void groups_apart_from_each_other_are_found_whatever_the_scale_of_features(
      FeatureClusters.Method method) {
    List<String> found = new FeatureClusters(method, 4, 1).of(corners(25, 0.05));
    Set<String> names = new HashSet<>();
    for (int corner = 0; corner < 4; corner++) {
      List<String> own = found.subList(25 * corner, 25 * (corner + 1));
      assertThat(Set.copyOf(own)).hasSize(1);
      names.add(own.getFirst());
    }
    assertThat(names).hasSize(4);
  }

  @Test
  void the_tree_of_clusters_is_that_of_joining_the_best_pair_again_and_again() {
    Features rows = corners(10, 0.4);
    StandardizedRows standardized = StandardizedRows.of(rows);
    for (int count = 2; count < 12; count++) {
      assertThat(partition(new WardTree(standardized).labels(count)))
          .isEqualTo(partition(greedy(standardized, count)));
    }
  }

  /** The method by its definition: the work grows with the third power. */
  private static int[] greedy(StandardizedRows rows, int count) {
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

  private static double scatter(StandardizedRows rows, int[] labels, int label) {
    int[] own = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    double[] centre = new double[rows.width()];
    for (int row : own) {
      for (int j = 0; j < centre.length; j++) {
        centre[j] += rows.values()[row * centre.length + j] / own.length;
      }
    }
    return IntStream.of(own).mapToDouble(row -> rows.apart(row, centre, 0)).sum();
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
  void each_cluster_is_left_out_once_and_nothing_of_it_is_learned_from() {
    List<String> clusters = FeatureClusters.parse("cluster:ward:4", 1).of(corners(25, 0.05));
    List<Fold> folds = new Splits.Grouped(clusters, 0, 1).folds();
    assertThat(folds).hasSize(4);
    for (Fold fold : folds) {
      Set<String> tested = new HashSet<>();
      IntStream.of(fold.test()).forEach(row -> tested.add(clusters.get(row)));
      assertThat(tested).hasSize(1);
      assertThat(IntStream.of(fold.training()).mapToObj(clusters::get))
          .doesNotContainAnyElementsOf(tested);
    }
  }

  @Test
  void gaps_constant_columns_and_equal_rows_are_taken() {
    double[] values = {1, 5, Double.NaN, 5, 1, 5, 9, 5, 9, 5, 9, 5};
    for (FeatureClusters.Method method : FeatureClusters.Method.values()) {
      List<String> found = new FeatureClusters(method, 2, 3).of(features(values, 6));
      assertThat(found.get(0)).isEqualTo(found.get(2)).isNotEqualTo(found.get(3));
      assertThat(found.get(3)).isEqualTo(found.get(4)).isEqualTo(found.get(5));
    }
  }

  @Test
  void more_clusters_than_rows_are_refused() {
    assertThatThrownBy(() -> FeatureClusters.parse("cluster:7", 1).of(features(new double[12], 6)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("7 clusters of 6 rows");
    assertThatThrownBy(() -> FeatureClusters.parse("cluster:1", 1))
        .hasMessageContaining("at least 2");
  }
}
