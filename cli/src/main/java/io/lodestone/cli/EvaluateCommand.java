package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.figure.Figure;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.split.Fold;
import io.lodestone.study.evaluation.Evaluation;
import io.lodestone.study.evaluation.EvaluationFigures;
import io.lodestone.study.evaluation.FoldPlan;
import io.lodestone.study.evaluation.FoldScores;
import io.lodestone.study.evaluation.LearningCurve;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone evaluate}: how good a learner is on rows that it did not see. */
@Command(
    name = "evaluate",
    description = {
      "Measure a learner on a table: learn from some rows, test on the others, fold by fold.",
      "Scores are of numbers: mae, rmse, r2, max_error, log_loss, crps, coverage and width of the intervals, miscalibration_area, sharpness, overconfidence; of classes: accuracy, log_loss, brier, precision, recall, f1, roc_auc, pr_auc.",
      "The column uncalibrated has what the scores of uncertainty would be with the learner's own standard deviations and normal intervals.",
      "Example: lodestone evaluate gaps.csv --target gap --learner forest --with magpie --folds 5 --group formula",
      "Example: lodestone evaluate gaps.csv --target gap --with magpie --learning-curve --figures figures",
      "Example: lodestone evaluate matbench_steels.csv --target target --with magpie --folds matbench_steels.json -o json",
      "Example: lodestone evaluate gaps.csv --target gap --with magpie --learner 'forest:min_leaf=1|2|5,share=0.1..1' --search random --trials 20"
    })
final class EvaluateCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  private static final int MOST_FOLDS = 10;

  @Spec private CommandSpec spec;
  @Mixin private LearningOptions options;
  @Mixin private FoldOptions folds;

  @Option(
      names = "--level",
      defaultValue = "0.9",
      description = "probability that intervals hold the answer (default: ${DEFAULT-VALUE})")
  private double level;

  @Option(
      names = "--outliers",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "list the rows with the largest errors, each with its nearest training rows (default: ${DEFAULT-VALUE})")
  private int surprises;

  @Option(
      names = "--learning-curve",
      description = "also learn from a half, a quarter, ... of the rows of each fold")
  private boolean curve;

  @Option(
      names = "--figures",
      paramLabel = "FOLDER",
      description =
          "draw parity, errors, calibration and the learning curve, each as .svg and .png")
  private Path figures;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    if (!(level > 0 && level < 1)) {
      throw new InvalidInput("--level", null, "" + level, "a probability between 0 and 1", null);
    }
    FoldPlan plan = folds.plan();
    if (options.seeksSettings() && plan.bootstrap()) {
      throw new InvalidInput(
          "--search",
          null,
          "--bootstrap",
          "folds without the same row in several of them",
          "rows drawn twice would be learned from and scored in one search");
    }
    try (TrialProgress progress = new TrialProgress(spec.commandLine().getErr(), () -> false)) {
      Trainer trainer = options.trainer(plan, progress);
      Dataset data = options.dataset();
      List<Fold> parts = plan.of(options.table().formulas(data));
      Evaluation evaluation =
          Evaluation.of(
              trainer, data, options.target(), options.fitOptions(true), parts, level, surprises);
      Optional<LearningCurve> learning =
          curve
              ? Optional.of(
                  LearningCurve.of(
                      trainer,
                      data,
                      options.target(),
                      options.fitOptions(false),
                      parts,
                      plan.seed()))
              : Optional.empty();
      if (format == Format.JSON) {
        printJson(trainer, data, evaluation, learning);
      } else {
        printTable(trainer, data, evaluation, learning);
      }
      if (figures != null) {
        draw(data, evaluation, learning);
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(options.file()) : problem;
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void draw(Dataset data, Evaluation evaluation, Optional<LearningCurve> learning)
      throws IOException {
    String unit =
        data.column(options.target()) instanceof NumberColumn numbers
                && !numbers.unit().text().equals("-")
            ? numbers.unit().text()
            : "";
    EvaluationFigures drawings = new EvaluationFigures(options.target(), unit, evaluation);
    Map<String, Figure> all = drawings.all();
    learning.ifPresent(found -> all.put("learning-curve", drawings.curve(found)));
    Files.createDirectories(figures);
    for (Map.Entry<String, Figure> one : all.entrySet()) {
      for (String ending : List.of(".svg", ".png")) {
        new FigureFile(figures.resolve(one.getKey() + ending)).write(one.getValue());
      }
    }
  }

  private void printJson(
      Trainer trainer, Dataset data, Evaluation evaluation, Optional<LearningCurve> learning)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("learner", trainer.text());
    root.put("target", options.target());
    root.put("rows", data.size());
    root.put("features", data.featureColumns().size());
    root.put("representation", data.recipe());
    root.put("dataset_hash", data.hash());
    root.put("level", level);
    ObjectNode means = root.putObject("mean");
    ObjectNode stds = root.putObject("std");
    for (String name : evaluation.names()) {
      means.put(name, evaluation.mean(name));
      stds.put(name, evaluation.std(name));
    }
    new EvaluationDetails(evaluation).write(root);
    ArrayNode list = root.putArray("folds");
    for (FoldScores fold : evaluation.folds()) {
      ObjectNode node = list.addObject();
      node.put("fold", list.size() - 1).put("trained", fold.trained()).put("tested", fold.tested());
      node.put("learner", fold.recipe()).put("seconds", fold.seconds());
      fold.scores().forEach(node::put);
    }
    learning.ifPresent(
        found ->
            found
                .points()
                .forEach(
                    point ->
                        root.withArray("learning_curve")
                            .addObject()
                            .put("rows", point.rows())
                            .put(found.score(), point.mean())
                            .put("std", point.std())));
    new SurpriseTable(evaluation.surprises()).write(root.putArray("outliers"));
    spec.commandLine()
        .getOut()
        .println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private void printTable(
      Trainer trainer, Dataset data, Evaluation evaluation, Optional<LearningCurve> learning) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s, %s: %d rows, %d features%n",
        options.target(),
        trainer.text(),
        data.size(),
        data.featureColumns().size());
    TextTable table = new TextTable("score", "mean", "std", "uncalibrated", "folds");
    for (String name : evaluation.names()) {
      table.row(
          name,
          number(evaluation.mean(name)),
          number(evaluation.std(name)),
          evaluation.uncalibrated(name).isPresent()
              ? number(evaluation.uncalibrated(name).getAsDouble())
              : "",
          Arrays.stream(evaluation.values(name))
              .limit(MOST_FOLDS)
              .mapToObj("%.4g"::formatted)
              .collect(Collectors.joining(" ")));
    }
    table.print(out);
    if (options.seeksSettings()) {
      out.println("settings were sought in the training rows of each fold, which chose:");
      evaluation.folds().forEach(fold -> out.println("  " + fold.recipe()));
    }
    learning.ifPresent(
        found -> {
          TextTable points = new TextTable("rows learned from", found.score(), "std");
          found
              .points()
              .forEach(
                  point -> points.row(point.rows(), number(point.mean()), number(point.std())));
          points.print(out);
        });
    new EvaluationDetails(evaluation).print(out);
    new SurpriseTable(evaluation.surprises()).print(out);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
