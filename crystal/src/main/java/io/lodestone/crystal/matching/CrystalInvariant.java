package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.PointwiseDistances;
import java.util.ArrayList;
import java.util.List;

/**
 * Average minimum distances of a crystal, of all its sites and of each kind of sites, which tell
 * without mapping that two crystals cannot match.
 */
final class CrystalInvariant {
  private static final int NEIGHBOURS = 16;

  /** Ranks that serve as coordinates: averages of neighbouring ranks tell nearly the same. */
  private static final int[] COORDINATES = {0, 2, 4, 6, 8, 11, 15};

  private final double[] all;
  private final List<double[]> ofKinds = new ArrayList<>();

  private CrystalInvariant(double[] all) {
    this.all = all;
  }

  /**
   * @param scaled whether distances are divided by the spacing of the sites, else they are in Å
   */
  static CrystalInvariant of(ReducedCrystal crystal, boolean scaled) {
    double[] f = crystal.fraction();
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < crystal.size(); i++) {
      sites.add(Site.of(Species.UNKNOWN, new Vector3(f[3 * i], f[3 * i + 1], f[3 * i + 2])));
    }
    PointwiseDistances distances =
        PointwiseDistances.of(Structure.crystal(crystal.lattice(), sites), NEIGHBOURS);
    double unit = scaled ? crystal.spacing() : 1;
    CrystalInvariant invariant = new CrystalInvariant(in(distances.averages(), unit));
    for (int kind = 0; kind < crystal.kinds().size(); kind++) {
      double[] averages = distances.averages(crystal.start(kind), crystal.start(kind + 1));
      invariant.ofKinds.add(in(averages, unit));
    }
    return invariant;
  }

  /** A few of the averages, to look up crystals by. */
  double[] coordinates() {
    double[] coordinates = new double[COORDINATES.length];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = all[COORDINATES[i]];
    }
    return coordinates;
  }

  /** The largest difference of an average of all sites. */
  double distanceTo(CrystalInvariant other) {
    double largest = 0;
    for (int k = 0; k < NEIGHBOURS; k++) {
      largest = Math.max(largest, Math.abs(all[k] - other.all[k]));
    }
    return largest;
  }

  /**
   * Whether the averages differ by no more than a match allows.
   *
   * @param anonymous whether the kinds of sites may stand for each other
   */
  boolean allows(CrystalInvariant other, InvariantBound bound, boolean anonymous) {
    if (!isWithin(all, other.all, bound)) {
      return false;
    }
    for (int kind = 0; kind < ofKinds.size() && !anonymous; kind++) {
      if (!isWithin(ofKinds.get(kind), other.ofKinds.get(kind), bound)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(double[] one, double[] other, InvariantBound bound) {
    for (int k = 0; k < NEIGHBOURS; k++) {
      if (one[k] > bound.above(other[k]) || other[k] > bound.above(one[k])) {
        return false;
      }
    }
    return true;
  }

  private static double[] in(double[] distances, double unit) {
    for (int k = 0; k < distances.length; k++) {
      distances[k] /= unit;
    }
    return distances;
  }
}
