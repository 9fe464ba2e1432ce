package io.lodestone.archive.parse.table;

import io.lodestone.archive.parse.table.TableColumn.Kind;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.table.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each column of a table is, judged from its heading and a sample of its cells.
 *
 * @param dialect how the table is written
 * @param columns every column, in order
 * @param formula index of the column with formulas, or −1
 * @param structure index of the column with structures, or −1; one of the two is there
 * @param decimalComma whether numbers have a comma for the decimal point
 */
public record TableLayout(
    Dialect dialect, List<TableColumn> columns, int formula, int structure, boolean decimalComma) {
  /** Share of numbers that makes a column one of numbers; the others are told as mistakes. */
  private static final double NUMBERS = 0.8;

  /** The same where the heading states a unit, so that numbers are meant. */
  private static final double NUMBERS_WITH_UNIT = 0.2;

  /**
   * Judges a table.
   *
   * @return empty where it has neither formulas nor structures
   */
  static Optional<TableLayout> of(Dialect.Read sample) {
    return of(sample, null);
  }

  /**
   * Judges a table.
   *
   * @param material heading of the column with formulas or structures; null to find it
   * @return empty where it has neither formulas nor structures
   * @throws InvalidInput when no column is headed so
   */
  public static Optional<TableLayout> of(Dialect.Read sample, String material) {
    List<String> header = sample.records().getFirst();
    List<List<String>> rows = sample.records().subList(1, sample.records().size());
    int width = header.size();
    List<List<String>> cells = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      int column = c;
      cells.add(
          rows.stream()
              .filter(row -> row.size() == width)
              .map(row -> row.get(column))
              .filter(cell -> !CellNumber.isMissing(cell))
              .toList());
    }
    boolean comma = hasDecimalCommas(sample.dialect(), cells);
    if (header.stream().allMatch(cell -> CellNumber.parse(cell, comma) != null)) {
      return Optional.empty(); // numbers without headings
    }
    MaterialColumns found = new MaterialColumns(header, cells);
    int structure = found.structure();
    int formula = found.formula();
    if (material != null) {
      int named = named(header, material);
      formula = named == structure ? -1 : named;
      structure = named == structure ? structure : -1;
    }
    if (structure < 0 && formula < 0) {
      return Optional.empty();
    }
    List<ColumnHeading> headings = header.stream().map(ColumnHeading::parse).toList();
    Map<String, Integer> byName = new HashMap<>();
    for (int c = 0; c < width; c++) {
      byName.putIfAbsent(UncertaintyName.plain(headings.get(c).name()), c);
    }
    List<TableColumn> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      Kind kind;
      int of = -1;
      if (c == formula) {
        kind = Kind.FORMULA;
      } else if (c == structure) {
        kind = Kind.STRUCTURE;
      } else if (header.get(c).isBlank()) {
        kind = Kind.UNNAMED;
      } else if (!isNumeric(headings.get(c), cells.get(c), comma)) {
        kind = Kind.TEXT;
      } else {
        of = uncertaintyOf(c, headings, byName);
        boolean known =
            of >= 0
                && of != formula
                && of != structure
                && isNumeric(headings.get(of), cells.get(of), comma);
        of = known ? of : -1;
        kind = of >= 0 ? Kind.UNCERTAINTY : Kind.NUMBER;
      }
      columns.add(new TableColumn(c, header.get(c).strip(), headings.get(c), kind, of));
    }
    return Optional.of(
        new TableLayout(sample.dialect(), List.copyOf(columns), formula, structure, comma));
  }

  private static int named(List<String> header, String heading) {
    List<String> names = header.stream().map(String::strip).toList();
    int named = names.indexOf(heading.strip());
    if (named < 0) {
      throw new InvalidInput(
          null,
          "header",
          "no column '" + heading + "'",
          "one of " + String.join(", ", names),
          new Spelling(names).hint(heading, ""));
    }
    return named;
  }

  private static boolean isNumeric(ColumnHeading heading, List<String> cells, boolean comma) {
    double share =
        MaterialColumns.share(
            cells, cell -> CellNumber.isNotFinite(cell) || CellNumber.parse(cell, comma) != null);
    boolean stated = heading.unit().isPresent();
    return stated ? cells.isEmpty() || share > NUMBERS_WITH_UNIT : share >= NUMBERS;
  }

  /** Commas are points where fields are separated otherwise and no number has a point. */
  private static boolean hasDecimalCommas(Dialect dialect, List<List<String>> cells) {
    if (dialect.separator() == ',') {
      return false;
    }
    long commas = 0;
    long points = 0;
    for (List<String> column : cells) {
      commas += column.stream().filter(cell -> cell.strip().matches("[-+]?\\d+,\\d+.*")).count();
      points += column.stream().filter(cell -> cell.strip().matches("[-+]?\\d*\\.\\d+")).count();
    }
    return commas > points;
  }

  /** Index of the column whose uncertainty a column states, by its name; −1 if it is none. */
  private static int uncertaintyOf(
      int column, List<ColumnHeading> headings, Map<String, Integer> byName) {
    Optional<String> base = UncertaintyName.base(headings.get(column).name());
    if (base.isEmpty()) {
      return -1;
    }
    int of = base.get().isEmpty() ? column - 1 : byName.getOrDefault(base.get(), -1);
    return of == column ? -1 : of;
  }
}
