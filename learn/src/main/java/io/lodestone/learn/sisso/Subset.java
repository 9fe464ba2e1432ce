package io.lodestone.learn.sisso;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Some features fitted together.
 *
 * @param members their places, rising
 * @param gain the part of the target's sum of squares that the fit explains, 0 to 1
 */
record Subset(int[] members, double gain) {
  /** The best first; of equal ones the one whose members come first. */
  static final Comparator<Subset> BEST_FIRST =
      Comparator.comparingDouble(Subset::gain)
          .reversed()
          .thenComparing(Subset::members, Arrays::compare);
}
