package io.lodestone.crystal.neighbour;

/**
 * Two atoms that count as neighbours, seen from one of them.
 *
 * @param from index of the centre
 * @param to index of its neighbour
 * @param a steps along the first lattice vector from the stated position of the neighbour to the
 *     image that is meant; likewise b and c
 * @param distance in Å
 * @param weight from 0 to 1, the strongest bond of the centre having 1; 1 for all where the rule
 *     knows no degrees
 */
public record Bond(int from, int to, int a, int b, int c, double distance, double weight) {
  Bond withWeight(double newWeight) {
    return new Bond(from, to, a, b, c, distance, newWeight);
  }

  /** Whether this is the one of a bond's two ends under which drawings list it. */
  boolean isFirstEnd() {
    return from < to || from == to && (a > 0 || a == 0 && (b > 0 || b == 0 && c > 0));
  }
}
