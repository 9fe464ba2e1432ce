package io.lodestone.learn.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines beside those of scikit-learn 1.9.1 (libsvm), whose numbers {@code
 * bench/peers/support.py} prints: rows 1 to 90 are learned from, C is 10, ε is 0.1, the peer's
 * tolerance 1e-6.
 */
class SupportVectorMachineTest {
  private static final Learners LEARNERS = new Learners();
  private static final int[] TRAINING = IntStream.range(0, 90).toArray();
  private static final int[] TEST = IntStream.range(90, 120).toArray();

  private static Dataset waves(Column answers, double[][] x) {
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < x.length; j++) {
      columns.add(NumberColumn.plain("x" + j, x[j]));
    }
    columns.add(answers);
    return Dataset.of(columns, answers.name());
  }

  private static double[][] features() {
    double[][] x = new double[4][120];
    for (int i = 0; i < 120; i++) {
      for (int j = 0; j < 4; j++) {
        x[j][i] = Math.sin(1.7 * (i + 1) * (j + 1) + 0.3 * j);
      }
    }
    return x;
  }

  private static Dataset numbers() {
    double[][] x = features();
    double[] y = new double[120];
    for (int i = 0; i < 120; i++) {
      y[i] =
          2 * x[0][i] * x[1][i] + Math.cos(3 * x[2][i]) + 0.5 * x[3][i] + 0.1 * Math.sin(7.7 * i);
    }
    return waves(NumberColumn.plain("y", y), x);
  }

  private static Dataset classes(boolean three) {
    double[][] x = features();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      boolean inside = x[0][i] * x[0][i] + x[1][i] * x[1][i] < 0.7;
      names.add(inside ? "a" : three && x[2][i] <= 0.2 ? "c" : "b");
    }
    return waves(new TextColumn("class", names), x);
  }

  private static double[] means(String recipe) {
    Dataset data = numbers();
    Model model = LEARNERS.parse(recipe).fit(data.rows(TRAINING), "y");
    NumberPredictions predictions = (NumberPredictions) model.predict(data.rows(TEST));
    return IntStream.range(0, 5).mapToDouble(predictions::mean).toArray();
  }

  /** As far as the tolerance of both, a thousandth of the margin, lets the peer's own go. */
  private static void agrees(String kernel, double... expected) {
    assertThat(means("svm:" + kernel)).containsExactly(expected, within(1e-2));
  }

  @Test
  void numbers_are_those_of_the_peer() {
    agrees("kernel=rbf", -1.013947, -0.385235, 0.875297, -1.094423, -1.695054);
    agrees("kernel=linear", -0.524472, -0.349844, -1.408703, -1.168891, -0.327195);
    agrees("kernel=polynomial", -1.259746, -0.536035, 1.150606, -0.871691, -1.80206);
    agrees(
        "kernel=sigmoid,gamma=0.05,offset=0",
        -0.524441,
        -0.310341,
        -1.469399,
        -1.163244,
        -0.447266);
    agrees("kernel=exponential", -0.980899, -0.386635, 0.814613, -1.128044, -1.486031);
  }

  @Test
  void the_sides_on_which_classes_lie_are_those_of_the_peer() {
    double[] values = values(classes(false));
    for (int i = 0; i < 5; i++) {
      double[] peer = {1.770608, 1.518713, 0.99886, -0.867821, 1.045208};
      // The peer's value is positive for the second class, ours for the first.
      assertThat(values[i]).isCloseTo(-peer[i], within(5e-3));
    }
    double[] several = values(classes(true));
    assertThat(java.util.Arrays.copyOf(several, 9))
        .containsExactly(
            new double[] {
              -0.710017, -1.594857, -1.572667, 0.300568, -1.325049, -0.998959, -0.060308, -1.011985,
              -2.114409
            },
            within(5e-3));
  }

  /** The values of the machines of all rows at the test rows, rows × pairs of classes. */
  private static double[] values(Dataset data) {
    Model model = LEARNERS.parse("svm").fit(data.rows(TRAINING), "class");
    SupportClassifier classifier = (SupportClassifier) model.predictor();
    int pairs = Coupling.pairs(classifier.classes());
    double[] all = classifier.machines().values(data.rows(TEST).features());
    double[] values = new double[TEST.length * pairs];
    for (int i = 0; i < TEST.length; i++) {
      System.arraycopy(all, i * classifier.machines().size(), values, i * pairs, pairs);
    }
    return values;
  }

  @Test
  void probabilities_add_up_and_follow_the_classes() {
    Dataset data = classes(true);
    Model model = LEARNERS.parse("svm").fit(data.rows(TRAINING), "class");
    Dataset test = data.rows(TEST);
    ClassPredictions predictions = (ClassPredictions) model.predict(test);
    int right = 0;
    for (int i = 0; i < TEST.length; i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += predictions.probability(i, k);
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
      assertThat(predictions.epistemic(i)).isGreaterThan(0);
      right += predictions.likeliest(i).equals(test.text("class").value(i)) ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(28);
  }

  @Test
  void probabilities_of_coins_are_those_of_coins() {
    Random random = new Random(3);
    int rows = 400;
    double[] x = random.doubles(rows).toArray();
    double[] z = random.doubles(rows).toArray();
    // The class is right in three of four cases, whatever else the features say.
    List<String> sides =
        IntStream.range(0, rows)
            .mapToObj(i -> (x[i] > 0.5) == (random.nextDouble() < 0.75) ? "up" : "down")
            .toList();
    Dataset data =
        Dataset.of(
            List.of(
                NumberColumn.plain("x", x),
                NumberColumn.plain("z", z),
                new TextColumn("side", sides)),
            "side");
    Model model = LEARNERS.parse("svm:cost=1").fit(data, "side");
    ClassPredictions predictions = (ClassPredictions) model.predict(data);
    double mean =
        IntStream.range(0, rows)
            .mapToDouble(i -> predictions.probability(i, predictions.label(i)))
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(0.65, 0.85);
  }

  @Test
  void noise_is_found_and_epistemic_uncertainty_shrinks_with_rows() {
    double[] few = uncertainties(100);
    double[] many = uncertainties(1600);
    assertThat(many[1]).isCloseTo(0.3, within(0.04));
    assertThat(few[1]).isCloseTo(0.3, within(0.12));
    assertThat(many[0]).isLessThan(0.6 * few[0]);
  }

  /** Mean epistemic and aleatoric of y = sin x + noise of 0.3. */
  private static double[] uncertainties(int rows) {
    Random random = new Random(rows);
    double[] x = random.doubles(rows, -3, 3).toArray();
    double[] y =
        IntStream.range(0, rows)
            .mapToDouble(i -> Math.sin(x[i]) + 0.3 * random.nextGaussian())
            .toArray();
    Dataset data = Dataset.of(List.of(NumberColumn.plain("x", x), NumberColumn.plain("y", y)), "y");
    NumberPredictions predictions =
        (NumberPredictions) LEARNERS.parse("svm:cost=1").fit(data, "y").predict(data);
    return new double[] {
      IntStream.range(0, rows).mapToDouble(predictions::epistemic).average().orElseThrow(),
      IntStream.range(0, rows).mapToDouble(predictions::aleatoric).average().orElseThrow()
    };
  }

  @Test
  void a_file_gives_the_same_machine_and_so_does_another_number_of_cores(@TempDir Path folder)
      throws Exception {
    for (Dataset data : List.of(numbers(), classes(true))) {
      String target = data.targets().iterator().next();
      Model model = LEARNERS.parse("svm").fit(data, target);
      Path file = folder.resolve(target + ".lode");
      new ModelFile(file).write(model);
      assertThat(told(new ModelFile(file).read(), data)).isEqualTo(told(model, data));
      try (ForkJoinPool one = new ForkJoinPool(1)) {
        Model alone = one.submit(() -> LEARNERS.parse("svm").fit(data, target)).get();
        assertThat(told(alone, data)).isEqualTo(told(model, data));
      }
    }
  }

  private static List<Double> told(Model model, Dataset data) throws IOException {
    return switch (model.predict(data)) {
      case NumberPredictions numbers ->
          IntStream.range(0, data.size())
              .boxed()
              .flatMap(i -> List.of(numbers.mean(i), numbers.epistemic(i)).stream())
              .toList();
      case ClassPredictions classes ->
          IntStream.range(0, data.size())
              .boxed()
              .flatMap(i -> List.of(classes.probability(i, 0), classes.epistemic(i)).stream())
              .toList();
    };
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> LEARNERS.parse("svm:cost=0")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> LEARNERS.parse("svm:kernel=round")).isInstanceOf(InvalidInput.class);
  }
}
