package io.lodestone.learn.sisso;

/** Takes pairs of features that passed a test in single precision. */
@FunctionalInterface
interface PairSink {
  /**
   * @param left place of a feature in the {@link PackedFeatures}
   * @param right place of the other
   */
  void pass(Operator operator, int left, int right);
}
