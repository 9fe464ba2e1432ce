package io.lodestone.learn.map.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.SineTable;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovariatesRegressionTest {
  /** Of scikit-matter 0.4.1, with a ridge regression of scikit-learn 1.8.0. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 2.2125884612, 1.6003186580, 2.3008929725, 3.9609844273, 1.5068682283, 0.9552934566",
    "0.3, 2, 2.3540443227, 1.4325078812, 2.3170086821, 3.5754447448, 1.3369348780, 0.7786220384",
    "0.5, 2, 2.4482541938, 1.3045222055, 2.3340507902, 3.2842557482, 1.2139956195, 0.6315054023",
    "0.9, 2, 2.6305000526, 0.9869073763, 2.4707695384, 2.5014046940, 1.0334367530, 0.1437613771",
    "1, 2, 2.5694649024, 0.9334185103, 2.7041550249, 2.2139805044, 1.2921326485, 0.0983074898"
  })
  void rows_lie_as_far_apart_as_scikit_matter_puts_them(
      double mixing,
      int dimensions,
      double first,
      double second,
      double third,
      double fourth,
      double fifth,
      double other) {
    SineTable table = new SineTable();
    FittedMap map =
        fit("pcovr:penalty=0.5,mixing=" + mixing + ",dimensions=" + dimensions, table.rows());
    assertThat(SineTable.distances(map, table.other()))
        .containsExactly(new double[] {first, second, third, fourth, fifth, other}, within(1e-7));
  }

  @Test
  void with_features_only_it_is_the_map_of_principal_components() {
    MapInput.Rows rows = new SineTable().rows();
    assertThat(fit("pcovr:mixing=1", rows).coordinates())
        .containsExactly(fit("pca", rows).coordinates(), within(1e-9));
  }

  @Test
  void wide_and_narrow_tables_are_drawn_alike() {
    Random random = new Random(2);
    double[] narrow = new double[40 * 3];
    double[] wide = new double[40 * 60];
    double[] y = new double[40];
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 3; j++) {
        narrow[i * 3 + j] = random.nextGaussian();
        wide[i * 60 + 20 * j] = narrow[i * 3 + j];
      }
      y[i] = narrow[i * 3] + random.nextGaussian();
    }
    FittedMap one = fit("pcovr:penalty=1", new MapInput.Rows(40, 3, narrow, 1, y));
    FittedMap other = fit("pcovr:penalty=1", new MapInput.Rows(40, 60, wide, 1, y));
    assertThat(other.coordinates()).containsExactly(one.coordinates(), within(1e-9));
  }

  @Test
  void a_property_is_needed_that_varies() {
    SineTable table = new SineTable();
    MapInput.Rows without = new MapInput.Rows(12, 4, table.rows().values());
    MapInput.Rows constant = new MapInput.Rows(12, 4, table.rows().values(), 1, new double[12]);
    assertThatThrownBy(() -> fit("pcovr", without))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no property");
    assertThatThrownBy(() -> fit("pcovr", constant))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the same of all");
    assertThatThrownBy(() -> fit("pcovr:mixing=0", table.rows()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most 1");
  }

  private static FittedMap fit(String recipe, MapInput input) {
    return new MapMethods().parse(recipe).fit(input);
  }
}
