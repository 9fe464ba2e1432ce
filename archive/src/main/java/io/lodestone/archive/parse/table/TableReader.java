package io.lodestone.archive.parse.table;

import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Dialect;
import io.lodestone.core.table.RecordReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a table of materials, written as separated text, row by row: what its columns are, and the
 * cells of each row as they stand there.
 */
public final class TableReader implements Closeable {
  /** How much of a file is looked at to tell what its columns are. */
  private static final int SAMPLE = 1 << 18;

  private final TableLayout layout;
  private final RecordReader records;
  private int row;

  /**
   * A row of a table.
   *
   * @param number counted from 1 after the header
   * @param line in which it begins, from 1
   * @param cells as many as the row has, which may differ from the header
   * @param isCut whether the file ends within the quotes of a cell of this row
   */
  public record Row(int number, int line, List<String> cells, boolean isCut) {}

  private TableReader(TableLayout layout, RecordReader records) {
    this.layout = layout;
    this.records = records;
  }

  /** Whether a file begins as a table with a column of formulas or structures, and another. */
  public static boolean recognizes(FileHead file) {
    byte[] bytes = file.bytes();
    return bytes.length > 0
        && Dialect.of(bytes, bytes.length < FileHead.LENGTH).flatMap(TableLayout::of).isPresent();
  }

  /** Whether a file begins as a list of formulas below a heading, and nothing else. */
  public static boolean isOneColumn(FileHead file) {
    byte[] bytes = file.bytes();
    return bytes.length > 0
        && Dialect.ofAnyWidth(bytes, bytes.length < FileHead.LENGTH)
            .filter(read -> read.records().getFirst().size() == 1)
            .flatMap(TableLayout::of)
            .isPresent();
  }

  /**
   * Opens a table and finds the column of its materials.
   *
   * @throws InvalidInput when no column holds formulas or structures
   */
  public static TableReader open(SourceFile file) throws IOException {
    return open(file, null);
  }

  /**
   * Opens a table.
   *
   * @param material heading of the column with formulas or structures; null to find it
   * @throws InvalidInput when there is no such column
   */
  public static TableReader open(SourceFile file, String material) throws IOException {
    String source = file.displayPath();
    TableLayout layout = layout(file, source, material);
    RecordReader records = layout.dialect().open(file.open(), source);
    records.next();
    return new TableReader(layout, records);
  }

  /** What the columns are. */
  public TableLayout layout() {
    return layout;
  }

  /** The next row, or null after the last. */
  public Row next() throws IOException {
    List<String> cells = records.next();
    return cells == null ? null : new Row(++row, records.line(), cells, records.endedInQuotes());
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private static TableLayout layout(SourceFile file, String source, String material)
      throws IOException {
    byte[] sample;
    try (InputStream in = file.open()) {
      sample = in.readNBytes(SAMPLE);
    }
    try {
      return Dialect.ofAnyWidth(sample, sample.length < SAMPLE)
          .flatMap(read -> TableLayout.of(read, material))
          .orElseThrow(
              () ->
                  new InvalidInput(
                      source,
                      "line 1",
                      "no such column",
                      "a column of chemical formulas or structures",
                      "head it formula, composition or cif"));
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(source) : problem;
    }
  }
}
