package io.lodestone.study.dataset;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.table.Cells;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Rows of a Parquet file, numbers with all their digits. */
final class ParquetRecords implements RowRecords {
  /** Rows for which there is room at first. */
  private static final int FIRST_ROWS = 256;

  private final MaterialTable table;
  private final List<String> header;

  ParquetRecords(DiskFile file) throws IOException {
    table = MaterialTable.openParquet(file);
    header = table.columns().stream().map(Column::name).toList();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public RowBlock next(int most, long characters) throws IOException {
    int width = header.size();
    double[][] numbers = new double[width][];
    Cells[] texts = new Cells[width];
    for (int column = 0; column < width; column++) {
      if (isNumber(table.columns().get(column).kind())) {
        numbers[column] = new double[FIRST_ROWS];
      } else {
        texts[column] = new Cells();
      }
    }
    int rows = 0;
    long read = 0;
    MaterialTable.Row row = null;
    while (rows < most && read < characters && (row = table.next()) != null) {
      for (int column = 0; column < width; column++) {
        if (numbers[column] != null && rows == numbers[column].length) {
          numbers[column] = Arrays.copyOf(numbers[column], 2 * rows);
        }
        Object cell = row.cells()[column];
        if (numbers[column] == null) {
          String text = cell == null ? "" : cell.toString();
          texts[column].add(text);
          read += text.length();
        } else {
          numbers[column][rows] = cell == null ? Double.NaN : ((Number) cell).doubleValue();
        }
      }
      rows++;
    }
    for (int column = 0; column < width; column++) {
      numbers[column] = numbers[column] == null ? null : Arrays.copyOf(numbers[column], rows);
    }
    return new KindBlock(rows, numbers, texts);
  }

  private static boolean isNumber(Kind kind) {
    return kind == Kind.REAL || kind == Kind.WHOLE;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
