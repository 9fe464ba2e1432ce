package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;

/** Reads from KPOINTS how the points were made; the points themselves stand in the output. */
final class KpointsFile {
  private KpointsFile() {}

  /** Adds what the file tells; leaves the points as they are where it is of no known form. */
  static void read(SourceFile file, SamplingPoints points) throws IOException {
    try (TextReader lines = new TextReader(file)) {
      lines.next();
      if (lines.next() == null || !lines.fields().isNumber(0)) {
        return;
      }
      double count = lines.fields().number(0);
      String scheme = lines.next();
      char letter = scheme == null || scheme.isBlank() ? ' ' : scheme.strip().charAt(0);
      if (letter == 'L' || letter == 'l') {
        points.method("listgenerated");
        points.pointsPerLine((int) count);
      } else if (count == 0 && "GgMm".indexOf(letter) >= 0) {
        points.method("Gg".indexOf(letter) >= 0 ? "Gamma" : "Monkhorst-Pack");
        if (lines.next() != null && hasThree(lines.fields())) {
          double[] grid = lines.fields().numbers(0, 3);
          points.grid(new int[] {(int) grid[0], (int) grid[1], (int) grid[2]});
        }
        if (lines.next() != null && hasThree(lines.fields())) {
          double[] shift = lines.fields().numbers(0, 3);
          points.shift(new double[] {shift[0], shift[1], shift[2]});
        }
      }
    }
  }

  private static boolean hasThree(Fields fields) {
    return fields.isNumber(0) && fields.isNumber(1) && fields.isNumber(2);
  }
}
