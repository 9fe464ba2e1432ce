package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of one-electron states that a log shows: rows of a band, after each other for each
 * k-point, with the spins side by side.
 */
final class LogStates {
  private final List<List<double[]>> points = new ArrayList<>();
  private int spins;
  private boolean numbered;
  private boolean inTable;
  private double lastPoint = Double.NaN;

  /** Takes in a line of a table or the heading of one; says whether the line was of that kind. */
  boolean read(LogLine line) {
    if (isHeading(line)) {
      inTable = true;
      numbered = line.words()[0].equals("kpt");
      spins = line.text().split("(?i)occ", -1).length - 1;
      if (!numbered) {
        points.add(new ArrayList<>());
      }
      return true;
    }
    if (!inTable) {
      return false;
    }
    double[] row = line.numbers();
    int first = numbered ? 1 : 0;
    if (row.length != first + 1 + 2 * spins || row.length != line.words().length) {
      inTable = line.isBlank() && numbered;
      return false;
    }
    if (numbered && row[0] != lastPoint) {
      lastPoint = row[0];
      points.add(new ArrayList<>());
    }
    points.getLast().add(java.util.Arrays.copyOfRange(row, first + 1, row.length));
    return true;
  }

  private static boolean isHeading(LogLine line) {
    return (line.begins("kpt", "band") || line.begins("band")) && line.contains("occ");
  }

  /**
   * The states, if the table has all k-points with the same number of bands; null otherwise, for
   * part of the Brillouin zone would tell a wrong gap.
   */
  Eigenvalues section(LogMethod method) {
    int k = points.size();
    if (k == 0 || k != Math.max(1, method.irreducible())) {
      return null;
    }
    int bands = points.getFirst().size();
    double[] energies = new double[spins * k * bands];
    double[] occupations = new double[spins * k * bands];
    for (int i = 0; i < k; i++) {
      if (points.get(i).size() != bands) {
        return null;
      }
      for (int n = 0; n < bands; n++) {
        for (int spin = 0; spin < spins; spin++) {
          int place = (spin * k + i) * bands + n;
          energies[place] = ELECTRONVOLT.toSi(points.get(i).get(n)[2 * spin]);
          occupations[place] = points.get(i).get(n)[2 * spin + 1];
        }
      }
    }
    return EigenvaluesBuilder.builder()
        .kpoints(method.points())
        .kpointsWeights(method.weights())
        .energies(Tensor.of(energies, spins, k, bands))
        .occupations(Tensor.of(occupations, spins, k, bands))
        .build();
  }
}
