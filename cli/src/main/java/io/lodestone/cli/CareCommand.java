package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.care.CareSettings;
import io.lodestone.learn.care.ConflictTreatment;
import io.lodestone.learn.care.TableCare;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.dataset.RowKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone care}: looks a table over before anything is learned from it. */
@Command(
    name = "care",
    description = {
      "Look a table over before learning from it: columns that say nothing, gaps, rows of one material that disagree (which tells the noise), outliers, classes of few rows.",
      "Nothing is changed unless an option says so; --to writes the table that results, and beside it FILE.record.json with everything that was found and done.",
      "Example: lodestone care hardness.csv --target hardness --same formula,load",
      "Example: lodestone care supercon.csv --target Tc --conflicts median --residuals forest --to clean.csv"
    })
final class CareCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "the column that will be learned")
  private String target;

  @Option(
      names = "--same",
      split = ",",
      paramLabel = "NAME",
      description =
          "the columns by which rows are of one material under one condition; formula stands for"
              + " the formulas in one notation (default: formula, or all features)")
  private List<String> same = List.of();

  @Option(
      names = "--conflicts",
      defaultValue = "list",
      description =
          "rows of one material: list, first, average, median, or drop those that disagree"
              + " (default: ${DEFAULT-VALUE})")
  private ConflictTreatment conflicts;

  @Option(
      names = "--tolerance",
      defaultValue = "0",
      paramLabel = "X",
      description =
          "largest range, in the unit of the target, that is no conflict (default: ${DEFAULT-VALUE})")
  private double tolerance;

  @Option(
      names = "--outliers",
      defaultValue = "3.5",
      paramLabel = "SCORE",
      description =
          "robust score from which on a value is one, 0 for none (default: ${DEFAULT-VALUE})")
  private double outliers;

  @Option(
      names = "--residuals",
      paramLabel = "LEARNER",
      description =
          "look for rows whose answer is not what a learner says that did not see them, such as"
              + " forest or gp")
  private String residuals;

  @Option(
      names = "--with",
      paramLabel = "METHODS",
      description =
          "make features of the formulas for --residuals, such as magpie (default: magpie where the"
              + " table has no numbers)")
  private String methods;

  @Option(names = "--drop-outliers", description = "leave out rows that are outliers")
  private boolean dropOutliers;

  @Option(
      names = "--fill",
      defaultValue = "none",
      description =
          "fill gaps of features: median, nearest, model, none; 'fit --missing' does it without"
              + " letting rows that are tested take part (default: ${DEFAULT-VALUE})")
  private CareSettings.Fill fill;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "write the table that results, and FILE.record.json")
  private Path to;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "how to report: table, or json (default: ${DEFAULT-VALUE})")
  private Format format;

  @Override
  public Integer call() throws IOException {
    try {
      Dataset read = table.read(List.of());
      read.column(target);
      CareSettings settings = new CareSettings(conflicts, tolerance, outliers, dropOutliers, fill);
      FormulaTable formulas = table.formulas(read.withTargets(target));
      List<String> keys = new RowKeys(formulas, same).of();
      LearningRecipe<?> recipe = residuals == null ? null : new Learners().parse(residuals);
      Dataset data = represented(formulas);
      TableCare.Result result = new TableCare(target, settings, recipe).of(data, keys);
      CareRecord record =
          new CareRecord(
              Map.of(table.file(), read), given(result.table(), data, read), result.steps());
      PrintWriter out = spec.commandLine().getOut();
      if (format == Format.JSON) {
        out.println(record.json());
      } else {
        record.print(out);
      }
      if (to != null) {
        record.write(to);
        if (format == Format.TABLE) {
          out.println(record.table().size() + " rows written to " + to);
        }
      }
      out.flush();
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    return 0;
  }

  private Dataset represented(FormulaTable formulas) {
    Dataset data = formulas.table();
    boolean needed = residuals != null && (methods != null || data.featureColumns().isEmpty());
    return needed ? formulas.represented(methods == null ? "magpie" : methods) : data;
  }

  /** Without the features that were made for the search of outliers alone. */
  private static Dataset given(Dataset result, Dataset represented, Dataset read) {
    Set<String> own = read.columns().stream().map(Column::name).collect(Collectors.toSet());
    List<String> made =
        represented.columns().stream()
            .map(Column::name)
            .filter(name -> !own.contains(name) && result.has(name))
            .toList();
    Dataset without = result.without(made);
    return new Dataset(without.ids(), without.columns(), List.of(), "");
  }
}
