package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.archive.export.ParquetTable;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.PredictionCost;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows that stream through a model of a Matbench task: predictions with uncertainties and domain a
 * second, and what each of these costs.
 *
 * <p>Arguments: the folder of Matbench, the task, a learner ({@code forest}), the number of rows,
 * and a file, CSV or Parquet by its name, to which that many rows are written for {@code lodestone
 * predict}; none if it is not named. A row takes each feature from one of two rows of the task.
 */
public final class PredictionBenchmark {
  private static final int BLOCK = 1 << 15;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private PredictionBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    MatbenchTask task = new MatbenchTask(Path.of(arguments[0]), arguments[1]);
    Dataset data = task.data();
    Model model = new Learners().parse(arguments[2]).fit(data, "target");
    Features known = data.features(model.about().labels());
    int rows = Integer.parseInt(arguments[3]);
    if (arguments.length > 4) {
      Path file = Path.of(arguments[4]);
      if (arguments[4].endsWith(".parquet")) {
        writeParquet(known, rows, file);
      } else {
        writeText(known, rows, file);
      }
    }
    for (int repeat = 0; repeat < 2; repeat++) {
      long wall = 0;
      long processor = 0;
      double checksum = 0;
      for (int from = 0; from < rows; from += BLOCK) {
        Features block = mixed(known, from, Math.min(BLOCK, rows - from));
        long start = System.nanoTime();
        long before = PROCESS.getProcessCpuTime();
        NumberPredictions predictions = (NumberPredictions) model.predict(block);
        processor += PROCESS.getProcessCpuTime() - before;
        wall += System.nanoTime() - start;
        checksum += predictions.std(0);
      }
      System.out.printf(
          "%s, %s: %d rows of %d features; %.0f rows a second, %.0f a processor second (sum of some"
              + " standard deviations %.6f)%n",
          task.name(),
          arguments[2],
          rows,
          known.width(),
          rows / (wall * 1e-9),
          rows / (processor * 1e-9),
          checksum);
    }
    PredictionCost cost = model.cost(data).orElseThrow();
    System.out.printf(
        "processor microseconds a row: mean %.2f, its uncertainties %.2f more, domain %.2f%n",
        cost.mean() * 1e6, cost.uncertainty() * 1e6, cost.domain() * 1e6);
  }

  private static Features mixed(Features known, int from, int size) {
    int width = known.width();
    double[] values = new double[size * width];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              SplittableRandom random = new SplittableRandom(from + i);
              int one = random.nextInt(known.rows());
              int other = random.nextInt(known.rows());
              for (int j = 0; j < width; j++) {
                values[i * width + j] = known.value(random.nextBoolean() ? one : other, j);
              }
            });
    return new Features(known.labels(), known.units(), size, values);
  }

  private static void writeParquet(Features known, int rows, Path file) throws IOException {
    List<ParquetTable.Column> columns = new ArrayList<>();
    for (int j = 0; j < known.width(); j++) {
      columns.add(new ParquetTable.Column(heading(known, j), ParquetTable.Kind.REAL, ""));
    }
    try (ParquetTable table = new ParquetTable(columns)) {
      for (int from = 0; from < rows; from += BLOCK) {
        Features block = mixed(known, from, Math.min(BLOCK, rows - from));
        for (int i = 0; i < block.rows(); i++) {
          Object[] cells = new Object[block.width()];
          for (int j = 0; j < cells.length; j++) {
            cells[j] = block.value(i, j);
          }
          table.row(cells);
        }
      }
      table.writeTo(file);
    }
  }

  private static String heading(Features known, int j) {
    String unit = known.units().get(j).text();
    return known.labels().get(j) + (unit.equals("-") ? "" : " (" + unit + ")");
  }

  private static void writeText(Features known, int rows, Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      for (int j = 0; j < known.width(); j++) {
        out.write((j == 0 ? "" : ",") + '"' + heading(known, j) + '"');
      }
      out.write('\n');
      for (int from = 0; from < rows; from += BLOCK) {
        Features block = mixed(known, from, Math.min(BLOCK, rows - from));
        for (int i = 0; i < block.rows(); i++) {
          for (int j = 0; j < block.width(); j++) {
            out.write((j == 0 ? "" : ",") + "%.6g".formatted(block.value(i, j)));
          }
          out.write('\n');
        }
      }
    }
  }
}
