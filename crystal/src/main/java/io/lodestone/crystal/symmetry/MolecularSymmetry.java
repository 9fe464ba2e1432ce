package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The point group of a molecule.
 *
 * @param schoenflies symbol such as {@code C2v}, {@code D6h} or {@code Td}; {@code Cinfv} and
 *     {@code Dinfh} for linear molecules, {@code Kh} for an atom
 * @param operations how many there are; 0 where they are without number
 * @param tolerance how far an image may be from an atom, in Å
 */
public record MolecularSymmetry(String schoenflies, int operations, double tolerance) {
  private static final double USUAL_TOLERANCE = 0.01;

  /** In radians; turns by less are none. */
  private static final double NO_TURN = 1e-5;

  /** Å between a molecule and its copies, besides three times its size. */
  private static final double APART = 10;

  /** Entries of rotation matrices that differ by less are of the same operation, at most. */
  private static final double SAME = 0.05;

  /**
   * Finds the point group with a tolerance of 0.01 Å.
   *
   * @param molecule a structure that repeats in no direction
   */
  public static MolecularSymmetry of(Structure molecule) {
    return of(molecule, USUAL_TOLERANCE);
  }

  /**
   * Finds the point group.
   *
   * @param molecule a structure that repeats in no direction; sites are alike as in {@link
   *     Symmetry}
   * @param tolerance how far an image may be from an atom, in Å, above 0
   * @throws InvalidInput if there are no sites, two of a kind are closer than the tolerance, or it
   *     is not above 0
   * @throws IllegalArgumentException if the structure repeats in some direction
   */
  public static MolecularSymmetry of(Structure molecule, double tolerance) {
    if (molecule.periodicity().dimensions() != 0) {
      throw new IllegalArgumentException("a molecule does not repeat");
    }
    if (molecule.size() == 0) {
      throw new InvalidInput(null, null, "no sites", "a molecule with at least one atom", null);
    }
    if (!(tolerance > 0)) {
      throw new InvalidInput(
          null, null, Double.toString(tolerance), "a tolerance above 0, in Å", null);
    }
    Atoms atoms = Atoms.of(molecule, tolerance);
    int first = atoms.reference();
    if (first < 0) {
      return new MolecularSymmetry("Kh", 0, tolerance);
    }
    int second = atoms.secondReference(first);
    if (second < 0) {
      boolean centred = atoms.fits(new double[] {-1, 0, 0, 0, -1, 0, 0, 0, -1});
      return new MolecularSymmetry(centred ? "Dinfh" : "Cinfv", 0, tolerance);
    }
    List<double[]> operations = atoms.operations(first, second);
    return new MolecularSymmetry(classify(operations), operations.size(), tolerance);
  }

  /** Places about the centre, with what distinguishes the atoms. */
  private record Atoms(
      double[] places, int[] kinds, SiteGrid grid, double width, double tolerance) {
    static Atoms of(Structure molecule, double tolerance) {
      int n = molecule.size();
      double[] places = new double[3 * n];
      Vector3 centre = Vector3.ZERO;
      for (int i = 0; i < n; i++) {
        centre = centre.plus(molecule.cartesian(i).scaled(1.0 / n));
      }
      for (int i = 0; i < n; i++) {
        System.arraycopy(molecule.cartesian(i).minus(centre).toArray(), 0, places, 3 * i, 3);
      }
      int[] kinds = FlatCell.kinds(molecule.sites());
      // Copies that are too far apart to meet let boxes find the atom at a place.
      double width = 4 * Arrays.stream(places).map(Math::abs).max().orElse(0) + APART;
      double[] box = {width, 0, 0, 0, width, 0, 0, 0, width};
      double[] fractions = Arrays.stream(places).map(x -> x / width).toArray();
      FlatCell cell = new FlatCell(box, fractions, kinds);
      int twice = new SiteGrid(cell, tolerance).overlap();
      if (twice >= 0) {
        throw new InvalidInput(
            null,
            "site " + (twice + 1),
            "another site of the same kind within " + tolerance + " Å",
            "atoms of a kind that are farther apart than the tolerance",
            "remove doubled atoms, or ask for a smaller tolerance");
      }
      return new Atoms(places, kinds, new SiteGrid(cell, 3 * tolerance), width, tolerance);
    }

    double distance(int i) {
      return Math.sqrt(dot(i, i));
    }

    double dot(int i, int j) {
      return places[3 * i] * places[3 * j]
          + places[3 * i + 1] * places[3 * j + 1]
          + places[3 * i + 2] * places[3 * j + 2];
    }

    boolean alike(int i, int j) {
      return kinds[i] == kinds[j] && Math.abs(distance(i) - distance(j)) <= tolerance;
    }

    /** An atom away from the centre that has few like it; −1 if all are at the centre. */
    int reference() {
      int best = -1;
      int fewest = Integer.MAX_VALUE;
      for (int i = 0; i < kinds.length; i++) {
        if (distance(i) > 10 * tolerance) {
          int count = 0;
          for (int j = 0; j < kinds.length; j++) {
            count += alike(i, j) ? 1 : 0;
          }
          if (count < fewest) {
            best = i;
            fewest = count;
          }
        }
      }
      return best;
    }

    /** The atom farthest from the line through the centre and the first; −1 if all are on it. */
    int secondReference(int first) {
      int best = -1;
      double farthest = 10 * tolerance;
      for (int i = 0; i < kinds.length; i++) {
        double along = dot(first, i) / distance(first);
        double off = Math.sqrt(Math.max(0, dot(i, i) - along * along));
        if (off > farthest) {
          best = i;
          farthest = off;
        }
      }
      return best;
    }

    List<double[]> operations(int first, int second) {
      List<double[]> found = new ArrayList<>();
      double[] from = frame(first, second);
      // Large rings have operations that differ by little, and places that settle them well.
      double same = Math.min(SAME, 4 * tolerance / distance(first));
      for (int i = 0; i < kinds.length; i++) {
        for (int j = 0; alike(first, i) && j < kinds.length; j++) {
          double apart = Math.abs(dot(i, j) - dot(first, second));
          if (!alike(second, j) || apart > 4 * tolerance * (distance(i) + distance(j))) {
            continue;
          }
          double[] to = frame(i, j);
          for (int sign = 1; to != null && sign >= -1; sign -= 2) {
            double[] operation = new double[9];
            for (int r = 0; r < 3; r++) {
              for (int c = 0; c < 3; c++) {
                operation[3 * r + c] =
                    to[r] * from[c] + to[3 + r] * from[3 + c] + sign * to[6 + r] * from[6 + c];
              }
            }
            if (fits(operation)
                && found.stream().noneMatch(known -> same(known, operation, same))) {
              found.add(operation);
            }
          }
        }
      }
      return found;
    }

    /** Unit vectors along an atom, in the plane with another, and normal to it; as rows. */
    private double[] frame(int i, int j) {
      double length = distance(i);
      double along = dot(i, j) / length;
      double off = Math.sqrt(Math.max(0, dot(j, j) - along * along));
      if (length < tolerance || off < tolerance) {
        return null;
      }
      double[] frame = new double[9];
      for (int k = 0; k < 3; k++) {
        frame[k] = places[3 * i + k] / length;
        frame[3 + k] = (places[3 * j + k] - along * frame[k]) / off;
      }
      for (int k = 0; k < 3; k++) {
        int l = (k + 1) % 3;
        int m = (k + 2) % 3;
        frame[6 + k] = frame[l] * frame[3 + m] - frame[m] * frame[3 + l];
      }
      return frame;
    }

    /** Whether every atom is carried to one like it; the frames add their own errors. */
    boolean fits(double[] w) {
      for (int i = 0; i < kinds.length; i++) {
        double[] image = new double[3];
        for (int k = 0; k < 3; k++) {
          double x =
              w[3 * k] * places[3 * i]
                  + w[3 * k + 1] * places[3 * i + 1]
                  + w[3 * k + 2] * places[3 * i + 2];
          image[k] = x / width;
        }
        if (grid.find(image[0], image[1], image[2], kinds[i]) < 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean same(double[] a, double[] b, double limit) {
    for (int k = 0; k < 9; k++) {
      if (Math.abs(a[k] - b[k]) > limit) {
        return false;
      }
    }
    return true;
  }

  /** The symbol of Schoenflies of a finite group of orthogonal matrices. */
  static String classify(List<double[]> operations) {
    int proper = 0;
    int highest = 1;
    double[] axis = {0, 0, 1};
    boolean inversion = false;
    for (double[] w : operations) {
      double trace = w[0] + w[4] + w[8];
      if (SiteGrid.determinant(w) > 0) {
        proper++;
        int order = order(trace);
        if (order > highest) {
          highest = order;
          axis = axis(w, order);
        }
      } else if (trace < -2.9) {
        inversion = true;
      }
    }
    boolean improper = proper < operations.size();
    if (highest == 1) {
      return !improper ? "C1" : inversion ? "Ci" : "Cs";
    }
    if (proper > 2 * highest) {
      return switch (highest) {
        case 3 -> !improper ? "T" : inversion ? "Th" : "Td";
        case 4 -> improper ? "Oh" : "O";
        default -> improper ? "Ih" : "I";
      };
    }
    boolean dihedral = proper == 2 * highest;
    // A mirror turns by nothing, another operation of the second kind by half the smallest turn.
    double mirror = 2 * Math.cos(Math.PI / (2 * highest)) - 1;
    boolean across = false;
    boolean along = false;
    for (double[] w : operations) {
      double trace = w[0] + w[4] + w[8];
      if (SiteGrid.determinant(w) < 0 && trace > mirror) {
        double turned = 0;
        for (int r = 0; r < 3; r++) {
          turned +=
              axis[r] * (w[3 * r] * axis[0] + w[3 * r + 1] * axis[1] + w[3 * r + 2] * axis[2]);
        }
        across |= turned < -0.9;
        along |= turned > 0.9;
      }
    }
    if (dihedral) {
      return "D" + highest + (across ? "h" : improper ? "d" : "");
    }
    return across
        ? "C" + highest + "h"
        : along ? "C" + highest + "v" : improper ? "S" + 2 * highest : "C" + highest;
  }

  /**
   * The order of the smallest turn of a group from the trace of its matrix; of its multiples no
   * more.
   */
  private static int order(double trace) {
    double angle = Math.acos(Math.clamp((trace - 1) / 2, -1, 1));
    return angle < NO_TURN ? 1 : (int) Math.rint(2 * Math.PI / angle);
  }

  /** The direction that all powers of a rotation keep: a column of their sum. */
  private static double[] axis(double[] w, int order) {
    double[] sum = new double[9];
    double[] power = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (int p = 0; p < order; p++) {
      double[] next = new double[9];
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 3; c++) {
          sum[3 * r + c] += power[3 * r + c];
          for (int k = 0; k < 3; k++) {
            next[3 * r + c] += w[3 * r + k] * power[3 * k + c];
          }
        }
      }
      power = next;
    }
    double[] best = new double[3];
    double longest = 0;
    for (int c = 0; c < 3; c++) {
      double length =
          Math.sqrt(sum[c] * sum[c] + sum[3 + c] * sum[3 + c] + sum[6 + c] * sum[6 + c]);
      if (length > longest) {
        longest = length;
        best = new double[] {sum[c] / length, sum[3 + c] / length, sum[6 + c] / length};
      }
    }
    return best;
  }
}
