package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spectra of one component of the dielectric tensor: the files EPSILON, EXCITON, SIGMA and LOSS
 * with the same ending, tables of numbers without or with a heading.
 *
 * @param ending what follows the first word of the file names, such as {@code
 *     _BSEsinglet_SCRfull_OC11.OUT}
 */
record XsSpectra(String ending) {
  /** One kind of table: the first word of the file's name and NOMAD's names of the columns. */
  private enum Kind {
    EPSILON(
        "x_exciting_epsilon_calculation",
        "x_exciting_xs_bse_epsilon_energies",
        "x_exciting_xs_bse_epsilon_re",
        "x_exciting_xs_bse_epsilon_im"),
    EXCITON(
        "x_exciting_exciton_calculation",
        null,
        "x_exciting_xs_bse_exciton_energies",
        "x_exciting_xs_bse_exciton_binding_energies",
        "x_exciting_xs_bse_exciton_oscillator_strength",
        "x_exciting_xs_bse_exciton_amplitude_re",
        "x_exciting_xs_bse_exciton_amplitude_im"),
    SIGMA(
        "x_exciting_sigma_calculation",
        "x_exciting_xs_bse_sigma_energies",
        "x_exciting_xs_bse_sigma_re",
        "x_exciting_xs_bse_sigma_im"),
    LOSS(
        "x_exciting_loss_calculation", "x_exciting_xs_bse_loss_energies", "x_exciting_xs_bse_loss");

    private final String section;
    private final String[] columns;

    Kind(String section, String... columns) {
      this.section = section;
      this.columns = columns;
    }
  }

  /** The spectra among files, each once, in the order of their names. */
  static List<XsSpectra> among(List<String> names) {
    return names.stream()
        .filter(name -> name.matches("EPSILON_.*\\.OUT"))
        // Of the files for many momenta of the light only the first is a spectrum of its own.
        .filter(name -> !name.matches(".*_QMT\\d+\\.OUT") || name.matches(".*_QMT001\\.OUT"))
        // Spectra without local fields belong to those with them.
        .filter(name -> !name.contains("_NLF_"))
        .map(name -> new XsSpectra(name.substring("EPSILON".length())))
        .toList();
  }

  /** Name of the file with the dielectric function, which stands for all. */
  String name() {
    return Kind.EPSILON + ending;
  }

  /**
   * Tells the tables.
   *
   * @param unit J of the energies in the files
   */
  void tell(SourceFile main, double unit, CalculationBuilder results, EntryRecorder entry)
      throws IOException {
    if (TddftSpectra.has(ending)) {
      new TddftSpectra(ending, main, unit).tell(results, entry);
      return;
    }
    for (Kind kind : Kind.values()) {
      Optional<SourceFile> file = main.sibling(kind + ending);
      if (file.isPresent()) {
        try {
          tell(kind, table(file.get(), kind.columns.length), unit, results);
        } catch (InvalidInput e) {
          entry.warning(kind + ending + " left out: " + e.getMessage());
        }
      }
    }
  }

  private static void tell(
      Kind kind, List<double[]> rows, double unit, CalculationBuilder results) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Object> section = new LinkedHashMap<>();
    for (int column = 0; column < kind.columns.length; column++) {
      String name = kind.columns[column];
      if (name == null) {
        continue;
      }
      double factor = name.endsWith("energies") ? unit : 1;
      double[] values = new double[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.get(i)[column] * factor;
      }
      section.put(name, Tensor.of(values, 1, values.length));
    }
    if (kind == Kind.EXCITON) {
      section.put("x_exciting_xs_bse_number_of_excitons", rows.size());
      results.addExtras("x_exciting_xs_bse_number_of_components", 1);
    } else if (kind == Kind.EPSILON) {
      results.addExtras("x_exciting_xs_bse_number_of_energy_points", rows.size());
    }
    results.addExtras(kind.section, List.of(section));
  }

  /** The rows of a table with so many columns, up to where it was cut off. */
  static List<double[]> table(SourceFile file, int columns) throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.isBlank() || line.strip().startsWith("#")) {
          continue;
        }
        Fields fields = in.fields();
        if (fields.count() < columns) {
          break; // cut off
        }
        rows.add(fields.numbers(0, columns));
      }
    }
    return rows;
  }
}
