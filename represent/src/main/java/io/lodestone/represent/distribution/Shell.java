package io.lodestone.represent.distribution;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.crystal.neighbour.CellList;
import io.lodestone.represent.Atoms;
import java.util.Arrays;

/** The atoms and images of atoms around one atom after the other, in flat arrays. */
final class Shell implements CellList.Visitor {
  /** Pairs of atoms and boxes to look at; a minute's work. */
  private static final double MOST_WORK = 1e10;

  private final CellList cells;
  private final double radius;
  private final double[] at;
  private final double[] axes;
  private int centre;
  private int size;
  private int[] atom = new int[64];
  private double[] vector = new double[3 * 64];
  private double[] distance = new double[64];

  /**
   * @param radius in Å, above 0
   * @throws InvalidInput when it is so large that there are too many pairs
   */
  Shell(Atoms atoms, double radius) {
    this.radius = radius;
    cells = new CellList(atoms.structure(), radius);
    if (!(cells.work(radius) <= MOST_WORK)) {
      throw new InvalidInput(
          null, null, "too many pairs of atoms", "fewer neighbours", "choose a smaller cut-off");
    }
    at = atoms.positions();
    axes = atoms.structure().lattice().map(Lattice::toRows).orElse(new double[9]);
  }

  /** Goes to the surroundings of an atom. */
  void moveTo(int newCentre) {
    centre = newCentre;
    size = 0;
    cells.visit(centre, radius, this);
  }

  @Override
  public void visit(int neighbour, int a, int b, int c, double squared) {
    if (size == distance.length) {
      atom = Arrays.copyOf(atom, 2 * size);
      vector = Arrays.copyOf(vector, 6 * size);
      distance = Arrays.copyOf(distance, 2 * size);
    }
    for (int k = 0; k < 3; k++) {
      vector[3 * size + k] =
          at[3 * neighbour + k]
              - at[3 * centre + k]
              + a * axes[k]
              + b * axes[3 + k]
              + c * axes[6 + k];
    }
    atom[size] = neighbour;
    distance[size++] = Math.sqrt(squared);
  }

  /** How many atoms there are around it. */
  int size() {
    return size;
  }

  /** The atom of which a neighbour is an image. */
  int atom(int neighbour) {
    return atom[neighbour];
  }

  /** Its distance, Å. */
  double distance(int neighbour) {
    return distance[neighbour];
  }

  /** The scalar product of the vectors to two neighbours, Å². */
  double dot(int one, int other) {
    return vector[3 * one] * vector[3 * other]
        + vector[3 * one + 1] * vector[3 * other + 1]
        + vector[3 * one + 2] * vector[3 * other + 2];
  }
}
