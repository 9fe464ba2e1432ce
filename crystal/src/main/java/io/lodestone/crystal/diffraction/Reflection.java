package io.lodestone.crystal.diffraction;

import java.util.Comparator;

/**
 * A reflection h k l, which stands for its opposite too.
 *
 * @param length of the reciprocal vector, 1/d, in Å⁻¹
 * @param square |F|² in electrons² or fm², the mean of the reflection and its opposite
 */
record Reflection(int h, int k, int l, double length, double square) {
  /** By rising angle; of equal ones the largest indices first. */
  static final Comparator<Reflection> ORDER =
      Comparator.comparingDouble(Reflection::length)
          .thenComparing(
              Comparator.comparingInt(Reflection::h)
                  .thenComparingInt(Reflection::k)
                  .thenComparingInt(Reflection::l)
                  .reversed());
}
