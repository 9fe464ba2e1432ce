package io.lodestone.learn.advice;

import java.util.List;

/**
 * What is said of a learner before it is tried.
 *
 * @param learner its name
 * @param verdict whether it suits
 * @param reasons why, or why not, each without a full stop; at least one
 */
public record Advice(String learner, Verdict verdict, List<String> reasons) {
  /** Whether a learner suits a table. */
  public enum Verdict {
    /** It does. */
    SUITS,
    /** It may, but something speaks against it. */
    WITH_CARE,
    /** It is not tried. */
    UNSUITED
  }

  public Advice {
    reasons = List.copyOf(reasons);
  }
}
