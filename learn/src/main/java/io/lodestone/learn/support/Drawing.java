package io.lodestone.learn.support;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Choices of training rows by chance: bags, drawn with replacement, and parts that are left out in
 * turn. Rows of the same stratum (class) are shared out among themselves, so that no bag and no
 * part lacks one that has rows enough.
 */
final class Drawing {
  /** How many parts are left out in turn. */
  static final int PARTS = 5;

  private final int[][] strata;
  private final int rows;
  private final long seed;

  /**
   * @param stratum of each row, 0 or more
   */
  Drawing(int[] stratum, long seed) {
    this.rows = stratum.length;
    this.seed = seed;
    int most = IntStream.of(stratum).max().orElse(0);
    strata = new int[most + 1][];
    for (int s = 0; s <= most; s++) {
      int own = s;
      strata[s] = IntStream.range(0, rows).filter(row -> stratum[row] == own).toArray();
    }
  }

  private SplittableRandom random(int stream) {
    return new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (stream + 1)));
  }

  /** How often each row is in a bag. */
  int[] bag(int number) {
    SplittableRandom random = random(number + 1);
    int[] counts = new int[rows];
    for (int[] stratum : strata) {
      for (int i = 0; i < stratum.length; i++) {
        counts[stratum[random.nextInt(stratum.length)]]++;
      }
    }
    return counts;
  }

  /** The part of each row. */
  int[] parts() {
    SplittableRandom random = random(0);
    int[] part = new int[rows];
    int next = 0;
    for (int[] stratum : strata) {
      int[] order = stratum.clone();
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      for (int row : order) {
        part[row] = next++ % PARTS;
      }
    }
    return part;
  }
}
