package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.explain.Contributions;
import io.lodestone.learn.explain.KernelShapSettings;
import io.lodestone.learn.explain.Response;
import io.lodestone.learn.explain.Shapley;
import io.lodestone.learn.tree.DecisionTree;
import io.lodestone.learn.tree.TreeEnsemble;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Shapley values of a forest on a Matbench task with Magpie features: time, and the trees, the rows
 * and the values themselves for {@code bench/peers/treeshap.py}, which explains the same trees.
 *
 * <p>Arguments: the folder of Matbench, the task ({@code matbench_expt_gap}), a learner ({@code
 * forest:trees=100}), how many rows are explained, and a folder to write to.
 */
public final class TreeShapBenchmark {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int REPETITIONS = 5;

  private TreeShapBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    MatbenchTask task = new MatbenchTask(Path.of(arguments[0]), arguments[1]);
    Dataset data = task.data();
    Model model = new Learners().parse(arguments[2]).fit(data, "target");
    int count = Math.min(Integer.parseInt(arguments[3]), data.size());
    Features rows = model.features(data).rows(IntStream.range(0, count).toArray());
    Shapley shapley =
        new Shapley(Response.of(model), SettingsType.of(KernelShapSettings.class).defaults());
    Contributions found = shapley.explain(rows, rows);
    double best = Double.POSITIVE_INFINITY;
    double processor = Double.POSITIVE_INFINITY;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long start = System.nanoTime();
      long before = PROCESS.getProcessCpuTime();
      found = shapley.explain(rows, rows);
      best = Math.min(best, (System.nanoTime() - start) * 1e-9);
      processor = Math.min(processor, (PROCESS.getProcessCpuTime() - before) * 1e-9);
    }
    TreeEnsemble trees = (TreeEnsemble) model.predictor();
    int leaves =
        IntStream.range(0, trees.trees()).map(i -> (trees.tree(i, 0).size() + 1) / 2).sum();
    System.out.printf(
        "%s, %s: %d leaves a tree; %d rows of %d features explained in %.3f s, processor %.3f s"
            + " (best of %d), %.3f ms of processor time a row; largest rest %.1e%n",
        task.name(),
        model.about().recipe(),
        leaves / trees.trees(),
        count,
        rows.width(),
        best,
        processor,
        REPETITIONS,
        1000 * processor / count,
        found.largestGap());
    Path folder = Files.createDirectories(Path.of(arguments[4]));
    write(folder, trees, rows, found);
  }

  private static void write(Path folder, TreeEnsemble trees, Features rows, Contributions found)
      throws IOException {
    try (DataOutputStream out = open(folder.resolve("trees.f8"))) {
      out.writeDouble(trees.trees());
      for (int number = 0; number < trees.trees(); number++) {
        DecisionTree tree = trees.tree(number, 0);
        out.writeDouble(tree.size());
        write(out, Arrays.stream(tree.feature()).asDoubleStream().toArray());
        write(out, tree.threshold());
        write(out, Arrays.stream(tree.left()).asDoubleStream().toArray());
        write(out, Arrays.stream(tree.right()).asDoubleStream().toArray());
        write(out, tree.cover());
        write(out, tree.value());
      }
    }
    try (DataOutputStream out = open(folder.resolve("rows.f8"))) {
      out.writeDouble(rows.rows());
      out.writeDouble(rows.width());
      write(out, rows.flat());
      write(out, found.values());
      out.writeDouble(found.base());
    }
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  private static void write(DataOutputStream out, double[] values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }
}
