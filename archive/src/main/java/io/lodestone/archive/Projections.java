package io.lodestone.archive;

import io.lodestone.archive.catalog.Catalog;
import io.lodestone.archive.catalog.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Catalog and index as they are brought up to the journal.
 *
 * <p>What they are told is safe already, so their own commits may wait: several batches go into one
 * transaction. What a killed process did not commit, opening the archive tells them again.
 */
final class Projections {
  private static final int BATCHES_PER_COMMIT = 8;
  private static final long NANOS_PER_COMMIT = TimeUnit.SECONDS.toNanos(10);

  private final Catalog catalog;
  private final IndexProjection index;
  private int batches;
  private long begun;
  private long position;
  private boolean half;

  Projections(Catalog catalog, IndexProjection index) {
    this.catalog = catalog;
    this.index = index;
  }

  /**
   * Tells both of events, in the order of the journal, whose position after them is {@code end}.
   */
  void add(List<Recorded> happened, long end) throws IOException {
    add(happened, happened, end);
  }

  /** Tells each of the events that it needs; the index may have some of its already. */
  void add(List<Recorded> forCatalog, List<Recorded> forIndex, long end) throws IOException {
    if (batches == 0) {
      begun = System.nanoTime();
      catalog.begin();
    }
    batches++;
    half = true;
    for (Recorded one : forIndex) {
      index.add(one);
    }
    catalog.add(forCatalog);
    half = false;
    position = end;
    if (batches == BATCHES_PER_COMMIT || System.nanoTime() - begun > NANOS_PER_COMMIT) {
      commit();
    }
  }

  /**
   * Makes durable what was told; the catalog last: what its position says holds for the index too.
   * A batch of which an error let only half be told is left to the next opening.
   */
  void commit() throws IOException {
    if (batches > 0 && !half) {
      index.commit(position);
      catalog.commit(position);
      batches = 0;
    }
  }
}
