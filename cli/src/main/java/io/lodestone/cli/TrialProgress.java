package io.lodestone.cli;

import io.lodestone.learn.Trial;
import io.lodestone.learn.search.SearchProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Shows how a search goes on, and ends it after the trial under way when somebody wants it to; what
 * is the best so far is taken then.
 */
final class TrialProgress implements SearchProgress, AutoCloseable {
  private final PrintWriter err;
  private final WorkProgress shown;
  private final BooleanSupplier enough;
  private boolean told;

  /**
   * @param enough whether somebody wants the search to end
   */
  TrialProgress(PrintWriter err, BooleanSupplier enough) {
    this.err = err;
    this.enough = enough;
    shown = new WorkProgress(err, "search", "trials");
  }

  @Override
  public void made(int done, int total, Trial latest, Trial best) {
    shown.done(
        done,
        "of "
            + total
            + (best == null
                ? ""
                : String.format(Locale.ROOT, ", best %.4g: %s", best.score(), best.values())));
    if (done == total) {
      shown.end();
    }
  }

  @Override
  public boolean stopped() {
    if (enough.getAsBoolean() && !told) {
      told = true;
      shown.end();
      err.println("search: interrupted, going on with the best so far");
      err.flush();
    }
    return told;
  }

  @Override
  public void close() {
    shown.end();
  }
}
