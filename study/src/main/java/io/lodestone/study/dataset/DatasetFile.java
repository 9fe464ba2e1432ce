package io.lodestone.study.dataset;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.table.CellNumber;
import io.lodestone.archive.parse.table.ColumnHeading;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.table.Dialect;
import io.lodestone.core.table.RecordReader;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table to learn from, as a file: separated text with units in the header ({@code radius [Å]}),
 * or ARFF.
 *
 * <p>A column whose cells are all numbers or empty is one of numbers; every other is text. The rows
 * are called as the first column of text whose cells all differ has it, or else by their numbers.
 */
public final class DatasetFile {
  private static final int SAMPLE = 1 << 18;
  private static final int MOST_ROWS = 10_000_000;
  private static final UnitExpression PLAIN = UnitExpression.parse("-");

  private final String source;
  private final Map<String, String> units;
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  private DatasetFile(String source, Map<String, String> units) {
    this.source = source;
    this.units = units;
  }

  /**
   * Reads a table.
   *
   * @param units of columns by name, for those whose header states none or another one
   * @throws InvalidInput when it is no table, a row has another length, or a unit is none
   */
  public static Dataset read(SourceFile file, Map<String, String> units) throws IOException {
    DatasetFile table = new DatasetFile(file.displayPath(), units);
    if (file.name().toLowerCase(Locale.ROOT).matches(".*\\.x?arff?")) {
      table.readArff(file);
    } else {
      table.readSeparated(file);
    }
    return table.dataset();
  }

  private void readSeparated(SourceFile file) throws IOException {
    byte[] sample;
    try (InputStream in = file.open()) {
      sample = in.readNBytes(SAMPLE);
    }
    Dialect dialect =
        Dialect.of(sample, sample.length < SAMPLE)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        source,
                        "line 1",
                        "no table",
                        "columns separated by commas, tabs, semicolons or bars, under a header",
                        ""))
            .dialect();
    try (RecordReader reader = dialect.open(file.open(), source)) {
      header.addAll(reader.next());
      readRows(reader);
    }
  }

  private void readArff(SourceFile file) throws IOException {
    try (RecordReader reader =
        new RecordReader(
            new java.io.InputStreamReader(file.open(), java.nio.charset.StandardCharsets.UTF_8),
            source,
            ',')) {
      for (List<String> line = reader.next(); line != null; line = reader.next()) {
        String first = line.getFirst().strip();
        String word = first.toLowerCase(Locale.ROOT);
        if (word.startsWith("@attribute")) {
          String name = first.substring("@attribute".length()).strip();
          boolean quoted = name.matches("(['\"]).*");
          header.add(
              quoted ? name.substring(1).split(name.substring(0, 1))[0] : name.split("\\s+")[0]);
        } else if (word.equals("@data")) {
          readRows(reader);
          return;
        }
      }
    }
    throw new InvalidInput(source, "", "no line @data", "the rows of an ARFF table behind it", "");
  }

  private void readRows(RecordReader reader) throws IOException {
    for (List<String> row = reader.next(); row != null; row = reader.next()) {
      if (row.getFirst().startsWith("%")) {
        continue;
      }
      if (row.size() != header.size()) {
        throw new InvalidInput(
            source,
            "line " + reader.line(),
            row.size() + " fields",
            header.size() + ", as in the header",
            "");
      }
      rows.add(row);
      if (rows.size() > MOST_ROWS) {
        throw new InvalidInput(source, "", "more rows", "at most " + MOST_ROWS, "");
      }
    }
  }

  private Dataset dataset() {
    if (rows.isEmpty()) {
      throw new InvalidInput(source, "", "no rows", "rows below the header", "");
    }
    List<Column> columns = new ArrayList<>();
    List<String> ids = null;
    for (int c = 0; c < header.size(); c++) {
      Column column = column(c);
      if (column.name().isBlank()) {
        continue;
      }
      columns.add(column);
      if (ids == null && column instanceof TextColumn text && names(text)) {
        ids = text.values();
      }
    }
    List<String> unknown =
        units.keySet().stream()
            .filter(name -> columns.stream().noneMatch(column -> column.name().equals(name)))
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidInput(
          source,
          "header",
          "no column '" + unknown.getFirst() + "'",
          "one of " + String.join(", ", columns.stream().map(Column::name).toList()),
          "");
    }
    try {
      return ids == null ? Dataset.of(columns) : new Dataset(ids, columns, List.of(), "");
    } catch (InvalidInput problem) {
      throw problem.in(source);
    }
  }

  private static boolean names(TextColumn text) {
    return !text.values().contains(null)
        && new HashSet<>(text.values()).size() == text.values().size();
  }

  private Column column(int c) {
    ColumnHeading heading = ColumnHeading.parse(header.get(c));
    double[] numbers = new double[rows.size()];
    List<String> texts = new ArrayList<>();
    boolean numeric = true;
    boolean any = false;
    for (int r = 0; r < numbers.length; r++) {
      String cell = rows.get(r).get(c).strip();
      boolean missing = CellNumber.isMissing(cell) || CellNumber.isNotFinite(cell);
      CellNumber number = missing ? null : CellNumber.parse(cell, false);
      numeric &= missing || number != null;
      any |= number != null;
      numbers[r] = number == null ? Double.NaN : number.value();
      texts.add(cell.isEmpty() ? null : cell);
    }
    if (!numeric || !any) {
      return new TextColumn(heading.name(), texts);
    }
    return new NumberColumn(heading.name(), unit(heading), numbers);
  }

  private UnitExpression unit(ColumnHeading heading) {
    String wished = units.get(heading.name());
    if (wished != null) {
      try {
        UnitExpression unit = UnitExpression.parse(wished);
        heading.unit().ifPresent(stated -> checkSame(heading.name(), stated, unit));
        return unit;
      } catch (InvalidInput problem) {
        throw problem.source() == null ? problem.in("--unit " + heading.name()) : problem;
      }
    }
    if (heading.complaint() != null) {
      throw new InvalidInput(
          source,
          "header, column " + heading.name(),
          heading.statedUnit(),
          "a unit, such as eV or Å",
          heading.complaint());
    }
    return heading.unit().orElse(PLAIN);
  }

  private void checkSame(String name, UnitExpression stated, UnitExpression wished) {
    if (!stated.isCompatibleWith(wished)
        || stated.factor() != wished.factor()
        || stated.zeroPoint() != wished.zeroPoint()) {
      throw new InvalidInput(
          "--unit " + name,
          "",
          wished.text(),
          stated.text() + ", as the header of " + source + " states",
          "leave the option out, or mend the header");
    }
  }
}
