package io.lodestone.crystal.diffraction;

import java.util.Arrays;

/**
 * Equivalent reflections of one peak.
 *
 * @param h Miller index of the reflection that stands for the family, the largest in lexicographic
 *     order; likewise k and l
 * @param multiplicity how many reflections belong to it, those at −h −k −l among them
 * @param fourIndices whether the axes are hexagonal, so that hkil is the usual notation
 */
public record ReflectionFamily(int h, int k, int l, int multiplicity, boolean fourIndices) {
  /** The indices, three or, of hexagonal axes, the four of Bravais and Miller: h k i l. */
  public int[] indices() {
    return fourIndices ? new int[] {h, k, -h - k, l} : new int[] {h, k, l};
  }

  /** The indices without blanks where each is one digit, such as {@code 1-10}, else with commas. */
  @Override
  public String toString() {
    int[] indices = indices();
    StringBuilder text = new StringBuilder();
    boolean digits = Arrays.stream(indices).allMatch(i -> Math.abs(i) < 10);
    for (int index : indices) {
      text.append(text.isEmpty() || digits ? "" : ",").append(index);
    }
    return text.toString();
  }
}
