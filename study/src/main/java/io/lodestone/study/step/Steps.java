package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All kinds of steps that there are, by name. */
public final class Steps {
  private final Map<String, Step<?>> steps = new TreeMap<>();

  /** The kinds on the class path. */
  public Steps() {
    for (Step<?> step : ServiceLoader.load(Step.class)) {
      if (steps.put(step.kind(), step) != null) {
        throw new IllegalStateException("two kinds of steps " + step.kind());
      }
    }
  }

  /** All kinds, by name. */
  public List<Step<?>> all() {
    return List.copyOf(steps.values());
  }

  /**
   * The kind of a name.
   *
   * @throws InvalidInput when there is none
   */
  public Step<?> named(String kind) {
    Step<?> step = steps.get(kind);
    if (step == null) {
      throw new InvalidInput(
          null,
          null,
          "a step that does '" + kind + "'",
          "one of " + String.join(", ", steps.keySet()),
          new Spelling(steps.keySet()).hint(kind, ""));
    }
    return step;
  }
}
