package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables from which no equation can be found are refused with the reason. */
class ProblemTest {
  private static final double[] Y = {1, 4, 2, 8, 5, 7, 1.5, 3};
  private static final double[] A = {1, 2, 3, 4, 5, 6, 7, 8.5};

  private static NumberColumn column(String name, String unit, double... values) {
    return new NumberColumn(name, UnitExpression.parse(unit), values);
  }

  private static Dataset table(NumberColumn... columns) {
    List<String> ids = IntStream.range(0, columns[0].size()).mapToObj(i -> "row" + i).toList();
    return new Dataset(ids, List.of(columns), List.of(), "");
  }

  private static SissoResult search(String settings, NumberColumn... columns) {
    SissoSettings parsed = SettingsType.of(SissoSettings.class).parse(settings);
    return new Sisso(parsed, null).search(table(columns), "y");
  }

  private static void assertRefused(String words, String settings, NumberColumn... columns) {
    assertThatThrownBy(() -> search(settings, columns))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(words);
  }

  @Test
  void fewer_rows_than_unknowns_are_refused() {
    assertRefused(
        "4 rows", "dimension=3", column("y", "eV", 1, 4, 2, 8), column("a", "Å", 1, 2, 3, 5));
  }

  @Test
  void a_constant_column_is_refused() {
    double[] ones = new double[Y.length];
    Arrays.fill(ones, 2);
    assertRefused("2.0 in every row", "", column("y", "eV", Y), column("a", "Å", ones));
    assertRefused("target that varies", "", column("y", "eV", ones), column("a", "Å", A));
  }

  @Test
  void missing_values_are_refused_with_their_row() {
    double[] hole = A.clone();
    hole[3] = Double.NaN;
    assertRefused("row 4", "", column("y", "eV", Y), column("a", "Å", hole));
  }

  @Test
  void the_target_among_the_features_is_refused_also_in_another_unit() {
    double[] shifted = Arrays.stream(Y).map(y -> 3 - 1000 * y).toArray();
    assertRefused("the target y itself", "", column("y", "eV", Y), column("a", "meV", shifted));
  }

  @Test
  void a_table_without_features_or_target_is_refused() {
    assertRefused("no column of numbers but the target", "", column("y", "eV", Y));
    assertRefused("column 'y'", "", column("a", "eV", A), column("b", "eV", Y));
  }

  @Test
  void limits_that_no_feature_meets_are_refused() {
    assertRefused("admissible", "min_value=1e6,rung=1", column("y", "eV", Y), column("a", "Å", A));
    assertRefused(
        "admissible",
        "dimensionless=true,rung=1,operators=+",
        column("y", "eV", Y),
        column("a", "Å", A));
  }

  @Test
  void features_that_overflow_are_left_out() {
    double[] large = Arrays.stream(A).map(a -> 1e30 * a).toArray();
    SissoResult found =
        search(
            "dimension=1,operators=^2 exp * |-|,units=none",
            column("y", "eV", Y),
            column("a", "Å", large),
            column("b", "Å", A));
    List<String> names = new ArrayList<>();
    found.subspaces().getFirst().forEach(one -> names.add(one.expression().toString()));
    assertThat(names).contains("(a)").doesNotContain("(a)^2", "exp(a)");
  }

  @Test
  void columns_that_measure_the_same_are_used_in_one_unit() {
    double[] b = {3, 1, 4, 1, 5, 9, 2, 6};
    double[] inPicometre = Arrays.stream(b).map(value -> 100 * value).toArray();
    double[] sum = IntStream.range(0, b.length).mapToDouble(i -> 2 * (A[i] + b[i]) + 1).toArray();
    SissoResult found =
        search(
            "dimension=1,rung=1",
            column("y", "eV", sum),
            column("a", "Å", A),
            column("b", "pm", inPicometre));
    Equation best = found.best(1);
    assertThat(best.features().getFirst().toString()).isEqualTo("(a+b)");
    assertThat(best.rootMeanSquareError()).isLessThan(1e-12);
    assertThat(best.coefficientUnits()).containsExactly("eV Å^-1");
  }

  @Test
  void only_sound_combinations_of_units_are_made() {
    SissoResult found =
        search(
            "dimension=1,rung=2,sis_size=5000,operators=+ - * / |-| exp log sqrt",
            column("y", "eV", Y),
            column("a", "Å", A),
            column("e", "eV", 3, 1, 4, 1, 5, 9, 2, 6));
    assertThat(found.subspaces().getFirst())
        .extracting(one -> one.expression().toString())
        .contains("(e/a)", "sqrt((a*e))")
        .doesNotContain("(a+e)", "exp(a)", "log(e)", "abs(a-e)")
        .noneMatch(name -> name.contains("exp(e)") || name.contains("(a-e)"));
  }
}
