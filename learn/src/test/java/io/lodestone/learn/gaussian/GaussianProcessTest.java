package io.lodestone.learn.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianProcessTest {
  private static final Learners LEARNERS = new Learners();

  private static Dataset waves(int rows, double noise, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(rows, -3, 3).toArray();
    double[] z = random.doubles(rows, -3, 3).toArray();
    double[] y =
        IntStream.range(0, rows)
            .mapToDouble(i -> 50 + 10 * Math.sin(x[i]) + 3 * z[i] + noise * random.nextGaussian())
            .toArray();
    return Dataset.of(
        List.of(NumberColumn.plain("x", x), NumberColumn.plain("z", z), NumberColumn.plain("y", y)),
        "y");
  }

  // Kernels of every kind, and products and sums of them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2*rbf(0.8 1.7)+white(0.1)",
        "matern12(1.3)*linear(0.4)",
        "0.5*matern32+rq(0.6 1.2)",
        "matern52(0.9)*periodic(1.1 2.3)+white(0.3)",
        "(rbf+linear(0.2))*0.7*rq(1.4 0.5 2)"
      })
  void derivatives_of_the_likelihood_are_those_of_small_differences(String text) {
    Dataset data = waves(25, 1, 4);
    double[] x = data.features().flat();
    double[] y = Scaling.of(x, 2, data.number("y").values()).answers(data.number("y").values());
    Kernel kernel = KernelText.parse(text, 2, false);
    double[] theta = new double[kernel.size()];
    kernel.logarithms(theta, 0);
    double[] gradient = Posterior.of(kernel, x, 2, y, 0.1).gradient();
    for (int k = 0; k < theta.length; k++) {
      double h = 1e-5;
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[k] += h;
      down[k] -= h;
      double difference =
          (Posterior.of(kernel.with(up, 0), x, 2, y, 0.1).likelihood()
                  - Posterior.of(kernel.with(down, 0), x, 2, y, 0.1).likelihood())
              / (2 * h);
      assertThat(gradient[k]).isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
    }
  }

  @Test
  void the_noise_is_found_and_the_function_is_surest_where_there_are_rows() {
    Model model = LEARNERS.parse("gp").fit(waves(200, 2, 1), "y");
    Dataset points =
        Dataset.of(List.of(NumberColumn.plain("x", 0.5, 2.9), NumberColumn.plain("z", 0, 2.9)));
    NumberPredictions predictions = (NumberPredictions) model.predict(points);
    assertThat(predictions.mean(0)).isCloseTo(50 + 10 * Math.sin(0.5), within(1.5));
    assertThat(predictions.aleatoric(0)).isCloseTo(2, within(0.4));
    assertThat(predictions.epistemic(0)).isLessThan(predictions.epistemic(1));
    assertThat(model.about().scores().get("coverage")).isBetween(0.85, 0.95);
  }

  @Test
  void rows_left_out_one_by_one_are_predicted_as_if_the_rest_had_been_fitted() {
    Dataset data = waves(30, 1, 6);
    String fixed = "gp:steps=0,kernel=1*rbf(1.5)+white(0.05)";
    Model all = LEARNERS.parse(fixed).fit(data, "y");
    var heldOut = ((GaussianRegressor) all.predictor()).heldOut().orElseThrow();
    double[] x = data.features().flat();
    double[] y = data.number("y").values();
    Scaling scaling = Scaling.of(x, 2, y);
    double[] scaled = scaling.rows(x, 30);
    double[] answers = scaling.answers(y);
    double[] others = new double[58];
    System.arraycopy(scaled, 2, others, 0, 58);
    Kernel kernel = KernelText.parse("1*rbf(1.5)+white(0.05)", 2, false);
    Posterior rest =
        Posterior.of(
            kernel,
            others,
            2,
            java.util.Arrays.copyOfRange(answers, 1, 30),
            HyperParameters.JITTER);
    double[] mean = new double[1];
    double[] variance = new double[1];
    rest.predict(scaled, 1, mean, variance);
    assertThat(heldOut.mean()[0])
        .isCloseTo(scaling.centre() + scaling.height() * mean[0], within(1e-8));
    assertThat(heldOut.epistemic()[0])
        .isCloseTo(scaling.height() * Math.sqrt(variance[0]), within(1e-6));
  }

  @Test
  void inducing_rows_come_close_to_all_rows_and_equal_them_where_they_are_all() {
    Dataset data = waves(300, 1, 2);
    Dataset points = waves(50, 0, 3);
    String kernel = "kernel=1*rbf(1.2)+white(0.02),steps=0";
    NumberPredictions exact =
        (NumberPredictions) LEARNERS.parse("gp:" + kernel).fit(data, "y").predict(points);
    NumberPredictions same =
        (NumberPredictions)
            LEARNERS.parse("gp:exact=100,inducing=300," + kernel).fit(data, "y").predict(points);
    NumberPredictions near =
        (NumberPredictions)
            LEARNERS.parse("gp:exact=100,inducing=60," + kernel).fit(data, "y").predict(points);
    for (int i = 0; i < 50; i++) {
      assertThat(same.mean(i)).isCloseTo(exact.mean(i), within(1e-2));
      assertThat(same.epistemic(i)).isCloseTo(exact.epistemic(i), within(1e-2));
      assertThat(near.mean(i)).isCloseTo(exact.mean(i), within(1.0));
      assertThat(near.epistemic(i)).isGreaterThan(exact.epistemic(i) - 1e-2);
    }
  }

  @Test
  void kernels_that_are_none_are_refused() {
    Dataset data = waves(20, 1, 1);
    for (String kernel :
        List.of("rbff", "rbf(", "2**rbf", "rbf(-1)", "rbf(1 2 3)", "rbf*white", "")) {
      assertThatThrownBy(() -> LEARNERS.parse("gp:kernel=" + kernel).fit(data, "y"))
          .as(kernel)
          .isInstanceOf(io.lodestone.core.error.InvalidInput.class);
    }
    assertThatThrownBy(() -> LEARNERS.parse("gp:kernel=rbff").fit(data, "y"))
        .hasMessageContaining("did you mean rbf?");
  }
}
