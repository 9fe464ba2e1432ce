package io.lodestone.represent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one material: its composition, and perhaps its structure, its history, each
 * under the class that a method looks at.
 */
public final class Subject {
  private final Map<Class<?>, Object> known;

  private Subject(Map<Class<?>, Object> known) {
    this.known = known;
  }

  /** A material of which one thing is known. */
  public static <M> Subject of(Class<M> type, M view) {
    return new Subject(Map.of(type, view));
  }

  /** The same material, of which one thing more is known. */
  public <M> Subject with(Class<M> type, M view) {
    Map<Class<?>, Object> more = new HashMap<>(known);
    more.put(type, view);
    return new Subject(more);
  }

  /** What is known under a class. */
  public <M> Optional<M> as(Class<M> type) {
    return Optional.ofNullable(known.get(type)).map(type::cast);
  }
}
