package io.lodestone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table on a terminal: numbers to the right, all else to the left, columns as wide as they need
 * to be.
 */
final class TextTable {
  private final String[] header;
  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] numeric;

  TextTable(String... header) {
    this.header = header;
    numeric = new boolean[header.length];
  }

  /** Adds a row; null is shown as a dash. */
  void row(Object... cells) {
    String[] row = new String[header.length];
    for (int i = 0; i < header.length; i++) {
      Object cell = i < cells.length ? cells[i] : null;
      numeric[i] |= cell instanceof Number;
      row[i] = cell == null ? "–" : cell.toString();
    }
    rows.add(row);
  }

  void print(PrintWriter out) {
    int[] widths = new int[header.length];
    measure(header, widths);
    rows.forEach(row -> measure(row, widths));
    line(header, widths, out);
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append("─".repeat(width)).append("  ");
    }
    out.println(rule.toString().stripTrailing());
    rows.forEach(row -> line(row, widths, out));
  }

  private static void measure(String[] cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cells[i].codePointCount(0, cells[i].length()));
    }
  }

  private void line(String[] cells, int[] widths, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - cells[i].codePointCount(0, cells[i].length()));
      line.append(numeric[i] ? blanks + cells[i] : cells[i] + blanks).append("  ");
    }
    out.println(line.toString().stripTrailing());
  }
}
