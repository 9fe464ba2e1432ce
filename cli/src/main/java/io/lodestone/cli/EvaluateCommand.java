package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.split.Fold;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
      "Example: lodestone evaluate gaps.csv --target gap --learner forest --with magpie --folds 5 --group formula",
      "Example: lodestone evaluate matbench_steels.csv --target target --with magpie --folds matbench_steels.json -o json"
    })
final class EvaluateCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningOptions options;
  @Mixin private FoldChoice folds;

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
  private int outliers;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json")
  private Format format;

  /** One fold: what was learned from and tested, how long it took, and the scores. */
  private record Result(int trained, int tested, double seconds, Map<String, Double> scores) {}

  @Override
  public Integer call() throws IOException {
    if (!(level > 0 && level < 1)) {
      throw new InvalidInput("--level", null, "" + level, "a probability between 0 and 1", null);
    }
    LearningRecipe<?> recipe = options.recipe();
    try {
      Dataset data = options.dataset();
      List<Fold> parts = folds.of(data, options.table());
      List<Result> results = new ArrayList<>();
      LargestErrors errors = new LargestErrors(outliers);
      for (Fold fold : parts) {
        results.add(one(recipe, data, fold, errors));
      }
      print(recipe, data, results, errors);
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(options.file()) : problem;
    }
    return 0;
  }

  private Result one(LearningRecipe<?> recipe, Dataset data, Fold fold, LargestErrors errors) {
    long start = System.nanoTime();
    Dataset training = FoldChoice.training(data, fold.training());
    Dataset test = data.rows(fold.test());
    Model model = recipe.fit(training, options.target(), options.fitOptions(true));
    Predictions predictions = model.predict(test);
    double seconds = (System.nanoTime() - start) * 1e-9;
    ScoredRows scored = ScoredRows.of(test, options.target(), predictions, level, model);
    errors.add(scored, model, training, test);
    return new Result(model.about().trainingRows(), scored.size(), seconds, scored.scores());
  }

  private void print(
      LearningRecipe<?> recipe, Dataset data, List<Result> results, LargestErrors errors)
      throws IOException {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : results.getFirst().scores().keySet()) {
      columns.put(
          name, results.stream().mapToDouble(result -> result.scores().get(name)).toArray());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode root = mapper.createObjectNode();
      root.put("learner", recipe.text());
      root.put("target", options.target());
      root.put("rows", data.size());
      root.put("features", data.featureColumns().size());
      root.put("representation", data.recipe());
      root.put("dataset_hash", data.hash());
      root.put("level", level);
      ObjectNode means = root.putObject("mean");
      ObjectNode stds = root.putObject("std");
      columns.forEach((name, values) -> means.put(name, mean(values)));
      columns.forEach((name, values) -> stds.put(name, std(values)));
      ArrayNode list = root.putArray("folds");
      for (int i = 0; i < results.size(); i++) {
        Result result = results.get(i);
        ObjectNode node = list.addObject();
        node.put("fold", i).put("trained", result.trained()).put("tested", result.tested());
        node.put("seconds", result.seconds());
        result.scores().forEach(node::put);
      }
      errors.write(root.putArray("outliers"));
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    } else {
      out.printf(
          Locale.ROOT,
          "%s, %s: %d rows, %d features%n",
          options.target(),
          recipe.text(),
          data.size(),
          data.featureColumns().size());
      TextTable table = new TextTable("score", "mean", "std", "folds");
      columns.forEach(
          (name, values) ->
              table.row(
                  name,
                  number(mean(values)),
                  number(std(values)),
                  IntStream.range(0, Math.min(10, values.length))
                      .mapToObj(i -> "%.4g".formatted(values[i]))
                      .collect(java.util.stream.Collectors.joining(" "))));
      table.print(out);
      errors.print(out);
    }
    out.flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  /** The standard deviation between folds; 0 of a single one. */
  private static double std(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }
}
