package io.lodestone.learn.search;

import io.lodestone.learn.Trial;

/** Is told how a search goes on, and may stop it. */
public interface SearchProgress {
  /** Tells nobody and never stops. */
  SearchProgress NONE = (done, total, latest, best) -> {};

  /**
   * A trial was made.
   *
   * @param done how many there are
   * @param total the most that there will be
   * @param latest the one that was just made
   * @param best the best so far; null where none has a score
   */
  void made(int done, int total, Trial latest, Trial best);

  /** Whether to stop after the trial under way, with the best so far. */
  default boolean stopped() {
    return false;
  }
}
