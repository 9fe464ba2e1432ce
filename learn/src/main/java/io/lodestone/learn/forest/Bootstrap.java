package io.lodestone.learn.forest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The random choices of one tree, which depend on nothing but the seed and its number. */
final class Bootstrap {
  /** A row drawn more often counts so often; less than one in 10^300 is. */
  private static final int MOST = 255;

  /** Odd and without pattern, so that the seeds of trees have nothing in common. */
  private static final long SPREAD = 0xD1B54A32D192ED03L;

  private final byte[] counts;
  private final SplittableRandom random;

  Bootstrap(long seed, int tree, int rows) {
    random = new SplittableRandom(new SplittableRandom(seed).nextLong() + tree * SPREAD);
    counts = new byte[rows];
    for (int draw = 0; draw < rows; draw++) {
      int row = random.nextInt(rows);
      if (count(row) < MOST) {
        counts[row]++;
      }
    }
  }

  /** How often a row was drawn, out of as many draws as there are rows. */
  int count(int row) {
    return counts[row] & 0xff;
  }

  /** The rows that were drawn, each once. */
  int[] drawn() {
    int[] rows = new int[counts.length];
    int drawn = 0;
    for (int row = 0; row < counts.length; row++) {
      if (counts[row] != 0) {
        rows[drawn++] = row;
      }
    }
    return Arrays.copyOf(rows, drawn);
  }

  /** What the tree decides by, after the rows are drawn. */
  RandomGenerator random() {
    return random;
  }
}
