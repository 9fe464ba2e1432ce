package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.Arrays;

/** A file of numbers in columns of equal length, with comments at its head. */
final class DataColumns {
  private double[] values = new double[1024];
  private int width;
  private int rows;
  private double chemicalPotential = Double.NaN;

  private DataColumns() {}

  /**
   * Reads a file; a last row that is cut off does not count.
   *
   * @throws io.lodestone.core.error.InvalidInput where a row is not as long as the first, or begins
   *     with no number
   */
  static DataColumns read(SourceFile file) throws IOException {
    DataColumns data = new DataColumns();
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null && in.isTerminated(); line = in.next()) {
        String text = line.strip();
        if (text.startsWith("#")) {
          data.comment(text);
        } else if (!text.isEmpty()) {
          double[] row = in.fields().numbers(0, 1);
          if (data.rows > 0 && row.length != data.width) {
            throw in.error(row.length + " columns", data.width + " as in the rows before");
          }
          data.add(row);
        }
      }
    }
    return data;
  }

  int rows() {
    return rows;
  }

  int width() {
    return width;
  }

  double at(int row, int column) {
    return values[row * width + column];
  }

  /** One column times a factor. */
  double[] column(int column, double factor) {
    double[] result = new double[rows];
    for (int i = 0; i < rows; i++) {
      result[i] = values[i * width + column] * factor;
    }
    return result;
  }

  /**
   * The energy in eV that was taken for 0, where the head states one ({@code mu = ...}); NaN where
   * energies are not shifted.
   */
  double chemicalPotential() {
    return chemicalPotential;
  }

  private void comment(String text) {
    int mu = text.indexOf("mu =");
    if (mu >= 0) {
      chemicalPotential = Fields.parse(text.substring(mu + 4).strip().split("\\s+")[0]);
    }
  }

  private void add(double[] row) {
    width = row.length;
    int needed = (rows + 1) * width;
    if (needed > values.length) {
      values = Arrays.copyOf(values, Math.max(needed, 2 * values.length));
    }
    System.arraycopy(row, 0, values, rows++ * width, width);
  }
}
