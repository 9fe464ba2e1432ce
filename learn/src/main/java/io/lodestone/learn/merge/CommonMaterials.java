package io.lodestone.learn.merge;

import io.lodestone.core.composition.Composition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What two sources say of the materials that both have; of one that a source has several times, the
 * mean.
 *
 * @param keys of the materials
 * @param reference what the source says that is kept as it is
 * @param other what the source says that is corrected, in the same unit
 * @param compositions of the materials; null where they are not known
 */
public record CommonMaterials(
    List<String> keys, double[] reference, double[] other, List<Composition> compositions) {
  private static final class Mean {
    private double sum;
    private int count;
    private Composition composition;
  }

  /**
   * Finds them.
   *
   * @param referenceKeys one for each row; null for rows that are of no known material
   * @param reference NaN where a row has no value
   * @param compositions of the rows of the other source; null where they are not known
   */
  public static CommonMaterials of(
      List<String> referenceKeys,
      double[] reference,
      List<String> otherKeys,
      double[] other,
      List<Composition> compositions) {
    Map<String, Mean> first = means(referenceKeys, reference, null);
    Map<String, Mean> second = means(otherKeys, other, compositions);
    List<String> keys = first.keySet().stream().filter(second::containsKey).toList();
    return new CommonMaterials(
        keys,
        keys.stream().mapToDouble(key -> first.get(key).sum / first.get(key).count).toArray(),
        keys.stream().mapToDouble(key -> second.get(key).sum / second.get(key).count).toArray(),
        compositions == null
            ? null
            : new ArrayList<>(keys.stream().map(key -> second.get(key).composition).toList()));
  }

  private static Map<String, Mean> means(
      List<String> keys, double[] values, List<Composition> compositions) {
    Map<String, Mean> means = new LinkedHashMap<>();
    for (int row = 0; row < values.length; row++) {
      if (keys.get(row) != null && !Double.isNaN(values[row])) {
        Mean mean = means.computeIfAbsent(keys.get(row), key -> new Mean());
        mean.sum += values[row];
        mean.count++;
        mean.composition = compositions == null ? null : compositions.get(row);
      }
    }
    return means;
  }

  /** The number of materials. */
  public int size() {
    return keys.size();
  }
}
