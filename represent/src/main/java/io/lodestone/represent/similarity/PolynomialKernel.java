package io.lodestone.represent.similarity;

import io.lodestone.core.error.InvalidInput;

/**
 * The cosine of the angle between two rows, raised to a power that spreads what is nearly alike:
 * (a·b / |a||b|)^ζ, the kernel usual for power spectra of densities (Bartók, Kondor, Csányi, Phys.
 * Rev. B 87, 184115, 2013).
 *
 * @param power ζ, at least 1
 */
public record PolynomialKernel(int power) implements Similarity {
  public PolynomialKernel {
    if (power < 1) {
      throw new InvalidInput(null, "power", Integer.toString(power), "at least 1", null);
    }
  }

  /** The kernel over the numbers that both rows have; 0 where one of them is all zeros. */
  @Override
  public double of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new InvalidInput(
          null,
          null,
          "rows of " + a.length + " and " + b.length + " numbers",
          "rows of one representation with the same settings",
          null);
    }
    double product = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        product += a[i] * b[i];
        one += a[i] * a[i];
        other += b[i] * b[i];
      }
    }
    double cosine = one == 0 || other == 0 ? 0 : product / Math.sqrt(one * other);
    return Math.pow(Math.clamp(cosine, 0, 1), power);
  }
}
