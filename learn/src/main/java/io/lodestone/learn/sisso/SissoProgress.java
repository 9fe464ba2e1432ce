package io.lodestone.learn.sisso;

/** Is told how a search goes on; may be called from several threads. */
@FunctionalInterface
public interface SissoProgress {
  /** Tells nobody. */
  SissoProgress NONE = (stage, done, total) -> {};

  /**
   * @param stage such as {@code screening for dimension 1}
   * @param done parts of it that are done; each stage begins with 0 and ends with {@code total}
   * @param total its parts
   */
  void at(String stage, long done, long total);
}
