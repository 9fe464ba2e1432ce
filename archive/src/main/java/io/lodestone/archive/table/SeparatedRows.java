package io.lodestone.archive.table;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.table.CellNumber;
import io.lodestone.archive.parse.table.TableColumn;
import io.lodestone.archive.parse.table.TableLayout;
import io.lodestone.archive.parse.table.TableReader;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;

/** Rows of separated text: numbers where a column holds numbers, else text as it stands. */
final class SeparatedRows implements MaterialTable {
  private final TableReader reader;
  private final TableLayout layout;
  private final List<TableColumn> kept;

  SeparatedRows(DiskFile file, String material) throws IOException {
    reader = TableReader.open(file, material);
    layout = reader.layout();
    kept =
        layout.columns().stream()
            .filter(column -> column.kind() != TableColumn.Kind.STRUCTURE)
            .toList();
  }

  static boolean recognizes(DiskFile file) throws IOException {
    return TableReader.recognizes(file.head()) || TableReader.isOneColumn(file.head());
  }

  @Override
  public List<Column> columns() {
    return kept.stream().map(SeparatedRows::column).toList();
  }

  private static Column column(TableColumn column) {
    String written = column.written();
    String name = written.isBlank() ? "column " + (column.index() + 1) : written;
    String unit = column.heading().unit().map(stated -> column.heading().statedUnit()).orElse("");
    return new Column(name, isNumber(column) ? Kind.REAL : Kind.TEXT, unit);
  }

  private static boolean isNumber(TableColumn column) {
    return switch (column.kind()) {
      case NUMBER, UNCERTAINTY -> true;
      default -> false;
    };
  }

  @Override
  public boolean hasStructures() {
    return layout.structure() >= 0;
  }

  @Override
  public Row next() throws IOException {
    TableReader.Row row = reader.next();
    if (row == null) {
      return null;
    }
    String place = "row " + row.number();
    Object[] cells = new Object[kept.size()];
    List<String> texts = row.cells();
    int expected = layout.columns().size();
    boolean blankTail =
        texts.size() > expected
            && texts.subList(expected, texts.size()).stream().allMatch(String::isBlank);
    if (row.isCut()) {
      String found = "the end of the file within quotes";
      return new Row(place, "", cells, new InvalidInput(null, place, found, "a row", ""));
    } else if (texts.size() != expected && !blankTail) {
      String fields = expected + " fields, as in the header";
      return new Row(
          place, "", cells, new InvalidInput(null, place, texts.size() + " fields", fields, ""));
    }
    InvalidInput problem = null;
    for (int i = 0; i < cells.length; i++) {
      TableColumn column = kept.get(i);
      String text = texts.get(column.index()).strip();
      if (CellNumber.isMissing(text) || isNumber(column) && CellNumber.isNotFinite(text)) {
        continue;
      }
      if (isNumber(column)) {
        CellNumber number = CellNumber.parse(text, layout.decimalComma());
        if (number == null) {
          String where = place + ", column '" + column(column).name() + "'";
          problem = new InvalidInput(null, where, "'" + shortened(text) + "'", "a number", "");
        } else {
          cells[i] = number.value();
        }
      } else {
        cells[i] = text;
      }
    }
    String material = texts.get(hasStructures() ? layout.structure() : layout.formula());
    return new Row(place, material.strip(), cells, problem);
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 37) + "..." : text;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
