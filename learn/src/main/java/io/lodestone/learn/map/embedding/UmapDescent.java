package io.lodestone.learn.map.embedding;

import java.util.stream.IntStream;

/**
 * Points of a map that move towards those they are linked to and away from others drawn by chance,
 * by less and less, epoch after epoch.
 *
 * <p>In each step of an epoch every point moves itself only, by where all were before the step, and
 * what chance draws for it depends on the seed, the step and the point. So the map is the same on
 * any number of cores.
 */
final class UmapDescent {
  private static final int STEPS = 8;
  private static final int CHUNK = 512;
  private static final float MOST = 4;

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
    UmapSchedule schedule = UmapSchedule.of(graph, STEPS);
    int n = graph.nodes();
    int chunks = (n + CHUNK - 1) / CHUNK;
    float[] before = start.clone();
    float[] after = start.clone();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int step = 0; step < STEPS; step++) {
        float[] positions = before;
        float[] moved = after;
        int round = epoch;
        int first = step * n;
        IntStream.range(0, chunks)
            .parallel()
            .forEach(
                chunk -> {
                  Mover mover = new Mover(positions, round);
                  int to = Math.min(n, (chunk + 1) * CHUNK);
                  for (int node = chunk * CHUNK; node < to; node++) {
                    mover.start(positions, node);
                    mover.follow(schedule, first + node);
                    mover.write(moved, node);
                  }
                });
        before = moved;
        after = positions;
      }
    }
    return before;
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
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Mover mover = new Mover(positions, epoch);
      mover.start(own, 0);
      mover.follow(targets, weights);
      mover.write(own, 0);
    }
  }

  /** Moves points in one epoch. */
  private final class Mover {
    private final float[] positions;
    private final int points;
    private final int epoch;
    private final float step;
    private final float[] own = new float[dimensions];
    private final float[] pull = new float[dimensions];
    private long chance;

    Mover(float[] positions, int epoch) {
      this.positions = positions;
      this.points = positions.length / dimensions;
      this.epoch = epoch;
      this.step = 1 - (epoch - 1f) / epochs;
    }

    void start(float[] at, int node) {
      System.arraycopy(at, node * dimensions, own, 0, dimensions);
    }

    void write(float[] moved, int node) {
      System.arraycopy(own, 0, moved, node * dimensions, dimensions);
    }

    /**
     * Follows the pulls of one step: all are taken where the point was, as the other ends take
     * them, and only then is it pushed.
     */
    void follow(UmapSchedule schedule, int place) {
      int pushes = 0;
      boolean moved = false;
      for (int pull = schedule.from()[place]; pull < schedule.from()[place + 1]; pull++) {
        if (due(schedule.rates()[pull])) {
          int other = schedule.others()[pull];
          pushes += other >= 0 ? repelled : 0;
          attract(other >= 0 ? other : ~other);
          moved = true;
        }
      }
      if (moved) {
        settle();
        draw(place);
        repel(pushes, place % points);
      }
    }

    /** Follows the links of a point that is not among the others. */
    void follow(int[] targets, float[] weights) {
      draw(points);
      for (int link = 0; link < targets.length; link++) {
        if (due(weights[link])) {
          attract(targets[link]);
          settle();
          repel(repelled, -1);
        }
      }
    }

    /** Begins the point's own row of chances. */
    private void draw(int place) {
      long mixed = seed + 0x9E3779B97F4A7C15L * ((long) epoch << 32 | place);
      mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
      chance = mixed ^ mixed >>> 31;
    }

    /** A link's turn comes as often as its rate says, at even intervals. */
    private boolean due(float rate) {
      return (int) ((double) epoch * rate) != (int) ((epoch - 1.0) * rate);
    }

    private void attract(int other) {
      float squared = squared(other * dimensions);
      if (squared > 0) {
        float factor = curve.attraction(squared);
        for (int d = 0; d < dimensions; d++) {
          float by = factor * (own[d] - positions[other * dimensions + d]);
          pull[d] += step * Math.clamp(by, -MOST, MOST);
        }
      }
    }

    private void settle() {
      for (int d = 0; d < dimensions; d++) {
        own[d] += pull[d];
        pull[d] = 0;
      }
    }

    private void repel(int count, int node) {
      for (int i = 0; i < count; i++) {
        chance = chance * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
        int other = (int) ((chance >>> 33) * points >>> 31);
        if (other != node) {
          float squared = squared(other * dimensions);
          if (squared > 0) {
            float factor = curve.repulsion(squared);
            for (int d = 0; d < dimensions; d++) {
              float by = factor * (own[d] - positions[other * dimensions + d]);
              own[d] += step * Math.clamp(by, -MOST, MOST);
            }
          }
        }
      }
    }

    private float squared(int other) {
      float sum = 0;
      for (int d = 0; d < dimensions; d++) {
        float difference = own[d] - positions[other + d];
        sum += difference * difference;
      }
      return sum;
    }
  }
}
