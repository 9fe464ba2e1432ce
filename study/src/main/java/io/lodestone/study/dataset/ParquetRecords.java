package io.lodestone.study.dataset;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.table.MaterialTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a Parquet file, numbers with all their digits. */
final class ParquetRecords implements RowRecords {
  private final MaterialTable table;
  private final List<String> header;
  private String place = "row 0";

  ParquetRecords(DiskFile file) throws IOException {
    table = MaterialTable.openParquet(file);
    header = table.columns().stream().map(Column::name).toList();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public List<String> next() throws IOException {
    MaterialTable.Row row = table.next();
    if (row == null) {
      return null;
    }
    place = row.place();
    List<String> cells = new ArrayList<>();
    for (Object cell : row.cells()) {
      cells.add(cell == null ? "" : cell.toString());
    }
    return cells;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
