package io.lodestone.represent.graph;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What can be set of a crystal graph. */
public record GraphSettings(
    @Setting(value = "cut_off", text = "which atoms an atom has edges to") Neighbours neighbours,
    @Setting(value = "5", unit = "Å", text = "of cut_off, the longest edge") double rCut,
    @Setting(value = "12", text = "of nearest, how many; all that are as near as the last")
        int nearest,
    @Setting(value = "1.2", text = "of covalent_radii, the longest edge by the sum of the radii")
        double stretch,
    @Setting(value = "0.1", text = "of voronoi, the smallest face by the largest of the atom")
        double face,
    @Setting(
            value = "false",
            text = "whether every edge has its reverse, also where the rule knows none")
        boolean symmetric,
    @Setting(value = "0", unit = "Å", text = "edges up to this length form angles; 0 for none")
        double angleCutOff) {
  /** Which atoms an atom has edges to. */
  public enum Neighbours {
    /** All up to a distance. */
    CUT_OFF,
    /** So many, and those as near as the last of them. */
    NEAREST,
    /** All whose Voronoi cells share a face of some size. */
    VORONOI,
    /** All up to a multiple of the sum of their covalent radii. */
    COVALENT_RADII,
    /** Those that a chemist would draw: Voronoi faces weighed by distance and polarity. */
    NEAR_NEIGHBOURS
  }

  private static final double FARTHEST = 30;
  private static final int MOST = 1000;

  /**
   * @throws InvalidInput when a number is out of range
   */
  public GraphSettings {
    if (!(rCut > 0 && rCut <= FARTHEST)) {
      throw new InvalidInput(
          null, "r_cut", Double.toString(rCut), "a distance from above 0 to 30 Å", null);
    }
    if (nearest < 1 || nearest > MOST) {
      throw new InvalidInput(
          null, "nearest", Integer.toString(nearest), "from 1 to " + MOST + " neighbours", null);
    }
    if (!(stretch > 0 && stretch <= 3)) {
      throw new InvalidInput(
          null, "stretch", Double.toString(stretch), "a number from above 0 to 3", null);
    }
    if (!(face >= 0 && face <= 1)) {
      throw new InvalidInput(null, "face", Double.toString(face), "a part from 0 to 1", null);
    }
    if (!(angleCutOff >= 0 && angleCutOff <= FARTHEST)) {
      throw new InvalidInput(
          null, "angle_cut_off", Double.toString(angleCutOff), "a distance from 0 to 30 Å", null);
    }
  }
}
