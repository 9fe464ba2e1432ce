package io.lodestone.learn.explain;

import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features that say nearly the same, together: any two of a group have a rank correlation of a
 * given size or more. To shuffle one of them alone would leave the others to answer for it.
 *
 * @param groups places of features; each feature is in one group, those of a group and the groups
 *     in ascending order
 */
record FeatureGroups(List<int[]> groups) {
  /** Rows that are enough to see a correlation. */
  private static final int MOST_ROWS = 2000;

  private record Pair(int one, int other, double size) {}

  /**
   * Groups the features of rows, the most alike first (complete linkage).
   *
   * @param alike the least size of Spearman's correlation within a group; above 1, none are grouped
   */
  static FeatureGroups of(Features features, double alike, long seed) {
    int width = features.width();
    int[][] members = new int[width][];
    Arrays.setAll(members, j -> new int[] {j});
    if (alike <= 1) {
      int[] rows = RowSample.of(features.rows(), MOST_ROWS, seed);
      double[][] ranks =
          IntStream.range(0, width)
              .parallel()
              .mapToObj(j -> ranks(features, rows, j))
              .toArray(double[][]::new);
      List<Pair> pairs =
          IntStream.range(0, width)
              .parallel()
              .boxed()
              .flatMap(
                  one ->
                      IntStream.range(one + 1, width)
                          .mapToObj(other -> new Pair(one, other, size(ranks, one, other)))
                          .filter(pair -> pair.size() >= alike))
              .sorted(Comparator.comparingDouble(pair -> -pair.size()))
              .toList();
      for (Pair pair : pairs) {
        join(members, pair, ranks, alike);
      }
    }
    return new FeatureGroups(
        IntStream.range(0, width)
            .filter(j -> members[j][0] == j)
            .mapToObj(j -> members[j])
            .toList());
  }

  private static void join(int[][] members, Pair pair, double[][] ranks, double alike) {
    int[] one = members[pair.one()];
    int[] other = members[pair.other()];
    if (one[0] == other[0]
        || Arrays.stream(one)
            .anyMatch(i -> Arrays.stream(other).anyMatch(j -> size(ranks, i, j) < alike))) {
      return;
    }
    int[] all = IntStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().toArray();
    for (int j : all) {
      members[j] = all;
    }
  }

  private static double size(double[][] ranks, int one, int other) {
    double product = 0;
    for (int i = 0; i < ranks[one].length; i++) {
      product += ranks[one][i] * ranks[other][i];
    }
    return Math.abs(product);
  }

  /** Ranks of a column, equal values with their mean, with mean 0 and length 1. */
  private static double[] ranks(Features features, int[] rows, int column) {
    int n = rows.length;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> features.value(rows[i], column)));
    double[] ranks = new double[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      double value = features.value(rows[order[from]], column);
      while (to < n && features.value(rows[order[to]], column) == value) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0 - (n - 1) / 2.0;
      }
      from = to;
    }
    double length = Math.sqrt(Arrays.stream(ranks).map(rank -> rank * rank).sum());
    return length > 0 ? Arrays.stream(ranks).map(rank -> rank / length).toArray() : ranks;
  }
}
