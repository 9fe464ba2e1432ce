package io.lodestone.learn.map.kernel;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which materials stand for all where there are too many to compare each with each. */
final class Landmarks {
  private Landmarks() {}

  /** All, or so many drawn at random, rising. */
  static int[] choose(int materials, int most, long seed) {
    int[] all = IntStream.range(0, materials).toArray();
    if (materials <= most) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < most; i++) {
      int other = random.nextInt(i, materials);
      int swap = all[i];
      all[i] = all[other];
      all[other] = swap;
    }
    return IntStream.of(all).limit(most).sorted().toArray();
  }
}
