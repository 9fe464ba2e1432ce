package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A density of states in a file {@code ..._DOS}: energy, density and integral for each spin. */
final class DosFile {
  private DosFile() {}

  /** The densities of states, one per spin channel; empty if the file is no such table. */
  static List<Dos> read(SourceFile file) throws IOException {
    try (PrintedLines lines = new PrintedLines(file, AbinitOutputParser.FAREWELL)) {
      boolean own = false;
      boolean polarized = false;
      double unit = MaterialsUnit.HARTREE.factor();
      Double fermi = null;
      List<Rows> channels = new ArrayList<>();
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith("#")) {
          own |= line.contains("ABINIT package : DOS file");
          polarized |= line.contains("nsppol = 2");
          if (line.contains("energies (in eV)")) {
            unit = MaterialsUnit.ELECTRONVOLT.factor();
          }
          if (line.contains("Fermi energy :")) {
            fermi = lines.number(line.substring(line.indexOf(':') + 1));
          }
          if (line.contains("Spin-up DOS") || line.contains("Spin-dn DOS")) {
            channels.add(new Rows());
          }
        } else if (!line.isEmpty()) {
          double[] row = PrintedLines.numbers(line);
          if (row.length < 3 || !Arrays.stream(row, 0, 3).allMatch(Double::isFinite)) {
            break;
          }
          if (channels.isEmpty()) {
            channels.add(new Rows());
          }
          channels.getLast().add(row);
        }
      }
      boolean complete = channels.size() == (polarized ? 2 : 1);
      return own && complete ? sections(channels, polarized, unit, fermi) : List.of();
    }
  }

  private static List<Dos> sections(
      List<Rows> channels, boolean polarized, double unit, Double fermi) {
    List<Dos> sections = new ArrayList<>();
    for (int spin = 0; spin < channels.size(); spin++) {
      Rows rows = channels.get(spin);
      if (rows.count == 0) {
        return List.of();
      }
      sections.add(
          DosBuilder.builder()
              .spinChannel(polarized ? (Integer) spin : null)
              .nEnergies(rows.count)
              .energies(rows.column(0, unit))
              .energyFermi(fermi == null ? null : (Double) (fermi * unit))
              .addTotal(
                  DosValuesBuilder.builder()
                      .spin(polarized ? (Integer) spin : null)
                      .value(rows.column(1, 1 / unit))
                      .valueIntegrated(rows.column(2, 1))
                      .build())
              .build());
    }
    return sections;
  }

  /** Rows of three numbers. */
  private static final class Rows {
    private double[] values = new double[3 * 128];
    private int count;

    void add(double[] row) {
      if (values.length < 3 * count + 3) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      System.arraycopy(row, 0, values, 3 * count, 3);
      count++;
    }

    Tensor column(int column, double factor) {
      double[] picked = new double[count];
      for (int i = 0; i < count; i++) {
        picked[i] = values[3 * i + column] * factor;
      }
      return Tensor.vector(picked);
    }
  }
}
