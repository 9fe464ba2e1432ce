package io.lodestone.learn.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeighbourSearchTest {
  private static final int WIDTH = 24;

  /** Rows in groups on a surface of few dimensions, as features of materials are. */
  static double[] rows(int count, long seed) {
    Random random = new Random(seed);
    double[] mixing =
        IntStream.range(0, 5 * WIDTH).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] rows = new double[count * WIDTH];
    for (int i = 0; i < count; i++) {
      double group = random.nextInt(12);
      for (int m = 0; m < 5; m++) {
        double part = 3 * Math.sin(group * (m + 1)) + random.nextGaussian();
        for (int j = 0; j < WIDTH; j++) {
          rows[i * WIDTH + j] += part * mixing[m * WIDTH + j];
        }
      }
      for (int j = 0; j < WIDTH; j++) {
        rows[i * WIDTH + j] += 0.1 * random.nextGaussian();
      }
    }
    return rows;
  }

  private static double distance(double[] rows, int i, int j, Metric metric) {
    double squares = 0;
    double product = 0;
    double a = 0;
    double b = 0;
    for (int l = 0; l < WIDTH; l++) {
      double x = rows[i * WIDTH + l];
      double y = rows[j * WIDTH + l];
      squares += (x - y) * (x - y);
      product += x * y;
      a += x * x;
      b += y * y;
    }
    return metric == Metric.COSINE ? 1 - product / Math.sqrt(a * b) : Math.sqrt(squares);
  }

  @ParameterizedTest
  @EnumSource
  void comparing_all_finds_the_nearest_rows_and_their_distances(Metric metric) {
    double[] rows = rows(1500, 1);
    NeighbourLists lists = ExactSearch.of(rows, WIDTH, metric).neighbours(10);
    for (int i = 0; i < 1500; i += 37) {
      int row = i;
      int[] nearest =
          IntStream.range(0, 1500)
              .filter(j -> j != row)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> distance(rows, row, j, metric)))
              .limit(10)
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(lists.of(i)).isEqualTo(nearest);
      for (int place = 0; place < 10; place++) {
        assertThat((double) lists.distance(i, place))
            .isCloseTo(distance(rows, i, nearest[place], metric), within(1e-5));
      }
    }
  }

  @Test
  void rows_far_from_the_origin_are_told_apart() {
    double[] rows = rows(400, 2);
    NeighbourLists near = ExactSearch.of(rows, WIDTH, Metric.EUCLIDEAN).neighbours(5);
    double[] far = Arrays.stream(rows).map(x -> x + 1e6).toArray();
    assertThat(ExactSearch.of(far, WIDTH, Metric.EUCLIDEAN).neighbours(5).recall(near))
        .isGreaterThan(0.999);
  }

  @ParameterizedTest
  @EnumSource
  void the_graph_misses_hardly_a_neighbour(Metric metric) {
    double[] rows = rows(5000, 3);
    NeighbourLists truth = ExactSearch.of(rows, WIDTH, metric).neighbours(15);
    Hnsw graph = Hnsw.of(rows, WIDTH, metric, Hnsw.Settings.usual(1));
    assertThat(graph.neighbours(15).recall(truth)).isGreaterThan(0.99);
    double[] others = rows(300, 4);
    assertThat(
            graph
                .nearest(others, 15)
                .recall(ExactSearch.of(rows, WIDTH, metric).nearest(others, 15)))
        .isGreaterThan(0.99);
  }

  @Test
  void the_graph_finds_its_way_among_many_equal_rows() {
    double[] rows = rows(3000, 5);
    for (int i = 1000; i < 2500; i++) {
      System.arraycopy(rows, (i % 2) * WIDTH, rows, i * WIDTH, WIDTH);
    }
    NeighbourLists truth = ExactSearch.of(rows, WIDTH, Metric.EUCLIDEAN).neighbours(15);
    NeighbourLists found =
        Hnsw.of(rows, WIDTH, Metric.EUCLIDEAN, Hnsw.Settings.usual(1)).neighbours(15);
    assertThat(found.recall(truth)).isGreaterThan(0.99);
    assertThat(found.distance(1000, 14)).isZero();
    for (int i = 0; i < 3000; i++) {
      assertThat(found.of(i)).doesNotContain(i).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_graph_is_the_same_on_any_number_of_cores() throws Exception {
    double[] rows = rows(3000, 6);
    int[][] answers = new int[2][];
    for (int cores = 1; cores <= 2; cores++) {
      try (ForkJoinPool pool = new ForkJoinPool(cores == 1 ? 1 : 7)) {
        NeighbourLists lists =
            pool.submit(
                    () ->
                        Hnsw.of(rows, WIDTH, Metric.EUCLIDEAN, new Hnsw.Settings(6, 12, 12, 3))
                            .neighbours(10))
                .get();
        answers[cores - 1] =
            IntStream.range(0, 3000).flatMap(i -> Arrays.stream(lists.of(i))).toArray();
      }
    }
    assertThat(answers[0]).isEqualTo(answers[1]);
  }

  @Test
  void all_rows_may_be_asked_for() {
    double[] rows = rows(40, 7);
    NeighbourLists truth = ExactSearch.of(rows, WIDTH, Metric.EUCLIDEAN).neighbours(39);
    NeighbourLists found =
        Hnsw.of(rows, WIDTH, Metric.EUCLIDEAN, Hnsw.Settings.usual(1)).neighbours(39);
    assertThat(found.recall(truth)).isEqualTo(1);
    double[] equal = new double[20 * WIDTH];
    assertThat(Hnsw.of(equal, WIDTH, Metric.EUCLIDEAN, Hnsw.Settings.usual(1)).neighbours(3).of(7))
        .containsExactly(0, 1, 2);
  }

  @Test
  void given_distances_have_neighbours_too() {
    double[] distances = {0, 3, 1, 3, 0, 2, 1, 2, 0};
    NeighbourLists lists = NeighbourLists.ofDistances(distances, 3, 3, true, 2);
    assertThat(lists.of(0)).containsExactly(2, 1);
    assertThat(lists.of(1)).containsExactly(2, 0);
    assertThat(lists.distance(1, 0)).isEqualTo(2);
    assertThat(NeighbourLists.ofDistances(distances, 3, 3, false, 1).of(2)).containsExactly(2);
  }

  @Test
  void what_cannot_be_answered_is_refused() {
    double[] rows = rows(10, 8);
    assertThatThrownBy(() -> ExactSearch.of(rows, WIDTH, Metric.EUCLIDEAN).neighbours(10))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("1 to 9");
    assertThatThrownBy(
            () -> ExactSearch.of(rows, WIDTH, Metric.EUCLIDEAN).nearest(new double[25], 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("24");
    double[] zeros = rows(10, 9);
    Arrays.fill(zeros, 3 * WIDTH, 4 * WIDTH, 0);
    assertThatThrownBy(() -> ExactSearch.of(zeros, WIDTH, Metric.COSINE))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("row 4");
  }
}
