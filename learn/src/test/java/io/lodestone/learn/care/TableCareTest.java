package io.lodestone.learn.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learners;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableCareTest {
  private static final double GAP = Double.NaN;

  /**
   * 60 rows on a line, the last two as the first ones, with a gap, a wrong answer, dull columns.
   */
  private static Dataset table() {
    Random random = new Random(1);
    int rows = 62;
    double[] x = new double[rows];
    double[] y = new double[rows];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      x[i] = i % 60 / 10.0;
      y[i] = 3 * x[i] + 0.05 * random.nextGaussian();
      names.add("m" + i % 60);
    }
    y[30] += 6;
    y[60] = y[0] + 1;
    double[] z = x.clone();
    z[5] = GAP;
    return Dataset.of(
        List.of(
            new TextColumn("name", names),
            NumberColumn.plain("x", x),
            NumberColumn.plain("z", z),
            NumberColumn.plain("twin", x),
            NumberColumn.plain("same", new double[rows]),
            new NumberColumn("y", UnitExpression.parse("eV"), y)),
        "y");
  }

  private static TableCare.Result cared(String settings, String residuals) {
    Dataset table = table();
    return new TableCare(
            "y",
            SettingsType.of(CareSettings.class).parse(settings),
            residuals == null ? null : new Learners().parse(residuals))
        .of(table, Repeats.keys(table, List.of("name")));
  }

  private static CareStep step(TableCare.Result result, String name) {
    return result.steps().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void what_is_wrong_is_told_and_nothing_is_changed_without_a_wish() {
    TableCare.Result result = cared("", null);
    assertThat(result.table().hash()).isEqualTo(table().hash());
    assertThat(step(result, "columns").findings().toString())
        .contains("z: 1 gaps", "twin: repeats x", "same: the same in all rows");
    CareStep conflicts = step(result, "conflicts");
    assertThat(conflicts.summary()).startsWith("4 rows are of 2 materials");
    assertThat(conflicts.findings().getFirst().rows()).containsExactly("1", "61");
    assertThat(conflicts.numbers().get("noise")).isBetween(0.3, 0.8);
    assertThat(conflicts.json(new ObjectMapper()).path("findings").size()).isEqualTo(2);
  }

  @Test
  void rows_of_one_material_become_one_with_their_spread() {
    Dataset after = cared("conflicts=average", null).table();
    assertThat(after.size()).isEqualTo(60);
    assertThat(after.number("y_std").value(0)).isGreaterThan(0.5);
    assertThat(after.number("y_std").unit().text()).isEqualTo("eV");
    assertThat(after.number("y_std").isMissing(7)).isTrue();
    assertThat(after.number("repeats").value(0)).isEqualTo(2);
    assertThat(cared("conflicts=drop,tolerance=0.5", null).table().size()).isEqualTo(59);
  }

  @Test
  void an_answer_that_a_model_does_not_expect_is_flagged_and_dropped_if_wished() {
    TableCare.Result result = cared("", "gp:restarts=0");
    CareStep residuals = step(result, "residuals");
    assertThat(residuals.findings().getFirst().rows().getFirst()).isEqualTo("31");
    assertThat(residuals.findings().getFirst().what()).contains("the row is alone");
    assertThat(result.table().text("outlier").value(30)).contains("unexpected");
    Dataset without = cared("drop_outliers=true", "gp:restarts=0").table();
    assertThat(without.ids()).doesNotContain("31");
    assertThat(without.has("outlier")).isFalse();
  }

  @Test
  void gaps_are_filled_with_a_record_and_a_warning() {
    for (String how : List.of("median", "nearest", "model")) {
      TableCare.Result result = cared("fill=" + how, null);
      assertThat(result.table().number("z").isMissing(5)).isFalse();
      assertThat(result.table().text("filled").value(5)).startsWith("z = ");
      assertThat(result.table().text("filled").value(6)).isNull();
      assertThat(step(result, "gaps").findings().getFirst().rows()).containsExactly("6");
      assertThat(step(result, "gaps").summary()).contains("has seen");
      assertThat(result.table().number("y").value(3)).isEqualTo(table().number("y").value(3));
    }
    assertThat(cared("fill=nearest", null).table().number("z").value(5)).isBetween(0.2, 0.8);
  }

  @Test
  void classes_are_counted() {
    Dataset table =
        table()
            .with(
                new TextColumn(
                    "kind",
                    Arrays.stream(table().number("x").values())
                        .mapToObj(x -> x < 0.5 ? "rare" : "common")
                        .toList()));
    TableCare.Result result =
        new TableCare("kind", SettingsType.of(CareSettings.class).defaults(), null)
            .of(table, Repeats.keys(table, List.of("name")));
    assertThat(step(result, "answers").summary()).contains("2 classes", "smote");
    assertThat(step(result, "answers").numbers().get("imbalance")).isGreaterThan(5);
  }

  @Test
  void settings_and_targets_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> cared("tolerance=-1", null)).isInstanceOf(InvalidInput.class);
    Dataset table = table();
    assertThatThrownBy(
            () ->
                new TableCare("yy", SettingsType.of(CareSettings.class).defaults(), null)
                    .of(table, Repeats.keys(table, List.of("name"))))
        .isInstanceOf(InvalidInput.class);
  }
}
