package io.lodestone.learn.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.score.NumberScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedModelTest {
  @TempDir private Path folder;

  /** A plane under noise, of which lines fitted to bootstrap samples know nothing. */
  private static Dataset rows(int rows, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(rows, -2, 2).toArray();
    double[] z = random.doubles(rows, -2, 2).toArray();
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      y[i] = 3 * x[i] - z[i] + 0.5 * random.nextGaussian();
    }
    return Dataset.of(
        List.of(NumberColumn.plain("x", x), NumberColumn.plain("z", z), NumberColumn.plain("y", y)),
        "y");
  }

  private static NumberScores scores(Model model, Dataset test) {
    NumberPredictions said = (NumberPredictions) model.predict(test);
    int[] all = IntStream.range(0, test.size()).toArray();
    return NumberScores.of(
        test.number("y").values(),
        IntStream.of(all).mapToDouble(said::mean).toArray(),
        IntStream.of(all).mapToDouble(said::std).toArray(),
        IntStream.of(all).mapToDouble(i -> said.lower(i, 0.9)).toArray(),
        IntStream.of(all).mapToDouble(i -> said.upper(i, 0.9)).toArray());
  }

  private static FitOptions calibrated(String how) {
    return FitOptions.DEFAULTS.with("calibration", how);
  }

  @Test
  void a_bootstrap_ensemble_that_is_far_too_sure_is_made_as_unsure_as_it_errs() {
    Model model = new Learners().parse("ridge").fit(rows(1000, 1), "y", calibrated("bootstrap"));
    Dataset test = rows(4000, 2);
    NumberScores before = scores(model.uncalibrated(), test);
    NumberScores after = scores(model, test);
    assertThat(before.coverage()).isLessThan(0.3);
    assertThat(before.miscalibrationArea()).isGreaterThan(0.2);
    assertThat(after.coverage()).isCloseTo(0.9, within(0.03));
    assertThat(after.miscalibrationArea()).isLessThan(0.03);
    assertThat(after.sharpness()).isCloseTo(0.5, within(0.05));
    assertThat(after.logLoss()).isLessThan(before.logLoss());
    NumberPredictions said = (NumberPredictions) model.predict(test);
    assertThat(said.aleatoric(0)).isCloseTo(0.5, within(0.06));
    assertThat(said.epistemic(0)).isLessThan(0.1);
  }

  @Test
  void a_forests_own_uncertainty_is_put_on_a_line_and_its_ratio_kept() {
    Dataset training = rows(300, 3);
    Model plain = new Learners().parse("forest:trees=100").fit(training, "y");
    Model model = new Learners().parse("forest:trees=100").fit(training, "y", calibrated("linear"));
    Dataset test = rows(2000, 4);
    NumberScores after = scores(model, test);
    assertThat(after.miscalibrationArea())
        .isLessThanOrEqualTo(scores(plain, test).miscalibrationArea() + 0.005);
    NumberPredictions one = (NumberPredictions) plain.predict(test);
    NumberPredictions other = (NumberPredictions) model.predict(test);
    assertThat(other.mean(7)).isEqualTo(one.mean(7));
    assertThat(other.std(7)).isCloseTo(model.scale().of(one.std(7)), within(1e-9));
    assertThat(other.epistemic(7) / other.aleatoric(7))
        .isCloseTo(one.epistemic(7) / one.aleatoric(7), within(1e-9));
  }

  @Test
  void calibrated_models_come_back_from_their_files() throws IOException {
    Dataset test = rows(50, 6);
    for (String how : List.of("linear", "bootstrap")) {
      Model model =
          new Learners()
              .parse("ridge")
              .fit(rows(100, 5), "y", calibrated(how).with("members", "5"));
      ModelFile file = new ModelFile(folder.resolve(how + ".lode"));
      file.write(model);
      Model again = file.read();
      assertThat(again.about().treatment()).isEqualTo(model.about().treatment());
      NumberPredictions one = (NumberPredictions) model.predict(test);
      NumberPredictions other = (NumberPredictions) again.predict(test);
      for (int i = 0; i < test.size(); i++) {
        assertThat(other.std(i)).isEqualTo(one.std(i));
        assertThat(other.mean(i)).isEqualTo(one.mean(i));
      }
    }
  }

  @Test
  void calibration_of_classes_is_refused() {
    Dataset classes =
        rows(20, 1).with(new TextColumn("kind", Collections.nCopies(20, "a"))).withTargets("kind");
    assertThatThrownBy(
            () -> new Learners().parse("forest").fit(classes, "kind", calibrated("linear")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("calibration");
  }
}
