package io.lodestone.archive.table;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table of materials that is read row by row, whatever format it is kept in. */
public interface MaterialTable extends Closeable {
  /**
   * A row.
   *
   * @param place where it stands, such as {@code row 12}
   * @param material what the cell of the material says: a formula or the text of a structure file;
   *     empty where it says nothing
   * @param cells a value for each of {@link #columns()}, null where it is missing
   * @param problem what is wrong with the row or a cell, without the source, or null
   */
  record Row(String place, String material, Object[] cells, InvalidInput problem) {}

  /**
   * Opens a table.
   *
   * @param material heading of the column with formulas or structures; null to find it
   * @throws InvalidInput when it is no table or has no such column
   */
  static MaterialTable open(DiskFile file, String material) throws IOException {
    return ParquetRows.recognizes(file)
        ? new ParquetRows(file, material)
        : new SeparatedRows(file, material);
  }

  /**
   * Opens a Parquet file, whatever its columns are about: its rows name no material.
   *
   * @throws InvalidInput when it is no such file
   */
  static MaterialTable openParquet(DiskFile file) throws IOException {
    return ParquetRows.plain(file);
  }

  /** Whether a file is Parquet, judged by its beginning. */
  static boolean isParquet(DiskFile file) throws IOException {
    return ParquetRows.recognizes(file);
  }

  /** Whether a file is a table of materials, judged by its beginning. */
  static boolean recognizes(DiskFile file) throws IOException {
    return ParquetRows.recognizes(file) || SeparatedRows.recognizes(file);
  }

  /** The columns to keep: all but texts of structures, with their units where they are known. */
  List<Column> columns();

  /** Whether materials are told as structures; else as formulas. */
  boolean hasStructures();

  /** The next row, or null after the last. */
  Row next() throws IOException;
}
