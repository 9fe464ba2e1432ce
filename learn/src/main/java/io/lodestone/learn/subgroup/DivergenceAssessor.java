package io.lodestone.learn.subgroup;

import java.util.Arrays;

/**
 * The cumulative Jensen-Shannon divergence between set and population, ∫ j(P(y), S(y)) dy over the
 * range of the target; see {@link Divergence} for j and its properties.
 *
 * <p><b>One direction.</b> Of all parts of the set with n members, the one of the n highest values
 * has at every y the smallest distribution function. Where S &lt; P, j falls with S, so this part
 * has the largest high-directed divergence; the part of the n lowest values has the largest
 * low-directed one. Both fall as n grows, since the distribution function of the n highest then
 * grows everywhere. The estimate, the best over all n, is tight but for the cells below.
 *
 * <p><b>Both directions.</b> Let a part have n members, k(y) of them not above y, where the set has
 * c(y). Then S = k/n never falls; c − (m − n) ≤ k ≤ c for a set of m; and between two values S
 * rises by at most the difference of c over n. All S that meet these conditions are a superset of
 * the distribution functions of parts, and the superset for n holds that of every larger n. The
 * largest ∫ j over the superset is found by going from cell to cell, keeping for each of {@value
 * #LEVELS} intervals of S the best that leads there. Within a cell S lies between where it enters
 * and where it leaves, so j is at most the larger of two corners. As cells and levels get finer the
 * superset shrinks to the functions that change by whole members, and the estimate to the truth.
 *
 * <p>Cells never make an estimate too small: in each, P and S are taken where j is largest.
 */
final class DivergenceAssessor extends Assessor {
  private static final int CELLS = 64;
  private static final int LEVELS = 16;

  /** How far an estimate may be above its maximum over sizes; it saves most of the sizes. */
  private static final double NEAR_FLOOR = 0.02;

  private static final double ABOVE_FLOOR = 0.1;

  private final Divergence divergence;
  private final TargetCells cells;
  private final int[] before;
  private final int[] ends;
  private final double[] gaps;
  private final double[] shares;
  private final double[] shareTerms;

  /** log₂ of whole numbers. */
  private final double[] logs;

  private final double[][] entering;
  private final double[][] leaving;
  private final double[] best = new double[LEVELS];
  private final double[] next = new double[LEVELS];
  private final SizeSearch sizes = new SizeSearch(NEAR_FLOOR, ABOVE_FLOOR);
  private boolean counted;

  DivergenceAssessor(TargetOrder order, Divergence divergence) {

    this.divergence = divergence;
    this.cells = new TargetCells(order, CELLS);
    this.before = new int[cells.count() + 1];
    int rows = order.size();
    double range = order.value(rows - 1) - order.value(0);
    int[] end = new int[rows];
    double[] gap = new double[rows];
    int distinct = 0;
    for (int rank = 1; rank < rows; rank++) {
      if (order.value(rank) > order.value(rank - 1)) {
        end[distinct] = rank;
        gap[distinct++] = (order.value(rank) - order.value(rank - 1)) / range;
      }
    }
    this.ends = Arrays.copyOf(end, distinct);
    this.gaps = Arrays.copyOf(gap, distinct);
    this.shares = Arrays.stream(ends).mapToDouble(e -> (double) e / rows).toArray();
    this.shareTerms = Arrays.stream(shares).map(Divergence::term).toArray();
    this.logs = new double[rows + 1];
    for (int n = 1; n <= rows; n++) {
      logs[n] = Math.log(n) / Math.log(2);
    }
    this.entering = new double[cells.count()][LEVELS];
    this.leaving = new double[cells.count()][LEVELS];
    for (int cell = 0; cell < cells.count(); cell++) {
      for (int level = 0; level < LEVELS; level++) {
        double lower = (double) level / LEVELS;
        double upper = (double) (level + 1) / LEVELS;
        entering[cell][level] = cells.length(cell) * divergence.at(cells.high(cell), lower);
        leaving[cell][level] = cells.length(cell) * divergence.at(cells.low(cell), upper);
      }
    }
  }

  @Override
  void take(long[] bits, int first, int count) {
    super.take(bits, first, count);
    counted = false;
  }

  private void count() {
    if (!counted) {
      cells.count(words, from, before);
      counted = true;
    }
  }

  @Override
  double utility() {
    double sum = 0;
    double perSize = 1.0 / size;
    int members = 0;
    int word = 0;
    for (int d = 0; d < ends.length; d++) {
      int end = ends[d];
      int last = end >>> 6;
      while (word < last) {
        members += Long.bitCount(words[from + word++]);
      }
      int rest = end & 63;
      int below =
          rest == 0 ? members : members + Long.bitCount(words[from + last] & ((1L << rest) - 1));
      double share = below * perSize;
      sum += gaps[d] * divergence.at(shares[d], shareTerms[d], share, term(below, share, size));
    }
    return sum;
  }

  /** s log₂ s for s = part / whole. */
  private double term(int part, double share, int whole) {
    return part == 0 ? 0 : share * (logs[part] - logs[whole]);
  }

  /** The utility with P and S taken in each cell where they differ most. */
  @Override
  double limit() {
    count();
    double sum = 0;
    for (int cell = 0; cell < cells.count(); cell++) {
      sum += most(cell, before[cell], before[cell + 1], size);
    }
    return sum;
  }

  /** The most that a cell contributes when a part has so many members before and behind it. */
  private double most(int cell, int entered, int left, int members) {
    double most = 0;
    double perMember = 1.0 / members;
    if (divergence != Divergence.LOW) {
      int first = cells.single(cell) ? left : entered;
      most = divergence.atMost(cells.high(cell), first * perMember);
    }
    if (divergence != Divergence.HIGH) {
      most = Math.max(most, divergence.atMost(cells.low(cell), left * perMember));
    }
    return cells.length(cell) * most;
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    count();
    return sizes.maximum(
        weight,
        least,
        size,
        floor,
        switch (divergence) {
          case HIGH -> (members, enough) -> ofHighest(members);
          case LOW -> (members, enough) -> ofLowest(members);
          case BOTH -> this::ofAny;
        });
  }

  /** At each value the most of all parts, which no one part need reach at all of them. */
  private double ofEither(int members) {
    double sum = 0;
    int others = size - members;
    for (int cell = 0; cell < cells.count(); cell++) {
      double perMember = 1.0 / members;
      int after = before[cell + 1];
      int fewest = Math.max(0, (cells.single(cell) ? after : before[cell]) - others);
      double high = Divergence.HIGH.atMost(cells.high(cell), fewest * perMember);
      double low = Divergence.LOW.atMost(cells.low(cell), Math.min(after, members) * perMember);
      sum += cells.length(cell) * Math.max(high, low);
    }
    return sum;
  }

  private double ofHighest(int members) {
    double sum = 0;
    int others = size - members;
    for (int cell = 0; cell < cells.count(); cell++) {
      int entered = Math.max(0, before[cell] - others);
      sum += most(cell, entered, Math.max(0, before[cell + 1] - others), members);
    }
    return sum;
  }

  private double ofLowest(int members) {
    double sum = 0;
    for (int cell = 0; cell < cells.count(); cell++) {
      int left = Math.min(before[cell + 1], members);
      sum += most(cell, Math.min(before[cell], members), left, members);
    }
    return sum;
  }

  private double ofAny(int members, double enough) {
    double roughly = ofEither(members);
    if (roughly <= enough) {
      return roughly;
    }
    best[0] = 0;
    int lowest = 0;
    int highest = 0;
    int others = size - members;
    for (int cell = 0; cell < cells.count(); cell++) {
      int after = before[cell + 1];
      double least = (double) Math.max(0, after - others) / members;
      double most = (double) Math.min(after, members) / members;
      double rise = (double) (after - before[cell]) / members;
      int first = Math.max(0, (int) Math.ceil(least * LEVELS) - 1);
      int last = Math.min(LEVELS - 1, (int) (most * LEVELS));
      int reach = (int) Math.min(LEVELS, rise * LEVELS + 1);
      step(cell, lowest, highest, first, last, reach);
      lowest = first;
      highest = last;
    }
    return best[LEVELS - 1];
  }

  /**
   * Goes through one cell.
   *
   * @param lowest the lowest level before the cell
   * @param highest the highest one
   * @param first the lowest level behind it
   * @param last the highest one
   * @param reach by how many levels the share can rise in the cell
   */
  private void step(int cell, int lowest, int highest, int first, int last, int reach) {
    double[] enter = entering[cell];
    double[] leave = leaving[cell];
    boolean single = cells.single(cell);
    boolean unlimited = last - reach <= lowest;
    double led = Double.NEGATIVE_INFINITY;
    double entered = Double.NEGATIVE_INFINITY;
    int earlier = lowest;
    for (int level = first; level <= last; level++) {
      if (!unlimited) {
        led = Double.NEGATIVE_INFINITY;
        entered = Double.NEGATIVE_INFINITY;
        earlier = Math.max(lowest, level - reach);
      }
      for (int end = Math.min(level, highest); earlier <= end; earlier++) {
        led = Math.max(led, best[earlier]);
        entered = Math.max(entered, best[earlier] + enter[earlier]);
      }
      next[level] = Math.max(single ? led + enter[level] : entered, led + leave[level]);
    }
    System.arraycopy(next, first, best, first, last - first + 1);
  }
}
