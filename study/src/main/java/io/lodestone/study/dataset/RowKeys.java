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
import java.util.Optional;

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
                  return composition == null ? formula : composition.reduced();
                })
            .toList();
    return new TextColumn(formulas.name(), values);
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
