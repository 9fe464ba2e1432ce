package io.lodestone.study.dataset;

import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset as comma-separated text with units in the header, as {@link DatasetFile} reads it.
 *
 * <p>Where no column of text holds the identifiers they stand in a column of their own; numbers of
 * rows do so as text, {@code row 17}, since nothing is to be learned from them.
 */
public record DatasetText(Dataset table) {
  /** Writes header and rows. */
  public void write(Writer out) throws IOException {
    List<Column> columns = new ArrayList<>();
    boolean named =
        table.columns().stream()
            .anyMatch(
                column -> column instanceof TextColumn text && text.values().equals(table.ids()));
    if (!named) {
      columns.add(
          new TextColumn(
              free("id"),
              table.ids().stream().map(id -> id.matches("\\d+") ? "row " + id : id).toList()));
    }
    columns.addAll(table.columns());
    List<String> header = new ArrayList<>();
    for (Column column : columns) {
      header.add(
          column instanceof NumberColumn numbers && !numbers.unit().text().equals("-")
              ? column.name() + " [" + numbers.unit().text() + "]"
              : column.name());
    }
    line(out, header);
    for (int row = 0; row < table.size(); row++) {
      List<String> cells = new ArrayList<>(columns.size());
      for (Column column : columns) {
        cells.add(column.isMissing(row) ? "" : cell(column, row));
      }
      line(out, cells);
    }
  }

  private String free(String name) {
    String own = name;
    while (table.has(own)) {
      own = own + "_";
    }
    return own;
  }

  private static String cell(Column column, int row) {
    return switch (column) {
      case TextColumn texts -> texts.value(row);
      case NumberColumn numbers -> {
        double value = numbers.value(row);
        yield value == Math.rint(value) && Math.abs(value) < 1e15
            ? BigDecimal.valueOf(value).toBigInteger().toString()
            : Double.toString(value);
      }
    };
  }

  private static void line(Writer out, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      String cell = cells.get(i);
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
      out.write(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    out.write('\n');
  }
}
