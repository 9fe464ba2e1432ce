package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import java.io.IOException;

/**
 * Reads EIGENVAL: after five lines of header the numbers of electrons, points and bands, then for
 * each point a line with its coordinates and weight, and a line per band with the energies of the
 * spins and, in VASP 5.4 and later, their occupations: shares of 1, with or without spin.
 */
final class EigenvalFile {
  private static final int HEADER = 5;

  private EigenvalFile() {}

  /**
   * Reads a file.
   *
   * @param spins spin channels of the run
   * @return null where it is not whole or holds another number of points than {@code sampling}
   */
  static Bands read(SourceFile file, int spins, SamplingPoints sampling) throws IOException {
    try (TextReader lines = new TextReader(new WholeLines(file.open()), file.displayPath())) {
      lines.skip(HEADER);
      double[] sizes = lines.next() == null ? new double[0] : lines.fields().numbers(0, 0);
      if (sizes.length < 3 || spins < 1 || spins > 2) {
        return null;
      }
      int points = (int) sizes[1];
      int bands = (int) sizes[2];
      boolean fitting = points > 0 && bands > 0 && points == sampling.count();
      Doubles rows = fitting ? rows(lines, points, bands) : new Doubles();
      int columns = fitting ? (int) (rows.size() / ((long) points * bands)) : 0;
      boolean occupied = columns == 2 * spins;
      boolean whole = columns == spins || occupied;
      if (!whole || rows.size() != (long) points * bands * columns || !rows.allFinite()) {
        return null;
      }
      int states = points * bands;
      double[] energies = new double[spins * states];
      double[] occupations = occupied ? new double[spins * states] : null;
      for (int state = 0; state < states; state++) {
        for (int spin = 0; spin < spins; spin++) {
          energies[spin * states + state] = rows.get(state * columns + spin);
          if (occupied) {
            occupations[spin * states + state] = rows.get(state * columns + spins + spin);
          }
        }
      }
      return new Bands(spins, points, bands, energies, occupations);
    }
  }

  /** The numbers behind the index of each band. */
  private static Doubles rows(TextReader lines, int points, int bands) throws IOException {
    Doubles rows = new Doubles();
    for (int point = 0; point < points; point++) {
      String line = lines.next();
      while (line != null && line.isBlank()) {
        line = lines.next();
      }
      for (int band = 0; band < bands; band++) {
        if (lines.next() == null) {
          return rows;
        }
        double[] row = lines.fields().numbers(0, 0);
        if (row.length == 0 || row[0] != band + 1 || rows.size() > Doubles.MOST - row.length) {
          return rows;
        }
        for (int i = 1; i < row.length; i++) {
          rows.add(row[i]);
        }
      }
    }
    return rows;
  }
}
