package io.lodestone.archive.parse.lapw;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A curve: a block of lines {@code x y}, which a blank line ends.
 *
 * @param x abscissae
 * @param y ordinates, as many
 */
public record Curve(double[] x, double[] y) {
  /** All curves of a file, in its order; more columns than two are passed over. */
  public static List<Curve> readAll(SourceFile file) throws IOException {
    List<Curve> curves = new ArrayList<>();
    try (TextReader in = new TextReader(file)) {
      double[] x = new double[256];
      double[] y = new double[256];
      int n = 0;
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.isBlank()) {
          n = add(curves, x, y, n);
          continue;
        }
        Fields fields = in.fields();
        if (!fields.isNumber(0) || !fields.isNumber(1)) {
          continue; // a heading
        }
        if (n == x.length) {
          x = Arrays.copyOf(x, 2 * n);
          y = Arrays.copyOf(y, 2 * n);
        }
        x[n] = fields.number(0);
        y[n++] = fields.number(1);
      }
      add(curves, x, y, n);
    }
    return curves;
  }

  private static int add(List<Curve> curves, double[] x, double[] y, int n) {
    if (n > 0) {
      curves.add(new Curve(Arrays.copyOf(x, n), Arrays.copyOf(y, n)));
    }
    return 0;
  }
}
