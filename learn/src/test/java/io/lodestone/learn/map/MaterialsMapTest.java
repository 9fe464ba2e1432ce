package io.lodestone.learn.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.quality.QualitySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialsMapTest {
  private static final List<String> FEATURES = List.of("a", "b", "c");
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"pca", "mds", "kernel-pca", "pcovr", "umap:neighbours=8"})
  void a_map_that_was_kept_places_materials_as_before(String recipe) throws IOException {
    Dataset table = table(80, 1);
    MaterialsMap map =
        drawing(recipe)
            .draw(table, FEATURES, recipe.equals("pcovr") ? List.of("y") : List.of())
            .clustered(new ClusterMethods().parse("hdbscan:min_size=5"))
            .laid(new Pose(2, new double[] {0, 1, -1, 0}, new double[] {5, 6}));
    Path file = folder.resolve("a.map");
    new MapFile(file).write(map);
    MaterialsMap again = new MapFile(file).read();
    assertThat(again.coordinates()).containsExactly(map.coordinates());
    assertThat(again.table().hash()).isEqualTo(map.table().hash());
    assertThat(again.quality()).usingRecursiveComparison().isEqualTo(map.quality());
    Dataset others = table(20, 2);
    MaterialsMap.Placement one = map.place(others);
    MaterialsMap.Placement other = again.place(others);
    assertThat(other).usingRecursiveComparison().isEqualTo(one);
    new MapFile(folder.resolve("b.map")).write(again);
    assertThat(folder.resolve("b.map")).hasSameBinaryContentAs(file);
  }

  @Test
  void a_material_that_is_on_the_map_is_placed_where_it_is_and_a_stranger_is_told() {
    Dataset table = table(60, 1);
    MaterialsMap map = drawing("pca").draw(table, FEATURES, List.of());
    MaterialsMap.Placement placed = map.place(table.rows(new int[] {4}));
    assertThat(placed.coordinates())
        .containsExactly(Arrays.copyOfRange(map.coordinates(), 8, 10), within(1e-9));
    assertThat(placed.distance()[0]).isZero();
    assertThat(placed.usual()[0]).isTrue();
    Dataset far =
        Dataset.of(
            List.of(
                NumberColumn.plain("a", 50),
                NumberColumn.plain("b", 50),
                NumberColumn.plain("c", 50)));
    assertThat(map.place(far).usual()[0]).isFalse();
  }

  @Test
  void units_are_converted_and_gaps_treated_as_those_of_the_map() {
    Dataset table = table(40, 1);
    MaterialsMap map =
        new MapDrawing(
                new MapMethods().parse("pca"),
                new MapOptions(
                    MapOptions.Distance.EUCLIDEAN,
                    MapOptions.Scale.AUTO,
                    FitOptions.Missing.MEDIAN),
                QualitySettings.DEFAULTS)
            .draw(table, FEATURES, List.of());
    Dataset gap = table.rows(new int[] {0}).with(NumberColumn.plain("b", Double.NaN));
    assertThat(map.place(gap).rows()).containsExactly(0);
    MaterialsMap strict = drawing("pca").draw(table, FEATURES, List.of());
    assertThat(strict.place(gap).rows()).isEmpty();
    assertThatThrownBy(() -> strict.place(table.without(List.of("b"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no column b");
  }

  @Test
  void rows_with_gaps_and_columns_that_say_nothing_are_left_out_with_a_note() {
    double[] a = IntStream.range(0, 20).mapToDouble(i -> i == 3 ? Double.NaN : i).toArray();
    double[] b = IntStream.range(0, 20).mapToDouble(i -> i * i % 7).toArray();
    Dataset table =
        Dataset.of(
            List.of(
                NumberColumn.plain("a", a),
                NumberColumn.plain("b", b),
                NumberColumn.plain("c", new double[20])));
    MaterialsMap map = drawing("pca").draw(table, FEATURES, List.of());
    assertThat(map.size()).isEqualTo(19);
    assertThat(map.table().ids()).doesNotContain("4");
    assertThat(map.features()).containsExactly("a", "b");
    assertThat(map.about().notes()).anyMatch(note -> note.startsWith("1 rows left out"));
  }

  @Test
  void fingerprints_are_compared_by_all_their_features_as_similarities_are() {
    double[] a = {1, 2, 3, 4};
    double[] b = {5, 5, 5, 5};
    Dataset table =
        Dataset.of(
            List.of(
                NumberColumn.plain("a", a),
                NumberColumn.plain("b", b),
                NumberColumn.plain("c", a)));
    MapOptions options =
        new MapOptions(
            MapOptions.Distance.TANIMOTO, MapOptions.Scale.AUTO, FitOptions.Missing.LEAVE_OUT);
    MaterialsMap map =
        new MapDrawing(
                new MapMethods().parse("mds:dimensions=1"), options, QualitySettings.DEFAULTS)
            .draw(table, FEATURES, List.of());
    assertThat(map.features()).containsExactly("a", "b", "c");
    // The nearest has 1 + 5 + 1, of which 1 + 3 + 1 are shared.
    MaterialsMap.Placement placed =
        map.place(table.rows(new int[] {0}).with(NumberColumn.plain("b", 3)));
    assertThat(placed.distance()[0]).isCloseTo(1 - 5.0 / 7, within(1e-12));
  }

  @Test
  void maps_that_were_turned_mirrored_and_stretched_are_laid_on_each_other() {
    Dataset table = table(50, 1);
    MaterialsMap map = drawing("pca").draw(table, FEATURES, List.of());
    double angle = 0.7;
    double[] mirror = {Math.cos(angle), Math.sin(angle), Math.sin(angle), -Math.cos(angle)};
    MaterialsMap moved = map.laid(new Pose(3, mirror, new double[] {10, -4}));
    MapAlignment aligned = MapAlignment.of(List.of(map, moved));
    assertThat(aligned.maps().get(0).coordinates()).containsExactly(map.coordinates());
    assertThat(aligned.maps().get(1).coordinates())
        .containsExactly(map.coordinates(), within(1e-9));
    assertThat(aligned.disparity()).containsExactly(new double[2], within(1e-12));
    assertThat(Arrays.stream(aligned.residual()).max().orElseThrow()).isLessThan(1e-9);
    // New materials follow the map to where it was laid.
    Dataset others = table(5, 9);
    assertThat(aligned.maps().get(1).place(others).coordinates())
        .containsExactly(map.place(others).coordinates(), within(1e-9));
  }

  @Test
  void the_material_that_lies_elsewhere_on_another_map_has_the_largest_residual() {
    Dataset table = table(50, 1);
    MaterialsMap map = drawing("pca").draw(table, FEATURES, List.of());
    double[] a = table.number("a").values();
    a[17] += 4;
    MaterialsMap other =
        drawing("pca").draw(table.with(NumberColumn.plain("a", a)), FEATURES, List.of());
    MapAlignment aligned = MapAlignment.of(List.of(map, other, map));
    int worst =
        IntStream.range(0, 50)
            .reduce((i, j) -> aligned.residual()[i] >= aligned.residual()[j] ? i : j)
            .orElseThrow();
    assertThat(aligned.common().get(worst)).isEqualTo("m17");
    assertThat(aligned.disparity()[1]).isGreaterThan(aligned.disparity()[0]);
    assertThatThrownBy(() -> MapAlignment.of(List.of(map)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least two");
  }

  @Test
  void what_cannot_be_drawn_is_refused() {
    Dataset table = table(30, 1);
    MapDrawing drawing = drawing("pca");
    assertThatThrownBy(() -> drawing.draw(table.rows(new int[] {2}), FEATURES, List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("one material");
    assertThatThrownBy(() -> drawing.draw(table.rows(new int[] {2}), List.of(), List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("--with magpie");
    Dataset same =
        Dataset.of(List.of(NumberColumn.plain("a", 1, 1, 1), NumberColumn.plain("b", 2, 2, 2)));
    assertThatThrownBy(() -> drawing.draw(same, List.of("a", "b"), List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the same in all rows");
    assertThatThrownBy(() -> drawing.draw(table, List.of("d"), List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'d'");
  }

  @Test
  void a_file_that_is_no_map_or_was_changed_is_refused() throws IOException {
    Path file = folder.resolve("c.map");
    assertThatThrownBy(() -> new MapFile(file).read())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a map file");
    new MapFile(file).write(drawing("mds").draw(table(20, 1), FEATURES, List.of()));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> new MapFile(file).read()).isInstanceOf(InvalidInput.class);
  }

  private static MapDrawing drawing(String recipe) {
    return new MapDrawing(new MapMethods().parse(recipe));
  }

  /** Materials around two places. */
  private static Dataset table(int rows, int seed) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    for (String name : FEATURES) {
      columns.add(
          NumberColumn.plain(
              name,
              IntStream.range(0, rows)
                  .mapToDouble(i -> random.nextGaussian() * 0.3 + (i % 2 == 0 ? 1 : -1))
                  .toArray()));
    }
    columns.add(
        NumberColumn.plain("y", IntStream.range(0, rows).mapToDouble(i -> i % 5).toArray()));
    List<String> names = IntStream.range(0, rows).mapToObj(i -> "m" + i).toList();
    columns.add(new TextColumn("name", names));
    return new Dataset(names, columns, List.of(), "by hand");
  }
}
