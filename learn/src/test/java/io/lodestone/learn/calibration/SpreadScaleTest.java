package io.lodestone.learn.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadScaleTest {
  private static double[] errors(double[] std, double slope, double offset, long seed) {
    Random random = new Random(seed);
    return Arrays.stream(std).map(s -> (slope * s + offset) * random.nextGaussian()).toArray();
  }

  private static double[] spreads(int rows) {
    Random random = new Random(4);
    return random.doubles(rows, 0.1, 3).toArray();
  }

  @Test
  void the_line_that_errors_were_drawn_from_is_found() {
    double[] std = spreads(20_000);
    SpreadScale both = SpreadScale.of(errors(std, 2, 0.5, 1), std);
    assertThat(both.slope()).isCloseTo(2, within(0.05));
    assertThat(both.offset()).isCloseTo(0.5, within(0.05));
    SpreadScale through = SpreadScale.of(errors(std, 0.3, 0, 2), std);
    assertThat(through.slope()).isCloseTo(0.3, within(0.01));
    assertThat(through.offset()).isCloseTo(0, within(0.005));
    SpreadScale flat = SpreadScale.of(errors(std, 0, 1.5, 3), std);
    assertThat(flat.slope()).isCloseTo(0, within(0.02));
    assertThat(flat.offset()).isCloseTo(1.5, within(0.05));
  }

  @Test
  void the_line_does_not_depend_on_the_unit() {
    double[] std = spreads(500);
    double[] errors = errors(std, 1.4, 0.2, 5);
    SpreadScale one = SpreadScale.of(errors, std);
    SpreadScale thousandths =
        SpreadScale.of(
            Arrays.stream(errors).map(e -> 1000 * e).toArray(),
            Arrays.stream(std).map(s -> 1000 * s).toArray());
    assertThat(thousandths.slope()).isCloseTo(one.slope(), within(1e-6));
    assertThat(thousandths.offset()).isCloseTo(1000 * one.offset(), within(1e-3));
  }

  @Test
  void spreads_of_zero_and_too_few_errors_are_taken() {
    double[] none = new double[50];
    assertThat(SpreadScale.of(errors(spreads(50), 1, 0, 1), none).slope()).isZero();
    assertThat(SpreadScale.of(new double[50], spreads(50))).isEqualTo(SpreadScale.NONE);
    assertThat(SpreadScale.of(new double[] {1, 2}, new double[] {1, 1}))
        .isEqualTo(SpreadScale.NONE);
    double[] some = spreads(50);
    some[3] = 0;
    SpreadScale scale = SpreadScale.of(errors(spreads(50), 1, 0, 1), some);
    assertThat(scale.offset()).isPositive();
  }

  @Test
  void both_parts_keep_their_ratio_and_an_ensembles_rest_is_aleatoric() {
    SpreadScale scale = new SpreadScale(2, 1);
    double[] epistemic = {3, 2, 0};
    double[] aleatoric = {4, 0, 0};
    scale.apply(epistemic, aleatoric);
    assertThat(Math.hypot(epistemic[0], aleatoric[0])).isCloseTo(11, within(1e-12));
    assertThat(epistemic[0] / aleatoric[0]).isCloseTo(0.75, within(1e-12));
    assertThat(epistemic[1]).isEqualTo(2);
    assertThat(Math.hypot(epistemic[1], aleatoric[1])).isCloseTo(5, within(1e-12));
    assertThat(aleatoric[2]).isEqualTo(1);
  }
}
