package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A map as its method drew it: where each material lies, and where others would. It is immutable
 * and may be used by many threads.
 */
public interface FittedMap {
  /** The number of materials. */
  int size();

  /** The number of coordinates of each. */
  int dimensions();

  /** The coordinates, size × dimensions, row-major: not a copy, and not to be changed. */
  double[] coordinates();

  /**
   * Places other materials into the map, which does not change. Each is placed by itself: the
   * others beside it do not count.
   *
   * @param others of the kind from which the map was drawn; distances and similarities are those to
   *     its materials, in their order
   * @return coordinates, rows × dimensions, row-major
   * @throws InvalidInput when they are of another kind or width
   */
  double[] place(MapInput others);

  /** All that is needed to make it again with {@link MapMethod#restore}. */
  ModelState state();

  /** What stands at each axis. */
  default List<String> axes() {
    return IntStream.rangeClosed(1, dimensions()).mapToObj(i -> "map " + i).toList();
  }

  /** What one has to know to read it, in sentences without a full stop. */
  default List<String> notes() {
    return List.of();
  }
}
