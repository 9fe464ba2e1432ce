package io.lodestone.learn.explain;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Some rows of many, drawn without repetition.
 *
 * @param rows how many there are
 */
record RowSample(int rows, SplittableRandom random) {
  /** Places of at most so many rows, in ascending order; all of them where there are no more. */
  static int[] of(int rows, int most, long seed) {
    int[] order = new RowSample(rows, new SplittableRandom(seed)).shuffled();
    return IntStream.of(order).limit(most).sorted().toArray();
  }

  /** All places in random order. */
  int[] shuffled() {
    int[] order = IntStream.range(0, rows).toArray();
    for (int i = rows - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
