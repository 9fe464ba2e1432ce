package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A file of numbers with a row for each step, whose number comes first, read forward only: {@code
 * PROJECT-1.ener} and {@code PROJECT-1.cell}.
 */
final class StepTable implements Closeable {
  private final TextReader in;
  private final Consumer<String> warnings;
  private double[] row;

  /**
   * Opens a file.
   *
   * @param warnings takes what is wrong with a row; such a row ends the table
   */
  StepTable(SourceFile file, Consumer<String> warnings) throws IOException {
    this.in = new TextReader(file);
    this.warnings = warnings;
  }

  /** The row of a step, its number at index 0; null if the file has none, or it lies behind. */
  double[] row(int step) throws IOException {
    while (row == null || row.length > 0 && row[0] < step) {
      try {
        String line = in.next();
        if (line == null || !in.isTerminated()) {
          row = new double[0];
        } else if (!line.strip().startsWith("#") && in.fields().isNumber(0)) {
          row = in.fields().numbers(0, 1);
        }
      } catch (InvalidInput e) {
        row = new double[0];
        warnings.accept("left out: " + e.getMessage());
      }
    }
    return row.length > 0 && row[0] == step ? row : null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
