package io.lodestone.learn.map.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.neighbours.Metric;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.neighbours.NeighbourSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UmapDescentTest {
  private static final int N = 4200;

  private static WeightedGraph graph() {
    MapInput.Rows rows = Groups.of(2, N / 2, 3, 1);
    NeighbourLists lists =
        NeighbourSearch.of(rows.values(), rows.width(), Metric.EUCLIDEAN, 1).neighbours(10);
    return Memberships.among(lists).graph();
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
      assertThat(after).isCloseTo(before, within(1e-3));
    }
  }

  @Test
  void regions_have_equally_many_points_near_each_other() {
    float[] start = start(2);
    UmapRegions regions = UmapRegions.of(start, 2);
    assertThat(regions.count()).isEqualTo(4);
    assertThat(Arrays.stream(regions.order()).sorted().toArray())
        .isEqualTo(IntStream.range(0, N).toArray());
    for (int r = 0; r < 4; r++) {
      assertThat(regions.from()[r + 1] - regions.from()[r]).isEqualTo(N / 4);
      // Of a square of side 10, each has a quarter.
      for (int axis = 0; axis < 2; axis++) {
        int at = axis;
        DoubleSummaryStatistics places =
            Arrays.stream(regions.order(), regions.from()[r], regions.from()[r + 1])
                .mapToDouble(i -> start[2 * i + at])
                .summaryStatistics();
        assertThat(places.getMax() - places.getMin()).isLessThan(5.5);
      }
    }
  }

  @Test
  void a_link_within_a_region_is_listed_once_and_another_in_both_in_one_step() {
    UmapLinks links = UmapLinks.of(graph(), 500);
    UmapRegions regions = UmapRegions.of(start(2), 2);
    UmapSchedule schedule = UmapSchedule.of(links, regions, 2);
    List<String> expected = new ArrayList<>();
    for (int link = 0; link < links.one().length; link++) {
      expected.add(links.one()[link] + "-" + links.other()[link] + " " + links.rates()[link]);
    }
    List<String> inner = new ArrayList<>();
    Map<String, Integer> onwards = new HashMap<>();
    Map<String, Integer> back = new HashMap<>();
    for (int cell = 0; cell < schedule.from().length - 1; cell++) {
      int region = cell / 6;
      int step = cell / 3 % 2;
      for (int at = schedule.from()[cell]; at < schedule.from()[cell + 1]; at++) {
        int own = schedule.own()[at];
        int other = schedule.other()[at];
        assertThat(own).isBetween(regions.from()[region], regions.from()[region + 1] - 1);
        int one = regions.order()[own];
        int two = regions.order()[other];
        String link = Math.min(one, two) + "-" + Math.max(one, two) + " " + schedule.rates()[at];
        switch (cell % 3) {
          case UmapSchedule.INNER -> inner.add(link);
          case UmapSchedule.ONWARDS -> {
            assertThat(other).isGreaterThan(own);
            onwards.put(link, step);
          }
          default -> {
            assertThat(other).isLessThan(own);
            back.put(link, step);
          }
        }
      }
    }
    assertThat(onwards).isEqualTo(back).isNotEmpty();
    inner.addAll(onwards.keySet());
    assertThat(inner).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void a_turn_comes_as_often_as_the_rate_says_at_even_intervals() {
    int rate = UmapLinks.rate(0.3f);
    int[] turns = IntStream.rangeClosed(1, 100).filter(e -> UmapLinks.due(rate, e)).toArray();
    assertThat(turns).hasSize(30);
    for (int i = 1; i < turns.length; i++) {
      assertThat(turns[i] - turns[i - 1]).isBetween(3, 4);
    }
    assertThat(IntStream.rangeClosed(2, 51).filter(e -> UmapLinks.due(UmapLinks.rate(1), e)))
        .hasSize(50);
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
    WeightedGraph graph = Memberships.among(lists).graph();
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
