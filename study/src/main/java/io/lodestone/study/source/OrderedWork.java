package io.lodestone.study.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on items that are read one after the other, on all cores, and hands the answers on in
 * order; few of them are in memory at a time.
 */
final class OrderedWork {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int BATCH = 32;
  private static final int BATCHES_AHEAD = 4 * CORES;

  private OrderedWork() {}

  /** Items one after the other. */
  @FunctionalInterface
  interface Reader<T> {
    /** The next item, or null after the last. */
    T next() throws IOException;
  }

  /** Reads and hands on, on this thread; what the work throws is thrown here. */
  static <T, A> void run(Reader<T> items, Function<T, A> work, Consumer<A> take)
      throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(CORES);
    try {
      Deque<Future<List<A>>> ahead = new ArrayDeque<>();
      boolean more = true;
      while (more || !ahead.isEmpty()) {
        while (more && ahead.size() < BATCHES_AHEAD) {
          List<T> batch = new ArrayList<>(BATCH);
          T item;
          while (batch.size() < BATCH && (item = items.next()) != null) {
            batch.add(item);
          }
          more = batch.size() == BATCH;
          ahead.add(workers.submit(() -> batch.stream().map(work).toList()));
        }
        ahead.remove().get().forEach(take);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }
}
