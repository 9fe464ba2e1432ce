package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;

/**
 * Reads the tables of quasi-particle energies of OUTCAR: for each spin and point a line {@code
 * k-point}, a heading, and for each band its number, the Kohn-Sham and the quasi-particle energy,
 * the self-energy, the exchange-correlation potential, the exchange, Z and the occupation.
 */
final class OutcarQuasiparticles {
  private static final int COLUMNS = 8;

  private final TextReader lines;
  private final Doubles rows = new Doubles();
  private int tables;
  private int spins = 1;
  private int bands;
  private boolean whole = true;

  OutcarQuasiparticles(TextReader lines) {
    this.lines = lines;
  }

  /**
   * Reads on from after the line {@code QP shifts} to the end of the tables.
   *
   * @return null where they are not whole
   */
  Eigenvalues read(SamplingPoints sampling) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (text.startsWith("spin component")) {
        spins = text.endsWith("2") ? 2 : 1;
      } else if (text.startsWith("band No.")) {
        table();
      } else if (text.startsWith("---")) {
        break;
      }
    }
    int points = tables / spins;
    boolean complete = whole && bands > 0 && tables % spins == 0 && lines.current() != null;
    if (!complete || !rows.allFinite()) {
      return null;
    }
    int[] shape = {spins, points, bands};
    EigenvaluesBuilder section =
        EigenvaluesBuilder.builder()
            .valueKs(column(1, ELECTRONVOLT.factor(), shape))
            .valueQp(column(2, ELECTRONVOLT.factor(), shape))
            .energies(column(2, ELECTRONVOLT.factor(), shape))
            .valueXcPotential(column(4, ELECTRONVOLT.factor(), shape))
            .valueExchange(column(5, ELECTRONVOLT.factor(), shape))
            .qpLinearizationPrefactor(column(6, 1, shape))
            .occupations(column(7, 1, shape));
    if (sampling.count() == points) {
      section
          .kpoints(sampling.coordinates())
          .kpointsWeights(sampling.weights())
          .kpointsMultiplicities(sampling.multiplicities());
    }
    return section.build();
  }

  private void table() throws IOException {
    int count = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank() && count == 0) {
        continue;
      }
      double[] row = lines.fields().numbers(0, 0);
      if (line.isBlank() || row.length == 0) {
        lines.pushBack();
        break;
      }
      count++;
      whole &= row.length >= COLUMNS && row[0] == count && rows.size() < Doubles.MOST - COLUMNS;
      for (int i = 0; i < COLUMNS && whole; i++) {
        rows.add(row[i]);
      }
    }
    bands = tables == 0 ? count : bands;
    whole &= count == bands;
    tables++;
  }

  private Tensor column(int column, double factor, int[] shape) {
    double[] values = new double[rows.size() / COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i * COLUMNS + column) * factor;
    }
    return Tensor.of(values, shape);
  }
}
