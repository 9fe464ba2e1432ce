package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.advice.Advice;
import io.lodestone.learn.advice.Advisor;
import io.lodestone.learn.advice.Contest;
import io.lodestone.learn.advice.Need;
import io.lodestone.learn.advice.Traits;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.split.Fold;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.evaluation.FoldPlan;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone advise}: which learner suits a table, by rule and by measurement. */
@Command(
    name = "advise",
    description = {
      "Say which learner suits a table, and why or why not: from its size, dimension and noise and from what the model is for. Then measure those that may suit, on the same folds within a budget of time, and rank them with the uncertainty of their differences.",
      "Example: lodestone advise gaps.csv --target gap --with magpie --budget 120",
      "Example: lodestone advise steels.csv --target strength --interpretable --group formula -o json"
    })
final class AdviseCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;
  @Mixin private FoldOptions folds;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "the column to be predicted: numbers, or text for classes")
  private String target;

  @Option(
      names = "--with",
      paramLabel = "METHODS",
      description = "make features of the formulas, such as magpie (default: where there are none)")
  private String methods;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "the columns to learn from, * for any letters (default: all numbers)")
  private List<String> features = List.of("*");

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "columns not to learn from, * for any letters")
  private List<String> without = List.of();

  @Option(
      names = "--missing",
      defaultValue = "leave_out",
      description = "rows with gaps, as of 'lodestone fit' (default: ${DEFAULT-VALUE})")
  private FitOptions.Missing missing;

  @Option(
      names = "--budget",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "for the measurements; 0 for the rules alone (default: ${DEFAULT-VALUE})")
  private double budget;

  @Option(names = "--interpretable", description = "a person has to understand the model")
  private boolean interpretable;

  @Option(names = "--instant", description = "predictions have to come within microseconds")
  private boolean instant;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json (default: ${DEFAULT-VALUE})")
  private Format format;

  @Override
  public Integer call() throws IOException {
    if (!(budget >= 0) || budget > 1e6) {
      throw new InvalidInput("--budget", null, "" + budget, "0 to 1000000 seconds", null);
    }
    FoldPlan plan = folds.plan();
    if (plan.bootstrap()) {
      throw new InvalidInput(
          "--bootstrap", null, "bootstrap samples", "folds in which each row is tested", null);
    }
    try {
      Dataset data = dataset();
      Traits traits = Traits.of(data, target);
      Need need = new Need(interpretable, instant);
      Advisor advisor = new Advisor(traits, need);
      List<Advice> advice = advisor.all();
      List<String> tried =
          advice.stream()
              .filter(one -> one.verdict() != Advice.Verdict.UNSUITED)
              .map(Advice::learner)
              .toList();
      Contest contest =
          budget == 0
              ? new Contest("", 0, List.of(), List.of())
              : Contest.of(
                  tried, data, target, new FitOptions(missing, false), folds(plan, data), budget);
      AdviceReport report =
          new AdviceReport(target, data, traits, advice, contest, advisor.remarks(), need);
      if (format == Format.JSON) {
        spec.commandLine().getOut().println(report.json());
      } else {
        report.print(spec.commandLine().getOut());
      }
      spec.commandLine().getOut().flush();
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    return 0;
  }

  private List<Fold> folds(FoldPlan plan, Dataset data) throws IOException {
    return plan.of(table.formulas(data));
  }

  private Dataset dataset() throws IOException {
    Dataset data = new ColumnChoice(features, without).of(table.read(List.of(target)), target);
    FormulaTable formulas = table.formulas(data);
    boolean nothing = data.featureColumns().isEmpty() && formulas.formulas().isPresent();
    return methods == null && !nothing
        ? data
        : formulas.represented(methods == null ? "magpie" : methods);
  }
}
