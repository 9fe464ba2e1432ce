package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A Gaussian process on rows of a Matbench task with Magpie features: one search for
 * hyper-parameters of a kernel with one length, and predictions.
 *
 * <p>Arguments: the folder of Matbench, the task, the number of rows, and a file to which
 * standardised features are written for {@code bench/peers/gaussian.py}.
 */
public final class GaussianBenchmark {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private GaussianBenchmark() {}

  /** Runs the benchmark and prints the times. */
  public static void main(String[] arguments) throws IOException {
    MatbenchTask task = new MatbenchTask(Path.of(arguments[0]), arguments[1]);
    int[] order = IntStream.range(0, task.data().size()).toArray();
    Random random = new Random(1);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    Dataset data = task.data().rows(Arrays.copyOf(order, Integer.parseInt(arguments[2])));
    write(data, Path.of(arguments[3]));
    String recipe = "gp:kernel=1*rbf+white(0.1),restarts=0";
    for (int repetition = 0; repetition < 3; repetition++) {
      long start = System.nanoTime();
      long processor = PROCESS.getProcessCpuTime();
      Model model =
          new Learners()
              .parse(recipe)
              .fit(data, "target", new FitOptions(FitOptions.Missing.REFUSE, false));
      double fitting = (System.nanoTime() - start) * 1e-9;
      double used = (PROCESS.getProcessCpuTime() - processor) * 1e-9;
      start = System.nanoTime();
      model.predict(data);
      double predicting = (System.nanoTime() - start) * 1e-9;
      System.out.printf(
          "%d rows, %d features: fit %.2f s (processor %.2f s), predict with uncertainty %.2f s, %s%n",
          data.size(),
          model.about().labels().size(),
          fitting,
          used,
          predicting,
          model.predictor().state().text("kernel"));
    }
  }

  private static void write(Dataset data, Path file) throws IOException {
    double[][] columns =
        data.featureColumns().stream()
            .map(column -> column.values())
            .map(GaussianBenchmark::standardized)
            .filter(column -> column != null)
            .toArray(double[][]::new);
    double[] y = standardized(data.number("target").values());
    List<String> lines =
        IntStream.range(0, data.size())
            .mapToObj(
                row -> {
                  StringBuilder line = new StringBuilder();
                  for (double[] column : columns) {
                    line.append(column[row]).append(',');
                  }
                  return line.append(y[row]).toString();
                })
            .toList();
    Files.write(file, lines);
  }

  /** In units of the standard deviation from the mean; null for a constant column. */
  private static double[] standardized(double[] column) {
    double mean = Arrays.stream(column).average().orElseThrow();
    double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
    double scale = Math.sqrt(squares / column.length);
    return scale == 0 ? null : Arrays.stream(column).map(v -> (v - mean) / scale).toArray();
  }
}
