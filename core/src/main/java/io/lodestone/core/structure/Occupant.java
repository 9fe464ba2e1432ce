package io.lodestone.core.structure;

import io.lodestone.core.error.InvalidInput;

/**
 * A species on a site and the share of the equivalent sites that it fills.
 *
 * @param occupancy from above 0 to 1
 */
public record Occupant(Species species, double occupancy) {
  /**
   * @throws InvalidInput when the occupancy is out of range
   */
  public Occupant {
    if (!(occupancy > 0 && occupancy <= 1)) {
      throw new InvalidInput(
          null, species.toString(), Double.toString(occupancy), "an occupancy in (0, 1]", null);
    }
  }
}
