package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Structure;
import java.util.List;

/**
 * A crystal in a standard cell, at idealised places.
 *
 * @param structure the cell; sites in [0, 1)
 * @param sites for each site of the cell, a site of the given structure of which it is an image
 */
public record StandardCell(Structure structure, List<Integer> sites) {
  public StandardCell {
    sites = List.copyOf(sites);
  }
}
