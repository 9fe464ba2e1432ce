package io.lodestone.cli;

import io.lodestone.learn.PredictionCost;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the parts of the work of {@code lodestone predict} took. */
final class PredictionTiming {
  private final long start = System.nanoTime();
  private final long before = processor();
  private long last = start;
  private long reading;
  private long representing;
  private long predicting;
  private long writing;
  private long rows;

  /** What all threads have taken of processors so far. */
  private static long processor() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private long passed() {
    long earlier = last;
    last = System.nanoTime();
    return last - earlier;
  }

  /** A block is there: the wait for it, beyond what else was done meanwhile, is over. */
  void read() {
    reading += passed();
  }

  void represented() {
    representing += passed();
  }

  void predicted(int size) {
    predicting += passed();
    rows += size;
  }

  void wrote() {
    writing += passed();
  }

  /**
   * Prints it.
   *
   * @param cost of some rows on one core; empty where it could not be measured
   */
  void print(Optional<PredictionCost> cost, PrintWriter out) {
    double all = (last - start) * 1e-9;
    double work = (processor() - before) * 1e-9;
    out.printf(
        Locale.ROOT,
        "%d rows in %.2f s, %.0f a second, %.0f a processor second: reading %.2f s, representing %.2f s, predicting %.2f s, writing %.2f s%n",
        rows,
        all,
        rows / all,
        rows / work,
        reading * 1e-9,
        representing * 1e-9,
        predicting * 1e-9,
        writing * 1e-9);
    cost.ifPresent(
        parts ->
            out.printf(
                Locale.ROOT,
                "processor microseconds a row: mean %.2f, its uncertainties %.2f more, domain %.2f%n",
                parts.mean() * 1e6,
                parts.uncertainty() * 1e6,
                parts.domain() * 1e6));
    out.flush();
  }
}
