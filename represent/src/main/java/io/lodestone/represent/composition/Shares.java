package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;

/**
 * The elements of a composition, and the share of the atoms that each has, in flat arrays.
 *
 * @param elements atomic numbers less 1, rising
 * @param fractions above 0, with a sum of 1
 */
record Shares(int[] elements, double[] fractions) {
  /**
   * The shares of a composition.
   *
   * @throws InvalidInput when it holds no atoms
   */
  static Shares of(Composition composition) {
    int size = composition.size();
    double atoms = 0;
    for (int i = 0; i < size; i++) {
      atoms += composition.amount(i);
    }
    if (!(atoms > 0)) {
      throw new InvalidInput(null, null, "no atoms", "a composition", "");
    }
    int[] elements = new int[size];
    double[] fractions = new double[size];
    for (int i = 0; i < size; i++) {
      elements[i] = composition.element(i).ordinal();
      fractions[i] = composition.amount(i) / atoms;
    }
    return new Shares(elements, fractions);
  }

  int size() {
    return elements.length;
  }
}
