package io.lodestone.crystal.neighbour;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;

/**
 * Finds the atoms around an atom, within any radius, from atoms sorted into boxes.
 *
 * <p>The boxes are about as wide as the radius that is asked for most, so that each question looks
 * at a few boxes only and all atoms together cost time in proportion to their number.
 */
public final class CellList {
  /** Positions further out than this many cells have lost the digits that distances need. */
  private static final double FARTHEST = 1e6;

  /** Boxes per atom; more would be empty. */
  private static final int BOXES_PER_ATOM = 4;

  /** Receives the neighbours of an atom. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one neighbour.
     *
     * @param neighbour its index
     * @param a lattice vectors to add to its position to reach the image; likewise b and c
     * @param squared the square of its distance, Å²
     */
    void visit(int neighbour, int a, int b, int c, double squared);
  }

  private final int size;
  private final RepeatFrame frame;
  private final double[] axes;
  private final double[] heights;

  /** Positions in Å, moved into the cell along the directions that repeat; x, y, z of each atom. */
  private final double[] position;

  /** By how many steps along each axis each atom was moved. */
  private final int[] moved;

  private final int[] boxes = new int[3];
  private final int[] home;
  private final double[] span = {1, 1, 1};

  /** Where the boxes begin along each axis, as a fraction. */
  private final double[] low = new double[3];

  /** From the middle of a box to its furthest corner, Å. */
  private final double halfDiagonal;

  private final int[] start;
  private final int[] members;

  /**
   * Sorts the sites of a structure.
   *
   * @param radius the radius that will be asked for most, Å
   * @throws InvalidInput when a site lies a million cells away or the lattice cannot be reduced
   */
  public CellList(Structure structure, double radius) {
    size = structure.size();
    frame = new RepeatFrame(structure);
    axes = frame.axes().toRows();
    heights = heights(frame.axes());
    position = new double[3 * size];
    moved = new int[3 * size];
    home = new int[3 * size];
    double[] fraction = fractions(structure);
    for (int axis = 0; axis < 3; axis++) {
      measure(axis, fraction);
    }
    chooseBoxes(radius);
    halfDiagonal = halfDiagonal();
    start = new int[boxes[0] * boxes[1] * boxes[2] + 1];
    members = new int[size];
    sort(fraction);
  }

  public int size() {
    return size;
  }

  /**
   * Shows every atom and image of an atom within a radius of an atom, but not the atom itself.
   *
   * @param radius in Å
   */
  public void visit(int centre, double radius, Visitor visitor) {
    double limit = radius * radius;
    int a0 = first(centre, 0, radius);
    int a1 = last(centre, 0, radius);
    int b0 = first(centre, 1, radius);
    int b1 = last(centre, 1, radius);
    int c0 = first(centre, 2, radius);
    int c1 = last(centre, 2, radius);
    for (int a = a0; a <= a1; a++) {
      int sa = Math.floorDiv(a, boxes[0]);
      for (int b = b0; b <= b1; b++) {
        int sb = Math.floorDiv(b, boxes[1]);
        int row = ((a - sa * boxes[0]) * boxes[1] + b - sb * boxes[1]) * boxes[2];
        for (int c = c0; c <= c1; c++) {
          int sc = Math.floorDiv(c, boxes[2]);
          int box = row + c - sc * boxes[2];
          if (start[box] < start[box + 1] && isNear(centre, a, b, c, radius)) {
            visitBox(centre, box, sa, sb, sc, limit, visitor);
          }
        }
      }
    }
  }

  /** Whether a box may reach into the sphere around an atom: those in the corners do not. */
  private boolean isNear(int centre, int a, int b, int c, double radius) {
    double fa = low[0] + (a + 0.5) * span[0] / boxes[0];
    double fb = low[1] + (b + 0.5) * span[1] / boxes[1];
    double fc = low[2] + (c + 0.5) * span[2] / boxes[2];
    double x = fa * axes[0] + fb * axes[3] + fc * axes[6] - position[3 * centre];
    double y = fa * axes[1] + fb * axes[4] + fc * axes[7] - position[3 * centre + 1];
    double z = fa * axes[2] + fb * axes[5] + fc * axes[8] - position[3 * centre + 2];
    double reach = radius + halfDiagonal;
    return x * x + y * y + z * z <= reach * reach;
  }

  /** A little more than that of an empty box, for atoms that rounding put into the next one. */
  private double halfDiagonal() {
    double most = 0;
    for (int corner = 0; corner < 4; corner++) {
      double b = (corner & 1) == 0 ? 0.5 : -0.5;
      double c = (corner & 2) == 0 ? 0.5 : -0.5;
      double squared = 0;
      for (int k = 0; k < 3; k++) {
        double component =
            0.5 * span[0] / boxes[0] * axes[k]
                + b * span[1] / boxes[1] * axes[3 + k]
                + c * span[2] / boxes[2] * axes[6 + k];
        squared += component * component;
      }
      most = Math.max(most, Math.sqrt(squared));
    }
    return most * (1 + 1e-9) + 1e-9;
  }

  /** Upper bound on the number of pairs of atoms and boxes that all questions look at. */
  public double work(double radius) {
    double perAtom = 1;
    for (int axis = 0; axis < 3; axis++) {
      double range = Math.ceil(radius * boxes[axis] / (span[axis] * heights[axis]));
      perAtom *= frame.repeats(axis) ? 2 * range + 1 : Math.min(2 * range + 1, boxes[axis]);
    }
    double crowd = Math.max(1, (double) size / (start.length - 1));
    return size * perAtom * crowd;
  }

  private void visitBox(
      int centre, int box, int sa, int sb, int sc, double limit, Visitor visitor) {
    double x = sa * axes[0] + sb * axes[3] + sc * axes[6] - position[3 * centre];
    double y = sa * axes[1] + sb * axes[4] + sc * axes[7] - position[3 * centre + 1];
    double z = sa * axes[2] + sb * axes[5] + sc * axes[8] - position[3 * centre + 2];
    for (int k = start[box]; k < start[box + 1]; k++) {
      int j = members[k];
      double dx = position[3 * j] + x;
      double dy = position[3 * j + 1] + y;
      double dz = position[3 * j + 2] + z;
      double squared = dx * dx + dy * dy + dz * dz;
      if (squared <= limit && (j != centre || sa != 0 || sb != 0 || sc != 0)) {
        int ta = sa + moved[3 * centre] - moved[3 * j];
        int tb = sb + moved[3 * centre + 1] - moved[3 * j + 1];
        int tc = sc + moved[3 * centre + 2] - moved[3 * j + 2];
        visitor.visit(j, given(0, ta, tb, tc), given(1, ta, tb, tc), given(2, ta, tb, tc), squared);
      }
    }
  }

  /** Steps along one of the given lattice vectors, from steps along the axes. */
  private int given(int vector, int a, int b, int c) {
    return a * frame.transform(0, vector)
        + b * frame.transform(1, vector)
        + c * frame.transform(2, vector);
  }

  private int first(int centre, int axis, double radius) {
    int box = home[3 * centre + axis] - range(axis, radius);
    return frame.repeats(axis) ? box : Math.max(0, box);
  }

  private int last(int centre, int axis, double radius) {
    int box = home[3 * centre + axis] + range(axis, radius);
    return frame.repeats(axis) ? box : Math.min(boxes[axis] - 1, box);
  }

  /** How many boxes a sphere around an atom may reach beyond the box of the atom. */
  private int range(int axis, double radius) {
    return (int) Math.min(1e8, Math.ceil(radius * boxes[axis] / (span[axis] * heights[axis])));
  }

  private double[] fractions(Structure structure) {
    double[] fraction = new double[3 * size];
    for (int i = 0; i < size; i++) {
      double[] at = frame.axes().toFractional(structure.cartesian(i)).toArray();
      for (int axis = 0; axis < 3; axis++) {
        if (frame.repeats(axis)) {
          double whole = Math.floor(at[axis]);
          if (!(Math.abs(whole) < FARTHEST)) {
            throw new InvalidInput(
                null,
                "site " + (i + 1),
                structure.sites().get(i).position().toString(),
                "a position within a million cells of the origin",
                null);
          }
          at[axis] -= whole;
          moved[3 * i + axis] = (int) whole;
        }
        fraction[3 * i + axis] = at[axis];
      }
      for (int k = 0; k < 3; k++) {
        position[3 * i + k] = at[0] * axes[k] + at[1] * axes[3 + k] + at[2] * axes[6 + k];
      }
    }
    return fraction;
  }

  /** Along an axis that does not repeat, the boxes cover the atoms. */
  private void measure(int axis, double[] fraction) {
    if (frame.repeats(axis) || size == 0) {
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, fraction[3 * i + axis]);
      most = Math.max(most, fraction[3 * i + axis]);
    }
    low[axis] = least;
    // A flat molecule has no extent along one axis; any positive one will do.
    span[axis] = Math.max(most - least, 1e-3);
  }

  private void chooseBoxes(double radius) {
    double most = Math.max(1, BOXES_PER_ATOM * (double) size);
    double[] wanted = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      wanted[axis] = Math.max(1, Math.floor(span[axis] * heights[axis] / radius));
    }
    // Where space is emptier than that, the longest axes get wider boxes.
    while (wanted[0] * wanted[1] * wanted[2] > most) {
      int longest = wanted[0] >= wanted[1] ? 0 : 1;
      longest = wanted[longest] >= wanted[2] ? longest : 2;
      double excess = wanted[0] * wanted[1] * wanted[2] / most;
      wanted[longest] = Math.max(1, Math.floor(wanted[longest] / Math.min(excess, 2)));
    }
    for (int axis = 0; axis < 3; axis++) {
      boxes[axis] = (int) wanted[axis];
    }
  }

  private void sort(double[] fraction) {
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double along = (fraction[3 * i + axis] - low[axis]) / span[axis] * boxes[axis];
        home[3 * i + axis] = Math.clamp((long) along, 0, boxes[axis] - 1);
      }
      place[i] = (home[3 * i] * boxes[1] + home[3 * i + 1]) * boxes[2] + home[3 * i + 2];
      start[place[i] + 1]++;
    }
    for (int box = 1; box < start.length; box++) {
      start[box] += start[box - 1];
    }
    int[] next = start.clone();
    for (int i = 0; i < size; i++) {
      members[next[place[i]]++] = i;
    }
  }

  /** Distances between the faces of the cell, in Å. */
  private static double[] heights(Lattice lattice) {
    Lattice reciprocal = lattice.reciprocal();
    return new double[] {
      1 / reciprocal.a().norm(), 1 / reciprocal.b().norm(), 1 / reciprocal.c().norm()
    };
  }
}
