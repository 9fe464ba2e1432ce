package io.lodestone.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how long work goes on: a bar on a terminal, a line now and then elsewhere. */
final class WorkProgress implements AutoCloseable {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final String task;
  private final String unit;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private ProgressBar bar;
  private long lastLine = System.nanoTime();

  /**
   * Work that has just begun.
   *
   * @param unit what is counted, in the plural
   */
  WorkProgress(PrintWriter err, String task, String unit) {
    this.err = err;
    this.task = task;
    this.unit = unit;
  }

  /**
   * Says how much is done.
   *
   * @param remark for a line of text, such as the last file; may be empty
   */
  void done(long done, String remark) {
    if (terminal) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" " + unit, 1)
                .build();
      }
      bar.stepTo(done);
    } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
      lastLine = System.nanoTime();
      err.println(task + ": " + done + " " + unit + (remark.isEmpty() ? "" : ", " + remark));
      err.flush();
    }
  }

  /** Takes the bar away, so that something else can be printed. */
  void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}
