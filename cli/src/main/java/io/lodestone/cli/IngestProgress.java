package io.lodestone.cli;

import io.lodestone.archive.ingest.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how an ingest goes on: a bar on a terminal, a line now and then elsewhere. */
final class IngestProgress implements Progress, AutoCloseable {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private ProgressBar bar;
  private long lastLine = System.nanoTime();

  IngestProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void safe(long done, String path) {
    if (terminal) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("ingest")
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" files", 1)
                .build();
      }
      bar.stepTo(done);
    } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
      lastLine = System.nanoTime();
      err.println("ingest: " + done + " main files safe, last " + path);
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
