package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bounds on features that all have to hold, such as those of a subgroup in which a model was found
 * to err little: {@code radius <= 1.2 and charge > 1}.
 *
 * @param inequalities at least one
 * @param origin where it comes from, in a few words; empty where nobody said
 */
public record Rule(List<Inequality> inequalities, String origin) {
  /** Checks that there is something to hold. */
  public Rule {
    inequalities = List.copyOf(inequalities);
    if (inequalities.isEmpty()) {
      throw new InvalidInput(null, null, "a rule without inequalities", "at least one", null);
    }
  }

  /**
   * Reads inequalities joined by {@code and}.
   *
   * @throws InvalidInput when one of them is none
   */
  public static Rule parse(String text, String origin) {
    return new Rule(
        Arrays.stream(text.split("(?i)\\s+and\\s+")).map(Inequality::parse).toList(), origin);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return inequalities.stream().map(Inequality::text).collect(Collectors.joining(" and "));
  }
}
