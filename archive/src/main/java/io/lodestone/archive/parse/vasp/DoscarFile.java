package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import java.io.IOException;
import java.util.List;

/**
 * Reads DOSCAR: five lines of header, then a block for the whole cell and, where projected, one per
 * atom, each after a line with the range of energies, their number and the Fermi energy.
 */
final class DoscarFile {
  private static final int HEADER = 5;
  private static final List<String> SHELLS = List.of("s", "p", "d", "f");
  private static final List<String> COMPONENTS =
      List.of(
          "s", "py", "pz", "px", "dxy", "dyz", "dz2", "dxz", "dx2", "f-3", "f-2", "f-1", "f0", "f1",
          "f2", "f3");

  private final TextReader lines;
  private final int atoms;
  private final boolean noncollinear;
  private int points;
  private final StateDensity density = new StateDensity();

  private DoscarFile(TextReader lines, int atoms, boolean noncollinear) {
    this.lines = lines;
    this.atoms = atoms;
    this.noncollinear = noncollinear;
  }

  /**
   * Reads a file.
   *
   * @param atoms how many atoms the run has
   * @return without what is cut off or damaged; empty where not even the total is whole
   */
  static StateDensity read(SourceFile file, int atoms, boolean noncollinear) throws IOException {
    try (TextReader lines = new TextReader(new WholeLines(file.open()), file.displayPath())) {
      DoscarFile doscar = new DoscarFile(lines, atoms, noncollinear);
      doscar.read();
      return doscar.density;
    }
  }

  private void read() throws IOException {
    lines.skip(HEADER);
    double[] total = block(true);
    if (total == null) {
      return;
    }
    int columns = total.length / points;
    int spins = columns == 5 ? 2 : 1;
    if (columns != 3 && columns != 5) {
      return;
    }
    double[] energies = column(total, columns, 0);
    for (int spin = 0; spin < spins; spin++) {
      density.total(
          energies, column(total, columns, 1 + spin), column(total, columns, 1 + spins + spin));
    }
    for (int atom = 0; atom < atoms; atom++) {
      double[] part = block(false);
      if (part == null) {
        return;
      }
      part(atom, part, part.length / points, spins);
    }
  }

  /** The numbers of the next block, all lines of one length; null where it is not whole. */
  private double[] block(boolean first) throws IOException {
    if (lines.next() == null || !lines.fields().isNumber(2)) {
      return null;
    }
    double[] range = lines.fields().numbers(0, 3);
    if (first) {
      points = (int) range[2];
      density.fermi(range.length > 3 && Double.isFinite(range[3]) ? (Double) range[3] : null);
    }
    if (points <= 0 || (int) range[2] != points) {
      return null;
    }
    Doubles block = new Doubles();
    int columns = 0;
    for (int i = 0; i < points; i++) {
      if (lines.next() == null) {
        return null;
      }
      Fields fields = lines.fields();
      double[] row = fields.numbers(0, 0);
      columns = i == 0 ? row.length : columns;
      int expected = Math.max(columns, fields.count());
      if (row.length == 0 || row.length != expected || block.size() > Doubles.MOST - row.length) {
        return null;
      }
      for (double value : row) {
        block.add(value);
      }
    }
    return block.allFinite() ? block.toArray() : null;
  }

  private void part(int atom, double[] block, int columns, int spins) {
    int stride = noncollinear ? 4 : spins; // states and the three components of the moment
    int orbitals = (columns - 1) / stride;
    List<String> names = orbitals <= SHELLS.size() ? SHELLS : COMPONENTS;
    if (orbitals * stride != columns - 1 || orbitals > names.size()) {
      return;
    }
    for (int orbital = 0; orbital < orbitals; orbital++) {
      for (int spin = 0; spin < spins; spin++) {
        int column = 1 + orbital * stride + spin;
        density.part(spin, atom, orbital, names.get(orbital), column(block, columns, column));
      }
    }
  }

  private double[] column(double[] block, int columns, int column) {
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = block[i * columns + column];
    }
    return values;
  }
}
