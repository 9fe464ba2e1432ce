package io.lodestone.bench;

import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Learners on the composition-only tasks of Matbench v0.1 with Magpie features and the official
 * folds, beside every recorded score.
 *
 * <p>Arguments: the folder of Matbench, learners joined by commas without blanks or {@code ;}
 * between those with settings ({@code forest;extra-trees:share=1}), and tasks ({@code
 * matbench_steels} ...; all if none is named). Of learners joined by {@code |}, each fold takes the
 * one whose predictions of held-out rows of its training part have the smallest mean absolute
 * error; the rows of the test part have no say.
 */
public final class MatbenchBenchmark {
  private static final List<String> TASKS =
      List.of(
          "matbench_steels",
          "matbench_jdft2d",
          "matbench_phonons",
          "matbench_expt_gap",
          "matbench_dielectric",
          "matbench_log_kvrh",
          "matbench_perovskites");

  private MatbenchBenchmark() {}

  /** Runs the benchmark and prints, for each task, all algorithms by their mean absolute error. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> tasks =
        arguments.length > 2 ? Arrays.asList(arguments).subList(2, arguments.length) : TASKS;
    for (String name : tasks) {
      MatbenchTask task = new MatbenchTask(folder, name);
      Map<String, Double> errors = recorded(folder, name);
      for (String recipe : arguments[1].split(";")) {
        errors.put("lodestone " + recipe, error(task, recipe));
      }
      errors.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(
              entry -> System.out.printf("  %-36s %10.4f%n", entry.getKey(), entry.getValue()));
    }
  }

  /** The mean over folds of each algorithm that has all of them. */
  private static Map<String, Double> recorded(Path folder, String task) throws IOException {
    return Files.readAllLines(folder.resolve("recorded-scores.csv")).stream()
        .map(line -> line.split(","))
        .filter(fields -> fields[0].equals(task) && fields[3].equals("mae"))
        .collect(
            Collectors.groupingBy(
                fields -> fields[1],
                LinkedHashMap::new,
                Collectors.averagingDouble(fields -> Double.parseDouble(fields[4]))));
  }

  private static double error(MatbenchTask task, String text) {
    List<String> chosen = new ArrayList<>();
    Dataset data = task.data();
    double sum = 0;
    int held = 0;
    int tested = 0;
    for (int fold = 0; fold < task.folds().size(); fold++) {
      Model model = best(text.split("\\|"), data.rows(task.training(fold)));
      chosen.add(model.about().recipe().replaceAll(",(max_depth|bins|seed)=[^,]*", ""));
      Dataset test = data.rows(task.folds().get(fold));
      NumberPredictions predictions = (NumberPredictions) model.predict(test);
      double absolute = 0;
      for (int row = 0; row < test.size(); row++) {
        double truth = test.number("target").value(row);
        absolute += Math.abs(truth - predictions.mean(row));
        held +=
            truth >= predictions.lower(row, 0.9) && truth <= predictions.upper(row, 0.9) ? 1 : 0;
      }
      sum += absolute / test.size();
      tested += test.size();
    }
    System.out.printf(
        "%s, %s: mean absolute error %.4f over %d folds; 90 %% intervals hold %.1f %%%n",
        task.name(), text, sum / task.folds().size(), task.folds().size(), 100.0 * held / tested);
    if (text.contains("|")) {
      System.out.println("  chosen: " + String.join("; ", chosen));
    }
    return sum / task.folds().size();
  }

  /** The model with the smallest error of rows of the training set that it did not see. */
  private static Model best(String[] recipes, Dataset training) {
    Model best = null;
    for (String text : recipes) {
      LearningRecipe<?> recipe = new Learners().parse(text);
      Model model = recipe.fit(training, "target");
      if (best == null || model.about().scores().get("mae") < best.about().scores().get("mae")) {
        best = model;
      }
    }
    return best;
  }
}
