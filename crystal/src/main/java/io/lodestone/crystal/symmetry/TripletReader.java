package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import java.util.Locale;

/** Reads a coordinate triplet such as {@code -y,x-y,z+1/3}. */
final class TripletReader {
  /** Decimals such as 0.3333 mean a fraction whose denominator is one of these or divides one. */
  private static final int[] DENOMINATORS = {
    24, 5, 7, 9, 10, 11, 13, 15, 16, 18, 20, 25, 100, 1000
  };

  /** How far a decimal with few digits may lie from the fraction it means. */
  private static final double ROUNDING = 7e-4;

  private static final int MAX_DENOMINATOR = 1000;
  private static final int MAX_TERM = 999;

  private final String source;
  private final String text;
  private int position;

  TripletReader(String source) {
    this.source = source;
    this.text = source.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
  }

  SymmetryOperation read() {
    int[] rotation = new int[9];
    int[] numerators = new int[3];
    int[] denominators = new int[3];
    int common = 1;
    for (int row = 0; row < 3; row++) {
      if (row > 0) {
        if (position >= text.length() || text.charAt(position) != ',') {
          throw notTriplet();
        }
        position++;
      }
      readRow(row, rotation, numerators, denominators);
      common = common / SymmetryOperation.gcd(common, denominators[row]) * denominators[row];
      if (common > SymmetryOperation.MAX_DENOMINATOR) {
        throw notTriplet();
      }
    }
    if (position != text.length() || Math.abs(SymmetryOperation.determinant(rotation)) != 1) {
      throw notTriplet();
    }
    for (int row = 0; row < 3; row++) {
      numerators[row] *= common / denominators[row];
    }
    return SymmetryOperation.of(rotation, numerators, common);
  }

  private void readRow(int row, int[] rotation, int[] numerators, int[] denominators) {
    int numerator = 0;
    int denominator = 1;
    boolean any = false;
    while (position < text.length() && text.charAt(position) != ',') {
      int sign = readSign(any);
      int start = position;
      int axis = axisHere();
      if (axis >= 0) {
        position++;
        rotation[3 * row + axis] += sign;
      } else {
        double value = readNumber();
        int over = 1;
        if (position < text.length() && text.charAt(position) == '/') {
          position++;
          double divisor = readNumber();
          if (divisor != Math.rint(divisor) || divisor < 1 || divisor > MAX_DENOMINATOR) {
            throw notTriplet();
          }
          over = (int) divisor;
        }
        if (position < text.length() && text.charAt(position) == '*') {
          position++;
        }
        axis = axisHere();
        if (axis >= 0) {
          position++;
          if (over != 1 || value != Math.rint(value)) {
            throw notTriplet();
          }
          rotation[3 * row + axis] += sign * (int) value;
        } else {
          int[] fraction = fraction(value, over);
          int next = denominator / SymmetryOperation.gcd(denominator, fraction[1]) * fraction[1];
          if (next > SymmetryOperation.MAX_DENOMINATOR) {
            throw notTriplet();
          }
          numerator = numerator * (next / denominator) + sign * fraction[0] * (next / fraction[1]);
          denominator = next;
        }
      }
      if (position == start) {
        throw notTriplet();
      }
      any = true;
    }
    if (!any) {
      throw notTriplet();
    }
    numerators[row] = numerator;
    denominators[row] = denominator;
  }

  /** The sign before a term; only the first term of a row may lack one. */
  private int readSign(boolean required) {
    char c = text.charAt(position);
    if (c == '+' || c == '-') {
      position++;
      return c == '-' ? -1 : 1;
    }
    if (required) {
      throw notTriplet();
    }
    return 1;
  }

  private int axisHere() {
    return position < text.length() ? "xyz".indexOf(text.charAt(position)) : -1;
  }

  private double readNumber() {
    int start = position;
    while (position < text.length()
        && (text.charAt(position) >= '0' && text.charAt(position) <= '9'
            || text.charAt(position) == '.')) {
      position++;
    }
    try {
      double value = Double.parseDouble(text.substring(start, position));
      if (value > MAX_TERM) {
        throw notTriplet();
      }
      return value;
    } catch (NumberFormatException e) {
      throw notTriplet();
    }
  }

  private int[] fraction(double value, int over) {
    if (value == Math.rint(value)) {
      return new int[] {(int) value, over};
    }
    double whole = value / over;
    for (int denominator : DENOMINATORS) {
      double scaled = whole * denominator;
      if (Math.abs(scaled - Math.rint(scaled)) < ROUNDING * denominator) {
        int numerator = (int) Math.rint(scaled);
        int divisor = SymmetryOperation.gcd(denominator, Math.abs(numerator));
        return new int[] {numerator / divisor, denominator / divisor};
      }
    }
    throw notTriplet();
  }

  private InvalidInput notTriplet() {
    return new InvalidInput(
        null, null, "'" + source.strip() + "'", "a symmetry operation such as -x,y+1/2,-z", null);
  }
}
