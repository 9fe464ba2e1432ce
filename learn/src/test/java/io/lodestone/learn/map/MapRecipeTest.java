package io.lodestone.learn.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapRecipeTest {
  private static MapInput.Rows rows(int rows, int width) {
    Random random = new Random(1);
    double[] values = new double[rows * width];
    Arrays.setAll(values, i -> random.nextGaussian());
    return new MapInput.Rows(rows, width, values);
  }

  private static FittedMap draw(String recipe, MapInput input) {
    return new MapMethods().parse(recipe).fit(input);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "kernel-pca", "mds", "pcovr", "umap", "tsne"})
  void one_material_and_materials_that_are_all_the_same_are_refused_by_every_method(String name) {
    assertThatThrownBy(() -> draw(name, rows(1, 3)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("one material");
    assertThatThrownBy(() -> draw(name, new MapInput.Rows(0, 3, new double[0])))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no materials");
    assertThatThrownBy(() -> draw(name, new MapInput.Rows(4, 2, new double[8])))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("4 materials that are all the same");
  }

  @Test
  void what_is_no_number_or_too_large_to_be_squared_is_refused_with_its_place() {
    for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e200, -1e100}) {
      double[] values = new double[12];
      values[7] = value;
      assertThatThrownBy(() -> new MapInput.Rows(4, 3, values))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("row 3, column 2");
      assertThatThrownBy(() -> new MapInput.Distances(4, 3, values))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("row 3, column 2");
      assertThatThrownBy(() -> new MapInput.Similarities(4, 3, values, new double[4]))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("row 3, column 2");
    }
    MapInput.Rows large = rows(30, 3);
    large.values()[4] = 1e60;
    for (String name : new String[] {"umap", "tsne"}) {
      assertThatThrownBy(() -> draw(name, large))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("standard deviation");
    }
  }

  @ParameterizedTest
  @CsvSource({"pca,3", "mds,3", "umap:start=pca,3", "kernel-pca:kernel=linear,3"})
  void more_dimensions_than_there_are_in_the_table_are_refused(String recipe, String most) {
    String separator = recipe.contains(":") ? "," : ":";
    assertThatThrownBy(() -> draw(recipe + separator + "dimensions=5", rows(30, 3)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most " + most);
  }

  @Test
  void fewer_materials_than_neighbours_are_drawn_with_a_note() {
    assertThat(draw("umap:neighbours=30", rows(10, 3)).notes())
        .containsExactly("there are 10 materials only, and all are neighbours");
    assertThat(draw("tsne:perplexity=50", rows(10, 3)).notes())
        .contains("the perplexity is 3.00, the most for 10 points");
  }
}
