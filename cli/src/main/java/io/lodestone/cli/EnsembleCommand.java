package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.disorder.Ensemble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    String[] header;
    double[][] columns;
    try {
      List<String[]> rows =
          Files.readAllLines(existing()).stream()
              .filter(line -> !line.isBlank())
              .map(line -> line.split(",", -1))
              .toList();
      if (rows.size() < 2) {
        throw new InvalidInput(
            file.toString(), "", "no rows", "a header and a row per configuration", "");
      }
      header = Arrays.stream(rows.getFirst()).map(String::strip).toArray(String[]::new);
      columns = columns(header, rows.subList(1, rows.size()));
    } catch (MalformedInputException e) {
      throw new InvalidInput(file.toString(), "", "bytes that are no text", "a table", "");
    }
    int energy = column(header, columns, "energy");
    long[] degeneracies =
        Arrays.stream(columns[column(header, columns, "degeneracy")])
            .mapToLong(Math::round)
            .toArray();
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
        Ensemble ensemble = new Ensemble(columns[energy], degeneracies, temperature);
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

  private Path existing() {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(file.toString(), "", "nothing there", "a table", "");
    }
    return file;
  }

  /** The columns that hold a number in every row; null for the others. */
  private double[][] columns(String[] header, List<String[]> rows) {
    double[][] columns = new double[header.length][rows.size()];
    for (int r = 0; r < rows.size(); r++) {
      if (rows.get(r).length != header.length) {
        throw new InvalidInput(
            file.toString(),
            "row " + (r + 1),
            rows.get(r).length + " cells",
            header.length + " cells, as in the header",
            "");
      }
      for (int c = 0; c < header.length; c++) {
        if (columns[c] != null) {
          try {
            columns[c][r] = Double.parseDouble(rows.get(r)[c].strip());
          } catch (NumberFormatException e) {
            columns[c] = null;
          }
        }
      }
    }
    return columns;
  }

  private int column(String[] header, double[][] columns, String name) {
    for (int i = 0; i < header.length; i++) {
      if (header[i].toLowerCase(Locale.ROOT).startsWith(name)) {
        if (columns[i] == null) {
          throw new InvalidInput(
              file.toString(),
              "column " + header[i],
              "cells that are empty or no numbers",
              "a number in each row",
              "");
        }
        return i;
      }
    }
    throw new InvalidInput(
        file.toString(), "", String.join(",", header), "a column named " + name, "");
  }
}
