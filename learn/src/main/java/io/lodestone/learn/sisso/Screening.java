package io.lodestone.learn.sisso;

import java.util.List;

/** Finds, of all features that can be made, those that go best with residuals. */
interface Screening {
  /**
   * @param found what was screened and which are the best, the best first
   * @param count how many features were looked at
   */
  record Result(List<Scored> found, long count) {}

  /**
   * Screens a space and the rung after it, which is not stored.
   *
   * @param space all rungs but the last
   * @param last whether there is a rung after it
   * @param size how many to find
   * @param excluded features found before
   */
  Result screen(FeatureSpace space, boolean last, int size, List<Feature> excluded);
}
