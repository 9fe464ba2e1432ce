package io.lodestone.cli;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Rows of numbers in a text file, with blanks, commas or semicolons between.
 *
 * @param headings lines before the first row, remarks among them
 * @param rows all of one length
 */
record NumberTable(List<String> headings, List<double[]> rows) {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;\\[\\]]+");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?");
  private static final int MOST_ROWS = 100_000;

  /** Whether the first or second line that is no remark has so many numbers, and nothing else. */
  static boolean recognizes(SourceFile file, IntPredicate columns) throws IOException {
    return file.head()
        .text()
        .lines()
        .filter(line -> !isRemark(line))
        .limit(2)
        .anyMatch(line -> isRow(cells(line)) && columns.test(cells(line).length));
  }

  /**
   * Reads a file.
   *
   * @throws io.lodestone.core.error.InvalidInput when a row differs from the first
   */
  static NumberTable read(SourceFile file) throws IOException {
    List<String> headings = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    try (TextReader reader = new TextReader(file)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        String[] cells = cells(line);
        if (rows.isEmpty() && (isRemark(line) || !isRow(cells))) {
          headings.add(line);
        }
        if (isRemark(line) || rows.isEmpty() && !isRow(cells)) {
          continue;
        }
        if (!isRow(cells) || !rows.isEmpty() && cells.length != rows.getFirst().length) {
          throw reader.error("'" + line.strip() + "'", "a row of numbers like the first");
        }
        double[] row = new double[cells.length];
        for (int i = 0; i < row.length; i++) {
          row[i] = JavaDoubleParser.parseDouble(cells[i].replace('d', 'e').replace('D', 'e'));
        }
        rows.add(row);
        if (rows.size() > MOST_ROWS) {
          throw reader.error("more rows", "at most " + MOST_ROWS + " rows");
        }
      }
    }
    return new NumberTable(headings, rows);
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || "#!%".indexOf(line.strip().charAt(0)) >= 0;
  }

  private static String[] cells(String line) {
    return SEPARATOR.split(line.strip().replaceFirst("^[\\[,;]+", ""));
  }

  private static boolean isRow(String[] cells) {
    for (String cell : cells) {
      if (!NUMBER.matcher(cell).matches()) {
        return false;
      }
    }
    return cells.length > 0;
  }
}
