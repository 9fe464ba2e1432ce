package io.lodestone.learn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepEnsembleTest {
  private static final Learners LEARNERS = new Learners();
  private static final FitOptions ALONE = new FitOptions(FitOptions.Missing.LEAVE_OUT, false);

  /** y = sin 2x with noise that grows from 0.05 at x = -2 to 0.45 at x = 2. */
  private static Dataset wave(int rows, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(rows, -2, 2).toArray();
    double[] y =
        IntStream.range(0, rows)
            .mapToDouble(i -> Math.sin(2 * x[i]) + noise(x[i]) * random.nextGaussian())
            .toArray();
    return Dataset.of(List.of(NumberColumn.plain("x", x), NumberColumn.plain("y", y)), "y");
  }

  private static double noise(double x) {
    return 0.25 + 0.1 * x;
  }

  private static Dataset at(double... x) {
    return Dataset.of(List.of(NumberColumn.plain("x", x)));
  }

  @Test
  void derivatives_are_those_of_differences() {
    Random random = new Random(5);
    double[] x = random.doubles(7 * 3, -1, 1).toArray();
    double[] y = random.doubles(7).toArray();
    int[] labels = {0, 1, 2, 0, 1, 2, 0};
    int[] rows = IntStream.range(0, 7).toArray();
    for (NetworkSettings.Activation activation :
        List.of(NetworkSettings.Activation.SILU, NetworkSettings.Activation.TANH)) {
      for (Loss loss : List.of(new Loss.Normal(y, 0), new Loss.Softmax(labels, 3))) {
        Network network =
            Network.random(
                new int[] {3, 5, 4, loss.outputs()}, activation, new SplittableRandom(1));
        Backpropagation slopes = new Backpropagation(network, 7);
        slopes.of(x, rows, 0, 7, loss);
        for (int layer = 0; layer < 3; layer++) {
          checked(network, x, loss, network.weights()[layer], slopes.weights[layer]);
          checked(network, x, loss, network.biases()[layer], slopes.biases[layer]);
        }
      }
    }
  }

  private static void checked(
      Network network, double[] x, Loss loss, double[] parameters, double[] slopes) {
    double step = 1e-5;
    for (int i = 0; i < parameters.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + step;
      double above = mean(network, x, loss);
      parameters[i] = kept - step;
      double below = mean(network, x, loss);
      parameters[i] = kept;
      assertThat(slopes[i]).isCloseTo((above - below) / (2 * step), within(1e-7));
    }
  }

  private static double mean(Network network, double[] x, Loss loss) {
    double[] outputs = network.outputs(x, 7);
    return IntStream.range(0, 7)
        .mapToDouble(i -> loss.of(i, outputs, i * loss.outputs()))
        .average()
        .orElseThrow();
  }

  @Test
  void function_and_noise_are_found_where_it_differs_from_row_to_row() {
    Model model = LEARNERS.parse("deep-ensemble").fit(wave(1500, 1), "y", ALONE);
    double[] x = {-1.8, -1, 0, 1, 1.8};
    NumberPredictions predictions = (NumberPredictions) model.predict(at(x));
    for (int i = 0; i < x.length; i++) {
      assertThat(predictions.mean(i)).isCloseTo(Math.sin(2 * x[i]), within(0.12));
      assertThat(predictions.aleatoric(i)).isCloseTo(noise(x[i]), within(0.08));
      assertThat(predictions.epistemic(i)).isLessThan(0.1);
    }
  }

  @Test
  void members_disagree_where_they_saw_nothing() {
    Model model = LEARNERS.parse("deep-ensemble").fit(wave(400, 2), "y", ALONE);
    NumberPredictions predictions = (NumberPredictions) model.predict(at(0, 6));
    assertThat(predictions.epistemic(1)).isGreaterThan(5 * predictions.epistemic(0));
    assertThat(predictions.applicability(1).inside()).isFalse();
  }

  @Test
  void intervals_hold_the_share_that_they_say() {
    Model model = LEARNERS.parse("deep-ensemble:epochs=100").fit(wave(400, 3), "y");
    Dataset fresh = wave(1000, 4);
    NumberPredictions predictions = (NumberPredictions) model.predict(fresh);
    double[] y = fresh.number("y").values();
    long held =
        IntStream.range(0, 1000)
            .filter(i -> predictions.lower(i, 0.9) <= y[i] && y[i] <= predictions.upper(i, 0.9))
            .count();
    assertThat(held / 1000.0).isBetween(0.85, 0.95);
  }

  @Test
  void classes_are_told_apart_where_no_line_can() {
    Random random = new Random(6);
    int rows = 600;
    double[] x = random.doubles(rows, -1, 1).toArray();
    double[] z = random.doubles(rows, -1, 1).toArray();
    List<String> ring =
        IntStream.range(0, rows)
            .mapToObj(i -> x[i] * x[i] + z[i] * z[i] < 0.6 ? "inside" : "outside")
            .toList();
    Dataset data =
        Dataset.of(
            List.of(
                NumberColumn.plain("x", x),
                NumberColumn.plain("z", z),
                new TextColumn("side", ring)),
            "side");
    int[] first = IntStream.range(0, 400).toArray();
    int[] last = IntStream.range(400, 600).toArray();
    Model model = LEARNERS.parse("deep-ensemble").fit(data.rows(first), "side", ALONE);
    ClassPredictions predictions = (ClassPredictions) model.predict(data.rows(last));
    long right =
        IntStream.range(0, 200)
            .filter(i -> predictions.likeliest(i).equals(ring.get(400 + i)))
            .count();
    assertThat(right).isGreaterThanOrEqualTo(190);
  }

  @Test
  void a_file_and_another_number_of_cores_give_the_same(@TempDir Path folder) throws Exception {
    Dataset data = wave(200, 7);
    String recipe = "deep-ensemble:members=3,epochs=20,layers=16";
    Model model = LEARNERS.parse(recipe).fit(data, "y", ALONE);
    new ModelFile(folder.resolve("m.lode")).write(model);
    double[] told = told(model, data);
    assertThat(told(new ModelFile(folder.resolve("m.lode")).read(), data)).isEqualTo(told);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      Model alone = one.submit(() -> LEARNERS.parse(recipe).fit(data, "y", ALONE)).get();
      assertThat(told(alone, data)).isEqualTo(told);
    }
    Model other = LEARNERS.parse(recipe + ",seed=2").fit(data, "y", ALONE);
    assertThat(Arrays.equals(told(other, data), told)).isFalse();
  }

  private static double[] told(Model model, Dataset data) {
    NumberPredictions predictions = (NumberPredictions) model.predict(data);
    return IntStream.range(0, data.size())
        .mapToDouble(i -> predictions.mean(i) + predictions.std(i))
        .toArray();
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> LEARNERS.parse("deep-ensemble:members=1"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> LEARNERS.parse("deep-ensemble:layers=64+0.5"))
        .isInstanceOf(InvalidInput.class);
  }
}
