package io.lodestone.archive.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lodestone.archive.filter.Filter.And;
import io.lodestone.archive.filter.Filter.Comparison;
import io.lodestone.archive.filter.Filter.Demand;
import io.lodestone.archive.filter.Filter.Has;
import io.lodestone.archive.filter.Filter.Holds;
import io.lodestone.archive.filter.Filter.Known;
import io.lodestone.archive.filter.Filter.Length;
import io.lodestone.archive.filter.Filter.Not;
import io.lodestone.archive.filter.Filter.Or;
import io.lodestone.archive.filter.Filter.Quantifier;
import io.lodestone.core.error.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

  private static PropertyPath property(String dotted) {
    return PropertyPath.of(dotted);
  }

  private static Operand.Text text(String value) {
    return new Operand.Text(value, Place.NOWHERE);
  }

  private static Operand.Numeral number(String value) {
    return number(value, "");
  }

  private static Operand.Numeral number(String value, String unit) {
    return new Operand.Numeral(new BigDecimal(value), unit, Place.NOWHERE);
  }

  private static Operand.Truth truth(boolean value) {
    return new Operand.Truth(value, Place.NOWHERE);
  }

  private static List<Demand> equal(Operand operand) {
    return List.of(new Demand(Operator.EQUAL, operand));
  }

  private static InvalidInput refusalOf(String filter) {
    InvalidInput refusal =
        catchThrowableOfType(InvalidInput.class, () -> FilterParser.parse(filter));
    assertThat(refusal).as("refusal of %s", filter).isNotNull();
    return refusal;
  }

  @Test
  void binds_NOT_before_AND_and_AND_before_OR() {
    assertThat(FilterParser.parse("NOT a > b OR c = 100 AND f = \"C2 H6\""))
        .isEqualTo(
            new Or(
                List.of(
                    new Not(new Comparison(property("a"), Operator.GREATER, property("b"))),
                    new And(
                        List.of(
                            new Comparison(property("c"), Operator.EQUAL, number("100")),
                            new Comparison(property("f"), Operator.EQUAL, text("C2 H6")))))));
  }

  @Test
  void reads_quantifiers_over_one_list() {
    assertThat(FilterParser.parse("elements HAS ALL \"Si\", \"O\""))
        .isEqualTo(
            new Has(
                List.of(property("elements")),
                Quantifier.ALL,
                List.of(equal(text("Si")), equal(text("O")))));
    assertThat(FilterParser.parse("elements HAS \"Si\""))
        .isEqualTo(FilterParser.parse("elements HAS ANY \"Si\""))
        .isNotEqualTo(FilterParser.parse("elements HAS ONLY \"Si\""));
  }

  @Test
  void reads_tuples_over_correlated_lists() {
    assertThat(FilterParser.parse("elements:ratios HAS ANY > 3:\"He\", = 6:STARTS \"T\""))
        .isEqualTo(
            new Has(
                List.of(property("elements"), property("ratios")),
                Quantifier.ANY,
                List.of(
                    List.of(
                        new Demand(Operator.GREATER, number("3")),
                        new Demand(Operator.EQUAL, text("He"))),
                    List.of(
                        new Demand(Operator.EQUAL, number("6")),
                        new Demand(Operator.STARTS, text("T"))))));
  }

  @Test
  void reads_the_other_conditions_on_a_property() {
    assertThat(FilterParser.parse("a IS KNOWN")).isEqualTo(new Known(property("a"), true));
    assertThat(FilterParser.parse("a IS UNKNOWN")).isEqualTo(new Known(property("a"), false));
    assertThat(FilterParser.parse("a")).isEqualTo(new Holds(property("a")));
    assertThat(FilterParser.parse("a LENGTH >= 3"))
        .isEqualTo(new Length(property("a"), Operator.GREATER_OR_EQUAL, number("3")));
    assertThat(FilterParser.parse("a LENGTH 3")).isEqualTo(FilterParser.parse("a LENGTH = 3"));
    assertThat(FilterParser.parse("a STARTS WITH b"))
        .isEqualTo(new Comparison(property("a"), Operator.STARTS, property("b")));
    assertThat(FilterParser.parse("TRUE = a"))
        .isEqualTo(new Comparison(truth(true), Operator.EQUAL, property("a")));
    assertThat(FilterParser.parse("results . material.nelements<3"))
        .isEqualTo(
            new Comparison(property("results.material.nelements"), Operator.LESS, number("3")));
  }

  @Test
  void needs_no_spaces_between_words() {
    assertThat(
            FilterParser.parse(
                "NOTaISUNKNOWNANDbSTARTSWITH\"x\"ORc:dHASALL1:2,3:>4ANDeLENGTH5ANDTRUE=f"))
        .isEqualTo(
            FilterParser.parse(
                "NOT a IS UNKNOWN AND b STARTS WITH \"x\" OR c:d HAS ALL 1:2, 3: > 4"
                    + " AND e LENGTH 5 AND TRUE = f"));
  }

  @Test
  void unescapes_strings() {
    assertThat(FilterParser.parse("a = \"Some \\\\ \\\"string\\\" Sąžininga 𝛼\""))
        .isEqualTo(
            new Comparison(property("a"), Operator.EQUAL, text("Some \\ \"string\" Sąžininga 𝛼")));
  }

  @ParameterizedTest
  @CsvSource({
    "1 eV, 1, eV",
    "1eV, 1, eV",
    "1e3eV, 1000, eV",
    "-5 g/cm^3, -5, g/cm^3",
    "100 Å^3, 100, Å^3",
    "100 Å³, 100, Å³",
    "2.5 kg m^-3, 2.5, kg m^-3",
    "2.5 kg·m⁻³, 2.5, kg·m⁻³",
    "3 J/(mol*K), 3, J/(mol*K)",
    "3 J / mol, 3, J / mol",
    "300 K, 300, K",
    "90 °, 90, °",
    "5 %, 5, %",
  })
  void keeps_the_unit_behind_a_number(String written, String value, String unit) {
    assertThat(FilterParser.parse("(x > " + written + " AND NOT y < z)"))
        .isEqualTo(
            new And(
                List.of(
                    new Comparison(property("x"), Operator.GREATER, number(value, unit)),
                    new Not(new Comparison(property("y"), Operator.LESS, property("z"))))));
    assertThatThrownBy(() -> FilterParser.parseOptimade("x > " + written))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void reads_a_unit_on_the_left_and_in_lists() {
    assertThat(FilterParser.parse("1 eV <= gap OR energies HAS ANY < -3 eV, > 1 Ha"))
        .isEqualTo(
            new Or(
                List.of(
                    new Comparison(number("1", "eV"), Operator.LESS_OR_EQUAL, property("gap")),
                    new Has(
                        List.of(property("energies")),
                        Quantifier.ANY,
                        List.of(
                            List.of(new Demand(Operator.LESS, number("-3", "eV"))),
                            List.of(new Demand(Operator.GREATER, number("1", "Ha"))))))));
  }

  @Test
  void keeps_numbers_exact() {
    Comparison comparison = (Comparison) FilterParser.parse("a = 9007199254740993.0");
    assertThat(((Operand.Numeral) comparison.right()).value())
        .isEqualTo(new BigDecimal("9007199254740993"));
  }

  @Test
  void knows_where_operands_stood() {
    Comparison comparison = (Comparison) FilterParser.parse("  gap >  1 eV");
    assertThat(comparison.left().place().column()).isEqualTo(3);
    assertThat(comparison.right().place().column()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "band_gap => 1                |10 | =>     | write >=",
        "band_gap == 1                |10 | ==     | write a single =",
        "a <> 1                       | 3 | <>     | write !=",
        "a ≥ 1                        | 3 | ≥      | write >=",
        "a = 1 and b = 2              | 7 | and    | keywords are in capitals: AND",
        "a = 1 && b = 2               | 7 | &&     | write AND",
        "not a = 1                    | 5 | a      | ",
        "a = 'Al'                     | 5 | '      | strings stand in straight double quotes",
        "a = “Al”                     | 5 | “      | strings stand in straight double quotes",
        "a = Al                       | 5 | Al     | strings stand in double quotes",
        "Band = 1                     | 1 | Band   | names of properties are in lower case",
        "elements HAS \"H\", \"He\"   |17 | ,      | HAS ALL, HAS ANY or HAS ONLY",
        "elements HAS \"H\":6         |17 | :      | need as many lists",
        "a:b HAS 6                    |10 | the end of the filter | values joined by :",
        "a:b = 6                      | 5 | =      | HAS",
        "elements ALL \"H\"           |10 | ALL    | write HAS ALL",
        "a UNKNOWN                    | 3 | UNKNOWN | write IS UNKNOWN",
        "a IS NULL                    | 6 | NULL   | IS UNKNOWN",
        "a LIKE \"b\"                 | 3 | LIKE   | CONTAINS",
        "LENGTH a 3                   | 1 | LENGTH | the property stands first",
        "a LENGTH                     | 9 | the end of the filter | ",
        "NOT NOT a                    | 5 | NOT    | one bracket",
        "((a = 1)                     | 9 | the end of the filter | add the missing )",
        "a = 1)                       | 6 | )      | ",
        "true > FALSE                 | 6 | >      | no order",
        "a HAS > TRUE                 | 7 | >      | no order",
        "a = 1,5                      | 6 | ,      | decimals take a point",
        "a = \"x                      | 5 | a string without an end | closing quote",
        "a = \"x\\n\"                 | 7 | \\     | one backslash",
        "a.B = 1                      | 3 | B      | ",
        "a = +                        | 5 | +      | ",
        "a = 1.2.3                    | 8 | .      | ",
        "a = 1E+                      | 6 | E      | a unit such as eV",
        "_exmpl_x = 1 b = 2           |14 | b      | a unit such as eV, or AND",
      })
  void says_what_is_wrong_and_what_to_write(
      String filter, int column, String found, String expectedInMessage) {
    InvalidInput refusal = refusalOf(filter);
    assertThat(refusal.source()).isEqualTo("filter");
    assertThat(refusal.place()).isEqualTo("column " + column);
    assertThat(refusal.found()).isEqualTo(found);
    assertThat(refusal.expected()).isNotEmpty();
    if (expectedInMessage != null) {
      assertThat(refusal).hasMessageContaining(expectedInMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "()", "AND", "a AND", "\"a\"", "1", "TRUE", "a = \"\u0000\""})
  void refuses_what_is_no_condition(String filter) {
    assertThat(refusalOf(filter).expected()).isNotEmpty();
  }

  @Test
  void refuses_hostile_sizes_without_falling_over() {
    assertThat(refusalOf("(".repeat(100_000))).hasMessageContaining("65536 characters");
    assertThat(refusalOf("(".repeat(60_000))).hasMessageContaining("200 brackets");
    assertThat(refusalOf("NOT (".repeat(10_000))).hasMessageContaining("200 brackets");
    assertThat(refusalOf("a = " + "9".repeat(60_000))).hasMessageContaining("400 characters");
    assertThat(refusalOf("a = 1e99999999999")).hasMessageContaining("exponent");
    assertThat(refusalOf("a = 1 " + "m".repeat(60_000))).hasMessageContaining("end of the filter");
    assertThat(refusalOf("a = 1 " + "m*".repeat(30_000))).hasMessageContaining("end of the filter");
    assertThat(FilterParser.parse("(".repeat(200) + "a" + ")".repeat(200)))
        .isEqualTo(new Holds(property("a")));
    assertThat(FilterParser.parse("a AND ".repeat(10_000) + "a")).isInstanceOf(And.class);
  }

  @Test
  void lets_a_program_build_only_what_the_language_can_say() {
    assertThatThrownBy(() -> property("Band_gap")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> text("\u0000")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Comparison(property("a"), Operator.LESS, truth(true)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Comparison(text("a"), Operator.CONTAINS, property("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new And(List.of(new Holds(property("a")))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
