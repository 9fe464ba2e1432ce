package io.lodestone.represent.geometry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.crystal.neighbour.CoordinationRule;

/** What can be set of the bond statistics. */
public record BondSettings(
    @Setting(value = "near_neighbours", text = "which atoms count as bonded") Rule rule,
    @Setting(value = "3", unit = "Å", text = "of cut_off, the longest bond") double rCut,
    @Setting(value = "1.2", text = "of covalent_radii, the longest bond by the sum of the radii")
        double stretch,
    @Setting(value = "0.1", text = "of voronoi, the smallest face by the largest of the atom")
        double face) {
  /** Which atoms count as bonded. */
  public enum Rule {
    /** Those that a chemist would draw: Voronoi faces weighed by distance and polarity. */
    NEAR_NEIGHBOURS,
    COVALENT_RADII,
    VORONOI,
    CUT_OFF
  }

  /**
   * @throws InvalidInput when a number is out of range
   */
  public BondSettings {
    if (!(rCut > 0 && rCut <= 20)) {
      throw new InvalidInput(
          null, "r_cut", Double.toString(rCut), "a distance from above 0 to 20 Å", null);
    }
    if (!(stretch > 0 && stretch <= 3)) {
      throw new InvalidInput(
          null, "stretch", Double.toString(stretch), "a number from above 0 to 3", null);
    }
    if (!(face >= 0 && face <= 1)) {
      throw new InvalidInput(null, "face", Double.toString(face), "a part from 0 to 1", null);
    }
  }

  CoordinationRule coordinationRule() {
    return switch (rule) {
      case NEAR_NEIGHBOURS -> new CoordinationRule.NearNeighbours();
      case COVALENT_RADII -> new CoordinationRule.CovalentRadii(stretch);
      case VORONOI -> new CoordinationRule.VoronoiFaces(face);
      case CUT_OFF -> new CoordinationRule.CutOff(rCut);
    };
  }
}
