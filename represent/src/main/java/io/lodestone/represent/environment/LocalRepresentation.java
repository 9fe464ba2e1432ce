package io.lodestone.represent.environment;

import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import java.util.List;

/**
 * A way to turn the surroundings of every site of a structure into a row of numbers of one length.
 * It is immutable and may be used by many threads.
 */
public interface LocalRepresentation {
  /** What the numbers of a row are, in their order. */
  List<Feature> features();

  /**
   * The rows of all sites.
   *
   * @throws io.lodestone.core.error.InvalidInput for a structure that is empty or disordered, that
   *     holds an element the representation was not made for, or whose atoms overlap
   */
  LocalFeatures of(Structure structure);
}
