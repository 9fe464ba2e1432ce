package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Vector3;
import java.util.Arrays;

/**
 * A symmetry operation of a crystal: it takes the point with fractional coordinates x to W x + w.
 *
 * <p>W is a matrix of whole numbers with determinant 1 or −1; w is a vector of fractions with one
 * denominator, kept exactly, in lowest terms.
 */
public final class SymmetryOperation {
  /** Leaves every point where it is. */
  public static final SymmetryOperation IDENTITY =
      new SymmetryOperation(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new int[3], 1);

  /** Largest common denominator of a translation; settings of the space groups need 24. */
  static final int MAX_DENOMINATOR = 10_000;

  private final int[] rotation;
  private final int[] translation;
  private final int denominator;

  private SymmetryOperation(int[] rotation, int[] translation, int denominator) {
    this.rotation = rotation;
    this.translation = translation;
    this.denominator = denominator;
  }

  /**
   * The operation with this matrix and translation.
   *
   * @param rotation the nine entries of W, row by row
   * @param numerators the three numerators of w
   * @param denominator the denominator of w, from 1 to 10,000
   * @throws IllegalArgumentException if the determinant is not 1 or −1, or the denominator is out
   *     of range
   */
  public static SymmetryOperation of(int[] rotation, int[] numerators, int denominator) {
    if (rotation.length != 9 || numerators.length != 3) {
      throw new IllegalArgumentException("an operation has 9 matrix entries and 3 numerators");
    }
    if (Math.abs(determinant(rotation)) != 1) {
      throw new IllegalArgumentException(
          "the determinant of " + Arrays.toString(rotation) + " is not 1 or -1");
    }
    if (denominator < 1 || denominator > MAX_DENOMINATOR) {
      throw new IllegalArgumentException("denominator " + denominator + " is out of range");
    }
    return lowestTerms(rotation.clone(), numerators.clone(), denominator);
  }

  /**
   * Reads a coordinate triplet as CIF and International Tables write it: {@code -y,x-y,z+1/3}, with
   * fractions or decimals, letters of either case, terms in any order.
   *
   * @throws InvalidInput when the text is no such triplet
   */
  public static SymmetryOperation parse(String triplet) {
    return new TripletReader(triplet).read();
  }

  /** The nine entries of W, row by row. */
  public int[] rotation() {
    return rotation.clone();
  }

  /** The translation w, in fractions of the lattice vectors. */
  public Vector3 translation() {
    double scale = denominator;
    return new Vector3(translation[0] / scale, translation[1] / scale, translation[2] / scale);
  }

  /** The numerators of w over {@link #denominator()}. */
  public int[] numerators() {
    return translation.clone();
  }

  /** The common denominator of w, in lowest terms. */
  public int denominator() {
    return denominator;
  }

  /** 1 for a proper rotation, −1 for one with an inversion or mirror. */
  public int determinant() {
    return determinant(rotation);
  }

  /** Where the operation takes a point, in fractional coordinates. */
  public Vector3 apply(Vector3 point) {
    Vector3 turned = applyLinear(point);
    double scale = denominator;
    return new Vector3(
        turned.x() + translation[0] / scale,
        turned.y() + translation[1] / scale,
        turned.z() + translation[2] / scale);
  }

  /** The image of a direction, which translations do not change, in fractional components. */
  public Vector3 applyLinear(Vector3 d) {
    return new Vector3(
        rotation[0] * d.x() + rotation[1] * d.y() + rotation[2] * d.z(),
        rotation[3] * d.x() + rotation[4] * d.y() + rotation[5] * d.z(),
        rotation[6] * d.x() + rotation[7] * d.y() + rotation[8] * d.z());
  }

  /** The operation that does {@code first} and then this one. */
  public SymmetryOperation after(SymmetryOperation first) {
    int[] product = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[3 * i + j] += rotation[3 * i + k] * first.rotation[3 * k + j];
        }
      }
    }
    int common = denominator / gcd(denominator, first.denominator) * first.denominator;
    int[] sum = new int[3];
    for (int i = 0; i < 3; i++) {
      int turned = 0;
      for (int k = 0; k < 3; k++) {
        turned += rotation[3 * i + k] * first.translation[k];
      }
      sum[i] = turned * (common / first.denominator) + translation[i] * (common / denominator);
    }
    return lowestTerms(product, sum, common);
  }

  /** The operation that undoes this one. */
  public SymmetryOperation inverse() {
    int[] r = rotation;
    int sign = determinant(r);
    int[] inverse = {
      sign * (r[4] * r[8] - r[5] * r[7]),
      sign * (r[2] * r[7] - r[1] * r[8]),
      sign * (r[1] * r[5] - r[2] * r[4]),
      sign * (r[5] * r[6] - r[3] * r[8]),
      sign * (r[0] * r[8] - r[2] * r[6]),
      sign * (r[2] * r[3] - r[0] * r[5]),
      sign * (r[3] * r[7] - r[4] * r[6]),
      sign * (r[1] * r[6] - r[0] * r[7]),
      sign * (r[0] * r[4] - r[1] * r[3])
    };
    int[] back = new int[3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        back[i] -= inverse[3 * i + k] * translation[k];
      }
    }
    return lowestTerms(inverse, back, denominator);
  }

  /** The same operation up to a lattice vector, with the translation in [0, 1). */
  public SymmetryOperation modLattice() {
    int[] reduced = new int[3];
    for (int i = 0; i < 3; i++) {
      reduced[i] = Math.floorMod(translation[i], denominator);
    }
    return lowestTerms(rotation, reduced, denominator);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SymmetryOperation that
        && denominator == that.denominator
        && Arrays.equals(rotation, that.rotation)
        && Arrays.equals(translation, that.translation);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(rotation) + Arrays.hashCode(translation)) + denominator;
  }

  /** The coordinate triplet that {@link #parse} reads back, such as {@code -y,x-y,z+1/3}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append(i == 0 ? "" : ",");
      int start = text.length();
      for (int j = 0; j < 3; j++) {
        int factor = rotation[3 * i + j];
        if (factor != 0) {
          text.append(factor < 0 ? "-" : text.length() > start ? "+" : "");
          text.append(Math.abs(factor) == 1 ? "" : Integer.toString(Math.abs(factor)));
          text.append("xyz".charAt(j));
        }
      }
      if (translation[i] != 0) {
        int divisor = gcd(Math.abs(translation[i]), denominator);
        text.append(translation[i] < 0 ? '-' : '+').append(Math.abs(translation[i]) / divisor);
        text.append(denominator == divisor ? "" : "/" + denominator / divisor);
      }
    }
    return text.toString();
  }

  static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  static int determinant(int[] r) {
    return r[0] * (r[4] * r[8] - r[5] * r[7])
        - r[1] * (r[3] * r[8] - r[5] * r[6])
        + r[2] * (r[3] * r[7] - r[4] * r[6]);
  }

  private static SymmetryOperation lowestTerms(int[] rotation, int[] numerators, int denominator) {
    int divisor = denominator;
    for (int numerator : numerators) {
      divisor = gcd(divisor, Math.abs(numerator));
    }
    int[] lowest = numerators.clone();
    for (int i = 0; i < 3; i++) {
      lowest[i] /= divisor;
    }
    return new SymmetryOperation(rotation, lowest, denominator / divisor);
  }
}
