package io.lodestone.learn.map.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.map.MapInput;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapQualityTest {
  private static final double[] ALL = sines(60, 5);
  private static final double[] PLANE = plane(ALL, 60, 5);

  /** Trustworthiness of scikit-learn 1.8.0, both ways; the others by numpy and scipy. */
  @ParameterizedTest
  @CsvSource({
    "5, 0.9167307692307692, 0.9252564102564103, 0.5633333333333334",
    "15, 0.8533033033033033, 0.9093693693693694, 0.661111111111111"
  })
  void agrees_with_scikit_learn(int k, double trust, double continuity, double preserved) {
    MapQuality quality = MapQuality.of(new MapInput.Rows(60, 5, ALL), PLANE, 2, settings(k));
    assertThat(quality.whole().trustworthiness()).isCloseTo(trust, within(1e-12));
    assertThat(quality.whole().continuity()).isCloseTo(continuity, within(1e-12));
    assertThat(quality.whole().preservation()).isCloseTo(preserved, within(1e-12));
    assertThat(quality.whole().stress()).isCloseTo(0.3287763191007427, within(1e-12));
    assertThat(Arrays.stream(quality.trustworthiness()).average().orElseThrow())
        .isCloseTo(trust, within(1e-12));
  }

  @Test
  void distances_and_rows_are_measured_alike() {
    MapInput.Rows rows = new MapInput.Rows(60, 5, ALL);
    MapQuality one = MapQuality.of(rows, PLANE, 2, settings(7));
    MapQuality other = MapQuality.of(rows.toDistances(), PLANE, 2, settings(7));
    assertThat(other.trustworthiness()).containsExactly(one.trustworthiness(), within(1e-12));
    assertThat(other.stress()).containsExactly(one.stress(), within(1e-9));
  }

  @Property(tries = 20)
  void a_map_that_is_turned_mirrored_and_stretched_is_as_good(
      @ForAll @DoubleRange(min = 0, max = 6.3) double angle,
      @ForAll @DoubleRange(min = 0.1, max = 10) double scale) {
    double[] turned = new double[120];
    for (int i = 0; i < 60; i++) {
      double x = PLANE[2 * i];
      double y = -PLANE[2 * i + 1];
      turned[2 * i] = scale * (Math.cos(angle) * x - Math.sin(angle) * y) + 3;
      turned[2 * i + 1] = scale * (Math.sin(angle) * x + Math.cos(angle) * y) - 8;
    }
    MapInput.Rows rows = new MapInput.Rows(60, 5, ALL);
    MapQuality.Whole one = MapQuality.of(rows, PLANE, 2, settings(7)).whole();
    MapQuality.Whole other = MapQuality.of(rows, turned, 2, settings(7)).whole();
    assertThat(other.trustworthiness()).isCloseTo(one.trustworthiness(), within(1e-12));
    assertThat(other.continuity()).isCloseTo(one.continuity(), within(1e-12));
    assertThat(other.preservation()).isCloseTo(one.preservation(), within(1e-12));
    assertThat(other.stress()).isCloseTo(one.stress(), within(1e-9));
  }

  @Property(tries = 20)
  void the_order_of_the_materials_does_not_count(@ForAll @IntRange(max = 999) int seed) {
    Random random = new Random(seed);
    int[] order = IntStream.range(0, 60).toArray();
    for (int i = 59; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    MapQuality one = MapQuality.of(new MapInput.Rows(60, 5, ALL), PLANE, 2, settings(7));
    MapQuality other =
        MapQuality.of(
            new MapInput.Rows(60, 5, ALL).chosen(order),
            new MapInput.Rows(60, 2, PLANE).chosen(order).values(),
            2,
            settings(7));
    for (int i = 0; i < 60; i++) {
      assertThat(other.continuity()[i]).isCloseTo(one.continuity()[order[i]], within(1e-12));
    }
  }

  @Test
  void the_stranger_among_neighbours_is_found() {
    // Two crowds far apart; on the map the last of the second stands in the middle of the first.
    double[] there = new double[40];
    double[] here = new double[80];
    for (int i = 0; i < 40; i++) {
      there[i] = i < 20 ? i : 1000 + i;
      here[2 * i] = there[i];
    }
    here[78] = 9.5;
    MapQuality quality = MapQuality.of(new MapInput.Rows(40, 1, there), here, 2, settings(5));
    assertThat(quality.worst(3)[0]).isEqualTo(39);
    assertThat(quality.preservation()[39]).isZero();
    assertThat(quality.trustworthiness()[39]).isLessThan(0.5);
    assertThat(quality.whole().trustworthiness()).isGreaterThan(0.9);
  }

  @Test
  void a_sample_tells_the_whole_within_its_error_and_says_where_it_looked() {
    double[] all = sines(3000, 6);
    double[] plane = plane(all, 3000, 6);
    MapInput.Rows rows = new MapInput.Rows(3000, 6, all);
    MapQuality exact = MapQuality.of(rows, plane, 2, settings(10));
    MapQuality some = MapQuality.of(rows, plane, 2, new QualitySettings(10, 100, 400, 3));
    assertThat(some.measured()).hasSize(400);
    assertThat(some.complete()).isFalse();
    assertThat(some.whole().trustworthiness())
        .isCloseTo(exact.whole().trustworthiness(), within(4 * some.error().trustworthiness()));
    assertThat(some.error().trustworthiness()).isPositive();
    int first = some.measured()[0];
    assertThat(some.trustworthiness()[0]).isEqualTo(exact.trustworthiness()[first]);
    assertThat(some.spread(some.stress())[first]).isCloseTo(exact.stress()[first], within(0.05));
  }

  @Test
  void copies_of_a_material_are_its_neighbours_in_any_order() {
    double[] rows = new double[30];
    double[] map = new double[60];
    for (int i = 0; i < 30; i++) {
      rows[i] = i / 10;
      map[2 * i] = i / 10;
    }
    MapQuality quality = MapQuality.of(new MapInput.Rows(30, 1, rows), map, 2, settings(9));
    assertThat(quality.whole()).isEqualTo(new MapQuality.Whole(1, 1, 1, 0));
  }

  @Test
  void two_materials_cannot_be_drawn_wrongly() {
    MapQuality quality =
        MapQuality.of(
            new MapInput.Rows(2, 1, new double[] {0, 5}),
            new double[] {0, 0, 1, 0},
            2,
            QualitySettings.DEFAULTS);
    assertThat(quality.whole()).isEqualTo(new MapQuality.Whole(1, 1, 1, 0));
  }

  private static QualitySettings settings(int k) {
    return new QualitySettings(k, 20_000, 2000, 1);
  }

  private static double[] sines(int rows, int width) {
    double[] values = new double[rows * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(1 + (i / width) * (i % width + 1));
    }
    return values;
  }

  private static double[] plane(double[] all, int rows, int width) {
    double[] plane = new double[rows * 2];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = all[i / 2 * width + i % 2];
    }
    return plane;
  }
}
