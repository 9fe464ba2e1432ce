package io.lodestone.learn.map.embedding;

/**
 * Moves points of a map in one epoch: each by the sum of the pulls of its links and of the pushes
 * of points drawn by chance, all taken where it was.
 *
 * <p>In a plane it does so without arrays, which takes a third of the time.
 */
final class UmapMover {
  /** The most by which one pull or push moves a coordinate. */
  private static final float MOST = 4;

  private final AttractionCurve curve;
  private final int dimensions;
  private final int repelled;
  private final long seed;
  private final int points;
  private final int epoch;
  private final float step;
  private final float[] sums;

  /**
   * A mover.
   *
   * @param repelled how many points are drawn for each pull
   * @param points among which they are drawn
   * @param epoch from 1 on
   * @param step by how much of pulls and pushes points move
   */
  UmapMover(
      AttractionCurve curve,
      int dimensions,
      int repelled,
      long seed,
      int points,
      int epoch,
      float step) {
    this.curve = curve;
    this.dimensions = dimensions;
    this.repelled = repelled;
    this.seed = seed;
    this.points = points;
    this.epoch = epoch;
    this.step = step;
    this.sums = new float[dimensions];
  }

  /** Moves one node in one step of the schedule, from where all were before. */
  void move(UmapSchedule schedule, int step, int node, float[] before, float[] after) {
    int place = step * schedule.nodes() + node;
    if (dimensions == 2) {
      moveInPlane(schedule, place, node, before, after);
    } else {
      moveInSpace(schedule, place, node, before, after);
    }
  }

  /** A pull's turn comes as often as its rate says, at even intervals. */
  private boolean due(int rate) {
    return Integer.compareUnsigned(epoch * rate, rate) < 0;
  }

  /** Begins a point's own row of chances. */
  private long draw(int place) {
    long mixed = seed + 0x9E3779B97F4A7C15L * ((long) epoch << 32 | place);
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  private static long next(long chance) {
    return chance * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
  }

  private int point(long chance) {
    return (int) ((chance >>> 33) * points >>> 31);
  }

  // Hardly ever beyond the limit: a branch that is foreseen costs less than a minimum.
  private static float limited(float move) {
    return move > MOST ? MOST : move < -MOST ? -MOST : move;
  }

  private void moveInPlane(
      UmapSchedule schedule, int place, int node, float[] before, float[] after) {
    float x = before[2 * node];
    float y = before[2 * node + 1];
    float sumX = 0;
    float sumY = 0;
    int pushes = 0;
    int[] others = schedule.others();
    int[] rates = schedule.rates();
    int to = schedule.from()[place + 1];
    for (int pull = schedule.from()[place]; pull < to; pull++) {
      if (due(rates[pull])) {
        int other = others[pull];
        pushes += other >= 0 ? repelled : 0;
        other = other >= 0 ? other : ~other;
        float dx = x - before[2 * other];
        float dy = y - before[2 * other + 1];
        float squared = dx * dx + dy * dy;
        if (squared > 0) {
          float factor = curve.attraction(squared);
          sumX += limited(factor * dx);
          sumY += limited(factor * dy);
        }
      }
    }
    long chance = pushes > 0 ? draw(place) : 0;
    for (int i = 0; i < pushes; i++) {
      chance = next(chance);
      int other = point(chance);
      float dx = x - before[2 * other];
      float dy = y - before[2 * other + 1];
      // The point itself and those at the same place do not push: their differences are zero.
      float factor = curve.repulsion(dx * dx + dy * dy);
      sumX += limited(factor * dx);
      sumY += limited(factor * dy);
    }
    after[2 * node] = x + step * sumX;
    after[2 * node + 1] = y + step * sumY;
  }

  private void moveInSpace(
      UmapSchedule schedule, int place, int node, float[] before, float[] after) {
    int pushes = 0;
    for (int pull = schedule.from()[place]; pull < schedule.from()[place + 1]; pull++) {
      if (due(schedule.rates()[pull])) {
        int other = schedule.others()[pull];
        pushes += other >= 0 ? repelled : 0;
        pull(before, node, before, other >= 0 ? other : ~other);
      }
    }
    push(before, node, before, draw(place), pushes);
    settle(before, after, node);
  }

  /**
   * Moves a point that is new to the others, which stay.
   *
   * @param rates of its links, as of a {@link UmapSchedule}
   */
  void moveNew(float[] own, int[] targets, int[] rates, float[] positions) {
    int pushes = 0;
    for (int link = 0; link < targets.length; link++) {
      if (due(rates[link])) {
        pushes += repelled;
        pull(own, 0, positions, targets[link]);
      }
    }
    push(own, 0, positions, draw(points), pushes);
    settle(own, own, 0);
  }

  private void pull(float[] own, int node, float[] positions, int other) {
    float squared = squared(own, node, positions, other);
    if (squared > 0) {
      add(curve.attraction(squared), own, node, positions, other);
    }
  }

  private void push(float[] own, int node, float[] positions, long chances, int count) {
    long chance = chances;
    for (int i = 0; i < count; i++) {
      chance = next(chance);
      int other = point(chance);
      add(curve.repulsion(squared(own, node, positions, other)), own, node, positions, other);
    }
  }

  private void settle(float[] own, float[] moved, int node) {
    for (int d = 0; d < dimensions; d++) {
      moved[node * dimensions + d] = own[node * dimensions + d] + step * sums[d];
      sums[d] = 0;
    }
  }

  private float squared(float[] own, int node, float[] positions, int other) {
    float sum = 0;
    for (int d = 0; d < dimensions; d++) {
      float difference = own[node * dimensions + d] - positions[other * dimensions + d];
      sum += difference * difference;
    }
    return sum;
  }

  private void add(float factor, float[] own, int node, float[] positions, int other) {
    for (int d = 0; d < dimensions; d++) {
      sums[d] += limited(factor * (own[node * dimensions + d] - positions[other * dimensions + d]));
    }
  }
}
