package io.lodestone.study.dataset;

import io.lodestone.archive.entry.MaterialReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.table.ColumnHeading;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table to learn from, as a file: separated text with units in the header ({@code radius [Å]}),
 * ARFF, Parquet, or JSON. It is read as a whole, or block after block.
 *
 * <p>A column whose cells are all numbers or empty is one of numbers; every other is text. The rows
 * are called as the first column of text whose cells all differ has it, or else by their numbers;
 * texts of structures are no names. The first block decides which column of text that is.
 */
public final class DatasetFile implements Closeable {
  private static final int MOST_ROWS = 10_000_000;
  private static final int LONGEST_NAME = 200;

  /** Characters of a block, about, so that memory does not grow with the texts of structures. */
  private static final long MOST_CHARACTERS = 1 << 26;

  private static final UnitExpression PLAIN = UnitExpression.parse("-");

  private final String source;
  private final Map<String, String> units;
  private final Set<String> numbers;
  private final List<String> header;
  private final RowRecords reader;
  private int before;
  private String naming;

  private DatasetFile(
      String source, Map<String, String> units, Set<String> numbers, RowRecords reader) {
    this.source = source;
    this.units = units;
    this.numbers = numbers;
    this.reader = reader;
    header = reader.header();
  }

  /**
   * Reads a table.
   *
   * @param units of columns by name, for those whose header states none or another one
   * @throws InvalidInput when it is no table, a row has another length, or a unit is none
   */
  public static Dataset read(DiskFile file, Map<String, String> units) throws IOException {
    try (DatasetFile table = open(file, units, Set.of())) {
      RowBlock rows = table.reader.next(MOST_ROWS, Long.MAX_VALUE);
      if (table.reader.next(1, 1).rows() > 0) {
        throw new InvalidInput(table.source, "", "more rows", "at most " + MOST_ROWS, "");
      }
      return table.block(rows);
    }
  }

  /**
   * Begins to read a table block after block.
   *
   * @param units of columns by name, for those whose header states none or another one
   * @param numbers names of columns that are numbers even where all cells of a block are empty
   * @throws InvalidInput when it is no table
   */
  public static DatasetFile open(DiskFile file, Map<String, String> units, Set<String> numbers)
      throws IOException {
    RowRecords records;
    if (MaterialTable.isParquet(file)) {
      records = new ParquetRecords(file);
    } else if (JsonRecords.recognizes(file)) {
      records = new JsonRecords(file);
    } else {
      records = SeparatedRecords.open(file);
    }
    return new DatasetFile(file.displayPath(), units, numbers, records);
  }

  /**
   * Materials that were read already, to be given block after block.
   *
   * @param source where they are from
   * @param numbers as of {@link #open}
   */
  public static DatasetFile of(Dataset materials, String source, Set<String> numbers) {
    return new DatasetFile(source, Map.of(), numbers, new DatasetRecords(materials));
  }

  /** Whether a file is a table, and not one of structures, judged by its name and beginning. */
  public static boolean isTable(DiskFile file) throws IOException {
    return MaterialTable.recognizes(file)
        || JsonRecords.recognizes(file)
        || !MaterialReader.ofAll().mayHoldMaterials(file);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /**
   * The next rows, for {@link #block}; none after the last.
   *
   * @param most how many; there are fewer where their texts are long
   * @throws InvalidInput when a row has another length than the header
   */
  public RowBlock records(int most) throws IOException {
    return reader.next(most, MOST_CHARACTERS);
  }

  /** The number of columns. */
  public int width() {
    return header.size();
  }

  /**
   * A block of rows, which follows those given before; columns are read on all cores.
   *
   * @throws InvalidInput when there are no rows, a unit is none, or one is given to no column
   */
  public Dataset block(RowBlock rows) {
    if (rows.rows() == 0) {
      throw new InvalidInput(source, "", "no rows", "rows below the header", "");
    }
    double[][] numbersOf = rows.numbers();
    List<Column> columns =
        IntStream.range(0, header.size())
            .parallel()
            .mapToObj(c -> column(c, numbersOf[c], rows))
            .filter(column -> !column.name().isBlank())
            .toList();
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
      return new Dataset(names(columns, rows.rows()), columns, List.of(), "");
    } catch (InvalidInput problem) {
      throw problem.in(source);
    }
  }

  /** What the rows are called. */
  private List<String> names(List<Column> columns, int size) {
    boolean first = before == 0;
    int from = before + 1;
    before += size;
    for (Column column : columns) {
      if (column instanceof TextColumn text
          && (first ? naming == null : text.name().equals(naming))
          && tellRowsApart(text)) {
        naming = text.name();
        return text.values();
      }
    }
    return IntStream.range(from, from + size).mapToObj(Integer::toString).toList();
  }

  private static boolean tellRowsApart(TextColumn text) {
    return text.values().stream().allMatch(name -> name != null && name.length() <= LONGEST_NAME)
        && new HashSet<>(text.values()).size() == text.values().size();
  }

  /** A column; one without any number is of text unless it is known to be one of numbers. */
  private Column column(int c, double[] values, RowBlock rows) {
    ColumnHeading heading = ColumnHeading.parse(header.get(c));
    boolean numeric =
        values != null
            && (numbers.contains(heading.name())
                || Arrays.stream(values).anyMatch(value -> !Double.isNaN(value)));
    return numeric
        ? new NumberColumn(heading.name(), unit(heading), values)
        : new TextColumn(heading.name(), rows.texts(c));
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
