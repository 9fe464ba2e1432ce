package io.lodestone.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  private static final ImportanceSettings DEFAULTS =
      SettingsType.of(ImportanceSettings.class).defaults();

  /** y = 4 big + small; twin is big but for its sign and some rows, idle does nothing. */
  private static Dataset table(int rows, long seed) {
    Random random = new Random(seed);
    double[] big = random.doubles(rows).toArray();
    double[] small = random.doubles(rows).toArray();
    double[] idle = random.doubles(rows).toArray();
    double[] twin = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      twin[i] = 1 - big[i] + 0.01 * random.nextGaussian();
      y[i] = 4 * big[i] + small[i] + 0.1 * random.nextGaussian();
    }
    return Dataset.of(
        List.of(
            NumberColumn.plain("big", big),
            NumberColumn.plain("small", small),
            NumberColumn.plain("idle", idle),
            NumberColumn.plain("twin", twin),
            NumberColumn.plain("y", y)),
        "y");
  }

  private static Importance.Group group(Importance importance, String label) {
    return importance.groups().stream()
        .filter(group -> group.labels().contains(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void features_that_are_nearly_the_same_are_shuffled_together() {
    Dataset data = table(300, 1);
    Model model = new Learners().parse("forest:trees=100").fit(data, "y");
    Importance together = new PermutationImportance(DEFAULTS).of(model, table(200, 2));
    assertThat(together.groups().getFirst().labels()).containsExactly("big", "twin");
    assertThat(together.groups().getFirst().name()).isEqualTo("big and 1 like it");
    assertThat(together.groups()).hasSize(3);
    Importance alone =
        new PermutationImportance(new ImportanceSettings(10, 2, 5000, 5, 1))
            .of(model, table(200, 2));
    assertThat(alone.groups()).hasSize(4);
    assertThat(group(alone, "big").increase())
        .isLessThan(0.8 * together.groups().getFirst().increase());
  }

  @Test
  void a_linear_model_loses_what_shuffling_its_term_costs() {
    // Shuffling 4 x for uniform x adds the mean of |4 (x − x′)| = 4/3 to a mean error of nearly 0.
    Dataset data = table(2000, 3).without(List.of("twin"));
    Model model = new Learners().parse("ridge").fit(data, "y");
    Importance found = new PermutationImportance(DEFAULTS).of(model, table(2000, 4));
    assertThat(found.score()).isEqualTo("mae");
    assertThat(found.error()).isCloseTo(0.1 * Math.sqrt(2 / Math.PI), within(0.01));
    assertThat(group(found, "big").increase() + found.error()).isCloseTo(4 / 3.0, within(0.05));
    assertThat(group(found, "idle").increase()).isCloseTo(0, within(0.002));
    assertThat(found.groups().getLast().labels()).containsExactly("idle");
    assertThat(group(found, "big").scatter()).isBetween(1e-4, 0.1);
  }

  @Test
  void what_a_model_learned_by_heart_does_not_count_where_rows_are_held_out() {
    Random random = new Random(5);
    double[] noise = random.doubles(200).toArray();
    double[] y = random.doubles(200).toArray();
    Dataset data =
        Dataset.of(List.of(NumberColumn.plain("noise", noise), NumberColumn.plain("y", y)), "y");
    LearningRecipe<?> recipe = new Learners().parse("forest:trees=100");
    Model model = recipe.fit(data, "y");
    PermutationImportance importance = new PermutationImportance(DEFAULTS);
    Importance seen = importance.of(model, data);
    Importance heldOut = importance.heldOut(model, recipe, data);
    assertThat(seen.groups().getFirst().increase()).isGreaterThan(0.1);
    assertThat(heldOut.groups().getFirst().increase()).isLessThan(0.03);
    assertThat(heldOut.heldOut()).isTrue();
    assertThat(heldOut.rows()).isEqualTo(200);
  }

  @Test
  void of_classes_the_logarithmic_loss_grows() {
    Dataset numbers = table(300, 6);
    List<String> kinds =
        Arrays.stream(numbers.number("y").values())
            .mapToObj(y -> y < 2.5 ? "low" : "high")
            .toList();
    Dataset data = numbers.without(List.of("y")).with(new TextColumn("kind", kinds));
    Model model = new Learners().parse("forest:trees=50").fit(data, "kind");
    Importance found = new PermutationImportance(DEFAULTS).of(model, data);
    assertThat(found.score()).isEqualTo("log_loss");
    assertThat(found.groups().getFirst().labels()).contains("big");
  }

  @Test
  void rows_without_answers_cannot_judge() {
    Dataset data = table(50, 7);
    Model model = new Learners().parse("ridge").fit(data, "y");
    double[] none = new double[50];
    Arrays.fill(none, Double.NaN);
    Dataset unknown = data.without(List.of("y")).with(NumberColumn.plain("y", none));
    assertThatThrownBy(() -> new PermutationImportance(DEFAULTS).of(model, unknown))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("0 rows with y");
  }
}
