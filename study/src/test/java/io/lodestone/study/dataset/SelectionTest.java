package io.lodestone.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final Dataset DATA =
      new Dataset(
          List.of("a", "b", "c"),
          List.of(
              new TextColumn("pair", Arrays.asList("[Ag][Co]", "[Al][Cu]", null)),
              new NumberColumn("barrier", UnitExpression.parse("eV"), new double[] {1, 2, 3}),
              NumberColumn.plain("n", 4, Double.NaN, 6)),
          List.of("barrier"),
          "");

  @Test
  void rows_that_fulfil_a_condition_keep_identifiers_units_and_targets() throws IOException {
    Dataset found = new Selection("*", "barrier > 1.5").of(DATA);
    assertThat(found.ids()).containsExactly("b", "c");
    assertThat(found.columns()).extracting(c -> c.name()).containsExactly("pair", "barrier", "n");
    assertThat(found.number("barrier").unit().text()).isEqualTo("eV");
    assertThat(found.number("n").values()).containsExactly(Double.NaN, 6);
    assertThat(found.targets()).containsExactly("barrier");
    assertThat(new Selection("*", "").of(DATA).hash()).isEqualTo(DATA.hash());
  }

  @Test
  void columns_are_computed_and_say_their_units() throws IOException {
    Dataset found =
        new Selection(
                "regexp_extract(pair, '\\[(\\w+)\\]', 1) AS host, 1000 * barrier AS \"b [meV]\","
                    + " n IS NULL AS gap",
                "pair IS NOT NULL")
            .of(DATA);
    assertThat(found.text("host").values()).containsExactly("Ag", "Al");
    assertThat(found.number("b").values()).containsExactly(1000, 2000);
    assertThat(found.number("b").unit().text()).isEqualTo("meV");
    assertThat(found.number("gap").values()).containsExactly(0, 1);
    assertThat(found.targets()).isEmpty();
  }

  @Test
  void another_dataset_can_be_asked() throws IOException {
    Dataset other =
        Dataset.of(
            List.of(
                new TextColumn("pair", List.of("[Al][Cu]", "[Ag][Co]")),
                NumberColumn.plain("measured", 2.5, 1.5)));
    Dataset found =
        new Selection(
                "barrier, (SELECT any_value(o.measured) FROM other o WHERE o.pair = data.pair)"
                    + " AS measured",
                "")
            .of(DATA, other);
    assertThat(found.number("measured").values()).containsExactly(1.5, 2.5, Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(*)",
        "nothing",
        "*, random() AS r",
        "*, now() AS t",
        "* FROM data; DROP TABLE data; SELECT *",
        "(SELECT content FROM read_text('/etc/hostname')) AS host",
        "*, 1 AS n"
      })
  void refuses_what_is_no_selection(String columns) {
    assertThatThrownBy(() -> new Selection(columns, "").of(DATA)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_selection_of_nothing_is_refused() {
    assertThatThrownBy(() -> new Selection("*", "barrier > 9").of(DATA))
        .hasMessageContaining("barrier > 9");
  }
}
