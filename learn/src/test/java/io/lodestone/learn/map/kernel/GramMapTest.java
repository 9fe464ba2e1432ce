package io.lodestone.learn.map.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.SineTable;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramMapTest {
  /** KernelPCA of scikit-learn 1.8.0 with gamma = 1/4, and coef0 = 1 for the polynomial. */
  @ParameterizedTest
  @CsvSource({
    "rbf, 0.3301590275, 0.6008100049, 1.0778447859, 0.7997665355, 0.9574972173, 0.3587392860",
    "polynomial, 5.2682159438, 0.7450575910, 2.2117903522, 1.6270671507, 0.1161142467,"
        + " 0.2544493031",
    "cosine, 0.6193023598, 0.7915817818, 1.6628323502, 1.2816222401, 1.4083764117, 0.3696304153"
  })
  void kernel_components_lie_as_far_apart_as_scikit_learn_puts_them(
      String kernel,
      double first,
      double second,
      double third,
      double fourth,
      double fifth,
      double other) {
    SineTable table = new SineTable();
    FittedMap map = fit("kernel-pca:kernel=" + kernel, table.rows());
    assertThat(SineTable.distances(map, table.other()))
        .containsExactly(new double[] {first, second, third, fourth, fifth, other}, within(1e-8));
  }

  @Test
  void scaling_of_distances_in_a_plane_gives_the_plane_and_places_others_in_it() {
    MapInput.Rows towns = new MapInput.Rows(4, 2, new double[] {0, 0, 3, 0, 3, 4, -1, 7});
    MapInput.Rows village = new MapInput.Rows(1, 2, new double[] {1, 1});
    FittedMap map = fit("mds", towns.toDistances());
    MapInput.Rows drawn = new MapInput.Rows(4, 2, map.coordinates());
    assertThat(drawn.toDistances().values())
        .containsExactly(towns.toDistances().values(), within(1e-9));
    MapInput.Rows placed = new MapInput.Rows(1, 2, map.place(MapInput.euclidean(village, towns)));
    assertThat(MapInput.euclidean(placed, drawn).values())
        .containsExactly(MapInput.euclidean(village, towns).values(), within(1e-9));
    assertThat(map.notes().getFirst()).contains("100.0 %");
  }

  @Property(tries = 20)
  void scaling_of_rows_is_principal_components(
      @ForAll @IntRange(min = 4, max = 40) int rows, @ForAll @IntRange(max = 1000) int seed) {
    Random random = new Random(seed);
    double[] values = new double[rows * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() * (1 + i % 5);
    }
    MapInput.Rows input = new MapInput.Rows(rows, 5, values);
    double[] pca = fit("pca", input).coordinates();
    double[] mds = fit("mds", input).coordinates();
    double[] linear = fit("kernel-pca:kernel=linear", input).coordinates();
    MapInput.Distances expected = new MapInput.Rows(rows, 2, pca).toDistances();
    assertThat(new MapInput.Rows(rows, 2, mds).toDistances().values())
        .containsExactly(expected.values(), within(1e-7));
    assertThat(new MapInput.Rows(rows, 2, linear).toDistances().values())
        .containsExactly(expected.values(), within(1e-7));
  }

  @Test
  void a_few_landmarks_give_the_map_of_a_plane_too() {
    Random random = new Random(8);
    double[] values = new double[300 * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    MapInput.Rows rows = new MapInput.Rows(300, 2, values);
    for (MapInput input : new MapInput[] {rows, rows.toDistances()}) {
      FittedMap map = fit("mds:landmarks=20", input);
      assertThat(new MapInput.Rows(300, 2, map.coordinates()).toDistances().values())
          .containsExactly(rows.toDistances().values(), within(1e-7));
      assertThat(map.notes()).anyMatch(note -> note.contains("20 materials chosen at random"));
      FittedMap again = new MapMethods().parse("mds:landmarks=20").restore(map.state());
      assertThat(again.place(input)).containsExactly(map.coordinates(), within(1e-9));
    }
  }

  @Test
  void similarities_are_drawn_as_the_distances_that_they_mean() {
    RowKernel kernel = new RowKernel(RowKernel.Form.RBF, 0.25, 1);
    MapInput.Rows rows = new SineTable().rows();
    MapInput.Similarities given = kernel.of(rows, rows);
    double[] byKernel = fit("kernel-pca", rows).coordinates();
    assertThat(fit("kernel-pca", given).coordinates()).containsExactly(byKernel, within(1e-9));
    assertThat(fit("mds", given.toDistances()).coordinates())
        .containsExactly(byKernel, within(1e-7));
  }

  @Test
  void what_cannot_be_drawn_is_refused() {
    MapInput.Distances line = new MapInput.Rows(3, 1, new double[] {0, 1, 3}).toDistances();
    assertThatThrownBy(() -> fit("mds", line))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most 1");
    assertThatThrownBy(() -> fit("mds", new MapInput.Distances(2, 2, new double[4])))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("all the same");
    assertThatThrownBy(() -> fit("kernel-pca", line))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("rows or similarities");
    assertThatThrownBy(() -> new MapInput.Distances(1, 2, new double[] {0, Double.NaN}))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("column 2");
    assertThatThrownBy(
            () -> fit("mds:dimensions=1", line).place(new MapInput.Distances(1, 2, new double[2])))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the 3 of the map");
  }

  private static FittedMap fit(String recipe, MapInput input) {
    return new MapMethods().parse(recipe).fit(input);
  }
}
