package io.lodestone.learn.subgroup;

/** Is told about once a second how a search goes on; from one thread at a time. */
@FunctionalInterface
public interface SearchProgress {
  /** Tells nobody. */
  SearchProgress NONE = (rules, open, best) -> {};

  /**
   * @param rules looked at so far
   * @param open rules whose refinements are still to be looked at
   * @param best the best subgroups so far, the best first, by their rules
   */
  void at(long rules, long open, java.util.List<Selector> best);
}
