package io.lodestone.learn.map.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.quality.MapQuality;
import io.lodestone.learn.map.quality.QualitySettings;
import io.lodestone.learn.neighbours.NeighbourLists;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {
  private static FittedMap map(String settings, MapInput input) {
    return new MapMethods().parse("tsne:" + settings).fit(input);
  }

  private static int nearest(double[] at, double x, double y, int without) {
    return IntStream.range(0, at.length / 2)
        .filter(i -> i != without)
        .boxed()
        .min(
            (a, b) ->
                Double.compare(
                    Math.hypot(at[2 * a] - x, at[2 * a + 1] - y),
                    Math.hypot(at[2 * b] - x, at[2 * b + 1] - y)))
        .orElseThrow();
  }

  @Tag("data")
  @Test
  void keeps_neighbours_as_well_as_scikit_learn_does() throws IOException {
    PublishedCompositions published = PublishedCompositions.read();
    TsneMap map = (TsneMap) map("", published.rows());
    String peer = "t-SNE (Barnes-Hut)";
    assertThat(map.divergence())
        .isLessThan(
            published.reference().get("results").get(7).at("/parameters/kl_divergence").asDouble()
                + 0.01);
    for (int k : new int[] {5, 15, 50}) {
      MapQuality.Whole quality =
          MapQuality.of(
                  published.rows(), map.coordinates(), 2, new QualitySettings(k, 10_000, 2000, 1))
              .whole();
      assertThat(quality.preservation())
          .isGreaterThan(published.least(peer, "perplexity", 30, "knn_preservation_" + k) - 0.01);
      if (k < 50) {
        assertThat(quality.trustworthiness())
            .isGreaterThan(published.least(peer, "perplexity", 30, "trustworthiness_" + k) - 0.01);
        assertThat(quality.continuity())
            .isGreaterThan(published.least(peer, "perplexity", 30, "continuity_" + k) - 0.01);
      }
    }
  }

  @Test
  void probabilities_have_the_entropy_of_the_perplexity() {
    Random random = new Random(1);
    double[] distances = random.doubles(20 * 50, 0.1, 1e4).toArray();
    NeighbourLists lists = NeighbourLists.ofDistances(distances, 20, 50, false, 40);
    float[] probabilities = new Perplexity(12).probabilities(lists);
    for (int row = 0; row < 20; row++) {
      double entropy = 0;
      for (int i = row * 40; i < (row + 1) * 40; i++) {
        entropy -= probabilities[i] > 0 ? probabilities[i] * Math.log(probabilities[i]) : 0;
      }
      assertThat(Math.exp(entropy)).isCloseTo(12, within(1e-2));
    }
  }

  @Test
  void the_tree_sums_the_pushes_that_comparing_all_sums() {
    Random random = new Random(2);
    double[] positions = random.doubles(2 * 3000).map(v -> 40 * Math.pow(v, 3)).toArray();
    // Many at one place.
    Arrays.fill(positions, 0, 400, 7.25);
    for (double theta : new double[] {0, 0.2, 0.5}) {
      QuadTree tree = new QuadTree(positions, theta);
      assertThat(Arrays.stream(tree.order()).sorted().toArray())
          .isEqualTo(IntStream.range(0, 3000).toArray());
      double[] sums = new double[3];
      for (int i = 0; i < 3000; i += 100) {
        double[] expected = new double[3];
        for (int j = 0; j < 3000; j++) {
          double dx = positions[2 * i] - positions[2 * j];
          double dy = positions[2 * i + 1] - positions[2 * j + 1];
          double q = 1 / (1 + dx * dx + dy * dy);
          expected[0] += q * q * dx;
          expected[1] += q * q * dy;
          expected[2] += q;
        }
        tree.push(positions[2 * i], positions[2 * i + 1], sums);
        double scale = Math.hypot(expected[0], expected[1]);
        // The middle stands for all points of a square: an error of the order of theta squared.
        double allowed = theta == 0 ? 1e-10 : 0.3 * theta * theta;
        assertThat(sums[0]).isCloseTo(expected[0], within(allowed * scale + 1e-12));
        assertThat(sums[1]).isCloseTo(expected[1], within(allowed * scale + 1e-12));
        assertThat(sums[2] / expected[2]).isCloseTo(1, within(allowed));
      }
    }
  }

  @Test
  void groups_that_are_far_apart_stay_apart() {
    double[] at = map("perplexity=15", Groups.of(4, 100, 50, 1)).coordinates();
    for (int i = 0; i < 400; i++) {
      assertThat(nearest(at, at[2 * i], at[2 * i + 1], i) % 4).isEqualTo(i % 4);
    }
  }

  @Test
  void draws_the_same_map_on_any_number_of_cores() throws Exception {
    MapInput.Rows rows = Groups.of(3, 400, 4, 2);
    double[][] maps = new double[2][];
    for (int i = 0; i < 2; i++) {
      try (ForkJoinPool pool = new ForkJoinPool(i == 0 ? 1 : 7)) {
        maps[i] = pool.submit(() -> map("rounds=60,early=20", rows).coordinates()).get();
      }
    }
    assertThat(maps[0]).isEqualTo(maps[1]);
  }

  @Test
  void a_new_point_lies_where_its_like_lie_whoever_else_is_placed() {
    MapInput.Rows rows = Groups.of(3, 100, 30, 3);
    FittedMap map = map("perplexity=20", rows);
    MapInput.Rows others = Groups.of(3, 10, 30, 4);
    double[] placed = map.place(others);
    for (int i = 0; i < 30; i++) {
      assertThat(nearest(map.coordinates(), placed[2 * i], placed[2 * i + 1], -1) % 3)
          .isEqualTo(i % 3);
    }
    assertThat(map.place(others.chosen(new int[] {17}))).containsExactly(placed[34], placed[35]);
    assertThat(map.place(rows)).isEqualTo(map.coordinates());
  }

  @Test
  void distances_give_a_map_as_good_as_their_rows() {
    MapInput.Rows rows = Groups.of(3, 60, 5, 6);
    double byRows = trustworthiness(rows, map("", rows));
    assertThat(trustworthiness(rows, map("", rows.toDistances()))).isCloseTo(byRows, within(0.02));
  }

  private static double trustworthiness(MapInput.Rows rows, FittedMap map) {
    return MapQuality.of(rows, map.coordinates(), 2, QualitySettings.DEFAULTS)
        .whole()
        .trustworthiness();
  }

  @Test
  void a_map_made_again_from_its_state_places_as_before() {
    MapInput.Rows rows = Groups.of(3, 50, 5, 7);
    Tsne method = new Tsne();
    Tsne.Settings settings = SettingsType.of(Tsne.Settings.class).parse("perplexity=10,rounds=300");
    FittedMap map = method.fit(settings, rows);
    FittedMap again = method.restore(settings, map.state());
    assertThat(again.coordinates()).isEqualTo(map.coordinates());
    MapInput.Rows others = Groups.of(3, 5, 5, 8);
    assertThat(again.place(others)).isEqualTo(map.place(others));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 10, 40})
  void few_points_have_a_map_with_a_note_on_the_perplexity(int n) {
    FittedMap map = map("rounds=300", Groups.of(1, n, 1, 10));
    assertThat(map.coordinates()).hasSize(2 * n);
    assertThat(Arrays.stream(map.coordinates())).allMatch(Double::isFinite);
    assertThat(Arrays.stream(map.coordinates()).distinct().count()).isEqualTo(2 * n);
    assertThat(map.notes()).anyMatch(note -> note.contains("the most for " + n + " points"));
  }

  @Test
  void many_equal_rows_have_a_map() {
    MapInput.Rows rows = Groups.of(2, 100, 20, 9);
    for (int i = 0; i < 120; i++) {
      System.arraycopy(rows.values(), 0, rows.values(), i * Groups.WIDTH, Groups.WIDTH);
    }
    assertThat(Arrays.stream(map("perplexity=10", rows).coordinates())).allMatch(Double::isFinite);
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    for (String wrong : new String[] {"perplexity=0.5", "rounds=0", "early=2000", "theta=1"}) {
      assertThatThrownBy(() -> map(wrong, Groups.of(1, 20, 1, 1)))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining(wrong.split("=")[0]);
    }
  }
}
