package io.lodestone.learn.sisso;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Work of uneven parts on all cores: whoever is free takes the next part. */
final class Cores {
  private final ForkJoinPool pool = ForkJoinPool.commonPool();

  /** Does the parts 0 to {@code parts}, in rising order as far as several at once allow. */
  void run(int parts, IntConsumer part) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            part.accept(i);
          }
        };
    List<ForkJoinTask<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(parts, Runtime.getRuntime().availableProcessors()); i++) {
      others.add(pool.submit(worker));
    }
    worker.run();
    for (ForkJoinTask<?> other : others) {
      try {
        other.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }
}
