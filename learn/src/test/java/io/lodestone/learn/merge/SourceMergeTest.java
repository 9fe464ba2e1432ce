package io.lodestone.learn.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.care.Repeats;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceMergeTest {
  private static final UnitExpression EV = UnitExpression.parse("eV");
  private static final UnitExpression MEV = UnitExpression.parse("meV");

  private static SourceMerge.Source source(
      String name, UnitExpression unit, List<String> materials, double... values) {
    Dataset table =
        new Dataset(
            materials,
            List.of(
                new TextColumn("formula", materials),
                new TextColumn("only " + name, materials),
                new NumberColumn("gap", unit, values)),
            List.of(),
            "");
    return new SourceMerge.Source(name, table, Repeats.keys(table, List.of("formula")), null);
  }

  private static SourceMerge merge() {
    return new SourceMerge(
        source("good", EV, List.of("MgO", "ZnO", "CdO", "TiO2", "GaN"), 7.8, 3.4, 2.2, 3.2, 3.4),
        source(
            "cheap",
            MEV,
            List.of("ZnO", "MgO", "CdO", "TiO2", "AlN", "InN"),
            2400,
            6800,
            1100,
            2300,
            5100,
            0),
        "gap");
  }

  @Test
  void the_second_source_is_shifted_to_the_first_in_its_unit() {
    SourceMerge.Merged merged = merge().below(Correction.Method.OFFSET, false, null);
    assertThat(merged.correction().coefficients()[0]).isCloseTo(1, within(1e-9));
    assertThat(merged.correction().common()).isEqualTo(4);
    assertThat(merged.correction().residual()).isCloseTo(0.0816, within(1e-3));
    assertThat(merged.table().size()).isEqualTo(7);
    assertThat(merged.leftOut()).containsExactly("ZnO", "MgO", "CdO", "TiO2");
    assertThat(merged.dropped()).containsExactly("only good", "only cheap");
    NumberColumn gaps = merged.table().number("gap");
    assertThat(gaps.unit()).isEqualTo(EV);
    assertThat(gaps.value(0)).isEqualTo(7.8);
    assertThat(gaps.value(5)).isCloseTo(6.1, within(1e-9));
    assertThat(merged.table().number("correction").value(0)).isZero();
    assertThat(merged.table().number("correction").value(6)).isCloseTo(1, within(1e-9));
    assertThat(merged.table().number("correction_std").value(6)).isCloseTo(0.0408, within(1e-3));
    assertThat(merged.table().text("source").value(6)).isEqualTo("cheap");
  }

  @Test
  void both_sources_stay_with_their_level_for_co_kriging() {
    SourceMerge.Merged merged = merge().below(Correction.Method.NONE, true, "fidelity");
    assertThat(merged.table().size()).isEqualTo(11);
    assertThat(merged.table().number("fidelity").value(0)).isEqualTo(1);
    assertThat(merged.table().number("fidelity").value(5)).isZero();
    assertThat(merged.table().number("gap").value(5)).isCloseTo(2.4, within(1e-9));
    assertThat(merged.table().ids()).contains("ZnO", "ZnO (cheap)", "InN");
    assertThat(merged.correction().before()).isCloseTo(1.0, within(0.01));
  }

  @Test
  void the_cheap_value_stands_beside_the_good_one() {
    SourceMerge.Merged merged = merge().beside("gap_cheap");
    assertThat(merged.table().size()).isEqualTo(5);
    assertThat(merged.table().number("gap_cheap").value(1)).isCloseTo(2.4, within(1e-9));
    assertThat(merged.table().number("gap_cheap").isMissing(4)).isTrue();
    assertThatThrownBy(() -> merge().beside("gap")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void units_of_another_kind_and_sources_without_overlap_are_refused() {
    SourceMerge lengths =
        new SourceMerge(
            merge().reference(),
            source("odd", UnitExpression.parse("nm"), List.of("MgO"), 1),
            "gap");
    assertThatThrownBy(() -> lengths.below(Correction.Method.OFFSET, false, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("gap");
    SourceMerge apart =
        new SourceMerge(merge().reference(), source("odd", EV, List.of("NaCl"), 1), "gap");
    assertThatThrownBy(() -> apart.below(Correction.Method.OFFSET, false, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("0 materials in both sources");
    assertThatThrownBy(() -> apart.beside("cheap")).isInstanceOf(InvalidInput.class);
  }
}
