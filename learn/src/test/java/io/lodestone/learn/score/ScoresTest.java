package io.lodestone.learn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {
  @Test
  void a_standard_normal_distribution_at_its_middle_has_the_known_scores() {
    NumberScores scores =
        NumberScores.of(
            new double[] {0, 3},
            new double[] {0, 3},
            new double[] {1, 1},
            new double[] {-1, 4},
            new double[] {1, 5});
    // (sqrt(2) - 1) / sqrt(pi) and ln sqrt(2 pi).
    assertThat(scores.crps()).isCloseTo(0.2336949772551, within(1e-12));
    assertThat(scores.logLoss()).isCloseTo(0.9189385332047, within(1e-12));
    assertThat(scores.coverage()).isEqualTo(0.5);
    assertThat(scores.width()).isEqualTo(1.5);
    assertThat(scores.overconfidence()).isEqualTo(-1);
    // All answers at the median: the quantiles below hold none, those above all.
    assertThat(scores.miscalibrationArea()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void errors_are_those_of_the_definitions() {
    double[] none = new double[3];
    NumberScores scores =
        NumberScores.of(
            new double[] {1, 2, 3}, new double[] {1, 2, 5}, new double[] {1, 1, 1}, none, none);
    assertThat(scores.mae()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(scores.rmse()).isCloseTo(Math.sqrt(4.0 / 3), within(1e-15));
    assertThat(scores.r2()).isCloseTo(-1, within(1e-15));
    assertThat(scores.maxError()).isEqualTo(2);
  }

  @Test
  void honest_uncertainties_are_calibrated_and_others_are_not() {
    Random random = new Random(1);
    int n = 4000;
    double[] truth = new double[n];
    double[] mean = new double[n];
    double[] std = new double[n];
    double[] small = new double[n];
    for (int i = 0; i < n; i++) {
      std[i] = 0.5 + random.nextDouble();
      small[i] = std[i] / 5;
      truth[i] = std[i] * random.nextGaussian();
    }
    NumberScores honest = NumberScores.of(truth, mean, std, mean, mean);
    NumberScores proud = NumberScores.of(truth, mean, small, mean, mean);
    assertThat(honest.miscalibrationArea()).isLessThan(0.02);
    assertThat(proud.miscalibrationArea()).isGreaterThan(0.15);
    assertThat(proud.overconfidence()).isPositive();
    assertThat(honest.crps()).isLessThan(proud.crps());
    assertThat(honest.logLoss()).isLessThan(proud.logLoss());
  }

  @Test
  void areas_under_curves_are_those_of_the_textbook_example() {
    double[] positive = {0.1, 0.4, 0.35, 0.8};
    double[] probabilities = new double[8];
    for (int i = 0; i < 4; i++) {
      probabilities[2 * i] = 1 - positive[i];
      probabilities[2 * i + 1] = positive[i];
    }
    ClassScores scores = ClassScores.of(new int[] {0, 0, 1, 1}, probabilities, 2);
    // scikit-learn: roc_auc_score 0.75, average_precision_score 0.8333 (class 1) and 0.8333 (0).
    assertThat(scores.rocAuc()).isCloseTo(0.75, within(1e-12));
    assertThat(scores.prAuc()).isCloseTo((5.0 / 6 + 5.0 / 6) / 2, within(1e-12));
    assertThat(scores.accuracy()).isEqualTo(0.75);
    // Class 0: precision 2/3, recall 1; class 1: precision 1, recall 1/2.
    assertThat(scores.f1()).isCloseTo((0.8 + 2.0 / 3) / 2, within(1e-12));
    assertThat(scores.logLoss())
        .isCloseTo(
            -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-12));
  }

  @Test
  void ties_count_half() {
    double[] equal = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    ClassScores scores = ClassScores.of(new int[] {0, 1, 1}, equal, 2);
    assertThat(scores.rocAuc()).isEqualTo(0.5);
  }
}
