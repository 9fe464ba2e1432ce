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
import java.util.Locale;

/** The quasi-particle energies of a GW calculation with the terms that they are made of. */
final class GwTable {
  private final List<String> names = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private final List<double[]> kpoints = new ArrayList<>();
  private int blocks;
  private boolean namesSpins;

  /** Reads the table that the current line announces. */
  void read(TextReader in) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      Fields fields = in.fields();
      if (fields.count() == 0 || fields.word(0).startsWith("---")) {
        continue;
      }
      String word = fields.word(0).toLowerCase(Locale.ROOT);
      if (word.equals("state")) {
        header(line);
      } else if (word.equals("k-point") && fields.isNumber(3) && fields.isNumber(5)) {
        kpoints.add(new double[] {fields.number(3), fields.number(4), fields.number(5)});
      } else if (word.startsWith("spin")) {
        namesSpins = true;
      } else if (!word.startsWith("e_qp") && !row(fields)) {
        if (!names.isEmpty()) {
          in.pushBack();
          return;
        }
      }
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** First and last state of the table. */
  List<Integer> interval() {
    return List.of((int) rows.getFirst()[0], (int) rows.getLast()[0]);
  }

  /** The section, spin × k × state. */
  Eigenvalues section(int nSpinChannels) {
    int nSpins = nSpinChannels == 2 && blocks % 2 == 0 || namesSpins && blocks == 2 ? 2 : 1;
    int nK = Math.max(1, blocks / nSpins);
    int nStates = rows.size() / (nSpins * nK);
    EigenvaluesBuilder eigenvalues =
        EigenvaluesBuilder.builder()
            .occupations(column("occ_num", 1, nSpins, nK, nStates))
            .valueKs(energies("e_gs", nSpins, nK, nStates))
            .valueExchange(energies("e_x^ex", nSpins, nK, nStates))
            .valueKsXc(energies("e_xc^gs", nSpins, nK, nStates))
            .valueCorrelation(energies("e_c^nloc", nSpins, nK, nStates))
            .valueQp(energies("e_qp", nSpins, nK, nStates))
            .energies(energies("e_qp", nSpins, nK, nStates));
    if (kpoints.size() >= nK && !kpoints.isEmpty()) {
      eigenvalues.kpoints(Tensor.matrix(kpoints.subList(0, nK).toArray(double[][]::new)));
    }
    return eigenvalues.build();
  }

  private void header(String line) {
    List<String> found = Arrays.asList(line.strip().split("\\s+"));
    if (!found.equals(names)) {
      names.clear();
      names.addAll(found);
      rows.clear();
      blocks = 0;
    }
  }

  /** Takes a row of as many numbers as there are columns; a state that goes back begins a block. */
  private boolean row(Fields fields) {
    if (names.isEmpty() || fields.count() != names.size() || !fields.isNumber(0)) {
      return false;
    }
    double[] values = new double[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.isNumber(i) ? fields.number(i) : Double.NaN;
    }
    if (rows.isEmpty() || values[0] <= rows.getLast()[0]) {
      blocks++;
    }
    rows.add(values);
    return true;
  }

  private Tensor energies(String name, int nSpins, int nK, int nStates) {
    return column(name, MaterialsUnit.ELECTRONVOLT.factor(), nSpins, nK, nStates);
  }

  private Tensor column(String name, double unit, int nSpins, int nK, int nStates) {
    int index = names.indexOf(name);
    if (index < 0) {
      return null;
    }
    double[] values = new double[nSpins * nK * nStates];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i)[index] * unit;
    }
    return Tensor.of(values, nSpins, nK, nStates);
  }
}
