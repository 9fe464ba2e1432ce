package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.numerics.LeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves the search over subsets against least squares with every subset. */
class SubsetSearchTest {
  @ParameterizedTest
  @CsvSource({
    "40, 1, 1, 0.3", "40, 2, 1, 0.3", "40, 3, 1, 0.3", "18, 4, 1, 0.3", "14, 5, 1, 0.3",
    "40, 3, 1, 0.001", "30, 3, 1, 2e-4", "16, 4, 1, 0.001", "30, 2, 3, 0.3", "20, 3, 2, 0.1"
  })
  void finds_the_same_as_least_squares_with_every_subset(
      int features, int dimension, int tasks, double independent) {
    Random random = new Random(7 * features + dimension);
    int rows = 24;
    int[] starts = IntStream.rangeClosed(0, tasks).map(t -> t * rows / tasks).toArray();
    double[] common = random.doubles(rows).toArray();
    List<double[]> values = new ArrayList<>();
    for (int k = 0; k < features; k++) {
      // The smaller the part of their own, the more alike are the features.
      double[] own = random.doubles(rows).toArray();
      Arrays.setAll(own, i -> 100 + common[i] + independent * own[i]);
      values.add(own);
    }
    double[] y = random.doubles(rows).toArray();
    List<Subset> found =
        new SubsetSearch(new GramMatrix(values, y, starts), 25, Work.UNTOLD).best(dimension);
    List<Subset> all = new ArrayList<>();
    everySubset(values, y, starts, dimension, new int[0], all);
    all.sort(Subset.BEST_FIRST);
    assertThat(found).hasSize(25);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).gain()).isEqualTo(all.get(i).gain(), within(1e-6));
    }
    assertThat(found.getFirst().members()).isEqualTo(all.getFirst().members());
  }

  private static void everySubset(
      List<double[]> values, double[] y, int[] starts, int left, int[] members, List<Subset> all) {
    if (left == 0) {
      all.add(new Subset(members, gain(values, y, starts, members)));
      return;
    }
    for (int k = members.length == 0 ? 0 : members[members.length - 1] + 1;
        k < values.size();
        k++) {
      int[] more = Arrays.copyOf(members, members.length + 1);
      more[members.length] = k;
      everySubset(values, y, starts, left - 1, more, all);
    }
  }

  private static double gain(List<double[]> values, double[] y, int[] starts, int[] members) {
    double left = 0;
    double total = 0;
    for (int t = 0; t + 1 < starts.length; t++) {
      int from = starts[t];
      int rows = starts[t + 1] - from;
      int columns = members.length + 1;
      double[] matrix = new double[rows * columns];
      for (int i = 0; i < rows; i++) {
        matrix[i * columns] = 1;
        for (int k = 0; k < members.length; k++) {
          matrix[i * columns + k + 1] = values.get(members[k])[from + i];
        }
      }
      double[] part = Arrays.copyOfRange(y, from, starts[t + 1]);
      left += LeastSquares.solve(matrix, columns, part).residualSquares();
      double mean = Arrays.stream(part).average().orElse(0);
      total += Arrays.stream(part).map(value -> (value - mean) * (value - mean)).sum();
    }
    return 1 - left / total;
  }
}
