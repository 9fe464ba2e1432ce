package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All methods of learning that there are, by name. */
public final class Learners {
  private final Map<String, Learner<?>> learners = new TreeMap<>();

  /** The methods on the class path. */
  public Learners() {
    for (Learner<?> learner : ServiceLoader.load(Learner.class)) {
      if (learners.put(learner.profile().name(), learner) != null) {
        throw new IllegalStateException("two learners " + learner.profile().name());
      }
    }
  }

  /** All methods, by name. */
  public List<Learner<?>> all() {
    return List.copyOf(learners.values());
  }

  /**
   * Reads a method with settings: {@code forest}, or {@code forest:trees=500,seed=7}.
   *
   * @throws InvalidInput for a method or setting that is not there
   */
  public LearningRecipe<?> parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    Learner<?> learner = learners.get(name);
    if (learner == null) {
      throw new InvalidInput(
          null,
          null,
          "learner '" + name + "'",
          "one of " + String.join(", ", learners.keySet()),
          new Spelling(learners.keySet()).hint(name, ""));
    }
    return LearningRecipe.parse(learner, colon < 0 ? "" : text.substring(colon + 1));
  }
}
