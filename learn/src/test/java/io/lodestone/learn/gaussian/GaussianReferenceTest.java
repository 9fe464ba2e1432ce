package io.lodestone.learn.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Posterior, likelihood and gradients beside those that scikit-learn recorded. */
@Tag("data")
class GaussianReferenceTest {
  private static JsonNode reference;
  private static double[] x;
  private static double[] y;
  private static double[] test;

  @BeforeAll
  static void read() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    Path file = Path.of(data == null ? "none" : data, "../reference/gaussian-process.json");
    assumeTrue(Files.exists(file), "no reference numbers at " + file);
    reference = new ObjectMapper().readTree(file.toFile());
    x = flat(reference.get("X_train"));
    y = flat(reference.get("y_train"));
    test = flat(reference.get("X_test"));
  }

  private static double[] flat(JsonNode node) {
    List<Double> values = new ArrayList<>();
    for (JsonNode one : node) {
      if (one.isArray()) {
        one.forEach(value -> values.add(value.asDouble()));
      } else {
        values.add(one.asDouble());
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static JsonNode theCase(String id) {
    for (JsonNode one : reference.get("cases")) {
      if (one.get("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError("no case " + id);
  }

  /** Compares a kernel with a case; its derivatives by constant factors are not among those. */
  private static void check(String id, String kernel, double tolerance) {
    check(id, kernel, tolerance, theCase(id).get("theta_log").size());
  }

  private static void check(String id, String text, double tolerance, int parameters) {
    JsonNode expected = theCase(id);
    boolean normalized = expected.get("normalize_y").asBoolean();
    Scaling scaling = normalized ? Scaling.of(x, 3, y) : null;
    double[] answers = normalized ? scaling.answers(y) : y;
    double centre = normalized ? scaling.centre() : 0;
    double height = normalized ? scaling.height() : 1;
    Kernel kernel = KernelText.parse(text, 3, false);
    Posterior posterior = Posterior.of(kernel, x, 3, answers, expected.get("alpha").asDouble());
    assertThat(posterior.likelihood())
        .isCloseTo(
            expected.get("log_marginal_likelihood").asDouble(),
            within(tolerance * Math.abs(expected.get("log_marginal_likelihood").asDouble())));
    int count = test.length / 3;
    double[] mean = new double[count];
    double[] variance = new double[count];
    posterior.predict(test, count, mean, variance);
    double[] means = flat(expected.get("mean"));
    double[] stds = flat(expected.get("std"));
    for (int i = 0; i < count; i++) {
      assertThat(centre + height * mean[i]).isCloseTo(means[i], close(means[i], tolerance));
      double std = height * Math.sqrt(variance[i] + kernel.noise());
      assertThat(std).isCloseTo(stds[i], close(stds[i], tolerance));
    }
    double[] covariance = posterior.covariance(test, 5);
    double[] covariances = flat(expected.get("covariance_first5"));
    for (int i = 0; i < 25; i++) {
      double noise = i % 6 == 0 ? kernel.noise() : 0;
      assertThat(height * height * (covariance[i] + noise))
          .isCloseTo(covariances[i], within(tolerance));
    }
    double[] gradient = posterior.gradient();
    double[] gradients =
        flat(expected.get("log_marginal_likelihood_gradient_wrt_log_hyperparameters"));
    assertThat(gradients).hasSize(parameters);
    // Constant factors stand first; where the peer held them fixed they have no derivative there.
    int skipped = gradient.length - gradients.length;
    for (int k = 0; k < gradients.length; k++) {
      assertThat(gradient[skipped + k]).isCloseTo(gradients[k], within(1e-6 + tolerance * 100));
    }
  }

  private static org.assertj.core.data.Offset<Double> close(double value, double tolerance) {
    return within(tolerance * Math.max(0.01, Math.abs(value)));
  }

  @Test
  void smooth_kernels_agree() {
    check("rbf_alpha", "1.5*rbf(0.9)", 1e-7);
    check("rbf_white", "1.5*rbf(0.9)+white(0.01)", 1e-7);
    check("rbf_ard_alpha", "2*rbf(0.7 1.1 2.5)", 1e-7);
    check("rbf_ard_white_normalized", "1*rbf(0.7 1.1 2.5)+white(0.02)", 1e-7);
    check("rational_quadratic", "1*rq(0.7 1)", 1e-7);
  }

  @Test
  void less_smooth_kernels_agree() {
    check("matern_0.5", "1.2*matern12(1.3)+white(0.01)", 1e-7);
    check("matern_1.5", "1.2*matern32(1.3)+white(0.01)", 1e-7);
    check("matern_2.5", "1.2*matern52(1.3)+white(0.01)", 1e-7);
    check("matern_ard_2.5", "1.2*matern52(0.8 1.3 3)", 1e-7);
  }

  @Test
  void sums_with_linear_functions_agree() {
    check("dot_plus_rbf", "linear(0.5)+0.8*rbf(0.8)", 1e-7);
  }

  /** With the hyper-parameters that the peer found, to all its digits. */
  @Test
  void optimised_processes_agree() {
    double[] theta = exponentials(theCase("rbf_white_optimised"));
    check("rbf_white_optimised", theta[0] + "*rbf(" + theta[1] + ")+white(" + theta[2] + ")", 1e-6);
    theta = exponentials(theCase("rbf_ard_white_optimised"));
    String lengths = theta[1] + " " + theta[2] + " " + theta[3];
    check(
        "rbf_ard_white_optimised",
        theta[0] + "*rbf(" + lengths + ")+white(" + theta[4] + ")",
        1e-6);
  }

  private static double[] exponentials(JsonNode one) {
    return Arrays.stream(flat(one.get("theta_log"))).map(Math::exp).toArray();
  }

  @Test
  void a_process_without_noise_agrees() {
    check("rbf_noise_free", "1.5*rbf(0.5)", 1e-7);
  }

  @Test
  void the_search_finds_hyper_parameters_no_less_likely_than_the_peer() {
    found("rbf_white_optimised", "1*rbf(1)+white(0.1)");
    found("rbf_ard_white_optimised", "1*rbf(1 1 1)+white(0.1)");
  }

  private static void found(String id, String start) {
    GaussianSettings settings =
        new GaussianProcess()
            .settings()
            .with(new GaussianProcess().settings().defaults(), "kernel", start);
    Kernel best = new HyperParameters(settings, x, 3, y).best(KernelText.parse(start, 3, false));
    Posterior posterior = Posterior.of(best, x, 3, y, HyperParameters.JITTER);
    JsonNode expected = theCase(id);
    assertThat(posterior.likelihood())
        .isGreaterThan(expected.get("log_marginal_likelihood").asDouble() - 1e-4);
    double[] theta = new double[best.size()];
    best.logarithms(theta, 0);
    assertThat(theta).containsExactly(flat(expected.get("theta_log")), within(5e-3));
  }
}
