package io.lodestone.learn.sisso;

import java.util.BitSet;
import java.util.List;

/**
 * Works off the units of one stage of a search on all cores, tells how it goes on, and keeps what
 * was found, so that the stage can be taken up again.
 *
 * <p>Units are independent: their order does not matter, nor whether one is done twice.
 *
 * @param checkpoints null where nothing is kept
 */
record Work(Checkpoints checkpoints, SissoProgress progress, String stage) {
  /** Keeps and tells nothing. */
  static final Work UNTOLD = new Work(null, SissoProgress.NONE, "");

  private static final long SAVE_EVERY_NANOS = 10_000_000_000L;

  /** The work of a part of the stage. */
  Work part(String name) {
    return new Work(checkpoints, progress, stage + " " + name);
  }

  /**
   * Does all units that are not yet done.
   *
   * @param state what the units add to
   */
  void run(List<Runnable> units, Checkpoints.State state) {
    BitSet done = new BitSet(units.size());
    if (checkpoints != null) {
      done.or(checkpoints.restore(stage, state));
    }
    long[] saved = {System.nanoTime()};
    progress.at(stage, done.cardinality(), units.size());
    try {
      new Cores().run(units.size(), i -> run(i, units, done, state, saved));
    } finally {
      save(done, state);
    }
  }

  private void run(
      int i, List<Runnable> units, BitSet done, Checkpoints.State state, long[] saved) {
    if (isDone(done, i)) {
      return;
    }
    units.get(i).run();
    synchronized (done) {
      done.set(i);
      progress.at(stage, done.cardinality(), units.size());
      if (System.nanoTime() - saved[0] > SAVE_EVERY_NANOS) {
        save(done, state);
        saved[0] = System.nanoTime();
      }
    }
  }

  private void save(BitSet done, Checkpoints.State state) {
    if (checkpoints != null) {
      synchronized (done) {
        checkpoints.save(stage, done, state);
      }
    }
  }

  private static boolean isDone(BitSet done, int i) {
    synchronized (done) {
      return done.get(i);
    }
  }
}
