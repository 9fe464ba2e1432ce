package io.lodestone.crystal.neighbour;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For every atom of a structure its neighbours, nearest first, images in other cells included.
 * Distances that are the same in single precision count as equal in this order.
 *
 * <p>Neighbours are numbered through: those of atom i are {@link #start}(i) to {@link #start}(i +
 * 1), the latter excluded. Each pair of atoms is listed twice, once from either end, with exactly
 * the same distance. Found with {@link CellList cell lists}, in time proportional to the number of
 * atoms, for cells of any shape.
 */
public final class NeighbourList {
  /** What fits into the memory of a small computer, 20 bytes each. */
  private static final int MOST = 40_000_000;

  /** Pairs of atoms and boxes to look at; a minute's work. */
  private static final double MOST_WORK = 1e10;

  private final Structure structure;
  private final int[] start;
  private final int[] index;
  private final int[] shift;
  private final double[] distance;

  private NeighbourList(Structure structure, int[] start, Pairs pairs) {
    this.structure = structure;
    this.start = start;
    int total = start[start.length - 1];
    index = new int[total];
    shift = new int[3 * total];
    distance = new double[total];
    fill(pairs);
  }

  /**
   * All pairs of atoms up to a distance of each other.
   *
   * @param cutoff in Å, at least 0
   * @throws InvalidInput when there are too many pairs to be listed, or positions or lattice are
   *     out of range
   */
  public static NeighbourList within(Structure structure, double cutoff) {
    double[] radii = new double[structure.size()];
    Arrays.fill(radii, cutoff / 2);
    return within(structure, radii);
  }

  /**
   * All pairs of atoms whose distance is at most the sum of their radii.
   *
   * @param radii one for each site, in Å, at least 0
   * @throws InvalidInput when there are too many pairs to be listed, or positions or lattice are
   *     out of range
   */
  public static NeighbourList within(Structure structure, double[] radii) {
    if (radii.length != structure.size()) {
      throw new IllegalArgumentException(
          radii.length + " radii for " + structure.size() + " sites");
    }
    double largest = 0;
    for (double radius : radii) {
      if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
        throw new InvalidInput(
            null, null, Double.toString(radius), "a finite distance of at least 0 Å", null);
      }
      largest = Math.max(largest, radius);
    }
    CellList cells = new CellList(structure, Math.max(2 * largest, 1e-3));
    if (cells.work(2 * largest) > MOST_WORK) {
      throw tooMany(2 * largest);
    }
    Pairs pairs = new Pairs();
    int[] count = new int[structure.size() + 1];
    for (int i = 0; i < structure.size(); i++) {
      int centre = i;
      cells.visit(
          centre,
          radii[i] + largest,
          (j, a, b, c, squared) -> {
            double reach = radii[centre] + radii[j];
            if (squared <= reach * reach && isFirst(centre, j, a, b, c)) {
              if (pairs.size == MOST / 2) {
                throw tooMany(reach);
              }
              pairs.add(centre, j, a, b, c, Math.sqrt(squared));
              count[centre + 1]++;
              count[j + 1]++;
            }
          });
    }
    Arrays.parallelPrefix(count, Integer::sum);
    return new NeighbourList(structure, count, pairs);
  }

  /** The structure whose atoms these are. */
  public Structure structure() {
    return structure;
  }

  /** Number of atoms. */
  public int size() {
    return start.length - 1;
  }

  /** Number of neighbours of all atoms; each pair counts twice. */
  public int total() {
    return index.length;
  }

  /** Number of neighbours of an atom. */
  public int count(int atom) {
    return start[atom + 1] - start[atom];
  }

  /** The number of an atom's first neighbour, which is where those of the atom before end. */
  public int start(int atom) {
    return start[atom];
  }

  /** The atom that a neighbour is an image of. */
  public int index(int neighbour) {
    return index[neighbour];
  }

  /** Distance of a neighbour from its centre, Å. */
  public double distance(int neighbour) {
    return distance[neighbour];
  }

  /**
   * Steps along a lattice vector from the stated position of the neighbour's atom to the image.
   *
   * @param axis 0 for a, 1 for b, 2 for c
   */
  public int shift(int neighbour, int axis) {
    return shift[3 * neighbour + axis];
  }

  /** From the centre to one of its neighbours, Cartesian, in Å. */
  public Vector3 vector(int centre, int neighbour) {
    Vector3 apart = structure.cartesian(index[neighbour]).minus(structure.cartesian(centre));
    if (structure.lattice().isEmpty()) {
      return apart;
    }
    Lattice lattice = structure.lattice().get();
    return apart
        .plus(lattice.a().scaled(shift[3 * neighbour]))
        .plus(lattice.b().scaled(shift[3 * neighbour + 1]))
        .plus(lattice.c().scaled(shift[3 * neighbour + 2]));
  }

  /** The numbers of an atom's neighbours, nearest first. */
  public IntStream neighbours(int atom) {
    return IntStream.range(start[atom], start[atom + 1]);
  }

  /** Whether this end of a pair is the one that is looked at; the other end mirrors it. */
  private static boolean isFirst(int i, int j, int a, int b, int c) {
    return i < j || i == j && (a > 0 || a == 0 && (b > 0 || b == 0 && c > 0));
  }

  private void fill(Pairs pairs) {
    int[] next = start.clone();
    // Pairs in the order of their distances give every atom its neighbours in order.
    for (int k : pairs.byDistance()) {
      int i = pairs.ends[2 * k];
      int j = pairs.ends[2 * k + 1];
      put(next[i]++, j, pairs, k, 1);
      put(next[j]++, i, pairs, k, -1);
    }
  }

  private void put(int place, int atom, Pairs pairs, int k, int sign) {
    index[place] = atom;
    distance[place] = pairs.distance[k];
    for (int axis = 0; axis < 3; axis++) {
      shift[3 * place + axis] = sign * pairs.shift[3 * k + axis];
    }
  }

  private static InvalidInput tooMany(double cutoff) {
    return new InvalidInput(
        null,
        null,
        "more than " + MOST + " pairs within " + cutoff + " Å",
        "fewer neighbours",
        "choose a smaller cut-off");
  }

  /** Pairs as they are found, each once. */
  private static final class Pairs {
    private int size;
    private int[] ends = new int[64];
    private int[] shift = new int[96];
    private double[] distance = new double[32];

    void add(int i, int j, int a, int b, int c, double apart) {
      if (size == distance.length) {
        ends = Arrays.copyOf(ends, 4 * size);
        shift = Arrays.copyOf(shift, 6 * size);
        distance = Arrays.copyOf(distance, 2 * size);
      }
      ends[2 * size] = i;
      ends[2 * size + 1] = j;
      shift[3 * size] = a;
      shift[3 * size + 1] = b;
      shift[3 * size + 2] = c;
      distance[size++] = apart;
    }

    /** Pairs in the order of their distances; equal ones in the order in which they were found. */
    int[] byDistance() {
      long[] keys = new long[size];
      for (int k = 0; k < size; k++) {
        keys[k] = (long) Float.floatToIntBits((float) distance[k]) << 32 | k;
      }
      Arrays.sort(keys);
      int[] order = new int[size];
      Arrays.setAll(order, k -> (int) keys[k]);
      return order;
    }
  }
}
