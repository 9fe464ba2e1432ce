package io.lodestone.core.quantity;

/**
 * A conversion factor as mantissa × 10^ten, so that decimal prefixes and their powers stay exact: a
 * cm³ is 10⁻⁶ m³ to the last bit, which {@code Math.pow(0.01, 3)} is not.
 */
record Factor(double mantissa, int ten) {
  static final Factor ONE = new Factor(1, 0);

  /** The largest power of ten that a double holds exactly. */
  private static final int EXACT = 22;

  Factor times(Factor other) {
    return new Factor(mantissa * other.mantissa, ten + other.ten);
  }

  /**
   * This factor to the power of {@code halves}/2.
   *
   * @throws ArithmeticException when a power of ten overflows an int
   */
  Factor halfPower(int halves) {
    int product = Math.multiplyExact(ten, halves);
    int whole = Math.floorDiv(product, 2);
    double rest = product % 2 == 0 ? 1 : Math.sqrt(10);
    return new Factor(rest * Math.pow(mantissa, halves / 2.0), whole);
  }

  double value() {
    if (Math.abs(ten) > EXACT) {
      return mantissa * Double.parseDouble("1e" + ten);
    }
    double power = Double.parseDouble("1e" + Math.abs(ten));
    return ten < 0 ? mantissa / power : mantissa * power;
  }
}
