package io.lodestone.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  @TempDir private Path folder;

  /** A rough function that a cheap method gets right but for a line, in another unit. */
  private static Dataset rows(int rows, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(rows, 0, 10).toArray();
    double[] cheap = new double[rows];
    double[] dear = new double[rows];
    for (int i = 0; i < rows; i++) {
      double rough = Math.sin(7 * x[i]) + Math.cos(13 * x[i]);
      cheap[i] = 1000 * rough;
      dear[i] = rough + 0.3 * x[i] + 0.01 * random.nextGaussian();
    }
    return Dataset.of(
        List.of(
            NumberColumn.plain("x", x),
            new NumberColumn("cheap", UnitExpression.parse("meV"), cheap),
            new NumberColumn("dear", UnitExpression.parse("eV"), dear)),
        "dear");
  }

  private static double error(Model model, Dataset test) {
    NumberPredictions said = (NumberPredictions) model.predict(test);
    double sum = 0;
    for (int i = 0; i < test.size(); i++) {
      sum += Math.abs(said.mean(i) - test.number("dear").value(i));
    }
    return sum / test.size();
  }

  @Test
  void the_difference_to_a_cheap_value_needs_few_rows() throws IOException {
    Dataset test = rows(500, 2);
    LearningRecipe<?> recipe = new Learners().parse("forest:trees=100");
    Model plain = recipe.fit(rows(30, 1), "dear");
    Model delta = recipe.fit(rows(30, 1), "dear", FitOptions.DEFAULTS.with("baseline", "cheap"));
    assertThat(error(delta, test)).isLessThan(error(plain, test) / 1.5);
    assertThat(delta.about().scores().get("mae"))
        .isLessThan(plain.about().scores().get("mae") / 1.5);
    ModelFile file = new ModelFile(folder.resolve("delta.lode"));
    file.write(delta);
    assertThat(error(file.read(), test)).isEqualTo(error(delta, test));
  }

  @Test
  void a_baseline_that_is_no_feature_or_something_else_is_refused() {
    LearningRecipe<?> recipe = new Learners().parse("ridge");
    assertThatThrownBy(
            () -> recipe.fit(rows(30, 1), "dear", FitOptions.DEFAULTS.with("baseline", "none")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no feature of that name");
    assertThatThrownBy(
            () -> recipe.fit(rows(30, 1), "dear", FitOptions.DEFAULTS.with("baseline", "x")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("kind of eV");
  }
}
