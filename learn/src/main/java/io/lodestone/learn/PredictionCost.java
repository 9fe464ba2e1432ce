package io.lodestone.learn;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.domain.Domain;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the parts of a prediction cost, in seconds of one processor per row.
 *
 * @param mean the expected value alone
 * @param uncertainty what both standard deviations cost more
 * @param domain what the domain of applicability costs more
 */
public record PredictionCost(double mean, double uncertainty, double domain) {
  private static final int REPEATS = 3;

  /** Measures rows without gaps: the fastest of three times. */
  static PredictionCost of(Predictor.Regressor regressor, Domain domain, Features rows) {
    int size = rows.rows();
    double[] mean = new double[size];
    double[] epistemic = new double[size];
    double[] aleatoric = new double[size];
    double alone = seconds(() -> regressor.means(rows, mean));
    double both = seconds(() -> regressor.predict(rows, mean, epistemic, aleatoric));
    double judged = seconds(() -> domain.judge(rows.flat(), epistemic));
    return new PredictionCost(alone / size, Math.max(0, both - alone) / size, judged / size);
  }

  /** The rows that have no gap, at most so many. */
  static Features whole(Features rows, int most) {
    int[] chosen =
        IntStream.range(0, rows.rows())
            .filter(
                row ->
                    IntStream.range(0, rows.width())
                        .noneMatch(column -> Double.isNaN(rows.value(row, column))))
            .limit(most)
            .toArray();
    return rows.rows(chosen);
  }

  /** Time of the processor, so that it does not matter what else the machine does. */
  private static double seconds(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] times = new double[REPEATS];
    for (int i = 0; i < times.length; i++) {
      long start = threads.getCurrentThreadCpuTime();
      work.run();
      times[i] = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
    }
    return Arrays.stream(times).min().orElseThrow();
  }
}
