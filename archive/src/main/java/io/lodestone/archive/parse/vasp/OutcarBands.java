package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import java.io.IOException;

/**
 * Reads the tables of band energies of OUTCAR: for each spin and point a line {@code k-point}, a
 * heading and a line per band.
 */
final class OutcarBands {
  private static final String HEADING = "band No.";

  private final TextReader lines;
  private final Doubles energies = new Doubles();
  private final Doubles occupations = new Doubles();
  private int tables;
  private int spins = 1;
  private int bands;
  private boolean whole = true;

  OutcarBands(TextReader lines) {
    this.lines = lines;
  }

  /**
   * Reads on from after the line with the Fermi energy to the end of the tables.
   *
   * @return null where there are none or they are not whole
   */
  Bands read() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (text.startsWith("spin component")) {
        spins = text.endsWith("2") ? 2 : 1;
      } else if (text.startsWith(HEADING)) {
        table();
      } else if (!text.isEmpty()
          && !text.startsWith("k-point")
          && !text.startsWith("Fermi energy")) {
        lines.pushBack();
        break;
      }
    }
    boolean complete =
        whole && tables > 0 && tables % spins == 0 && lines.current() != null && bands > 0;
    if (!complete || !energies.allFinite() || !occupations.allFinite()) {
      return null;
    }
    return new Bands(spins, tables / spins, bands, energies.toArray(), occupations.toArray());
  }

  /** Whether there were tables that could not be used. */
  boolean damaged() {
    return tables > 0;
  }

  private void table() throws IOException {
    int count = 0;
    for (String line = lines.next(); line != null && !line.isBlank(); line = lines.next()) {
      if (lines.fields().count() < 2 || line.charAt(0) == '-') {
        lines.pushBack();
        break;
      }
      double[] row = lines.fields().numbers(0, 0);
      count++;
      // Band, energy, occupation; in GW: band, Kohn-Sham energy, quasi-particle energy, ...
      whole &= row.length == 3 && row[0] == count && energies.size() < Doubles.MOST;
      if (row.length == 3) {
        energies.add(row[1]);
        occupations.add(row[2]);
      }
    }
    bands = tables == 0 ? count : bands;
    whole &= count == bands;
    tables++;
  }
}
