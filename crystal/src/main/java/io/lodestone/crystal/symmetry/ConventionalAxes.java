package io.lodestone.crystal.symmetry;

import io.lodestone.crystal.reduction.LatticeReduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The axes of a conventional cell, chosen along the rotations of a point group.
 *
 * @param basis the axes as columns, in terms of the primitive basis; right-handed
 * @param centring of the cell: P, C, I or F; R for the primitive rhombohedral cell, whose three
 *     axes are equal
 */
record ConventionalAxes(IntMatrix basis, Centring centring) {
  private static final IntMatrix FROM_A = IntMatrix.of(0, 0, 1, 1, 0, 0, 0, 1, 0);
  private static final IntMatrix FROM_B = IntMatrix.of(0, 1, 0, 0, 0, 1, 1, 0, 0);
  private static final IntMatrix MONOCLINIC_FROM_A = IntMatrix.of(0, 0, 1, 0, -1, 0, 1, 0, 0);
  private static final IntMatrix MONOCLINIC_FROM_I = IntMatrix.of(1, 0, -1, 0, 1, 0, 1, 0, 0);

  /** Three times the rhombohedral axes in terms of obverse and reverse hexagonal ones. */
  private static final IntMatrix OBVERSE = IntMatrix.of(2, -1, -1, 1, 1, -2, 1, 1, 1);

  private static final IntMatrix REVERSE = IntMatrix.of(1, -2, 1, 2, -1, -1, 1, 1, 1);

  /**
   * Every direction an axis can have in a reduced cell; where several serve, the first is taken.
   */
  private static final int[][] DIRECTIONS = directions();

  /**
   * Chooses the axes.
   *
   * @param rows the primitive lattice vectors
   * @param tolerance scalar products, in Å², that exceed it count as acute
   * @return nothing if the rotations do not fit a lattice
   */
  static Optional<ConventionalAxes> of(
      PointGroup group, List<IntMatrix> rotations, double[] rows, double tolerance) {
    return switch (group.crystalSystem()) {
      case TRICLINIC -> Optional.of(new ConventionalAxes(niggli(rows), Centring.P));
      case MONOCLINIC ->
          alongTwofold(rotations)
              .flatMap(axes -> ObliqueNet.shortened(axes, rows, tolerance))
              .flatMap(axes -> centred(axes, true));
      case ORTHORHOMBIC -> alongThree(rotations, -1).flatMap(axes -> centred(axes, false));
      case CUBIC ->
          alongThree(rotations, group == PointGroup.T || group == PointGroup.TH ? -1 : 1)
              .flatMap(axes -> centred(axes, false));
      case TETRAGONAL -> aroundOne(rotations, 4, 1).flatMap(axes -> centred(axes, false));
      case TRIGONAL, HEXAGONAL -> aroundOne(rotations, 3, 0).flatMap(axes -> centred(axes, false));
    };
  }

  private static IntMatrix niggli(double[] rows) {
    int[] transform =
        LatticeReduction.NIGGLI.of(io.lodestone.core.structure.Lattice.ofRows(rows)).transform();
    return IntMatrix.of(transform).transposed();
  }

  private static IntMatrix proper(IntMatrix rotation) {
    return rotation.determinant() < 0 ? rotation.negated() : rotation;
  }

  /** The twofold axis as b, and the two shortest directions of the net normal to it. */
  private static Optional<IntMatrix> alongTwofold(List<IntMatrix> rotations) {
    for (IntMatrix rotation : rotations) {
      IntMatrix proper = proper(rotation);
      int axis = proper.trace() == -1 ? axis(proper) : -1;
      if (axis >= 0) {
        List<Integer> normal = normal(proper, 2);
        int first = shortest(normal, -1);
        int second = shortest(normal, first);
        if (second < 0) {
          return Optional.empty();
        }
        return Optional.of(
            IntMatrix.ofColumns(DIRECTIONS[first], DIRECTIONS[axis], DIRECTIONS[second]));
      }
    }
    return Optional.empty();
  }

  private static int shortest(List<Integer> directions, int except) {
    int best = -1;
    for (int direction : directions) {
      if (direction != except && (best < 0 || square(direction) < square(best))) {
        best = direction;
      }
    }
    return best;
  }

  private static int square(int direction) {
    int[] v = DIRECTIONS[direction];
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  /** Three axes of rotations that have this trace. */
  private static Optional<IntMatrix> alongThree(List<IntMatrix> rotations, int trace) {
    List<Integer> axes = new ArrayList<>();
    for (IntMatrix rotation : rotations) {
      IntMatrix proper = proper(rotation);
      int axis = proper.trace() == trace ? axis(proper) : -1;
      if (axis >= 0 && !axes.contains(axis)) {
        axes.add(axis);
      }
    }
    if (axes.size() != 3) {
      return Optional.empty();
    }
    axes.sort(null);
    IntMatrix basis =
        IntMatrix.ofColumns(
            DIRECTIONS[axes.get(0)], DIRECTIONS[axes.get(1)], DIRECTIONS[axes.get(2)]);
    return Optional.of(
        basis.determinant() > 0
            ? basis
            : IntMatrix.ofColumns(
                DIRECTIONS[axes.get(0)], DIRECTIONS[axes.get(2)], DIRECTIONS[axes.get(1)]));
  }

  /** The main axis as c, a direction normal to it as a, and its image as b. */
  private static Optional<IntMatrix> aroundOne(List<IntMatrix> rotations, int order, int trace) {
    for (IntMatrix rotation : rotations) {
      IntMatrix proper = proper(rotation);
      if (proper.trace() != trace) {
        continue;
      }
      int axis = axis(proper);
      if (axis < 0) {
        return Optional.empty();
      }
      List<Integer> normal = normal(proper, order);
      for (int direction : normal) {
        int[] image = proper.times(DIRECTIONS[direction]);
        if (!isListed(image, normal)) {
          continue;
        }
        IntMatrix basis = IntMatrix.ofColumns(DIRECTIONS[direction], image, DIRECTIONS[axis]);
        int determinant = basis.determinant();
        // Four lattice points would be a cell with all faces centred: a smaller one exists.
        if (determinant != 0 && Math.abs(determinant) < 4) {
          return Optional.of(
              determinant > 0
                  ? basis
                  : IntMatrix.ofColumns(image, DIRECTIONS[direction], DIRECTIONS[axis]));
        }
      }
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isListed(int[] image, List<Integer> directions) {
    for (int direction : directions) {
      int[] v = DIRECTIONS[direction];
      if ((v[0] == image[0] && v[1] == image[1] && v[2] == image[2])
          || (v[0] == -image[0] && v[1] == -image[1] && v[2] == -image[2])) {
        return true;
      }
    }
    return false;
  }

  /** The first direction that a rotation leaves alone, or −1. */
  private static int axis(IntMatrix proper) {
    for (int i = 0; i < DIRECTIONS.length; i++) {
      int[] image = proper.times(DIRECTIONS[i]);
      if (image[0] == DIRECTIONS[i][0]
          && image[1] == DIRECTIONS[i][1]
          && image[2] == DIRECTIONS[i][2]) {
        return i;
      }
    }
    return -1;
  }

  /** Directions normal to the axis: those whose images under all powers of it add up to nothing. */
  private static List<Integer> normal(IntMatrix proper, int order) {
    List<Integer> normal = new ArrayList<>();
    for (int i = 0; i < DIRECTIONS.length; i++) {
      int[] image = DIRECTIONS[i];
      int[] sum = new int[3];
      for (int power = 0; power < order; power++) {
        for (int k = 0; k < 3; k++) {
          sum[k] += image[k];
        }
        image = proper.times(image);
      }
      if (sum[0] == 0 && sum[1] == 0 && sum[2] == 0) {
        normal.add(i);
      }
    }
    return normal;
  }

  /** Tells the centring and turns the axes so that it is P, C, I, F, or primitive rhombohedral. */
  private static Optional<ConventionalAxes> centred(IntMatrix basis, boolean monoclinic) {
    return switch (Math.abs(basis.determinant())) {
      case 1 -> Optional.of(new ConventionalAxes(basis, Centring.P));
      case 2 -> baseOrBody(basis, monoclinic);
      case 3 -> rhombohedral(basis);
      case 4 -> Optional.of(new ConventionalAxes(basis, Centring.F));
      default -> Optional.empty();
    };
  }

  private static Optional<ConventionalAxes> baseOrBody(IntMatrix basis, boolean monoclinic) {
    int[] order = {2, 0, 1};
    IntMatrix[] turns = {IntMatrix.IDENTITY, monoclinic ? MONOCLINIC_FROM_A : FROM_A, FROM_B};
    for (int candidate = 0; candidate < 3; candidate++) {
      int alone = order[candidate];
      for (int row = 0; row < 3; row++) {
        if (Math.abs(basis.get(row, alone)) == 1
            && basis.get(row, (alone + 1) % 3) == 0
            && basis.get(row, (alone + 2) % 3) == 0) {
          return Optional.of(new ConventionalAxes(basis.times(turns[candidate]), Centring.C));
        }
      }
    }
    for (int row = 0; row < 3; row++) {
      int sum = Math.abs(basis.get(row, 0)) + Math.abs(basis.get(row, 1));
      if (sum + Math.abs(basis.get(row, 2)) != 2) {
        return Optional.empty();
      }
    }
    return Optional.of(
        monoclinic
            ? new ConventionalAxes(basis.times(MONOCLINIC_FROM_I), Centring.C)
            : new ConventionalAxes(basis, Centring.I));
  }

  private static Optional<ConventionalAxes> rhombohedral(IntMatrix basis) {
    for (IntMatrix threefold : List.of(REVERSE, OBVERSE)) {
      int[] axes = basis.times(threefold).toArray();
      boolean whole = true;
      for (int i = 0; i < 9; i++) {
        whole &= axes[i] % 3 == 0;
        axes[i] /= 3;
      }
      if (whole) {
        return Optional.of(new ConventionalAxes(IntMatrix.of(axes), Centring.R));
      }
    }
    return Optional.empty();
  }

  /**
   * Directions with entries up to 3, short ones first; of each, the form that is listed first in
   * the tables of rotations of reduced cells. Permutations follow each other cyclically.
   */
  private static int[][] directions() {
    List<int[]> all = new ArrayList<>();
    for (String seed :
        List.of(
            "100", "011", "01m", "111", "m11", "012", "021", "0m2", "0M1", "211", "2mm", "21m")) {
      addCyclic(all, seed);
    }
    for (String seed : List.of("2m1", "312", "321", "3m2", "3M1", "3mM", "3Mm", "31M", "32m")) {
      addCyclic(all, seed);
    }
    for (String seed : List.of("113", "m13", "1m3", "mm3")) {
      all.add(read(seed));
    }
    for (String seed : List.of("131", "m31", "13m", "m3m")) {
      all.add(read(seed));
    }
    for (String seed : List.of("311", "31m", "3m1", "3mm")) {
      all.add(read(seed));
    }
    return all.toArray(int[][]::new);
  }

  private static void addCyclic(List<int[]> all, String seed) {
    int[] v = read(seed);
    all.add(v);
    if (seed.equals("111")) {
      return;
    }
    all.add(new int[] {v[2], v[0], v[1]});
    all.add(new int[] {v[1], v[2], v[0]});
  }

  /** Three digits; m is −1 and M is −2. */
  private static int[] read(String digits) {
    int[] v = new int[3];
    for (int i = 0; i < 3; i++) {
      char c = digits.charAt(i);
      v[i] = c == 'm' ? -1 : c == 'M' ? -2 : c - '0';
    }
    return v;
  }
}
