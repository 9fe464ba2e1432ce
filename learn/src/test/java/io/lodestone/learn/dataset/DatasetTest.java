package io.lodestone.learn.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final UnitExpression EV = UnitExpression.parse("eV");

  private final Dataset data =
      new Dataset(
          List.of("a", "b", "c"),
          List.of(
              new TextColumn("formula", Arrays.asList("NaCl", null, "MgO")),
              NumberColumn.plain("x", 1, 2, 3),
              new NumberColumn("e", EV, new double[] {4, Double.NaN, 6}),
              new NumberColumn("gap", EV, new double[] {8.5, 1, 7.8})),
          List.of("gap"),
          "");

  @Test
  void features_are_the_numbers_that_are_no_targets_row_after_row() {
    Features features = data.features();
    assertThat(features.labels()).containsExactly("x", "e");
    assertThat(features.units().get(1)).isEqualTo(EV);
    assertThat(features.flat()).containsExactly(1, 4, 2, Double.NaN, 3, 6);
  }

  @Test
  void a_missing_value_is_told_apart_from_a_number() {
    assertThat(data.column("e").isMissing(1)).isTrue();
    assertThat(data.column("formula").isMissing(1)).isTrue();
    assertThat(data.column("x").isMissing(1)).isFalse();
  }

  @Test
  void rows_are_chosen_in_the_given_order() {
    Dataset turned = data.rows(new int[] {2, 0});
    assertThat(turned.ids()).containsExactly("c", "a");
    assertThat(turned.number("gap").values()).containsExactly(7.8, 8.5);
    assertThat(turned.text("formula").values()).containsExactly("MgO", "NaCl");
    assertThat(turned.targets()).containsExactly("gap");
  }

  @Test
  void the_hash_follows_from_the_content_and_only_from_it() {
    Dataset again = data.rows(new int[] {0, 1, 2});
    assertThat(again.hash()).isEqualTo(data.hash()).hasSize(64);
    assertThat(data.rows(new int[] {1, 0, 2}).hash()).isNotEqualTo(data.hash());
    assertThat(data.withTargets("x").hash()).isNotEqualTo(data.hash());
    assertThat(data.with(NumberColumn.plain("x", 1, 2, 4)).hash()).isNotEqualTo(data.hash());
    NumberColumn millis = data.number("e").in(UnitExpression.parse("meV"));
    assertThat(data.with(millis).hash()).isNotEqualTo(data.hash());
  }

  @Test
  void units_are_converted_and_others_refused() {
    assertThat(data.number("gap").in(UnitExpression.parse("meV")).value(1)).isEqualTo(1000);
    assertThatThrownBy(() -> data.number("gap").in(UnitExpression.parse("GPa")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("gap")
        .hasMessageContaining("GPa");
  }

  @Test
  void a_mistyped_column_is_offered_its_name() {
    assertThatThrownBy(() -> data.number("gpa")).hasMessageContaining("did you mean gap?");
    assertThatThrownBy(() -> data.number("formula")).hasMessageContaining("expected numbers");
    assertThatThrownBy(() -> data.text("x")).hasMessageContaining("expected text");
  }

  @Test
  void infinite_values_are_refused_with_their_row() {
    assertThatThrownBy(() -> NumberColumn.plain("x", 1, Double.POSITIVE_INFINITY))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("column x")
        .hasMessageContaining("row 2");
  }

  @Test
  void repeated_identifiers_and_columns_of_other_lengths_are_refused() {
    assertThatThrownBy(() -> new Dataset(List.of("a", "a"), List.of(), List.of(), ""))
        .hasMessageContaining("row 2");
    assertThatThrownBy(
            () -> Dataset.of(List.of(NumberColumn.plain("x", 1, 2), NumberColumn.plain("y", 1))))
        .hasMessageContaining("column y");
    assertThatThrownBy(
            () -> Dataset.of(List.of(NumberColumn.plain("x", 1), NumberColumn.plain("x", 1))))
        .hasMessageContaining("twice");
  }

  @Test
  void values_given_to_a_column_cannot_be_changed_behind_its_back() {
    double[] values = {1, 2};
    NumberColumn column = new NumberColumn("x", EV, values);
    values[0] = 7;
    column.values()[1] = 7;
    assertThat(column.values()).containsExactly(1, 2);
  }
}
