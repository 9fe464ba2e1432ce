package io.lodestone.learn.map.embedding;

import io.lodestone.learn.map.MapInput;
import java.util.Random;

/** Made-up rows in groups, for tests of maps. */
final class Groups {
  static final int WIDTH = 6;

  private Groups() {}

  /** Points around a few far places. */
  static MapInput.Rows of(int groups, int each, double apart, long seed) {
    Random random = new Random(seed);
    double[] values = new double[groups * each * WIDTH];
    for (int i = 0; i < groups * each; i++) {
      for (int j = 0; j < WIDTH; j++) {
        double place = j == i % groups % WIDTH ? apart * (1 + i % groups / WIDTH) : 0;
        values[i * WIDTH + j] = place + random.nextGaussian();
      }
    }
    return new MapInput.Rows(groups * each, WIDTH, values);
  }
}
