package io.lodestone.cli;

import io.lodestone.archive.ingest.Progress;
import java.io.PrintWriter;

/** Shows how an ingest goes on. */
final class IngestProgress implements Progress, AutoCloseable {
  private final WorkProgress progress;

  IngestProgress(PrintWriter err) {
    progress = new WorkProgress(err, "ingest", "main files safe");
  }

  @Override
  public void safe(long done, String path) {
    progress.done(done, "last " + path);
  }

  /** Takes the bar away, so that something else can be printed. */
  void end() {
    progress.end();
  }

  @Override
  public void close() {
    end();
  }
}
