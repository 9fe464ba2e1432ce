package io.lodestone.learn.cluster;

import io.lodestone.learn.state.ModelState;
import java.util.List;

/** Clusters that were found. It is immutable and may be used by many threads. */
public interface Clustering {
  /** How many clusters there are; they are numbered from the largest, or as the method says. */
  int count();

  /** The clusters of the points in which they were found. */
  Assignment found();

  /**
   * The clusters of other points. Each is judged by itself.
   *
   * @throws io.lodestone.core.error.InvalidInput when they have another number of coordinates
   */
  Assignment assign(Points others);

  /** All that is needed to make it again with {@link ClusterMethod#restore}. */
  ModelState state();

  /** What one has to know of it, in sentences without a full stop. */
  default List<String> notes() {
    return List.of();
  }
}
