package io.lodestone.represent;

import java.util.List;

/**
 * A way to turn materials into rows of numbers of one length. It is immutable and may be used by
 * many threads.
 *
 * @param <M> what it looks at: {@link io.lodestone.core.composition.Composition}, {@link
 *     io.lodestone.core.structure.Structure}, a spectrum, ...
 */
public interface Representation<M> {
  /** What the numbers of a row are, in their order. */
  List<Feature> features();

  /**
   * Fills a row.
   *
   * @param row as long as {@link #features()}, all zeros; what cannot be told is set missing, with
   *     the reason
   * @throws io.lodestone.core.error.InvalidInput when the material as a whole cannot be represented
   */
  void represent(M material, FeatureRow row);

  /** The row of one material. */
  default FeatureRow of(M material) {
    FeatureRow row = new FeatureRow(features().size());
    represent(material, row);
    return row;
  }
}
