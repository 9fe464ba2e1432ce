package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All methods of finding clusters that there are, by name. */
public final class ClusterMethods {
  private final Map<String, ClusterMethod<?>> methods = new TreeMap<>();

  /** The methods on the class path. */
  public ClusterMethods() {
    for (ClusterMethod<?> method : ServiceLoader.load(ClusterMethod.class)) {
      if (methods.put(method.profile().name(), method) != null) {
        throw new IllegalStateException("two methods " + method.profile().name());
      }
    }
  }

  /** All methods, by name. */
  public List<ClusterMethod<?>> all() {
    return List.copyOf(methods.values());
  }

  /**
   * Reads a method with settings: {@code kmeans}, or {@code hdbscan:min_size=20}.
   *
   * @throws InvalidInput for a method or setting that is not there
   */
  public ClusterRecipe<?> parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    ClusterMethod<?> method = methods.get(name);
    if (method == null) {
      throw new InvalidInput(
          null,
          null,
          "cluster method '" + name + "'",
          "one of " + String.join(", ", methods.keySet()),
          new Spelling(methods.keySet()).hint(name, ""));
    }
    return ClusterRecipe.parse(method, colon < 0 ? "" : text.substring(colon + 1));
  }
}
