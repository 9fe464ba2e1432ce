package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * Moves the points of regions of a map: link after link, both ends at once, and the first end also
 * away from points drawn by chance.
 *
 * <p>Points of other regions are seen where they were before the step. So regions may be moved at
 * the same time, each by one thread.
 */
final class UmapMover {
  /** The most by which one pull or push moves a coordinate. */
  private static final float MOST = 4;

  private final AttractionCurve curve;
  private final int dimensions;
  private final int repelled;
  private final Chance chance;
  private final UmapSchedule schedule;

  /** The links of each kind whose turn it is, from where all of that kind begin. */
  private final int[] own;

  private final int[] other;
  private final int[] ends;

  /**
   * A mover.
   *
   * @param repelled how many points are drawn for each pull
   */
  UmapMover(
      AttractionCurve curve, int dimensions, int repelled, Chance chance, UmapSchedule schedule) {
    this.curve = curve;
    this.dimensions = dimensions;
    this.repelled = repelled;
    this.chance = chance;
    this.schedule = schedule;
    this.own = new int[schedule.own().length];
    this.other = new int[own.length];
    this.ends = new int[schedule.from().length - 1];
  }

  /**
   * What happens in a part of an epoch.
   *
   * @param epoch from 1 on
   * @param step of the schedule
   * @param forward whether links pull from their first end, or else from their other
   * @param share by how much of pulls and pushes points move
   */
  record Turn(int epoch, int step, boolean forward, float share) {}

  /**
   * Moves the points of one region. The turn forward of an epoch and step comes before that back.
   *
   * @param before where all points were, by their place in the schedule
   * @param after where points of the region come to be; those of others are left alone
   */
  void move(int region, Turn turn, float[] before, float[] after) {
    int begin = schedule.regions().from()[region];
    int end = schedule.regions().from()[region + 1];
    System.arraycopy(
        before, begin * dimensions, after, begin * dimensions, (end - begin) * dimensions);
    int cell = (region * schedule.steps() + turn.step()) * UmapSchedule.KINDS;
    if (turn.forward()) {
      for (int kind = 0; kind < UmapSchedule.KINDS; kind++) {
        call(cell + kind, turn.epoch());
      }
    }
    int heads = turn.forward() ? UmapSchedule.ONWARDS : UmapSchedule.BACK;
    int tails = turn.forward() ? UmapSchedule.BACK : UmapSchedule.ONWARDS;
    Sweep sweep =
        dimensions == 2
            ? new Plane(turn.share(), before, after)
            : new Space(turn.share(), before, after);
    long drawn = chance.begin(turn, region);
    int[] from = schedule.from();
    sweep.out(from[cell + tails], ends[cell + tails]);
    drawn = sweep.outAndAway(from[cell + heads], ends[cell + heads], drawn);
    int first = cell + UmapSchedule.INNER;
    sweep.inside(
        turn.forward() ? own : other,
        turn.forward() ? other : own,
        from[first],
        ends[first],
        drawn);
  }

  /** Lists the links of one kind whose turn it is. */
  private void call(int cell, int epoch) {
    int to = schedule.from()[cell + 1];
    int count = schedule.from()[cell];
    // Written whether or not its turn it is: a branch that cannot be foreseen would cost more.
    for (int link = count; link < to; link++) {
      own[count] = schedule.own()[link];
      other[count] = schedule.other()[link];
      count += UmapLinks.due(schedule.rates()[link], epoch) ? 1 : 0;
    }
    ends[cell] = count;
  }

  // Hardly ever beyond the limit: a branch that is foreseen costs less than a minimum.
  static float limited(float move) {
    return move > MOST ? MOST : move < -MOST ? -MOST : move;
  }

  /** Pulls and pushes along links that are listed. */
  private sealed interface Sweep {
    /** Moves points towards those of other regions. */
    void out(int from, int to);

    /** Moves points towards those of other regions, and away from points drawn by chance. */
    long outAndAway(int from, int to, long drawn);

    /** Moves points of the region towards each other, and the heads away from others. */
    void inside(int[] heads, int[] tails, int from, int to, long drawn);
  }

  /** In a plane, without arrays for one point, which takes a third of the time. */
  private final class Plane implements Sweep {
    private final float share;
    private final float[] before;
    private final float[] after;

    Plane(float share, float[] before, float[] after) {
      this.share = share;
      this.before = before;
      this.after = after;
    }

    @Override
    public void out(int from, int to) {
      for (int link = from; link < to; link++) {
        pull(own[link], other[link]);
      }
    }

    private void pull(int head, int tail) {
      float dx = before[2 * head] - before[2 * tail];
      float dy = before[2 * head + 1] - before[2 * tail + 1];
      float squared = dx * dx + dy * dy;
      float factor = squared > 0 ? curve.attraction(squared) : 0;
      after[2 * head] += share * limited(factor * dx);
      after[2 * head + 1] += share * limited(factor * dy);
    }

    @Override
    public long outAndAway(int from, int to, long drawn) {
      long next = drawn;
      for (int link = from; link < to; link++) {
        pull(own[link], other[link]);
        next = push(own[link], after[2 * own[link]], after[2 * own[link] + 1], next);
      }
      return next;
    }

    @Override
    public void inside(int[] heads, int[] tails, int from, int to, long drawn) {
      long next = drawn;
      for (int link = from; link < to; link++) {
        int head = heads[link];
        int tail = tails[link];
        float x = after[2 * head];
        float y = after[2 * head + 1];
        float dx = x - after[2 * tail];
        float dy = y - after[2 * tail + 1];
        float squared = dx * dx + dy * dy;
        float factor = squared > 0 ? curve.attraction(squared) : 0;
        float moveX = share * limited(factor * dx);
        float moveY = share * limited(factor * dy);
        after[2 * tail] -= moveX;
        after[2 * tail + 1] -= moveY;
        next = push(head, x + moveX, y + moveY, next);
      }
    }

    private long push(int head, float x, float y, long drawn) {
      float sumX = 0;
      float sumY = 0;
      long next = drawn;
      for (int i = 0; i < repelled; i++) {
        next = chance.next(next);
        int point = chance.point(next);
        float dx = x - before[2 * point];
        float dy = y - before[2 * point + 1];
        float factor = point == head ? 0 : curve.repulsion(dx * dx + dy * dy);
        sumX += limited(factor * dx);
        sumY += limited(factor * dy);
      }
      after[2 * head] = x + share * sumX;
      after[2 * head + 1] = y + share * sumY;
      return next;
    }
  }

  /** In any number of dimensions. */
  private final class Space implements Sweep {
    private final float share;
    private final float[] before;
    private final float[] after;
    private final float[] sums = new float[dimensions];

    Space(float share, float[] before, float[] after) {
      this.share = share;
      this.before = before;
      this.after = after;
    }

    @Override
    public void out(int from, int to) {
      for (int link = from; link < to; link++) {
        float factor = attraction(before, own[link], other[link]);
        add(factor, before, own[link], before, other[link]);
        settle(own[link], 1);
      }
    }

    @Override
    public long outAndAway(int from, int to, long drawn) {
      long next = drawn;
      for (int link = from; link < to; link++) {
        out(link, link + 1);
        next = push(own[link], next);
      }
      return next;
    }

    @Override
    public void inside(int[] heads, int[] tails, int from, int to, long drawn) {
      long next = drawn;
      for (int link = from; link < to; link++) {
        add(attraction(after, heads[link], tails[link]), after, heads[link], after, tails[link]);
        for (int d = 0; d < dimensions; d++) {
          after[heads[link] * dimensions + d] += share * sums[d];
        }
        settle(tails[link], -1);
        next = push(heads[link], next);
      }
    }

    private long push(int head, long drawn) {
      long next = drawn;
      for (int i = 0; i < repelled; i++) {
        next = chance.next(next);
        int point = chance.point(next);
        if (point != head) {
          float squared = squared(after, head, before, point);
          add(curve.repulsion(squared), after, head, before, point);
        }
      }
      settle(head, 1);
      return next;
    }

    private float attraction(float[] positions, int head, int tail) {
      float squared = squared(positions, head, positions, tail);
      return squared > 0 ? curve.attraction(squared) : 0;
    }

    private float squared(float[] a, int head, float[] b, int tail) {
      float sum = 0;
      for (int d = 0; d < dimensions; d++) {
        float difference = a[head * dimensions + d] - b[tail * dimensions + d];
        sum += difference * difference;
      }
      return sum;
    }

    private void add(float factor, float[] a, int head, float[] b, int tail) {
      for (int d = 0; d < dimensions; d++) {
        sums[d] += limited(factor * (a[head * dimensions + d] - b[tail * dimensions + d]));
      }
    }

    private void settle(int point, float sign) {
      for (int d = 0; d < dimensions; d++) {
        after[point * dimensions + d] += sign * share * sums[d];
      }
      Arrays.fill(sums, 0);
    }
  }
}
