package io.lodestone.crystal.neighbour;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.Arrays;

/**
 * The distances from every site to its nearest neighbours: an isometry invariant of a crystal.
 *
 * <p>The rows are those of the pointwise distance distribution (D. Widdowson, V. Kurlin, NeurIPS
 * 2022); their mean is the average minimum distance (D. Widdowson et al., MATCH 87, 529, 2022).
 * Neither depends on the cell, the origin, the order of the sites or the orientation, mirror images
 * have the same, and if no site moves by more than ε, no mean distance changes by more than 2 ε.
 */
public final class PointwiseDistances {
  /** Pairs of atoms and boxes to look at for all sites together; some seconds' work. */
  private static final double MOST_WORK = 1e9;

  private final int sites;
  private final int neighbours;
  private final double[] distances;

  private PointwiseDistances(int sites, int neighbours, double[] distances) {
    this.sites = sites;
    this.neighbours = neighbours;
    this.distances = distances;
  }

  /**
   * Measures a crystal. Sites of unknown or mixed species count like others.
   *
   * @param neighbours how many neighbours of each site, at least 1
   * @throws InvalidInput when the structure does not repeat in three directions, has no sites, or
   *     has a cell so long and thin that its neighbours cannot be counted
   */
  public static PointwiseDistances of(Structure structure, int neighbours) {
    if (structure.periodicity().dimensions() != 3 || structure.size() == 0) {
      throw new InvalidInput(
          null,
          null,
          structure.size()
              + " sites, repeating in "
              + structure.periodicity().dimensions()
              + " directions",
          "a crystal with atoms",
          null);
    }
    double spacing = Math.cbrt(structure.volume().orElseThrow() / structure.size());
    // A sphere of this radius holds as many sites on average.
    double radius = spacing * Math.cbrt(3 * (neighbours + 1) / (4 * Math.PI));
    CellList cells = new CellList(structure, radius);
    double[] distances = new double[structure.size() * neighbours];
    Nearest nearest = new Nearest();
    for (int i = 0; i < structure.size(); i++) {
      nearest.find(cells, i, neighbours, radius);
      for (int k = 0; k < neighbours; k++) {
        distances[i * neighbours + k] = Math.sqrt(nearest.squared[k]);
      }
    }
    return new PointwiseDistances(structure.size(), neighbours, distances);
  }

  public int sites() {
    return sites;
  }

  /** How many neighbours each site has here. */
  public int neighbours() {
    return neighbours;
  }

  /**
   * Distance from a site to one of its neighbours, Å.
   *
   * @param rank 0 for the nearest neighbour
   */
  public double distance(int site, int rank) {
    return distances[site * neighbours + rank];
  }

  /** The average minimum distances: of the nearest, second nearest, ... neighbour, Å. */
  public double[] averages() {
    return averages(0, sites);
  }

  /**
   * The same over some consecutive sites only.
   *
   * @param to the first site after them
   */
  public double[] averages(int from, int to) {
    double[] averages = new double[neighbours];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < neighbours; k++) {
        averages[k] += distances[i * neighbours + k] / (to - from);
      }
    }
    return averages;
  }

  /** Collects the nearest neighbours of one site after the other in one array. */
  private static final class Nearest {
    private double[] squared = new double[64];
    private int found;

    void find(CellList cells, int site, int wanted, double firstRadius) {
      double radius = firstRadius;
      do {
        if (cells.work(radius) > MOST_WORK) {
          throw new InvalidInput(
              null, null, "a cell that is very long and thin", "a cell of usual shape", null);
        }
        found = 0;
        cells.visit(site, radius, (j, a, b, c, distance) -> add(distance));
        radius *= 1.25;
      } while (found < wanted);
      Arrays.sort(squared, 0, found);
    }

    private void add(double distance) {
      if (found == squared.length) {
        squared = Arrays.copyOf(squared, 2 * found);
      }
      squared[found++] = distance;
    }
  }
}
