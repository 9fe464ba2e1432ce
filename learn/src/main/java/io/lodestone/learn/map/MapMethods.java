package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All methods of drawing maps that there are, by name. */
public final class MapMethods {
  private final Map<String, MapMethod<?>> methods = new TreeMap<>();

  /** The methods on the class path. */
  public MapMethods() {
    for (MapMethod<?> method : ServiceLoader.load(MapMethod.class)) {
      if (methods.put(method.profile().name(), method) != null) {
        throw new IllegalStateException("two methods " + method.profile().name());
      }
    }
  }

  /** All methods, by name. */
  public List<MapMethod<?>> all() {
    return List.copyOf(methods.values());
  }

  /**
   * Reads a method with settings: {@code umap}, or {@code umap:neighbours=30,seed=7}.
   *
   * @throws InvalidInput for a method or setting that is not there
   */
  public MapRecipe<?> parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    MapMethod<?> method = methods.get(name);
    if (method == null) {
      throw new InvalidInput(
          null,
          null,
          "map method '" + name + "'",
          "one of " + String.join(", ", methods.keySet()),
          new Spelling(methods.keySet()).hint(name, ""));
    }
    return MapRecipe.parse(method, colon < 0 ? "" : text.substring(colon + 1));
  }
}
