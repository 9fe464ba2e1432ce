package io.lodestone.crystal.disorder;

import java.math.BigInteger;
import java.util.List;

/**
 * The ways to put given numbers of each colour on the places of some groups, numbered from 0.
 *
 * <p>In a group the places of the first colour are one of a binomial number of subsets, those of
 * the second a subset of what is left, and so on; the numbers of the subsets are the digits.
 */
final class Arrangements {
  /**
   * Places that share their colours.
   *
   * @param places where in the labelling they stand
   * @param counts how many of them have each colour
   */
  record Group(int[] places, int[] counts) {}

  private final List<Group> groups;
  private final int size;
  private final long[][] binomials;

  /**
   * @throws ArithmeticException when there are more than a long counts
   */
  Arrangements(List<Group> groups) {
    this.groups = List.copyOf(groups);
    size = groups.stream().mapToInt(g -> g.places().length).sum();
    binomials = binomials(size);
    count(groups).longValueExact();
  }

  /** How many there are. */
  static BigInteger count(List<Group> groups) {
    BigInteger count = BigInteger.ONE;
    for (Group group : groups) {
      int left = group.places().length;
      for (int n : group.counts()) {
        count = count.multiply(binomial(left, n));
        left -= n;
      }
    }
    return count;
  }

  long count() {
    return count(groups).longValueExact();
  }

  /** Colours the places as the arrangement of this number has it. */
  void fill(long number, int[] colours) {
    long rest = number;
    for (Group group : groups) {
      int[] counts = group.counts();
      for (int place : group.places()) {
        colours[place] = -1;
      }
      int left = group.places().length;
      for (int colour = 0; colour < counts.length; colour++) {
        long digits = binomials[left][counts[colour]];
        place(group, colour, rest % digits, left, colours);
        rest /= digits;
        left -= counts[colour];
      }
    }
  }

  /** Gives a colour to the subset of this number of the places that have none. */
  private void place(Group group, int colour, long subset, int free, int[] colours) {
    int wanted = group.counts()[colour];
    long rest = subset;
    int left = free;
    for (int place : group.places()) {
      if (wanted == 0) {
        return;
      }
      if (colours[place] >= 0) {
        continue;
      }
      long without = binomials[left - 1][wanted];
      left--;
      if (rest >= without) {
        rest -= without;
        colours[place] = colour;
        wanted--;
      }
    }
  }

  /** The number of the arrangement that {@link #fill} gives. */
  long number(int[] colours) {
    long number = 0;
    long weight = 1;
    for (Group group : groups) {
      int free = group.places().length;
      for (int colour = 0; colour < group.counts().length; colour++) {
        int wanted = group.counts()[colour];
        long digits = binomials[free][wanted];
        long subset = 0;
        int left = free;
        for (int place : group.places()) {
          if (wanted == 0) {
            break;
          }
          if (colours[place] < colour) {
            continue;
          }
          long without = binomials[left - 1][wanted];
          left--;
          if (colours[place] == colour) {
            subset += without;
            wanted--;
          }
        }
        number += weight * subset;
        weight *= digits;
        free -= group.counts()[colour];
      }
    }
    return number;
  }

  int size() {
    return size;
  }

  private static BigInteger binomial(int n, int k) {
    BigInteger value = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      value = value.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return value;
  }

  /** Pascal's triangle; what overflows is never asked for when the count fits a long. */
  private static long[][] binomials(int largest) {
    long[][] triangle = new long[largest + 1][largest + 1];
    for (int n = 0; n <= largest; n++) {
      triangle[n][0] = 1;
      for (int k = 1; k <= n; k++) {
        triangle[n][k] = triangle[n - 1][k - 1] + triangle[n - 1][k];
      }
    }
    return triangle;
  }
}
