package io.lodestone.cli;

import io.lodestone.study.record.StepRecord;
import io.lodestone.study.run.StudyProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells on standard error how a study goes on, a line for each step and now and then between. */
final class StudyLines implements StudyProgress {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private String step = "";
  private String place = "";
  private long lastLine = System.nanoTime();

  StudyLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void begins(String name, int number, int of) {
    step = name;
    place = "step " + number + " of " + of + ", " + name;
    lastLine = System.nanoTime();
  }

  @Override
  public synchronized void says(String text) {
    if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
      lastLine = System.nanoTime();
      err.println(place + ": " + text);
      err.flush();
    }
  }

  @Override
  public synchronized void ends(String name, StepRecord record, boolean fromStore) {
    err.println(
        place
            + ": "
            + (fromStore
                ? "unchanged, taken from the store"
                : String.format(Locale.ROOT, "done in %.1f s", record.seconds())));
    err.flush();
  }
}
