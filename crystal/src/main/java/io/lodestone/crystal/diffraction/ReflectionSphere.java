package io.lodestone.crystal.diffraction;

import io.lodestone.core.structure.Lattice;

/**
 * The points of a reciprocal lattice within a sphere around the origin, one of each pair of
 * opposites: those whose first index that is not 0 is positive.
 *
 * <p>With |g|² written as a sum of three squares, of which the first holds h alone and the second h
 * and k, the bounds of each index follow from those outside of it (Fincke and Pohst, Math. Comp.
 * 44, 463, 1985), so that no time is lost on what lies outside, however skewed the cell is.
 */
final class ReflectionSphere {
  /** Takes a row of reflections (h, k, l) with l from {@code first} to {@code last}. */
  interface Row {
    void accept(int h, int k, int first, int last);
  }

  /** Room for rounding at the surface, relative. */
  private static final double SURFACE = 1e-10;

  private final double[] metric = new double[6];
  private final double volume;

  ReflectionSphere(Lattice lattice) {
    Lattice reciprocal = lattice.reciprocal();
    metric[0] = reciprocal.a().dot(reciprocal.a());
    metric[1] = reciprocal.b().dot(reciprocal.b());
    metric[2] = reciprocal.c().dot(reciprocal.c());
    metric[3] = reciprocal.b().dot(reciprocal.c());
    metric[4] = reciprocal.a().dot(reciprocal.c());
    metric[5] = reciprocal.a().dot(reciprocal.b());
    volume = lattice.volume();
  }

  /** About how many points {@link #forEachRow} would name. */
  double expected(double radius) {
    return 2 * Math.PI / 3 * radius * radius * radius * volume;
  }

  /** The square of the length of a reciprocal vector, in Å⁻². */
  double lengthSquared(double h, double k, double l) {
    return metric[0] * h * h
        + metric[1] * k * k
        + metric[2] * l * l
        + 2 * (metric[3] * k * l + metric[4] * h * l + metric[5] * h * k);
  }

  /**
   * Names every row.
   *
   * @param radius in Å⁻¹
   */
  void forEachRow(double radius, Row row) {
    double limit = radius * radius * (1 + SURFACE);
    double lk = metric[3] / metric[2];
    double lh = metric[4] / metric[2];
    double kk = metric[1] - metric[3] * lk;
    double kh = (metric[5] - metric[3] * lh) / kk;
    double hh = metric[0] - metric[4] * lh - kk * kh * kh;
    int most = (int) Math.floor(Math.sqrt(limit / hh));
    for (int h = 0; h <= most; h++) {
      double left = Math.max(0, limit - hh * h * h);
      double centre = -kh * h;
      double half = Math.sqrt(left / kk);
      int firstK = h == 0 ? 0 : (int) Math.ceil(centre - half);
      int lastK = (int) Math.floor(centre + half);
      for (int k = firstK; k <= lastK; k++) {
        double apart = k - centre;
        double halfRow = Math.sqrt(Math.max(0, left - kk * apart * apart) / metric[2]);
        double middle = -lk * k - lh * h;
        int first = h == 0 && k == 0 ? 1 : (int) Math.ceil(middle - halfRow);
        int last = (int) Math.floor(middle + halfRow);
        if (first <= last) {
          row.accept(h, k, first, last);
        }
      }
    }
  }
}
