package io.lodestone.cli;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.study.source.DisplayValue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of features for people: a line for each column and the first few materials side by side,
 * since there are more features than a terminal is wide.
 */
final class FeaturePage implements FeatureSink {
  private static final int SHOWN = 5;
  private static final int LONGEST = 28;

  private final List<Column> columns;
  private final PrintWriter out;
  private final List<Object[]> rows = new ArrayList<>();
  private long count;

  FeaturePage(List<Column> columns, PrintWriter out) {
    this.columns = columns;
    this.out = out;
  }

  @Override
  public void row(Object[] cells) {
    if (++count <= SHOWN) {
      rows.add(cells);
    }
  }

  @Override
  public void finish(String recipe, String hash) {
    String[] header = new String[2 + rows.size()];
    header[0] = "column";
    header[1] = "unit";
    for (int r = 0; r < rows.size(); r++) {
      header[2 + r] = "row " + (r + 1);
    }
    TextTable table = new TextTable(header);
    for (int c = 0; c < columns.size(); c++) {
      Object[] line = new Object[header.length];
      line[0] = columns.get(c).name();
      line[1] = columns.get(c).unit();
      for (int r = 0; r < rows.size(); r++) {
        line[2 + r] = shown(rows.get(r)[c]);
      }
      table.row(line);
    }
    table.print(out);
    if (count > SHOWN) {
      out.printf("%n… and %,d more rows; -o FILE.parquet or FILE.csv has all%n", count - SHOWN);
    }
  }

  private static Object shown(Object value) {
    if (value == null) {
      return null;
    }
    String text = value instanceof Double number ? DisplayValue.format(number) : value.toString();
    return Lodestone.printable(
        text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
  }

  @Override
  public void close() {
    out.flush();
  }
}
