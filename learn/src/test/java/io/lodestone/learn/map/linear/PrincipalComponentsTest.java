package io.lodestone.learn.map.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethods;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void finds_the_line_on_which_points_lie() {
    FittedMap map =
        fit("pca:dimensions=1", new MapInput.Rows(3, 2, new double[] {0, 0, 3, 4, 6, 8}));
    assertThat(map.coordinates()).containsExactly(new double[] {-5, 0, 5}, within(1e-12));
    assertThat(map.axes()).containsExactly("component 1 (100.0 % of variance)");
  }

  @Property(tries = 30)
  void distances_between_points_of_a_plane_stay(
      @ForAll @DoubleRange(min = 0, max = 6.3) double angle, @ForAll @IntRange(max = 99) int seed) {
    Random random = new Random(seed);
    double[] values = new double[20 * 5];
    for (int i = 0; i < 20; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      values[i * 5] = Math.cos(angle) * x - Math.sin(angle) * y;
      values[i * 5 + 3] = Math.sin(angle) * x + Math.cos(angle) * y;
    }
    MapInput.Rows rows = new MapInput.Rows(20, 5, values);
    double[] map = fit("pca", rows).coordinates();
    assertThat(new MapInput.Rows(20, 2, map).toDistances().values())
        .containsExactly(rows.toDistances().values(), within(1e-10));
  }

  @Test
  void more_columns_than_rows_give_the_same_map_as_the_transposed_way() {
    Random random = new Random(4);
    double[] wide = random.doubles(6 * 40).toArray();
    double[] padded = new double[60 * 40];
    System.arraycopy(wide, 0, padded, 0, wide.length);
    double[] means = LeadingDirections.means(wide, 6, 40);
    for (int i = wide.length; i < padded.length; i++) {
      padded[i] = means[i % 40];
    }
    double[] few = fit("pca", new MapInput.Rows(6, 40, wide)).coordinates();
    double[] many = fit("pca", new MapInput.Rows(60, 40, padded)).coordinates();
    for (int i = 0; i < few.length; i++) {
      assertThat(many[i]).isCloseTo(few[i], within(1e-10));
    }
  }

  @Test
  void rows_that_are_there_are_placed_where_they_are() {
    MapInput.Rows rows = new MapInput.Rows(30, 4, new Random(1).doubles(120).toArray());
    FittedMap map = fit("pca:dimensions=3", rows);
    assertThat(map.place(rows)).containsExactly(map.coordinates());
    FittedMap again = new MapMethods().parse("pca:dimensions=3").restore(map.state());
    assertThat(again.place(rows.chosen(new int[] {7})))
        .containsExactly(
            new double[] {map.coordinates()[21], map.coordinates()[22], map.coordinates()[23]},
            within(1e-12));
  }

  @Test
  void what_cannot_be_drawn_is_refused() {
    assertThatThrownBy(() -> fit("pca", new MapInput.Rows(1, 2, new double[] {1, 2})))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("one material");
    assertThatThrownBy(() -> fit("pca", new MapInput.Rows(3, 2, new double[] {1, 2, 1, 2, 1, 2})))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("all the same");
    assertThatThrownBy(
            () -> fit("pca:dimensions=3", new MapInput.Rows(2, 2, new double[] {1, 2, 3, 2})))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most 1");
    assertThatThrownBy(() -> new MapMethods().parse("pac"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("pca");
  }

  private static FittedMap fit(String recipe, MapInput input) {
    return new MapMethods().parse(recipe).fit(input);
  }
}
