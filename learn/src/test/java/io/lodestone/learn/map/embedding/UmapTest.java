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
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UmapTest {
  private static FittedMap map(String settings, MapInput input) {
    return new MapMethods().parse("umap:" + settings).fit(input);
  }

  private static double distance(double[] coordinates, int i, int j) {
    return Math.hypot(
        coordinates[2 * i] - coordinates[2 * j], coordinates[2 * i + 1] - coordinates[2 * j + 1]);
  }

  private static double trustworthiness(MapInput.Rows rows, FittedMap map) {
    return MapQuality.of(rows, map.coordinates(), 2, QualitySettings.DEFAULTS)
        .whole()
        .trustworthiness();
  }

  @Tag("data")
  @ParameterizedTest
  @CsvSource({"15, 0.1", "30, 0"})
  void keeps_neighbours_as_well_as_umap_learn_does(int neighbours, double minDist)
      throws IOException {
    PublishedCompositions published = PublishedCompositions.read();
    FittedMap map = map("neighbours=" + neighbours + ",min_dist=" + minDist, published.rows());
    for (int k : new int[] {5, 15, 50}) {
      MapQuality.Whole quality =
          MapQuality.of(
                  published.rows(), map.coordinates(), 2, new QualitySettings(k, 10_000, 2000, 1))
              .whole();
      assertThat(quality.preservation())
          .isGreaterThan(
              published.least("UMAP", "n_neighbors", neighbours, "knn_preservation_" + k) - 0.01);
      if (k < 50) {
        assertThat(quality.trustworthiness())
            .isGreaterThan(
                published.least("UMAP", "n_neighbors", neighbours, "trustworthiness_" + k) - 0.01);
        assertThat(quality.continuity())
            .isGreaterThan(
                published.least("UMAP", "n_neighbors", neighbours, "continuity_" + k) - 0.01);
      }
    }
  }

  @Test
  void groups_that_are_far_apart_stay_apart() {
    MapInput.Rows rows = Groups.of(4, 100, 100, 1);
    FittedMap map = map("epochs=200", rows);
    assertThat(map.notes()).singleElement().asString().contains("4 groups without links");
    double[] at = map.coordinates();
    for (int i = 0; i < 400; i++) {
      int point = i;
      int nearest =
          IntStream.range(0, 400)
              .filter(j -> j != point)
              .boxed()
              .min((a, b) -> Double.compare(distance(at, point, a), distance(at, point, b)))
              .orElseThrow();
      assertThat(nearest % 4).isEqualTo(i % 4);
    }
  }

  @Test
  void draws_the_same_map_on_any_number_of_cores() throws Exception {
    MapInput.Rows rows = Groups.of(3, 1500, 4, 2);
    double[][] maps = new double[2][];
    for (int i = 0; i < 2; i++) {
      try (ForkJoinPool pool = new ForkJoinPool(i == 0 ? 1 : 7)) {
        maps[i] = pool.submit(() -> map("epochs=30", rows).coordinates()).get();
      }
    }
    assertThat(maps[0]).isEqualTo(maps[1]);
    assertThat(map("epochs=30,seed=2", rows).coordinates()).isNotEqualTo(maps[0]);
  }

  @Test
  void a_new_point_lies_where_its_like_lie_whoever_else_is_placed() {
    MapInput.Rows rows = Groups.of(3, 100, 30, 3);
    FittedMap map = map("", rows);
    MapInput.Rows others = Groups.of(3, 10, 30, 4);
    double[] placed = map.place(others);
    double[] at = map.coordinates();
    for (int i = 0; i < 30; i++) {
      double x = placed[2 * i];
      double y = placed[2 * i + 1];
      int nearest =
          IntStream.range(0, 300)
              .boxed()
              .min(
                  (a, b) ->
                      Double.compare(
                          Math.hypot(at[2 * a] - x, at[2 * a + 1] - y),
                          Math.hypot(at[2 * b] - x, at[2 * b + 1] - y)))
              .orElseThrow();
      assertThat(nearest % 3).isEqualTo(i % 3);
    }
    double[] alone = map.place(others.chosen(new int[] {17}));
    assertThat(alone).containsExactly(placed[34], placed[35]);
  }

  @Test
  void a_material_of_the_map_is_placed_where_it_lies() {
    MapInput.Rows rows = Groups.of(3, 50, 5, 5);
    FittedMap map = map("epochs=50", rows);
    double[] placed = map.place(rows.chosen(new int[] {4, 140}));
    assertThat(placed)
        .containsExactly(
            map.coordinates()[8],
            map.coordinates()[9],
            map.coordinates()[280],
            map.coordinates()[281]);
  }

  @Test
  void distances_and_similarities_give_a_map_as_good_as_their_rows() {
    MapInput.Rows rows = Groups.of(3, 60, 5, 6);
    int n = rows.rows();
    MapInput.Distances distances = rows.toDistances();
    double[] products = new double[n * n];
    double[] own = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int l = 0; l < Groups.WIDTH; l++) {
          products[i * n + j] +=
              rows.values()[i * Groups.WIDTH + l] * rows.values()[j * Groups.WIDTH + l];
        }
      }
      own[i] = products[i * n + i];
    }
    double byRows = trustworthiness(rows, map("epochs=100", rows));
    MapInput.Similarities similarities = new MapInput.Similarities(n, n, products, own);
    for (MapInput other : new MapInput[] {distances, similarities}) {
      FittedMap map = map("epochs=100", other);
      assertThat(trustworthiness(rows, map)).isCloseTo(byRows, within(0.02));
      assertThat(map.place(other)).isEqualTo(map.coordinates());
    }
    assertThatThrownBy(() -> map("start=pca", distances))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spectral");
    assertThatThrownBy(() -> map("epochs=1", distances).place(rows))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("distances");
  }

  @Test
  void a_map_made_again_from_its_state_places_as_before() {
    MapInput.Rows rows = Groups.of(3, 50, 5, 7);
    Umap method = new Umap();
    Umap.Settings settings = SettingsType.of(Umap.Settings.class).parse("epochs=40,dimensions=3");
    FittedMap map = method.fit(settings, rows);
    FittedMap again = method.restore(settings, map.state());
    assertThat(again.coordinates()).isEqualTo(map.coordinates()).hasSize(450);
    MapInput.Rows others = Groups.of(3, 5, 5, 8);
    assertThat(again.place(others)).isEqualTo(map.place(others));
  }

  @Test
  void equal_rows_lie_together_and_do_not_disturb() {
    MapInput.Rows rows = Groups.of(2, 100, 20, 9);
    for (int i = 0; i < 80; i++) {
      System.arraycopy(
          rows.values(), (i % 2) * Groups.WIDTH, rows.values(), i * Groups.WIDTH, Groups.WIDTH);
    }
    double[] at = map("", rows).coordinates();
    assertThat(Arrays.stream(at)).allMatch(Double::isFinite);
    double within = IntStream.range(0, 80).mapToDouble(i -> distance(at, i, i % 2)).max().orElse(0);
    assertThat(within).isLessThan(distance(at, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 10, 16})
  void few_points_have_a_map(int n) {
    MapInput.Rows rows = Groups.of(1, n, 1, 10);
    String settings = n == 2 ? "dimensions=1" : "";
    FittedMap map = map(settings, rows);
    assertThat(Arrays.stream(map.coordinates()))
        .hasSize(n * map.dimensions())
        .allMatch(Double::isFinite);
    assertThat(Arrays.stream(map.coordinates()).distinct().count()).isGreaterThan(1);
  }

  @Test
  void what_makes_no_map_is_refused() {
    assertThatThrownBy(() -> map("", Groups.of(1, 1, 1, 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("one material");
    assertThatThrownBy(() -> map("", new MapInput.Rows(5, 2, new double[10])))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("all the same");
    assertThatThrownBy(() -> map("dimensions=2", Groups.of(1, 2, 1, 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("fewer than the 2 points");
    assertThatThrownBy(() -> map("neighbours=1", Groups.of(1, 20, 1, 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("2 to 10000");
    assertThatThrownBy(() -> map("min_dist=2", Groups.of(1, 20, 1, 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spread");
  }
}
