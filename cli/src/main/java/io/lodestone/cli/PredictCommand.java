package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.file.WholeFile;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FeatureScheme;
import io.lodestone.study.dataset.RowBlock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
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
  /** Rows that are read and predicted together, so that memory does not grow with all. */
  private static final int MOST_ROWS = 1 << 15;

  private static final int LEAST_ROWS = 1 << 8;

  /** Values of these rows, so that it does not grow with the number of columns, either. */
  private static final int MOST_VALUES = 1 << 22;

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
      description =
          "the file to write, Parquet where its name ends in .parquet, else CSV; - for CSV on standard output (default: ${DEFAULT-VALUE})")
  private String output;

  @Option(
      names = "--set",
      paramLabel = "NAME=NUMBER",
      description =
          "give a feature of the model one value in all rows, such as fidelity=1 or temperature=300,"
              + " in the unit of the model; may be given often")
  private Map<String, Double> settled = new LinkedHashMap<>();

  /** Where the ends of intervals come from. */
  private enum Interval {
    CONFORMAL,
    QUANTILES
  }

  @Option(
      names = "--interval",
      defaultValue = "conformal",
      description =
          "conformal: as wide to both sides as errors of rows held out ask for; quantiles: those of the training rows that share leaves of a forest with the row, which need not be as far on both sides (default: ${DEFAULT-VALUE})")
  private Interval interval;

  @Option(
      names = "--timing",
      description =
          "say on standard error what the parts of the work took, and what uncertainty costs")
  private boolean timing;

  @Override
  public Integer call() throws IOException {
    if (!(level > 0 && level < 1)) {
      throw new InvalidInput("--level", null, "" + level, "a probability between 0 and 1", null);
    }
    Model fitted = new ModelFile(model).read();
    try (DatasetFile rows = table.open(Set.copyOf(fitted.about().labels()))) {
      if (output.equals("-")) {
        PrintWriter out = spec.commandLine().getOut();
        predict(fitted, rows, form -> RowFormat.CSV.printer(out, form.header()));
        out.flush();
      } else if (output.toLowerCase(Locale.ROOT).endsWith(".parquet")) {
        predict(fitted, rows, form -> new ParquetPrinter(form.columns(), Path.of(output)));
      } else {
        predictToText(fitted, rows);
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    return 0;
  }

  /** A bad row may come late: what was predicted before it is no table. */
  private void predictToText(Model fitted, DatasetFile rows) throws IOException {
    try (WholeFile file = WholeFile.at(Path.of(output))) {
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file.part()))) {
        predict(fitted, rows, form -> RowFormat.CSV.printer(out, form.header()));
        if (out.checkError()) {
          throw new IOException("cannot write " + output);
        }
      }
      file.appear();
    }
  }

  /** While a block is predicted, the next one is read. */
  private void predict(
      Model fitted, DatasetFile rows, Function<PredictionRows, RowPrinter> printers)
      throws IOException {
    PredictionTiming clock = new PredictionTiming();
    RowPrinter printer = null;
    try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
      int most = Math.clamp(MOST_VALUES / rows.width(), LEAST_ROWS, MOST_ROWS);
      Future<RowBlock> next = reading.submit(() -> rows.records(most));
      RowBlock records = ready(next);
      PredictionRows form = null;
      Dataset features = null;
      do {
        next = reading.submit(() -> rows.records(most));
        Dataset block = rows.block(records);
        Optional<TextColumn> formulas = table.formulas(block).formulas();
        if (printer == null) {
          form = new PredictionRows(fitted, formulas.map(Column::name).orElse(null), level);
          printer = printers.apply(form);
        }
        clock.read();
        features = represented(fitted, block);
        clock.represented();
        Predictions predictions = fitted.predict(features);
        double[] ends =
            interval == Interval.QUANTILES
                ? fitted.quantiles(features, (1 - level) / 2, (1 + level) / 2)
                : null;
        clock.predicted(block.size());
        TextColumn named = form.formulas() == null ? null : formulas.orElse(null);
        for (int row = 0; row < block.size(); row++) {
          String formula = named == null ? null : named.value(row);
          printer.row(form.cells(block.ids().get(row), formula, predictions, ends, row));
        }
        clock.wrote();
        records = ready(next);
      } while (records.rows() > 0);
      printer.complete();
      clock.wrote();
      if (timing) {
        clock.print(fitted.cost(features), spec.commandLine().getErr());
      }
    } finally {
      if (printer != null) {
        printer.close();
      }
    }
  }

  private Dataset represented(Model fitted, Dataset rows) {
    Dataset block = settled(fitted, rows);
    FeatureScheme scheme = FeatureScheme.parse(fitted.about().representation());
    boolean whole =
        scheme.sites().isEmpty() && fitted.about().labels().stream().allMatch(block::has);
    return whole || (scheme.methods().isEmpty() && scheme.sites().isEmpty())
        ? block
        : table.formulas(block).represented(scheme);
  }

  private Dataset settled(Model fitted, Dataset rows) {
    Dataset changed = rows;
    for (Map.Entry<String, Double> one : settled.entrySet()) {
      int feature = fitted.about().labels().indexOf(one.getKey());
      if (feature < 0) {
        throw new InvalidInput(
            "--set",
            null,
            one.getKey(),
            "a feature of the model",
            new Spelling(fitted.about().labels()).hint(one.getKey(), ""));
      }
      double[] values = new double[rows.size()];
      Arrays.fill(values, one.getValue());
      changed =
          changed.with(new NumberColumn(one.getKey(), fitted.about().units().get(feature), values));
    }
    return changed;
  }

  private static <T> T ready(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case IOException cause -> throw cause;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
