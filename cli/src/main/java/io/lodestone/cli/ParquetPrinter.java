package io.lodestone.cli;

import io.lodestone.archive.export.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Rows on their way into a Parquet file, which is there when all of them are. */
final class ParquetPrinter implements RowPrinter {
  private final ParquetTable table;
  private final Path file;

  ParquetPrinter(List<ParquetTable.Column> columns, Path file) {
    this.file = file;
    try {
      table = new ParquetTable(columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void row(Object... cells) {
    try {
      table.row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void complete() throws IOException {
    table.writeTo(file);
  }

  @Override
  public void close() {
    try {
      table.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
