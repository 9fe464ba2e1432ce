package io.lodestone.cli;

import io.lodestone.learn.sisso.SissoProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how the stages of a search go on: a bar on a terminal, a line now and then elsewhere. */
final class StageProgress implements SissoProgress, AutoCloseable {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private String shown = "";
  private ProgressBar bar;
  private long lastLine = System.nanoTime();

  StageProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void at(String stage, long done, long total) {
    if (terminal) {
      if (!stage.equals(shown)) {
        close();
        shown = stage;
        bar =
            new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
      }
      bar.stepTo(done);
    } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
      lastLine = System.nanoTime();
      err.println("sisso: " + stage + ": " + done + " of " + total);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
