package io.lodestone.learn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final int ROWS = 100_000;

  private static double[] normal(long seed) {
    Random random = new Random(seed);
    return random.doubles(ROWS).map(u -> random.nextGaussian()).toArray();
  }

  private static double[] filled(double value) {
    double[] array = new double[ROWS];
    Arrays.fill(array, value);
    return array;
  }

  @Test
  void normal_errors_have_the_quantiles_and_tails_of_a_normal_distribution() {
    ErrorDistribution errors = ErrorDistribution.of(normal(1), filled(0.5), filled(1));
    assertThat(errors.bias()).isCloseTo(0.5, within(0.01));
    assertThat(errors.quantiles()[4]).isCloseTo(0.5 + 1.645, within(0.03));
    assertThat(errors.excess()).isCloseTo(0, within(0.06));
    ErrorDistribution centred = ErrorDistribution.of(normal(1), filled(0), filled(1));
    assertThat(centred.beyondTwo()).isCloseTo(0.0455, within(0.003));
    assertThat(centred.beyondThree()).isCloseTo(0.0027, within(0.001));
    assertThat(centred.absolute()[2]).isCloseTo(0.6745, within(0.01));
    assertThat(centred.byName()).containsKeys("absolute_q95", "error_q05", "beyond_3_std");
  }

  @Test
  void few_large_errors_show_in_the_kurtosis_and_not_in_the_median() {
    double[] truth = new double[1000];
    truth[0] = 100;
    ErrorDistribution errors =
        ErrorDistribution.of(truth, new double[1000], Arrays.copyOf(filled(1), 1000));
    assertThat(errors.excess()).isGreaterThan(900);
    assertThat(errors.absolute()[4]).isZero();
    assertThat(errors.beyondThree()).isEqualTo(0.001);
  }

  @Test
  void right_uncertainties_lie_on_the_diagonal_and_small_ones_do_not() {
    CalibrationCurve right = CalibrationCurve.of(normal(2), filled(0), filled(1));
    for (int i = 0; i < right.expected().length; i++) {
      assertThat(right.observed()[i]).isCloseTo(right.expected()[i], within(0.01));
    }
    CalibrationCurve sure = CalibrationCurve.of(normal(2), filled(0), filled(0.5));
    assertThat(sure.observed()[2]).isGreaterThan(0.2);
    assertThat(sure.observed()[18]).isLessThan(0.8);
  }

  @Test
  void the_areas_below_the_curves_are_those_of_the_scores() {
    Random random = new Random(5);
    int n = 500;
    int[] truth = new int[n];
    boolean[] rare = new boolean[n];
    double[] probability = new double[n];
    double[] both = new double[2 * n];
    for (int i = 0; i < n; i++) {
      truth[i] = random.nextInt(4) == 0 ? 1 : 0;
      rare[i] = truth[i] == 1;
      probability[i] =
          Math.round(20 * Math.clamp(0.3 * truth[i] + random.nextDouble() / 2, 0, 1)) / 20.0;
      both[2 * i] = 1 - probability[i];
      both[2 * i + 1] = probability[i];
    }
    ClassCurve curve = ClassCurve.of(rare, probability);
    double roc = 0;
    double steps = 0;
    ClassCurve.Point before = new ClassCurve.Point(1, 0, 0, 1);
    for (ClassCurve.Point point : curve.points()) {
      roc +=
          (point.falsePositives() - before.falsePositives())
              * (point.truePositives() + before.truePositives())
              / 2;
      steps += (point.truePositives() - before.truePositives()) * point.precision();
      before = point;
    }
    ClassCurve others =
        ClassCurve.of(inverted(rare), Arrays.stream(probability).map(p -> 1 - p).toArray());
    double average = 0;
    before = new ClassCurve.Point(1, 0, 0, 1);
    for (ClassCurve.Point point : others.points()) {
      average += (point.truePositives() - before.truePositives()) * point.precision();
      before = point;
    }
    ClassScores scores = ClassScores.of(truth, both, 2);
    assertThat(roc).isCloseTo(scores.rocAuc(), within(1e-9));
    assertThat((steps + average) / 2).isCloseTo(scores.prAuc(), within(1e-9));
    assertThat(curve.best().f1()).isGreaterThan(0.5);
    assertThat(curve.thinned(5).points()).hasSize(5).contains(curve.points().getLast());
  }

  private static boolean[] inverted(boolean[] values) {
    boolean[] inverted = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      inverted[i] = !values[i];
    }
    return inverted;
  }
}
