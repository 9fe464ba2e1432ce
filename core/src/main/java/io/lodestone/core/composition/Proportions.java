package io.lodestone.core.composition;

/** Finds the whole numbers that stand in the same proportion as given amounts. */
final class Proportions {
  /** Fractions of sites in crystals are halves, thirds, ... twelfths. */
  private static final int LARGEST_DENOMINATOR = 12;

  private static final int MOST_DECIMALS = 6;

  /** A fraction that needs no rounding agrees with its decimals this closely. */
  private static final double EXACT = 1e-9;

  /** How far, in its last decimal, a rounded or cut amount may lie off: 0.666 for 2/3 by 0.67. */
  private static final double ROUNDED = 0.7;

  /** The same for a cell in which up to twelve sites are filled by a rounded third, per atom. */
  private static final double ROUNDED_SUM = 1.1;

  private static final int LARGEST_SUM = 12;

  /** From three decimals on, amounts such as 0.333 are taken to be rounded fractions. */
  private static final int ROUNDED_FROM_DECIMALS = 3;

  private final double[] amounts;
  private final int[] decimals;

  Proportions(double[] amounts) {
    this.amounts = amounts;
    this.decimals = new int[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      decimals[i] = decimals(amounts[i]);
    }
  }

  long[] reduced() {
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      if (fit(denominator)) {
        return reduced(denominator);
      }
    }
    int most = 0;
    for (int d : decimals) {
      most = Math.max(most, d);
    }
    return reduced(Math.pow(10, most));
  }

  private boolean fit(int denominator) {
    for (int i = 0; i < amounts.length; i++) {
      if (!fits(i, denominator)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int i, int denominator) {
    double amount = amounts[i];
    double numerator = Math.rint(amount * denominator);
    if (numerator < 1) {
      return false;
    }
    double error = Math.abs(amount - numerator / denominator);
    if (error <= EXACT * Math.max(1, amount)) {
      return true;
    }
    // 0.999 is no rounded 1: nobody rounds a whole number.
    boolean maybeRounded = decimals[i] >= ROUNDED_FROM_DECIMALS && numerator % denominator != 0;
    boolean maybeSum = denominator % 3 == 0 && denominator <= 6 && amount <= LARGEST_SUM;
    double places = maybeSum ? Math.max(ROUNDED, ROUNDED_SUM * amount) : ROUNDED;
    return maybeRounded && error <= places * Math.pow(10, -decimals[i]);
  }

  private long[] reduced(double multiplier) {
    long[] numbers = new long[amounts.length];
    long divisor = 0;
    for (int i = 0; i < amounts.length; i++) {
      // A trace too small to count is still there.
      numbers[i] = Math.max(1, Math.round(amounts[i] * multiplier));
      divisor = greatestCommonDivisor(numbers[i], divisor);
    }
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] /= divisor;
    }
    return numbers;
  }

  /** The fewest decimals that write the amount, at most six. */
  private static int decimals(double amount) {
    double scaled = amount;
    int count = 0;
    while (count < MOST_DECIMALS
        && Math.abs(scaled - Math.rint(scaled)) > EXACT * Math.max(1, scaled)) {
      count++;
      scaled = amount * Math.pow(10, count);
    }
    return count;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
