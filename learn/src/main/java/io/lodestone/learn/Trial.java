package io.lodestone.learn;

/**
 * A recipe that was tried when the settings of a learner were sought.
 *
 * @param values of the settings that may change, such as {@code min_leaf=2,share=0.5}
 * @param recipe the learner with all settings
 * @param score mean over the folds; NaN where it failed
 * @param spread standard deviation between the folds; NaN where it failed
 * @param seconds how long it took
 * @param problem why it failed; null where it did not
 */
public record Trial(
    String values, String recipe, double score, double spread, double seconds, String problem) {
  /** Whether it has a score. */
  public boolean isScored() {
    return problem == null;
  }
}
