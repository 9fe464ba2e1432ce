package io.lodestone.learn.map.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Points of a map that move towards those they are linked to and away from others drawn by chance,
 * by less and less, epoch after epoch.
 *
 * <p>In each step of an epoch every point moves itself only, by where all were before the step, and
 * what chance draws for it depends on the seed, the epoch, the step and the point. So the map is
 * the same on any number of cores.
 */
final class UmapDescent {
  /** With fewer steps, so many links would pull at once that the map would be coarser. */
  private static final int STEPS = 8;

  private static final int CHUNK = 512;

  private final AttractionCurve curve;
  private final int dimensions;
  private final int epochs;
  private final int repelled;
  private final long seed;

  /**
   * A descent.
   *
   * @param repelled how many points are drawn for each link that attracts
   */
  UmapDescent(AttractionCurve curve, int dimensions, int epochs, int repelled, long seed) {
    this.curve = curve;
    this.dimensions = dimensions;
    this.epochs = epochs;
    this.repelled = repelled;
    this.seed = seed;
  }

  /**
   * Moves all points of a graph.
   *
   * @param start nodes × dimensions
   * @return where they come to lie
   */
  float[] move(WeightedGraph graph, float[] start) {
    UmapSchedule schedule = UmapSchedule.of(graph, STEPS, epochs);
    int n = graph.nodes();
    int chunks = (n + CHUNK - 1) / CHUNK;
    float[] before = start.clone();
    float[] after = start.clone();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int step = 0; step < STEPS; step++) {
        float[] positions = before;
        float[] moved = after;
        int now = epoch;
        int part = step;
        IntStream.range(0, chunks)
            .parallel()
            .forEach(
                chunk -> {
                  UmapMover mover = mover(n, now);
                  int to = Math.min(n, (chunk + 1) * CHUNK);
                  for (int node = chunk * CHUNK; node < to; node++) {
                    mover.move(schedule, part, node, positions, moved);
                  }
                });
        before = moved;
        after = positions;
      }
    }
    return before;
  }

  private UmapMover mover(int points, int epoch) {
    float step = 1 - (epoch - 1f) / epochs;
    return new UmapMover(curve, dimensions, repelled, seed, points, epoch, step);
  }

  /**
   * Moves one new point among points that stay where they are.
   *
   * @param positions of those that stay
   * @param targets those it is linked to
   * @param weights of its links, up to 1
   * @param own where it is; changed
   */
  void moveOne(float[] positions, int[] targets, float[] weights, float[] own) {
    int[] rates = new int[targets.length];
    Arrays.setAll(rates, i -> UmapSchedule.rate(weights[i]));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      mover(positions.length / dimensions, epoch).moveNew(own, targets, rates, positions);
    }
  }
}
