package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.sisso.Expression;
import io.lodestone.learn.sisso.Sisso;
import io.lodestone.learn.sisso.SissoProgress;
import io.lodestone.learn.sisso.SissoResult;
import io.lodestone.learn.sisso.SissoSettings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How fast equations are searched: features of the third rung screened, and least squares with
 * three of the 6,000 features that were found (35,982,002,000 problems).
 *
 * <p>The table is made up: 82 rows, primary features with energies and lengths as units, and a
 * target that is a formula of three of them with noise. Seconds are by the clock, and processor
 * time of all threads, which counts where others use the machine too. GFLOP/s are those of the
 * matrix products, set beside the fastest that OpenBLAS multiplies square matrices of 1,536 on one
 * core in the same run.
 *
 * <p>Arguments: number of primary features (default 14, which make about 80 billion); rows (82);
 * features kept (6,000).
 */
public final class SissoBenchmark {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final PrintStream out = System.out;
  private final int primaries;
  private final int rows;
  private final int kept;

  private SissoBenchmark(int primaries, int rows, int kept) {
    this.primaries = primaries;
    this.rows = rows;
    this.kept = kept;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int[] numbers = {14, 82, 6000};
    for (int i = 0; i < arguments.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    new SissoBenchmark(numbers[0], numbers[1], numbers[2]).run();
  }

  /** Seconds by the clock and of the processor that each stage took. */
  private final class Stages implements SissoProgress {
    private final Map<String, double[]> seconds = new LinkedHashMap<>();

    @Override
    public synchronized void at(String stage, long done, long total) {
      double clock = System.nanoTime() / 1e9;
      double processor = SYSTEM.getProcessCpuTime() / 1e9;
      double[] times = seconds.get(stage);
      if (times == null) {
        seconds.put(stage, new double[] {clock, processor, 0, 0});
      } else {
        times[2] = clock - times[0];
        times[3] = processor - times[1];
        if (done < total && done % Math.max(1, total / 10) == 0) {
          out.printf(Locale.ROOT, "  %s: %d of %d after %.0f s%n", stage, done, total, times[2]);
        }
      }
    }

    double clock(String stage) {
      return seconds.get(stage)[2];
    }

    double processor(String stage) {
      return seconds.get(stage)[3];
    }
  }

  private void run() {
    PeakHeap heap = new PeakHeap();
    int cores = Runtime.getRuntime().availableProcessors();
    double peak = peak();
    out.printf(Locale.ROOT, "%d cores, %.1f GFLOP/s on one%n", cores, peak);
    Stages stages = new Stages();
    SissoResult found =
        new Sisso(
                settings(
                    "rung=3,dimension=1,max_complexity=7,max_stored=10000000,models=100,sis_size="
                        + kept))
            .search(table(), "y", stages, null);
    long before = found.spaceSizes().get(1);
    long stored = found.spaceSizes().get(2);
    long features = found.spaceSizes().getLast();
    double clock = stages.clock("screening 1 products") + stages.clock("screening 1 sums");
    double processor =
        stages.processor("screening 1 products") + stages.processor("screening 1 sums");
    out.printf(
        Locale.ROOT,
        "%,d features of two rungs stored (%.0f s), %,d screened in %.0f s: %.3g a second, %.3g a"
            + " second and core of processor time%n",
        stored,
        stages.clock("features of rung 2"),
        features,
        clock,
        features / clock,
        features / processor);
    double pairs = stored * (stored - 1.0) / 2 - before * (before - 1.0) / 2;
    double rate = pairs * 3 * 6 * rows / 1e9 / stages.processor("screening 1 products");
    out.printf(
        Locale.ROOT,
        "products and quotients: %.0f s; sums and differences: %.0f s; products: %.1f GFLOP/s and"
            + " core of processor time, %.0f %% of the peak%n",
        stages.clock("screening 1 products"),
        stages.clock("screening 1 sums"),
        rate,
        100 * rate / peak);
    equations(found);
    out.printf(Locale.ROOT, "most memory on the heap: %d MB%n", heap.bytes() >> 20);
  }

  /** Least squares with one, two and three of the features found. */
  private void equations(SissoResult found) {
    List<NumberColumn> columns = new ArrayList<>();
    Dataset table = table();
    columns.add(table.number("y"));
    for (SissoResult.Candidate candidate : found.subspaces().getFirst()) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = value(table, candidate.expression(), row);
      }
      columns.add(NumberColumn.plain("f" + candidate.id(), values));
    }
    Stages stages = new Stages();
    int size = columns.size() - 1;
    new Sisso(settings("rung=0,dimension=3,models=100,units=none,sis_size=" + size))
        .search(Dataset.of(columns), "y", stages, null);
    double problems = size * (size - 1.0) * (size - 2.0) / 6;
    out.printf(
        Locale.ROOT,
        "%,.0f least-squares problems of three of %d features in %.0f s: %.3g a second, %.3g a second"
            + " and core of processor time%n",
        problems,
        size,
        stages.clock("equations 3"),
        problems / stages.clock("equations 3"),
        problems / stages.processor("equations 3"));
  }

  private static double value(Dataset table, Expression expression, int row) {
    return expression.value(
        table.featureColumns().stream()
            .filter(column -> !column.name().equals("y"))
            .mapToDouble(column -> column.value(row))
            .toArray());
  }

  private static SissoSettings settings(String text) {
    return SettingsType.of(SissoSettings.class).parse(text);
  }

  private Dataset table() {
    Random random = new Random(11);
    double[][] values = new double[primaries][rows];
    List<NumberColumn> columns = new ArrayList<>();
    for (int f = 0; f < primaries; f++) {
      boolean energy = f < primaries * 4 / 7;
      double least = energy ? 1 : 0.4;
      double width = energy ? 12 : 2;
      Arrays.setAll(values[f], i -> least + width * random.nextDouble());
      columns.add(new NumberColumn("f" + f, UnitExpression.parse(energy ? "eV" : "Å"), values[f]));
    }
    double[] y =
        IntStream.range(0, rows)
            .mapToDouble(
                i ->
                    (values[0][i] + values[1][i]) / Math.pow(values[primaries - 1][i], 2)
                        + random.nextGaussian())
            .toArray();
    columns.add(new NumberColumn("y", UnitExpression.parse("eV"), y));
    return Dataset.of(columns);
  }

  /** The most GFLOP/s of one core in single precision, of processor time. */
  private static double peak() {
    int n = 1536;
    float[] a = new float[n * n];
    float[] b = new float[n * n];
    float[] c = new float[n * n];
    Arrays.fill(a, 1.5f);
    Arrays.fill(b, 0.5f);
    double best = 0;
    for (int round = 0; round < 12; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      OpenBlas.get().multiplyTransposed(a, 0, b, 0, c, n, n, n);
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      best = Math.max(best, 2.0 * n * n * n / nanos);
    }
    return best;
  }
}
