package io.lodestone.represent;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All methods of representation that there are, by name. */
public final class Registry {
  private final Map<String, RepresentationFamily<?, ?>> families = new TreeMap<>();

  /** The methods on the class path. */
  public Registry() {
    for (RepresentationFamily<?, ?> family : ServiceLoader.load(RepresentationFamily.class)) {
      if (families.put(family.profile().name(), family) != null) {
        throw new IllegalStateException("two representations " + family.profile().name());
      }
    }
  }

  /** All methods, by name. */
  public List<RepresentationFamily<?, ?>> families() {
    return List.copyOf(families.values());
  }

  /**
   * Reads a method with settings: {@code magpie}, or {@code soap:r_cut=5,n_max=8}.
   *
   * @throws InvalidInput for a method or setting that is not there
   */
  public Recipe<?, ?> parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    RepresentationFamily<?, ?> family = families.get(name);
    if (family == null) {
      throw new InvalidInput(
          null,
          null,
          "representation '" + name + "'",
          "one of " + String.join(", ", families.keySet()),
          new Spelling(families.keySet()).hint(name, ""));
    }
    return Recipe.parse(family, colon < 0 ? "" : text.substring(colon + 1));
  }
}
