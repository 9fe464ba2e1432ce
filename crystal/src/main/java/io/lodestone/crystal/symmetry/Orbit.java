package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Vector3;
import java.util.List;

/**
 * Sites of a crystal that its symmetry carries into each other.
 *
 * @param position the Wyckoff position that they occupy, in the standard setting
 * @param sites their places in the list of the given structure, ascending, from 0
 * @param coordinates of the first of them in the standard setting, idealised, in [0, 1)
 */
public record Orbit(WyckoffPosition position, List<Integer> sites, Vector3 coordinates) {
  public Orbit {
    sites = List.copyOf(sites);
  }
}
