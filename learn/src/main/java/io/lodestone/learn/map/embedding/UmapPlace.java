package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/** Moves one new point of a map among points that stay where they are. */
final class UmapPlace {
  private final AttractionCurve curve;
  private final int epochs;
  private final int repelled;
  private final Chance chance;
  private final float[] positions;

  /**
   * Among some points.
   *
   * @param repelled how many points are drawn for each pull
   * @param positions of those that stay
   */
  UmapPlace(AttractionCurve curve, int epochs, int repelled, Chance chance, float[] positions) {
    this.curve = curve;
    this.epochs = epochs;
    this.repelled = repelled;
    this.chance = chance;
    this.positions = positions;
  }

  /**
   * Moves the point.
   *
   * @param targets those it is linked to
   * @param weights of its links, up to 1
   * @param own where it is; changed
   */
  void settle(int[] targets, float[] weights, float[] own) {
    int[] rates = new int[targets.length];
    Arrays.setAll(rates, i -> UmapLinks.rate(weights[i]));
    float[] sums = new float[own.length];
    for (int epoch = 1; epoch <= epochs; epoch++) {
      int pushes = 0;
      for (int link = 0; link < targets.length; link++) {
        if (UmapLinks.due(rates[link], epoch)) {
          pushes += repelled;
          float squared = squared(own, targets[link]);
          add(squared > 0 ? curve.attraction(squared) : 0, own, targets[link], sums);
        }
      }
      long drawn = chance.begin((long) epoch);
      for (int i = 0; i < pushes; i++) {
        drawn = chance.next(drawn);
        int other = chance.point(drawn);
        add(curve.repulsion(squared(own, other)), own, other, sums);
      }
      float share = 1 - (epoch - 1f) / epochs;
      for (int d = 0; d < own.length; d++) {
        own[d] += share * sums[d];
        sums[d] = 0;
      }
    }
  }

  private float squared(float[] own, int other) {
    float sum = 0;
    for (int d = 0; d < own.length; d++) {
      float difference = own[d] - positions[other * own.length + d];
      sum += difference * difference;
    }
    return sum;
  }

  private void add(float factor, float[] own, int other, float[] sums) {
    for (int d = 0; d < own.length; d++) {
      sums[d] += UmapMover.limited(factor * (own[d] - positions[other * own.length + d]));
    }
  }
}
