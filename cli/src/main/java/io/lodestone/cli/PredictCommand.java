package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone predict}: what a model says of the rows of a table. */
@Command(
    name = "predict",
    description = {
      "Predict the rows of a table with a model that 'lodestone fit' wrote.",
      "Every row gets mean, std, std_epistemic, std_aleatoric, the ends of an interval, and whether it is inside the domain of applicability, with the reason if not; for classes the likeliest and the probability of each.",
      "Example: lodestone predict -m gap.lode candidates.csv -o predictions.csv"
    })
final class PredictCommand implements Callable<Integer> {
  /** Rows that are represented and predicted together, so that memory does not grow with all. */
  private static final int BLOCK = 8192;

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "FILE",
      description = "the model")
  private Path model;

  @Option(
      names = "--level",
      defaultValue = "0.9",
      description = "probability that the interval holds the answer (default: ${DEFAULT-VALUE})")
  private double level;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "-",
      paramLabel = "FILE",
      description = "the CSV file to write, or - for standard output (default: ${DEFAULT-VALUE})")
  private String output;

  @Override
  public Integer call() throws IOException {
    if (!(level > 0 && level < 1)) {
      throw new InvalidInput("--level", null, "" + level, "a probability between 0 and 1", null);
    }
    Model fitted = new ModelFile(model).read();
    try {
      Dataset rows = table.read();
      if (output.equals("-")) {
        predict(fitted, rows, spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
      } else {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(output)))) {
          predict(fitted, rows, out);
          if (out.checkError()) {
            throw new IOException("cannot write " + output);
          }
        }
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    return 0;
  }

  private void predict(Model fitted, Dataset rows, PrintWriter out) {
    String methods = fitted.about().representation();
    boolean toRepresent =
        !methods.isEmpty() && !fitted.about().labels().stream().allMatch(rows::has);
    Optional<TextColumn> formulas = table.formulas(rows).formulas();
    RowPrinter printer =
        RowFormat.CSV.printer(out, header(fitted, formulas.map(Column::name).orElse(null)));
    for (int from = 0; from < rows.size(); from += BLOCK) {
      Dataset block =
          rows.rows(IntStream.range(from, Math.min(rows.size(), from + BLOCK)).toArray());
      Dataset whole = toRepresent ? table.formulas(block).represented(methods) : block;
      Predictions predictions = fitted.predict(whole);
      for (int row = 0; row < block.size(); row++) {
        List<Object> cells = new ArrayList<>();
        cells.add(block.ids().get(row));
        if (formulas.isPresent()) {
          cells.add(block.text(formulas.get().name()).value(row));
        }
        addPrediction(predictions, row, cells);
        printer.row(cells.toArray());
      }
    }
  }

  private String[] header(Model fitted, String formulas) {
    List<String> names = new ArrayList<>(List.of("id"));
    if (formulas != null) {
      names.add(formulas);
    }
    if (fitted.classes().isEmpty()) {
      names.addAll(List.of("mean", "std", "std_epistemic", "std_aleatoric", "lower", "upper"));
    } else {
      names.add("class");
      fitted.classes().forEach(name -> names.add("probability_" + name));
      names.add("std_epistemic");
    }
    names.addAll(List.of("in_domain", "reason"));
    return names.toArray(String[]::new);
  }

  private void addPrediction(Predictions predictions, int row, List<Object> cells) {
    boolean known = predictions.isKnown(row);
    switch (predictions) {
      case NumberPredictions numbers -> {
        cells.add(known ? numbers.mean(row) : null);
        cells.add(known ? numbers.std(row) : null);
        cells.add(known ? numbers.epistemic(row) : null);
        cells.add(known ? numbers.aleatoric(row) : null);
        cells.add(known ? numbers.lower(row, level) : null);
        cells.add(known ? numbers.upper(row, level) : null);
      }
      case ClassPredictions classes -> {
        cells.add(known ? classes.likeliest(row) : null);
        for (int k = 0; k < classes.classes().size(); k++) {
          cells.add(known ? classes.probability(row, k) : null);
        }
        cells.add(known ? classes.epistemic(row) : null);
      }
    }
    cells.add(predictions.applicability(row).inside());
    cells.add(predictions.applicability(row).reason());
  }
}
