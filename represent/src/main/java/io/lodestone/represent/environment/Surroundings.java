package io.lodestone.represent.environment;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.CellList;
import java.util.Arrays;
import java.util.Optional;

/**
 * The neighbours of one atom after the other, sorted by species, images in other cells included.
 *
 * <p>It belongs to one thread and is filled anew for each structure and centre, so that no memory
 * is asked for from the second centre on. Vectors point from the centre to the neighbour, in Å.
 */
public final class Surroundings {
  /** Atoms nearer than this, Å, are taken for one atom that was written twice. */
  private static final double OVERLAP = 0.1;

  private final SpeciesIndex index;
  private final double radius;
  private final boolean periodic;
  private final boolean withCentre;

  private CellList cells;
  private double[] position = {};
  private final double[] lattice = new double[9];
  private int[] species = {};
  private int centre;

  private int count;
  private double[] foundX = new double[64];
  private double[] foundY = new double[64];
  private double[] foundZ = new double[64];
  private int[] foundAtom = new int[64];
  private double[] x = new double[64];
  private double[] y = new double[64];
  private double[] z = new double[64];
  private double[] squared = new double[64];
  private int[] atom = new int[64];
  private final int[] start;

  /**
   * For structures of certain elements.
   *
   * @param radius how far neighbours are looked for, Å
   * @param periodic whether structures repeat as they say; if not, none does
   * @param withCentre whether the centre counts as its own neighbour at distance 0
   */
  public Surroundings(SpeciesIndex index, double radius, boolean periodic, boolean withCentre) {
    this.index = index;
    this.radius = radius;
    this.periodic = periodic;
    this.withCentre = withCentre;
    start = new int[index.size() + 1];
  }

  /**
   * Takes a structure.
   *
   * @throws InvalidInput as of {@link SpeciesIndex#of}, and for positions out of range
   */
  public void take(Structure structure) {
    species = index.of(structure);
    int size = structure.size();
    if (position.length < 3 * size) {
      position = new double[3 * size];
    }
    for (int i = 0; i < size; i++) {
      Vector3 at = structure.cartesian(i);
      position[3 * i] = at.x();
      position[3 * i + 1] = at.y();
      position[3 * i + 2] = at.z();
    }
    Optional<Lattice> given = structure.lattice();
    if (given.isPresent()) {
      System.arraycopy(given.get().toRows(), 0, lattice, 0, 9);
    } else {
      Arrays.fill(lattice, 0);
    }
    cells = new CellList(periodic ? structure : alone(structure), radius);
  }

  /** The structure without its repetition. */
  private static Structure alone(Structure structure) {
    if (structure.lattice().isEmpty()) {
      return structure;
    }
    int[] site = {0};
    return Structure.molecule(
        structure.sites().stream().map(s -> s.at(structure.cartesian(site[0]++))).toList());
  }

  /**
   * Finds the neighbours of an atom.
   *
   * @throws InvalidInput when another atom lies on top of it
   */
  public void around(int centreAtom) {
    centre = centreAtom;
    count = 0;
    Arrays.fill(start, 0);
    if (withCentre) {
      add(centre, 0, 0, 0);
    }
    cells.visit(centre, radius, this::visit);
    for (int s = 1; s < start.length; s++) {
      start[s] += start[s - 1];
    }
    if (x.length < count) {
      int room = foundX.length;
      x = new double[room];
      y = new double[room];
      z = new double[room];
      squared = new double[room];
      atom = new int[room];
    }
    // From behind, so that the ends of the groups become their beginnings and order is kept.
    for (int k = count - 1; k >= 0; k--) {
      int place = --start[species[foundAtom[k]] + 1];
      x[place] = foundX[k];
      y[place] = foundY[k];
      z[place] = foundZ[k];
      squared[place] = foundX[k] * foundX[k] + foundY[k] * foundY[k] + foundZ[k] * foundZ[k];
      atom[place] = foundAtom[k];
    }
    for (int s = 0; s + 1 < start.length; s++) {
      start[s] = start[s + 1];
    }
    start[start.length - 1] = count;
  }

  private void visit(int neighbour, int a, int b, int c, double distanceSquared) {
    if (distanceSquared < OVERLAP * OVERLAP) {
      throw new InvalidInput(
          null,
          "sites " + (centre + 1) + " and " + (neighbour + 1),
          Math.sqrt(distanceSquared) + " Å apart",
          "atoms at least " + OVERLAP + " Å apart",
          "one of the two may have been written twice");
    }
    add(
        neighbour,
        apart(neighbour, 0) + a * lattice[0] + b * lattice[3] + c * lattice[6],
        apart(neighbour, 1) + a * lattice[1] + b * lattice[4] + c * lattice[7],
        apart(neighbour, 2) + a * lattice[2] + b * lattice[5] + c * lattice[8]);
  }

  private double apart(int neighbour, int axis) {
    return position[3 * neighbour + axis] - position[3 * centre + axis];
  }

  private void add(int neighbour, double dx, double dy, double dz) {
    if (count == foundX.length) {
      foundX = Arrays.copyOf(foundX, 2 * count);
      foundY = Arrays.copyOf(foundY, 2 * count);
      foundZ = Arrays.copyOf(foundZ, 2 * count);
      foundAtom = Arrays.copyOf(foundAtom, 2 * count);
    }
    foundX[count] = dx;
    foundY[count] = dy;
    foundZ[count] = dz;
    foundAtom[count++] = neighbour;
    start[species[neighbour] + 1]++;
  }

  /** The number of atoms of the structure. */
  public int atoms() {
    return cells.size();
  }

  /** The number of the species of an atom. */
  public int species(int ofAtom) {
    return species[ofAtom];
  }

  /** The numbers of the species that the structure holds, rising. */
  public int[] present() {
    return Arrays.stream(species).distinct().sorted().toArray();
  }

  /** The number of neighbours of the centre, itself included where that was asked for. */
  public int count() {
    return count;
  }

  /** Where the neighbours of a species begin, and those of the species before end. */
  public int start(int ofSpecies) {
    return start[ofSpecies];
  }

  /** Components along x of the vectors to the neighbours; only the first {@link #count} count. */
  public double[] x() {
    return x;
  }

  public double[] y() {
    return y;
  }

  public double[] z() {
    return z;
  }

  /** The squares of the distances, Å². */
  public double[] squared() {
    return squared;
  }

  /** The atoms that the neighbours are images of. */
  public int[] atom() {
    return atom;
  }

  /**
   * Adds the derivatives of a number with respect to the vectors to the neighbours.
   *
   * @param site the centre
   * @param slopes x, y and z at each neighbour
   */
  public void collect(int site, double[][] slopes, PositionGradient total) {
    double[] slope = new double[3];
    double[] vector = new double[3];
    for (int j = 0; j < count; j++) {
      vector[0] = x[j];
      vector[1] = y[j];
      vector[2] = z[j];
      for (int axis = 0; axis < 3; axis++) {
        slope[axis] = slopes[axis][j];
      }
      total.add(site, atom[j], slope, vector);
    }
  }
}
