package io.lodestone.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearLearnersTest {
  private static final Learners LEARNERS = new Learners();

  /** y = 5 + 3 x0 - 2 x1 + noise, of eight features. */
  private static Dataset plane(int rows, double noise, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[8][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (double[] column : x) {
        column[i] = random.nextGaussian();
      }
      y[i] = 5 + 3 * x[0][i] - 2 * x[1][i] + noise * random.nextGaussian();
    }
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < x.length; j++) {
      columns.add(NumberColumn.plain("x" + j, x[j]));
    }
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns, "y");
  }

  private static LinearRegressor fitted(String recipe, Dataset data) {
    return (LinearRegressor) LEARNERS.parse(recipe).fit(data, "y").predictor();
  }

  @Test
  void ridge_with_hardly_a_penalty_is_least_squares() {
    LinearRegressor fit = fitted("ridge:penalty=0.000001", plane(300, 0, 1));
    double[] slopes = new double[8];
    for (int j = 0; j < 8; j++) {
      slopes[j] = fit.weights()[j] / fit.standardized().scales()[j];
    }
    assertThat(slopes).containsExactly(new double[] {3, -2, 0, 0, 0, 0, 0, 0}, within(1e-6));
  }

  @Test
  void errors_of_rows_left_out_are_those_of_fits_without_them() {
    Dataset data = plane(40, 1, 2);
    String recipe = "ridge:penalty=5";
    Predictor.HeldOut left = fitted(recipe, data).heldOut().orElseThrow();
    Dataset others = data.rows(IntStream.range(1, 40).toArray());
    NumberPredictions one =
        (NumberPredictions)
            LEARNERS.parse(recipe).fit(others, "y").predict(data.rows(new int[] {0}));
    // Not equal to the last digit: means and deviations are those of all rows in one of them.
    assertThat(left.mean()[0]).isCloseTo(one.mean(0), within(0.02));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ridge", "lasso", "lasso:l1_share=0.5", "kernel-ridge", "gp", "knn", "mean"})
  void intervals_hold_as_many_answers_as_they_say(String recipe) {
    Model model = LEARNERS.parse(recipe).fit(plane(200, 1, 3), "y");
    Dataset test = plane(500, 1, 4);
    NumberPredictions predictions = (NumberPredictions) model.predict(test);
    int held = 0;
    for (int i = 0; i < test.size(); i++) {
      double y = test.number("y").value(i);
      held += y >= predictions.lower(i, 0.9) && y <= predictions.upper(i, 0.9) ? 1 : 0;
    }
    assertThat(held / 500.0).isBetween(0.84, 0.96);
  }

  @Test
  void the_lasso_leaves_out_what_does_not_matter_and_finds_the_noise() {
    LinearRegressor fit = fitted("lasso:penalty=0.3", plane(300, 1, 5));
    assertThat(fit.active()).containsExactly(0, 1);
    assertThat(fitted("lasso", plane(300, 1, 5)).noise()).isCloseTo(1, within(0.12));
  }

  @Test
  void coordinate_descent_meets_the_conditions_of_the_minimum() {
    Dataset data = plane(60, 1, 6);
    double[] x = data.features().flat();
    double[] y = data.number("y").values();
    CoordinateDescent descent = CoordinateDescent.of(x, y, IntStream.range(0, 60).toArray(), 8);
    double penalty = 0.2;
    double share = 0.7;
    double[] weights = new double[8];
    descent.descend(weights, penalty, share);
    for (int j = 0; j < 8; j++) {
      double slope = 0;
      double mean = 0;
      for (int i = 0; i < 60; i++) {
        mean += x[i * 8 + j] / 60;
      }
      for (int i = 0; i < 60; i++) {
        slope += (x[i * 8 + j] - mean) * (y[i] - descent.predict(weights, x, i)) / 60;
      }
      double own = slope - penalty * (1 - share) * weights[j];
      if (weights[j] == 0) {
        assertThat(Math.abs(own)).isLessThanOrEqualTo(penalty * share + 1e-6);
      } else {
        assertThat(own).isCloseTo(penalty * share * Math.signum(weights[j]), within(1e-6));
      }
    }
    double[] none = new double[8];
    descent.descend(none, descent.largestPenalty(share) * 1.0001, share);
    assertThat(none).containsOnly(0);
  }

  @Test
  void logistic_regression_gives_back_the_probabilities_that_drew_the_classes() {
    Random random = new Random(9);
    int n = 4000;
    double[] x = random.doubles(n, -2, 2).toArray();
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      kinds.add(random.nextDouble() < 1 / (1 + Math.exp(-2 * x[i] + 1)) ? "metal" : "insulator");
    }
    Dataset data =
        Dataset.of(List.of(NumberColumn.plain("x", x), new TextColumn("kind", kinds)), "kind");
    Model model = LEARNERS.parse("logistic").fit(data, "kind");
    Dataset points = Dataset.of(List.of(NumberColumn.plain("x", -1, 0.5, 1.5)));
    ClassPredictions predictions = (ClassPredictions) model.predict(points);
    double[] at = {-1, 0.5, 1.5};
    for (int i = 0; i < 3; i++) {
      double expected = 1 / (1 + Math.exp(-2 * at[i] + 1));
      assertThat(predictions.probability(i, 1)).isCloseTo(expected, within(0.03));
      assertThat(predictions.epistemic(i)).isBetween(0.001, 0.03);
    }
  }
}
