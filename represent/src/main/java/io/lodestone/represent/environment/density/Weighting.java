package io.lodestone.represent.environment.density;

/**
 * The weight of an atom in the density, by its distance from the centre.
 *
 * @param form the function of x = r/r0
 * @param r0 the length, Å
 * @param c the factor
 * @param d the constant in the denominator
 * @param m the exponent
 * @param centre the weight at distance 0; negative for that of the function
 */
public record Weighting(Form form, double r0, double c, double d, double m, double centre) {
  /** All atoms weigh 1. */
  public static final Weighting ONE = new Weighting(Form.NONE, 1, 1, 1, 1, -1);

  /** The function of x = r/r0. */
  public enum Form {
    /** 1. */
    NONE,
    /** c (1 + 2x³ - 3x²)^m up to r0, then 0 (M. A. Caro, Phys. Rev. B 100, 024112, 2019). */
    POLY,
    /** c / (d + x^m) (M. J. Willatt et al., Phys. Chem. Chem. Phys. 20, 29661, 2018). */
    POW,
    /** c / (d + exp x). What DScribe calls so has the other sign, here a negative r0. */
    EXP
  }

  /** Whether all atoms weigh 1. */
  public boolean isOne() {
    return form == Form.NONE && centre < 0;
  }

  /** The weight at a distance in Å. */
  public double at(double r) {
    if (r == 0 && centre >= 0) {
      return centre;
    }
    double x = r / r0;
    return switch (form) {
      case NONE -> 1;
      case POLY -> x > 1 ? 0 : c * Math.pow(1 + (2 * x - 3) * x * x, m);
      case POW -> c / (d + Math.pow(x, m));
      case EXP -> c / (d + Math.exp(x));
    };
  }

  /** The derivative of the weight with respect to the distance, 1/Å. */
  public double slope(double r) {
    double x = r / r0;
    return switch (form) {
      case NONE -> 0;
      case POLY -> {
        double base = 1 + (2 * x - 3) * x * x;
        yield x > 1 || base <= 0 ? 0 : c * m * Math.pow(base, m - 1) * 6 * x * (x - 1) / r0;
      }
      case POW -> {
        double below = d + Math.pow(x, m);
        yield -c * m * Math.pow(x, m - 1) / (below * below * r0);
      }
      case EXP -> {
        double below = d + Math.exp(x);
        yield -c * Math.exp(x) / (below * below * r0);
      }
    };
  }
}
