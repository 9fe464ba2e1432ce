package io.lodestone.archive.ingest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The parts of one file on their way from the thread that reads them to the one that keeps them.
 *
 * <p>One part waits at most; the reader waits with the next. So whoever takes files in the order in
 * which they were submitted always takes from one that is being read.
 */
final class Handover {
  private final BlockingQueue<Optional<Reading>> parts = new ArrayBlockingQueue<>(1);
  private Future<Optional<Reading>> end;

  private Handover() {}

  /** What reads a file. */
  @FunctionalInterface
  interface Task {
    /**
     * Reads it.
     *
     * @param earlier takes the parts before the last
     * @return the last part, or nothing where there is nothing new
     */
    Optional<Reading> read(Reading.Taker earlier) throws IOException;
  }

  /** Has a file read by one of the workers. */
  static Handover from(ExecutorService workers, Task task) {
    Handover handover = new Handover();
    handover.end =
        workers.submit(
            () -> {
              try {
                return task.read(part -> handover.put(Optional.of(part)));
              } finally {
                handover.put(Optional.empty());
              }
            });
    return handover;
  }

  /**
   * The next part, the last one at the end; waits for it.
   *
   * @throws ExecutionException with what went wrong while the file was read
   */
  Optional<Reading> next() throws InterruptedException, ExecutionException {
    Optional<Reading> part = parts.take();
    return part.isPresent() ? part : end.get();
  }

  private void put(Optional<Reading> part) throws IOException {
    try {
      parts.put(part);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
