package io.lodestone.study.dataset;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.care.Repeats;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells the materials and conditions of a table apart: its formulas in one notation, and
 * further columns.
 *
 * @param table with its formulas
 * @param columns names of columns, or {@code formula} for the formulas; empty for the formulas or,
 *     without any, for all columns of features
 */
public record RowKeys(FormulaTable table, List<String> columns) {
  private static final String FORMULA = "formula";

  /** Compositions that differ by less are the same but for rounding. */
  private static final double SAME = 2e-5;

  /**
   * One text for each row; null where a column has no value.
   *
   * @throws InvalidInput when a column, or formulas that were asked for, are not there
   */
  public List<String> of() {
    Optional<TextColumn> formulas = table.formulas();
    Dataset data = table.table();
    List<String> names = new ArrayList<>(columns);
    if (names.isEmpty()) {
      if (formulas.isPresent()) {
        names.add(FORMULA);
      } else {
        data.featureColumns().stream().map(NumberColumn::name).forEach(names::add);
      }
    }
    if (names.contains(FORMULA)) {
      TextColumn own =
          formulas.orElseThrow(
              () ->
                  new InvalidInput(
                      table.source(),
                      null,
                      "no column of formulas",
                      "one",
                      "name it with --formula, or the columns that tell rows apart with --same"));
      Collections.replaceAll(names, FORMULA, own.name());
      data = data.with(normalized(own));
    }
    return Repeats.keys(data, names.stream().distinct().toList());
  }

  /** The compositions of the rows; null where a formula is missing or cannot be read. */
  public List<Composition> compositions() {
    return table
        .formulas()
        .map(column -> column.values().stream().map(RowKeys::composition).toList())
        .orElse(null);
  }

  private static TextColumn normalized(TextColumn formulas) {
    List<String> values =
        formulas.values().stream()
            .map(
                formula -> {
                  Composition composition = composition(formula);
                  return composition == null ? formula : exact(composition);
                })
            .toList();
    return new TextColumn(formulas.name(), values);
  }

  /**
   * The reduced formula where it says the same; elsewhere, as of compounds with parts of atoms, the
   * atomic percentages: what is read as a rounded fraction elsewhere may be another doping here.
   */
  private static String exact(Composition composition) {
    String reduced = composition.reduced();
    Composition again = Composition.parse(reduced);
    boolean same =
        composition.elements().stream()
            .allMatch(
                element ->
                    Math.abs(composition.fraction(element) - again.fraction(element)) < SAME);
    return same
        ? reduced
        : composition.elements().stream()
            .map(element -> element.symbol() + percent(composition.fraction(element)))
            .sorted()
            .collect(Collectors.joining(" "));
  }

  /**
   * With two decimals; halves of the last, which simple fractions have, do not decide by chance.
   */
  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f", Math.floor(1e4 * fraction + 0.4837) / 100);
  }

  /** A cell that is no formula stays the text it is. */
  private static Composition composition(String formula) {
    try {
      return formula == null ? null : Composition.parse(formula);
    } catch (InvalidInput e) {
      return null;
    }
  }
}
