package io.lodestone.cli;

import io.lodestone.crystal.disorder.Ensemble;
import io.lodestone.study.source.ConfigurationTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone ensemble}: thermal averages over ordered configurations. */
@Command(
    name = "ensemble",
    description = {
      "Average properties of ordered configurations with Boltzmann weights. The table has the"
          + " columns degeneracy and energy (in eV per supercell), as 'lodestone pocc -o' writes it,"
          + " and any further columns of numbers.",
      "Example: lodestone ensemble alloy-ordered/configurations.csv --temperature 300,1000"
    })
final class EnsembleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "comma-separated values with a header")
  private Path file;

  @Option(
      names = {"-T", "--temperature"},
      split = ",",
      defaultValue = "300",
      paramLabel = "K",
      description = "temperatures in K (default: ${DEFAULT-VALUE})")
  private List<Double> temperatures;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, csv or json")
  private RowFormat format;

  @Override
  public Integer call() throws IOException {
    ConfigurationTable table = ConfigurationTable.read(file);
    double[] energies = table.numbers("energy");
    long[] degeneracies = table.degeneracies();
    String[] header = table.header().toArray(String[]::new);
    double[][] columns =
        IntStream.range(0, header.length).mapToObj(table::numbers).toArray(double[][]::new);
    int[] averaged =
        IntStream.range(0, header.length)
            .filter(
                i -> columns[i] != null && !header[i].toLowerCase(Locale.ROOT).startsWith("deg"))
            .toArray();
    String[] names = new String[3 + 2 * averaged.length];
    names[0] = "temperature (K)";
    names[1] = "free energy (eV)";
    names[2] = "entropy (eV/K)";
    for (int i = 0; i < averaged.length; i++) {
      names[3 + 2 * i] = header[averaged[i]];
      names[4 + 2 * i] = "± " + header[averaged[i]];
    }
    PrintWriter out = spec.commandLine().getOut();
    try (RowPrinter printer = format.printer(out, names)) {
      for (double temperature : temperatures) {
        Ensemble ensemble = new Ensemble(energies, degeneracies, temperature);
        Object[] cells = new Object[names.length];
        cells[0] = temperature;
        cells[1] = ensemble.freeEnergy();
        cells[2] = ensemble.entropy();
        for (int i = 0; i < averaged.length; i++) {
          cells[3 + 2 * i] = ensemble.mean(columns[averaged[i]]);
          cells[4 + 2 * i] = ensemble.deviation(columns[averaged[i]]);
        }
        printer.row(cells);
      }
    }
    out.flush();
    return 0;
  }
}
