package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The spectra of one component of the dielectric tensor from time-dependent density-functional
 * theory: a file for each momentum of the light ({@code _QMT001}, {@code _QMT002}, ...), with local
 * fields and, where the name has {@code _NLF}, without.
 *
 * @param ending what follows the first word of the name of the file for the first momentum
 * @param main a file of the folder
 * @param unit J of the energies in the files
 */
record TddftSpectra(String ending, SourceFile main, double unit) {
  private static final String FIRST = "QMT001";

  /** Whether an ending is of such files. */
  static boolean has(String ending) {
    return ending.contains("_FXC") && ending.contains(FIRST);
  }

  /** Tells all spectra. */
  void tell(CalculationBuilder results, EntryRecorder entry) throws IOException {
    List<List<double[]>> epsilon = read("EPSILON" + ending, 3, entry);
    if (!epsilon.isEmpty()) {
      double[] energies = epsilon.getFirst().stream().mapToDouble(row -> row[0] * unit).toArray();
      results.addExtras("x_exciting_xs_tddft_number_of_epsilon_values", energies.length);
      results.addExtras("x_exciting_xs_tddft_epsilon_energies", Tensor.vector(energies));
    }
    add(results, "x_exciting_xs_tddft_dielectric_function_local_field", epsilon, 1, 2);
    String without = "_NLF" + ending;
    add(
        results,
        "x_exciting_xs_tddft_dielectric_function_no_local_field",
        read("EPSILON" + without, 3, entry),
        1,
        2);
    add(
        results,
        "x_exciting_xs_tddft_loss_function_local_field",
        read("LOSS" + ending, 2, entry),
        1,
        1);
    add(
        results,
        "x_exciting_xs_tddft_loss_function_no_local_field",
        read("LOSS" + without, 2, entry),
        1,
        1);
    add(results, "x_exciting_xs_tddft_sigma_local_field", read("SIGMA" + ending, 3, entry), 1, 2);
    add(
        results,
        "x_exciting_xs_tddft_sigma_no_local_field",
        read("SIGMA" + without, 3, entry),
        1,
        2);
  }

  /** The tables for all momenta, as many as have the length of the first one. */
  private List<List<double[]>> read(String first, int columns, EntryRecorder entry)
      throws IOException {
    List<List<double[]>> tables = new ArrayList<>();
    for (int q = 1; q <= 999; q++) {
      var file = main.sibling(first.replace(FIRST, "QMT%03d".formatted(q)));
      if (file.isEmpty()) {
        break;
      }
      try {
        List<double[]> table = XsSpectra.table(file.get(), columns);
        if (tables.isEmpty() || table.size() == tables.getFirst().size()) {
          tables.add(table);
        }
      } catch (InvalidInput e) {
        entry.warning(file.get().name() + " left out: " + e.getMessage());
      }
    }
    return tables;
  }

  /** Columns {@code from} to {@code to} as a tensor: column (if many) × component × q × energy. */
  private static void add(
      CalculationBuilder results, String name, List<List<double[]>> tables, int from, int to) {
    if (tables.isEmpty() || tables.getFirst().isEmpty()) {
      return;
    }
    int q = tables.size();
    int n = tables.getFirst().size();
    double[] values = new double[(to - from + 1) * q * n];
    int place = 0;
    for (int column = from; column <= to; column++) {
      for (List<double[]> table : tables) {
        for (double[] row : table) {
          values[place++] = row[column];
        }
      }
    }
    results.addExtras(
        name, to == from ? Tensor.of(values, 1, q, n) : Tensor.of(values, to - from + 1, 1, q, n));
  }
}
