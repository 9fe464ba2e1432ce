package io.lodestone.learn.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoKrigingTest {
  @TempDir private Path folder;

  /** The function of Forrester, Sóbester and Keane (2007), and their cheap version of it. */
  private static double dear(double x) {
    return Math.pow(6 * x - 2, 2) * Math.sin(12 * x - 4);
  }

  private static double cheap(double x) {
    return 0.5 * dear(x) + 10 * (x - 0.5) - 5;
  }

  private static Dataset rows(double[] cheapAt, double[] dearAt) {
    double[] x = DoubleStream.concat(Arrays.stream(cheapAt), Arrays.stream(dearAt)).toArray();
    int n = x.length;
    double[] level = IntStream.range(0, n).mapToDouble(i -> i < cheapAt.length ? 1 : 7).toArray();
    double[] y =
        IntStream.range(0, n)
            .mapToDouble(i -> i < cheapAt.length ? cheap(x[i]) : dear(x[i]))
            .toArray();
    return Dataset.of(
        List.of(
            NumberColumn.plain("fidelity", level),
            NumberColumn.plain("x", x),
            NumberColumn.plain("y", y)),
        "y");
  }

  private static double[] grid(int points) {
    return IntStream.range(0, points).mapToDouble(i -> (double) i / (points - 1)).toArray();
  }

  private static double worst(Model model, Dataset test) {
    NumberPredictions said = (NumberPredictions) model.predict(test);
    return IntStream.range(0, test.size())
        .mapToDouble(i -> Math.abs(said.mean(i) - test.number("y").value(i)))
        .max()
        .orElseThrow();
  }

  @Test
  void eleven_cheap_answers_and_four_good_ones_give_the_published_function() throws IOException {
    double[] dearAt = {0, 0.4, 0.6, 1};
    Dataset training = rows(grid(11), dearAt);
    Model model = new Learners().parse("co-kriging:shape=rbf,restarts=4").fit(training, "y");
    Dataset test = rows(new double[0], grid(101));
    // The function spans 22; four good answers alone miss it by many units.
    assertThat(worst(model, test)).isLessThan(0.5);
    Dataset alone = rows(new double[0], dearAt).without(List.of("fidelity"));
    Model good = new Learners().parse("gp:kernel=1*rbf+white(0.0001)").fit(alone, "y");
    assertThat(worst(good, test)).isGreaterThan(4);
    ModelFile file = new ModelFile(folder.resolve("model.lode"));
    file.write(model);
    assertThat(worst(file.read(), test)).isCloseTo(worst(model, test), within(1e-6));
  }

  @Test
  void each_fidelity_is_predicted_as_itself() {
    Model model =
        new Learners()
            .parse("co-kriging:shape=rbf,restarts=4")
            .fit(rows(grid(11), new double[] {0, 0.4, 0.6, 1}), "y");
    assertThat(worst(model, rows(grid(41), new double[0]))).isLessThan(0.5);
  }

  @Test
  void three_fidelities_and_a_negative_factor_are_learned() {
    Random random = new Random(5);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      int level = i < 60 ? 0 : i < 80 ? 1 : 2;
      double x = 6 * random.nextDouble();
      rows.add(new double[] {x, level, value(x, level) + 0.02 * random.nextGaussian()});
    }
    Model model = new Learners().parse("co-kriging").fit(dataset(rows), "y");
    List<double[]> test = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      double x = 0.3 + 5.4 * i / 49;
      test.add(new double[] {x, 2, value(x, 2)});
    }
    assertThat(worst(model, dataset(test))).isLessThan(0.25);
    NumberPredictions said = (NumberPredictions) model.predict(dataset(test));
    assertThat(said.aleatoric(10)).isLessThan(0.15);
  }

  private static double value(double x, int level) {
    double first = Math.sin(3 * x);
    double second = -2 * first + 0.5 * x;
    return level == 0 ? first : level == 1 ? second : 0.7 * second + 1;
  }

  private static Dataset dataset(List<double[]> rows) {
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      int column = j;
      columns.add(
          NumberColumn.plain(
              List.of("x", "fidelity", "y").get(j),
              rows.stream().mapToDouble(row -> row[column]).toArray()));
    }
    return Dataset.of(columns, "y");
  }

  @Test
  void the_gradient_of_the_likelihood_is_its_derivative() {
    Random random = new Random(3);
    int n = 12;
    int width = 3;
    double[] x = new double[n * width];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i * width] = random.nextGaussian();
      x[i * width + 1] = random.nextGaussian();
      x[i * width + 2] = i % 3;
      y[i] = random.nextGaussian();
    }
    Kernel form =
        new Autoregressive(
            List.of(part(1, 0.8), part(0.3, 1.4), part(0.5, 0.9)),
            new double[] {0.1, 0.2, 0.05},
            new double[] {0, 0.7, -1.2},
            2);
    double[] theta = new double[form.size()];
    form.logarithms(theta, 0);
    double[] gradient = Posterior.of(form, x, width, y, 0).gradient();
    double step = 1e-5;
    for (int k = 0; k < theta.length; k++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[k] += step;
      down[k] -= step;
      double slope =
          (Posterior.of(form.with(up, 0), x, width, y, 0).likelihood()
                  - Posterior.of(form.with(down, 0), x, width, y, 0).likelihood())
              / (2 * step);
      assertThat(gradient[k]).as("parameter %d", k).isCloseTo(slope, within(1e-5));
    }
  }

  private static Kernel part(double variance, double length) {
    return new Product(
        new Constant(variance),
        new Stationary(
            Stationary.Shape.MATERN52, new Lengths(new double[] {length, 1.3 * length}, 2)));
  }

  @Test
  void tables_without_fidelities_are_refused() {
    Dataset training = rows(grid(11), new double[] {0, 0.4, 0.6, 1});
    assertThatThrownBy(() -> new Learners().parse("co-kriging:level=fidelty").fit(training, "y"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("did you mean");
    Dataset two = rows(grid(11), new double[] {0, 1});
    assertThatThrownBy(() -> new Learners().parse("co-kriging").fit(two, "y"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("2 rows");
    assertThatThrownBy(() -> new Learners().parse("co-kriging:level=x").fit(training, "y"))
        .hasMessageContaining("fidelities");
  }
}
