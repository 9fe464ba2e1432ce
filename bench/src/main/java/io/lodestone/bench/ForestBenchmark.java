package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The random forest on a Matbench task with Magpie features: time to fit, error over the official
 * folds, coverage of its 90 % intervals.
 *
 * <p>Arguments: the folder of Matbench, the task ({@code matbench_expt_gap}), a file to which the
 * features are written for {@code bench/peers/forest.py}, and learners ({@code forest}, ...).
 */
public final class ForestBenchmark {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ForestBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    MatbenchTask task = new MatbenchTask(Path.of(arguments[0]), arguments[1]);
    task.write(Path.of(arguments[2]));
    for (String recipe : Arrays.copyOfRange(arguments, 3, arguments.length)) {
      run(task, recipe);
    }
  }

  private static void run(MatbenchTask task, String recipe) {
    Dataset data = task.data();
    Learners learners = new Learners();
    double best = Double.POSITIVE_INFINITY;
    double processor = Double.POSITIVE_INFINITY;
    for (int repetition = 0; repetition < 3; repetition++) {
      long start = System.nanoTime();
      long before = PROCESS.getProcessCpuTime();
      learners.parse(recipe).fit(data, "target");
      best = Math.min(best, (System.nanoTime() - start) * 1e-9);
      processor = Math.min(processor, (PROCESS.getProcessCpuTime() - before) * 1e-9);
    }
    System.out.printf(
        "%s, %s: %d rows, %d features; fit %.2f s, processor %.2f s (best of 3, with out-of-bag"
            + " uncertainty)%n",
        task.name(), recipe, data.size(), data.featureColumns().size(), best, processor);
    double errors = 0;
    int covered = 0;
    int tested = 0;
    double epistemic = 0;
    double aleatoric = 0;
    int outside = 0;
    StringBuilder folds = new StringBuilder();
    for (int fold = 0; fold < task.folds().size(); fold++) {
      Model model = learners.parse(recipe).fit(data.rows(task.training(fold)), "target");
      Dataset test = data.rows(task.folds().get(fold));
      NumberPredictions predictions = (NumberPredictions) model.predict(test);
      double sum = 0;
      for (int row = 0; row < test.size(); row++) {
        double truth = test.number("target").value(row);
        sum += Math.abs(truth - predictions.mean(row));
        covered +=
            truth >= predictions.lower(row, 0.9) && truth <= predictions.upper(row, 0.9) ? 1 : 0;
        epistemic += predictions.epistemic(row);
        aleatoric += predictions.aleatoric(row);
        outside += predictions.applicability(row).inside() ? 0 : 1;
      }
      tested += test.size();
      errors += sum / test.size();
      folds.append(" %.4f".formatted(sum / test.size()));
    }
    System.out.printf(
        "  MAE of the folds%s, mean %.4f; 90 %% intervals cover %.3f; mean epistemic %.4g, aleatoric"
            + " %.4g; %.1f %% outside the domain%n",
        folds,
        errors / task.folds().size(),
        (double) covered / tested,
        epistemic / tested,
        aleatoric / tested,
        100.0 * outside / tested);
  }
}
