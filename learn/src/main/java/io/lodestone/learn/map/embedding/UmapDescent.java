package io.lodestone.learn.map.embedding;

import java.util.stream.IntStream;

/**
 * Points of a map that move towards those they are linked to and away from others drawn by chance,
 * by less and less, epoch after epoch.
 *
 * <p>The map is divided into regions, anew from time to time. Within one, points move one after the
 * other, as in the sequential algorithm; those of others are seen where they were before the step.
 * Regions and what chance draws for them do not depend on the number of cores, and so the map does
 * not.
 */
final class UmapDescent {
  /** Steps of an epoch, over which links from region to region are shared out. */
  private static final int STEPS = 2;

  /** How often the map is divided, most often at first, when points move far. */
  private static final int DIVISIONS = 10;

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
    UmapLinks links = UmapLinks.of(graph, epochs);
    float[] positions = start.clone();
    int epoch = 1;
    for (int division = 1; division <= DIVISIONS; division++) {
      int last = (int) ((long) epochs * division * division / (DIVISIONS * DIVISIONS));
      if (last >= epoch) {
        move(links, positions, epoch, last);
        epoch = last + 1;
      }
    }
    return positions;
  }

  /** Moves the points in some epochs, divided into the same regions. */
  private void move(UmapLinks links, float[] positions, int first, int last) {
    UmapRegions regions = UmapRegions.of(positions, dimensions);
    UmapSchedule schedule = UmapSchedule.of(links, regions, STEPS);
    int n = regions.order().length;
    UmapMover mover = new UmapMover(curve, dimensions, repelled, new Chance(seed, n), schedule);
    float[] before = new float[positions.length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(
          positions, regions.order()[i] * dimensions, before, i * dimensions, dimensions);
    }
    float[] after = new float[before.length];
    for (int epoch = first; epoch <= last; epoch++) {
      float share = 1 - (epoch - 1f) / epochs;
      for (int part = 0; part < 2 * STEPS; part++) {
        UmapMover.Turn turn = new UmapMover.Turn(epoch, part % STEPS, part < STEPS, share);
        float[] from = before;
        float[] to = after;
        IntStream.range(0, regions.count())
            .parallel()
            .forEach(region -> mover.move(region, turn, from, to));
        before = to;
        after = from;
      }
    }
    for (int i = 0; i < n; i++) {
      System.arraycopy(
          before, i * dimensions, positions, regions.order()[i] * dimensions, dimensions);
    }
  }
}
