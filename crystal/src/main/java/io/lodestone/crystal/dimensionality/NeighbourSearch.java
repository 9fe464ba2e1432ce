package io.lodestone.crystal.dimensionality;

import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the pairs of atoms whose distance is at most a multiple of the sum of their covalent radii.
 *
 * <p>Atoms are sorted into boxes along the lattice vectors, so that the work grows with their
 * number and not with its square. Radii are those of Cordero et al., Dalton Trans. 2008, 2832;
 * beyond curium those of Pyykkö and Atsumi, Chem. Eur. J. 15, 186 (2009).
 */
final class NeighbourSearch {
  private static final double ANGSTROM_PER_PICOMETRE = 0.01;
  private static final int MOST_BOXES = 64;

  private final Lattice lattice;
  private final boolean[] periodic;
  private final double[][] fraction;
  private final double[] radius;
  private final double largestRadius;
  private final double[] low = new double[3];
  private final double[] span = new double[3];

  NeighbourSearch(Structure structure) {
    List<Vector3> positions = new ArrayList<>();
    List<Double> radii = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      Site site = structure.sites().get(i);
      if (site.mainSpecies().element().isPresent()) {
        positions.add(structure.cartesian(i));
        radii.add(radius(site.mainSpecies().element().get()));
      }
    }
    lattice = structure.lattice().orElse(Lattice.cubic(1));
    periodic =
        new boolean[] {
          structure.periodicity().a(), structure.periodicity().b(), structure.periodicity().c()
        };
    radius = radii.stream().mapToDouble(Double::doubleValue).toArray();
    largestRadius = radii.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    fraction = new double[radius.length][];
    for (int i = 0; i < radius.length; i++) {
      fraction[i] = lattice.toFractional(positions.get(i)).toArray();
      for (int axis = 0; axis < 3; axis++) {
        if (periodic[axis]) {
          double wrapped = fraction[i][axis] - Math.floor(fraction[i][axis]);
          fraction[i][axis] = wrapped >= 1 ? 0 : wrapped;
        }
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      measure(axis);
    }
  }

  /** Number of atoms; sites of an unknown species do not count. */
  int size() {
    return radius.length;
  }

  /** Number of directions in which the structure repeats. */
  int periodicDirections() {
    return (periodic[0] ? 1 : 0) + (periodic[1] ? 1 : 0) + (periodic[2] ? 1 : 0);
  }

  /** Every pair once with a stretch above {@code from} and up to {@code to}. */
  List<Bond> bonds(double from, double to) {
    double reach = 2 * to * largestRadius;
    double[] heights = heights();
    int[] boxes = new int[3];
    int[] range = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      double extent = span[axis] * heights[axis];
      boxes[axis] = Math.clamp((long) Math.floor(extent / reach), 1, MOST_BOXES);
      range[axis] = (int) Math.ceil(reach * boxes[axis] / extent);
      range[axis] = periodic[axis] ? range[axis] : Math.min(range[axis], boxes[axis] - 1);
    }
    int[][] members = sorted(boxes);
    List<Bond> bonds = new ArrayList<>();
    int[] home = new int[3];
    int[] other = new int[3];
    int[] shift = new int[3];
    for (int i = 0; i < radius.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        home[axis] = box(i, axis, boxes);
      }
      for (int a = -range[0]; a <= range[0]; a++) {
        for (int b = -range[1]; b <= range[1]; b++) {
          for (int c = -range[2]; c <= range[2]; c++) {
            other[0] = home[0] + a;
            other[1] = home[1] + b;
            other[2] = home[2] + c;
            if (wrap(other, shift, boxes)) {
              for (int j : members[(other[0] * boxes[1] + other[1]) * boxes[2] + other[2]]) {
                add(i, j, shift, from, to, bonds);
              }
            }
          }
        }
      }
    }
    return bonds;
  }

  private void add(int i, int j, int[] shift, double from, double to, List<Bond> bonds) {
    boolean second =
        j < i
            || j == i
                && (shift[0] < 0
                    || shift[0] == 0 && (shift[1] < 0 || shift[1] == 0 && shift[2] <= 0));
    if (second) {
      return;
    }
    Vector3 apart =
        lattice.toCartesian(
            new Vector3(
                fraction[j][0] + shift[0] - fraction[i][0],
                fraction[j][1] + shift[1] - fraction[i][1],
                fraction[j][2] + shift[2] - fraction[i][2]));
    double stretch = apart.norm() / (radius[i] + radius[j]);
    if (stretch <= to && (stretch > from || from == 0)) {
      bonds.add(new Bond(stretch, i, j, shift[0], shift[1], shift[2]));
    }
  }

  /** Brings a box into the cell and says by which lattice vectors; false outside of a molecule. */
  private boolean wrap(int[] box, int[] shift, int[] boxes) {
    for (int axis = 0; axis < 3; axis++) {
      shift[axis] = Math.floorDiv(box[axis], boxes[axis]);
      if (shift[axis] != 0 && !periodic[axis]) {
        return false;
      }
      box[axis] = Math.floorMod(box[axis], boxes[axis]);
    }
    return true;
  }

  private int box(int atom, int axis, int[] boxes) {
    int box = (int) ((fraction[atom][axis] - low[axis]) / span[axis] * boxes[axis]);
    return Math.clamp(box, 0, boxes[axis] - 1);
  }

  private int[][] sorted(int[] boxes) {
    int total = boxes[0] * boxes[1] * boxes[2];
    int[] place = new int[radius.length];
    int[] counts = new int[total];
    for (int i = 0; i < place.length; i++) {
      place[i] = (box(i, 0, boxes) * boxes[1] + box(i, 1, boxes)) * boxes[2] + box(i, 2, boxes);
      counts[place[i]]++;
    }
    int[][] members = new int[total][];
    for (int k = 0; k < total; k++) {
      members[k] = new int[counts[k]];
      counts[k] = 0;
    }
    for (int i = 0; i < place.length; i++) {
      members[place[i]][counts[place[i]]++] = i;
    }
    return members;
  }

  /** Distances between the faces of the cell, in Å. */
  private double[] heights() {
    Lattice reciprocal = lattice.reciprocal();
    return new double[] {
      1 / reciprocal.a().norm(), 1 / reciprocal.b().norm(), 1 / reciprocal.c().norm()
    };
  }

  private void measure(int axis) {
    if (periodic[axis]) {
      span[axis] = 1;
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] f : fraction) {
      least = Math.min(least, f[axis]);
      most = Math.max(most, f[axis]);
    }
    low[axis] = least;
    // A flat molecule has no extent along one axis; any positive one will do.
    span[axis] = Math.max(most - least, 1e-3);
  }

  private static double radius(Element element) {
    return ANGSTROM_PER_PICOMETRE
        * element
            .get(ElementProperty.COVALENT_RADIUS_CORDERO)
            .orElseGet(() -> element.get(ElementProperty.COVALENT_RADIUS_PYYKKO).orElseThrow());
  }
}
