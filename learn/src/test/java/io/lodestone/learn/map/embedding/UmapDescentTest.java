package io.lodestone.learn.map.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.neighbours.NeighbourLists;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UmapDescentTest {
  private static final int N = 300;

  private static WeightedGraph graph() {
    MapInput.Rows rows = Groups.of(2, N / 2, 3, 1);
    NeighbourLists lists = NeighbourLists.ofDistances(rows.toDistances().values(), N, N, true, 10);
    return WeightedGraph.of(lists, Memberships.among(lists), (a, b) -> a + b - a * b);
  }

  private static float[] start(int dimensions) {
    Random random = new Random(2);
    float[] start = new float[N * dimensions];
    for (int i = 0; i < N; i++) {
      for (int d = 0; d < 2; d++) {
        start[i * dimensions + d] = 10 * random.nextFloat();
      }
    }
    return start;
  }

  private static UmapDescent descent(int dimensions, int repelled) {
    return new UmapDescent(AttractionCurve.of(0.1, 1), dimensions, 60, repelled, 3);
  }

  @Test
  void a_plane_in_space_moves_as_a_plane() {
    float[] plane = descent(2, 5).move(graph(), start(2));
    float[] space = descent(3, 5).move(graph(), start(3));
    for (int i = 0; i < N; i++) {
      assertThat(space[3 * i]).isEqualTo(plane[2 * i]);
      assertThat(space[3 * i + 1]).isEqualTo(plane[2 * i + 1]);
      assertThat(space[3 * i + 2]).isZero();
    }
  }

  @Test
  void pulls_move_both_ends_alike_so_that_nothing_drifts() {
    float[] start = start(2);
    float[] moved = descent(2, 0).move(graph(), start);
    assertThat(moved).isNotEqualTo(start);
    for (int d = 0; d < 2; d++) {
      int axis = d;
      double before =
          IntStream.range(0, N).mapToDouble(i -> start[2 * i + axis]).average().orElse(0);
      double after =
          IntStream.range(0, N).mapToDouble(i -> moved[2 * i + axis]).average().orElse(0);
      assertThat(after).isCloseTo(before, within(1e-4));
    }
  }

  @Test
  void a_schedule_has_every_pull_at_both_ends_in_one_step() {
    WeightedGraph graph = graph();
    int steps = 8;
    UmapSchedule schedule = UmapSchedule.of(graph, steps, 500);
    float most = 0;
    for (float weight : graph.weights()) {
      most = Math.max(most, weight);
    }
    float least = most / 500;
    long pulls =
        IntStream.range(0, graph.weights().length)
            .filter(link -> graph.weights()[link] >= least)
            .count();
    assertThat(schedule.others()).hasSize((int) (2 * pulls));
    int[] load = new int[steps];
    for (int step = 0; step < steps; step++) {
      for (int node = 0; node < N; node++) {
        int from = schedule.from()[step * N + node];
        int to = schedule.from()[step * N + node + 1];
        load[step] += to - from;
        for (int pull = from; pull < to; pull++) {
          int other = schedule.others()[pull];
          int end = other >= 0 ? other : ~other;
          int there = other >= 0 ? ~node : node;
          int[] back =
              Arrays.copyOfRange(
                  schedule.others(),
                  schedule.from()[step * N + end],
                  schedule.from()[step * N + end + 1]);
          assertThat(back).contains(there);
        }
      }
    }
    assertThat(Arrays.stream(load).max().orElse(0))
        .isLessThan(2 * Arrays.stream(load).min().orElse(0));
  }

  @Test
  void a_graph_in_parts_is_drawn_part_by_part() {
    // Three rings of 60, 40 and 3 nodes.
    int[] sizes = {60, 40, 3};
    int n = 103;
    double[] distances = new double[n * n];
    Arrays.fill(distances, 1000);
    int first = 0;
    for (int size : sizes) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          int around = Math.abs(i - j);
          distances[(first + i) * n + first + j] = Math.min(around, size - around);
        }
      }
      first += size;
    }
    NeighbourLists lists = NeighbourLists.ofDistances(distances, n, n, true, 2);
    float[] weights = Memberships.among(lists);
    WeightedGraph graph = WeightedGraph.of(lists, weights, (a, b) -> a + b - a * b);
    assertThat(Arrays.stream(graph.components()).mapToInt(part -> part.length))
        .containsExactly(60, 40, 3);
    double[] at = new InitialLayout(graph, 2, 1).coordinates();
    double[] middle = new double[4];
    for (int part = 0; part < 2; part++) {
      int from = part * 60;
      for (int i = from; i < from + sizes[part]; i++) {
        middle[2 * part] += at[2 * i] / sizes[part];
        middle[2 * part + 1] += at[2 * i + 1] / sizes[part];
      }
      // A ring is drawn as a ring.
      int begin = part;
      double[] radii =
          IntStream.range(from, from + sizes[part])
              .mapToDouble(
                  i ->
                      Math.hypot(
                          at[2 * i] - middle[2 * begin], at[2 * i + 1] - middle[2 * begin + 1]))
              .toArray();
      double mean = Arrays.stream(radii).average().orElse(0);
      assertThat(Arrays.stream(radii)).allMatch(radius -> Math.abs(radius / mean - 1) < 0.1);
    }
    assertThat(Math.hypot(middle[0] - middle[2], middle[1] - middle[3]))
        .isGreaterThan(Math.sqrt(60) + Math.sqrt(40));
  }
}
