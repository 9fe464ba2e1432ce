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
import org.junit.jupiter.params.provider.ValueSource;

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
  @ValueSource(strings = {"cluster:4", "cluster:ward:4", "cluster:gmm:clusters=4"})
  void groups_apart_from_each_other_are_found_whatever_the_scale_of_features(String text) {
    List<String> found = FeatureClusters.parse(text, 1).of(corners(25, 0.05));
    Set<String> names = new HashSet<>();
    for (int corner = 0; corner < 4; corner++) {
      List<String> own = found.subList(25 * corner, 25 * (corner + 1));
      assertThat(Set.copyOf(own)).hasSize(1);
      names.add(own.getFirst());
    }
    assertThat(names).hasSize(4);
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
    for (String text : List.of("cluster:2", "cluster:ward:2")) {
      List<String> found = FeatureClusters.parse(text, 3).of(features(values, 6));
      assertThat(found.get(0)).isEqualTo(found.get(2)).isNotEqualTo(found.get(3));
      assertThat(found.get(3)).isEqualTo(found.get(4)).isEqualTo(found.get(5));
    }
  }

  @Test
  void more_clusters_than_rows_are_refused() {
    assertThatThrownBy(() -> FeatureClusters.parse("cluster:7", 1).of(features(new double[12], 6)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("7 of 6 points");
    assertThatThrownBy(() -> FeatureClusters.parse("cluster:1", 1).of(corners(5, 0.1)))
        .hasMessageContaining("at least two");
  }
}
