package io.lodestone.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
  private static final int ROWS = 60;

  @TempDir private Path folder;

  private static Dataset data() {
    Random random = new Random(1);
    double[] x = random.doubles(ROWS).toArray();
    double[] z = random.doubles(ROWS).toArray();
    double[] y =
        IntStream.range(0, ROWS).mapToDouble(i -> Math.sin(4 * x[i]) + 0.3 * z[i]).toArray();
    List<String> kinds = Arrays.stream(y).mapToObj(v -> v > 0.5 ? "high" : "low").toList();
    return Dataset.of(
        List.of(
            new NumberColumn("x", UnitExpression.parse("nm"), x),
            NumberColumn.plain("z", z),
            new NumberColumn("y", UnitExpression.parse("eV"), y),
            new TextColumn("kind", kinds)),
        "y",
        "kind");
  }

  /** Every learner, for what it predicts. */
  static List<String> learners() {
    return new Learners().all().stream().map(learner -> learner.profile().name()).toList();
  }

  private static Model fitted(String learner, String target) {
    try {
      return new Learners().parse(learner).fit(data(), target);
    } catch (InvalidInput refused) {
      assertThat(refused).hasMessageContaining("choose another learner");
      return null;
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_model_that_was_written_and_read_predicts_the_same(String learner) throws IOException {
    for (String target : List.of("y", "kind")) {
      Model model = fitted(learner, target);
      if (model == null) {
        continue;
      }
      Path file = folder.resolve(target + ".lode");
      new ModelFile(file).write(model);
      Model again = new ModelFile(file).read();
      assertThat(again.about().recipe()).isEqualTo(model.about().recipe());
      assertThat(again.about().trainingHash()).isEqualTo(model.about().trainingHash());
      assertThat(again.about().labels()).isEqualTo(model.about().labels());
      assertThat(again.about().scores()).isEqualTo(model.about().scores());
      switch (again.predict(data())) {
        case NumberPredictions after -> {
          NumberPredictions before = (NumberPredictions) model.predict(data());
          assertThat(after.unit()).isEqualTo(UnitExpression.parse("eV"));
          for (int i = 0; i < ROWS; i++) {
            assertThat(after.mean(i)).isEqualTo(before.mean(i));
            assertThat(after.epistemic(i)).isEqualTo(before.epistemic(i)).isNotNegative();
            assertThat(after.aleatoric(i)).isEqualTo(before.aleatoric(i)).isNotNegative();
            assertThat(after.lower(i, 0.9)).isEqualTo(before.lower(i, 0.9));
            assertThat(after.applicability(i)).isEqualTo(before.applicability(i));
          }
        }
        case ClassPredictions after -> {
          ClassPredictions before = (ClassPredictions) model.predict(data());
          assertThat(after.classes()).containsExactly("high", "low");
          for (int i = 0; i < ROWS; i++) {
            assertThat(after.probability(i, 0)).isEqualTo(before.probability(i, 0));
          }
        }
      }
    }
  }

  @Test
  void the_same_model_gives_the_same_bytes() throws IOException {
    Path one = folder.resolve("one.lode");
    Path other = folder.resolve("other.lode");
    new ModelFile(one).write(fitted("forest:trees=20", "y"));
    new ModelFile(other).write(fitted("forest:trees=20", "y"));
    assertThat(one).hasSameBinaryContentAs(other);
  }

  @Test
  void files_that_are_no_model_are_refused_with_their_name() throws IOException {
    Path file = folder.resolve("model.lode");
    assertThatThrownBy(() -> new ModelFile(file).read())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nothing there");
    Files.writeString(file, "no zip");
    assertThatThrownBy(() -> new ModelFile(file).read())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("model.lode");
  }

  @Test
  void a_file_with_any_part_cut_or_changed_is_read_or_refused_but_never_breaks()
      throws IOException {
    Path whole = folder.resolve("whole.lode");
    new ModelFile(whole).write(fitted("forest:trees=5", "y"));
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(4);
    Path damaged = folder.resolve("damaged.lode");
    for (int round = 0; round < 200; round++) {
      byte[] changed =
          round % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
      for (int i = 0; round % 2 == 1 && i < 3; i++) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(damaged, changed);
      try {
        new ModelFile(damaged).read().predict(data());
      } catch (InvalidInput refused) {
        assertThat(refused.getMessage()).contains("damaged.lode");
      }
    }
  }
}
