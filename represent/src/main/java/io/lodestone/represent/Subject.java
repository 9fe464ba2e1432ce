package io.lodestone.represent;

import io.lodestone.core.error.InvalidInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known of one material: its composition, and perhaps its structure, its history, its
 * spectra, each under the class that a method looks at.
 */
public final class Subject {
  private final Map<Class<?>, Supplier<?>> known;

  private Subject(Map<Class<?>, Supplier<?>> known) {
    this.known = known;
  }

  /** A material of which nothing is known. */
  public static Subject unknown() {
    return new Subject(Map.of());
  }

  /** A material of which one thing is known. */
  public static <M> Subject of(Class<M> type, M view) {
    return unknown().with(type, view);
  }

  /** The same material, of which one thing more is known. */
  public <M> Subject with(Class<M> type, M view) {
    return withOnDemand(type, () -> view);
  }

  /**
   * The same material, of which one thing more is known that is worked out when a method looks at
   * it.
   *
   * @param view may throw {@link InvalidInput}, which says why it cannot be looked at
   */
  public <M> Subject withOnDemand(Class<M> type, Supplier<M> view) {
    Map<Class<?>, Supplier<?>> more = new HashMap<>(known);
    more.put(type, view);
    return new Subject(more);
  }

  /** Whether nothing is known. */
  public boolean isUnknown() {
    return known.isEmpty();
  }

  /**
   * What is known under a class.
   *
   * @throws InvalidInput when it is told, but cannot be looked at
   */
  public <M> Optional<M> as(Class<M> type) {
    return Optional.ofNullable(known.get(type)).map(view -> type.cast(view.get()));
  }
}
