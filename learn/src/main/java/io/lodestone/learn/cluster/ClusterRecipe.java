package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;

/**
 * A method with settings: how clusters were, or are to be, found.
 *
 * @param <S> the settings
 */
public record ClusterRecipe<S extends Record>(ClusterMethod<S> method, S settings) {
  /** With settings read from text such as {@code min_size=20}. */
  static <S extends Record> ClusterRecipe<S> parse(ClusterMethod<S> method, String text) {
    try {
      return new ClusterRecipe<>(method, method.settings().parse(text));
    } catch (InvalidInput problem) {
      throw problem.in(method.profile().name());
    }
  }

  /**
   * Finds clusters.
   *
   * @throws InvalidInput when there are no points, or too few for the settings
   */
  public Clustering fit(Points points) {
    if (points.rows() == 0) {
      throw new InvalidInput(null, null, "no points", "points to look for clusters in", null);
    }
    return method.fit(settings, points);
  }

  /** Makes a clustering again from its state. */
  public Clustering restore(ModelState state) {
    return method.restore(settings, state);
  }

  /** Name and all settings, as {@link ClusterMethods} reads. */
  public String text() {
    String text = method.settings().text(settings);
    return text.isEmpty() ? method.profile().name() : method.profile().name() + ":" + text;
  }
}
