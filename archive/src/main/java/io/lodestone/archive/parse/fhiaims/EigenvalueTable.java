package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Kohn-Sham eigenvalues that FHI-aims lists k-point by k-point and spin by spin. */
final class EigenvalueTable {
  private final List<Column> columns = new ArrayList<>();

  /** The states of one spin at one k-point. */
  private static final class Column {
    private final int spin;
    private final double[] kpoint;
    private double[] occupations = new double[32];
    private double[] energies = new double[32];
    private int count;

    Column(int spin, double[] kpoint) {
      this.spin = spin;
      this.kpoint = kpoint;
    }

    void add(double occupation, double energy) {
      if (count == energies.length) {
        occupations = Arrays.copyOf(occupations, 2 * count);
        energies = Arrays.copyOf(energies, 2 * count);
      }
      occupations[count] = occupation;
      energies[count++] = energy;
    }
  }

  /** Reads the table that the current line announces. */
  void read(TextReader in) throws IOException {
    int spin = 0;
    double[] kpoint = null;
    Column column = null;
    for (String line = in.next(); line != null; line = in.next()) {
      Fields fields = in.fields();
      if (fields.count() == 0) {
        continue;
      }
      switch (fields.word(0)) {
        case "Spin-up" -> spin = 0;
        case "Spin-down" -> spin = 1;
        case "K-point" -> kpoint = kpoint(fields);
        case "State" -> {
          column = new Column(spin, kpoint);
          columns.add(column);
        }
        default -> {
          if (column == null || fields.count() < 4 || !isWhole(fields.word(0))) {
            in.pushBack();
            return;
          }
          column.add(number(fields, 1), MaterialsUnit.ELECTRONVOLT.toSi(number(fields, 3)));
        }
      }
    }
    if (!columns.isEmpty()) {
      columns.removeLast(); // the output ends within it
    }
  }

  /** The section; null if the table holds nothing. */
  Eigenvalues section() {
    List<Column> up = columns.stream().filter(column -> column.spin == 0).toList();
    List<Column> down = columns.stream().filter(column -> column.spin == 1).toList();
    int nSpins = down.isEmpty() ? 1 : 2;
    int nK = nSpins == 1 ? up.size() : Math.min(up.size(), down.size());
    if (nK == 0) {
      return null;
    }
    int nStates = columns.stream().mapToInt(column -> column.count).min().orElse(0);
    double[] energies = new double[nSpins * nK * nStates];
    double[] occupations = new double[energies.length];
    for (int spin = 0; spin < nSpins; spin++) {
      for (int k = 0; k < nK; k++) {
        Column column = (spin == 0 ? up : down).get(k);
        int at = (spin * nK + k) * nStates;
        System.arraycopy(column.energies, 0, energies, at, nStates);
        System.arraycopy(column.occupations, 0, occupations, at, nStates);
      }
    }
    return EigenvaluesBuilder.builder()
        .kpoints(kpoints(up.subList(0, nK)))
        .energies(Tensor.of(energies, nSpins, nK, nStates))
        .occupations(Tensor.of(occupations, nSpins, nK, nStates))
        .build();
  }

  private static double[] kpoint(Fields fields) {
    return fields.isNumber(3) && fields.isNumber(4) && fields.isNumber(5)
        ? new double[] {fields.number(3), fields.number(4), fields.number(5)}
        : null;
  }

  private static Tensor kpoints(List<Column> columns) {
    if (columns.stream().anyMatch(column -> column.kpoint == null)) {
      return null; // a molecule has none
    }
    double[] values = new double[3 * columns.size()];
    for (int k = 0; k < columns.size(); k++) {
      System.arraycopy(columns.get(k).kpoint, 0, values, 3 * k, 3);
    }
    return Tensor.of(values, columns.size(), 3);
  }

  /** NaN for a number that did not fit its column. */
  private static double number(Fields fields, int i) {
    return fields.isNumber(i) ? fields.number(i) : Double.NaN;
  }

  private static boolean isWhole(String word) {
    return word.chars().allMatch(Character::isDigit);
  }
}
