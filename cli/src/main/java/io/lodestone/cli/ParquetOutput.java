package io.lodestone.cli;

import io.lodestone.archive.export.ParquetTable;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parquet on standard output, which may be a file or a pipe, but no terminal. */
final class ParquetOutput {
  private ParquetOutput() {}

  /**
   * Standard output.
   *
   * @throws InvalidInput when it is a terminal
   */
  static OutputStream standard() {
    if (System.console() != null && System.console().isTerminal()) {
      throw new InvalidInput(
          "standard output", "", "a terminal", "a file", "write '-o parquet > FILE'");
    }
    return System.out;
  }

  /** Writes the rows of a table. */
  static void write(ParquetTable table, OutputStream out) throws IOException {
    Path file = Files.createTempFile("lodestone-", ".parquet");
    try {
      table.writeTo(file);
      Files.copy(file, out);
      out.flush();
    } finally {
      Files.delete(file);
    }
  }
}
