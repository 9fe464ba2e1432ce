package io.lodestone.represent.environment.ace;

/**
 * The one way, but for a factor, in which real spherical harmonics of three degrees make an
 * invariant: Σ T_m1m2m3 Y_l1m1 Y_l2m2 Y_l3m3, with Wigner's 3j symbols in the basis of real
 * harmonics.
 *
 * <p>Where the sum of the degrees is odd the symbols become imaginary in that basis; their
 * imaginary part is taken, which is a pseudoscalar.
 */
final class Coupling {
  private final int l1;
  private final int l2;
  private final int l3;
  private final double[] tensor;

  Coupling(int l1, int l2, int l3) {
    this.l1 = l1;
    this.l2 = l2;
    this.l3 = l3;
    tensor = new double[(2 * l1 + 1) * (2 * l2 + 1) * (2 * l3 + 1)];
    for (int m1 = -l1; m1 <= l1; m1++) {
      for (int m2 = -l2; m2 <= l2; m2++) {
        int m3 = -m1 - m2;
        if (Math.abs(m3) <= l3) {
          spread(symbol(m1, m2, m3), m1, m2, m3);
        }
      }
    }
  }

  /** The coefficient of a product of three real harmonics. */
  double of(int m1, int m2, int m3) {
    return tensor[place(m1, m2, m3)];
  }

  private int place(int m1, int m2, int m3) {
    return ((m1 + l1) * (2 * l2 + 1) + m2 + l2) * (2 * l3 + 1) + m3 + l3;
  }

  /** Adds a product of three complex harmonics, each of which is made of up to two real ones. */
  private void spread(double value, int m1, int m2, int m3) {
    int[] orders = {m1, m2, m3};
    for (int choice = 0; choice < 8; choice++) {
      double re = value;
      double im = 0;
      int[] real = new int[3];
      boolean twice = false;
      for (int i = 0; i < 3; i++) {
        boolean sine = (choice >> i & 1) == 1;
        int m = orders[i];
        // There is one real harmonic of order 0, not two.
        twice |= m == 0 && sine;
        real[i] = sine ? -Math.abs(m) : Math.abs(m);
        double sign = m > 0 && m % 2 != 0 ? -1 : 1;
        double size = m == 0 ? 1 : sign / Math.sqrt(2);
        double a = sine ? 0 : size;
        double b = sine ? size * Integer.signum(m) : 0;
        double t = re * a - im * b;
        im = re * b + im * a;
        re = t;
      }
      if (!twice) {
        tensor[place(real[0], real[1], real[2])] += (l1 + l2 + l3) % 2 == 0 ? re : im;
      }
    }
  }

  /** Wigner's 3j symbol by Racah's formula (DLMF 34.2.4). */
  private double symbol(int m1, int m2, int m3) {
    int low = Math.max(0, Math.max(l2 - l3 - m1, l1 - l3 + m2));
    int high = Math.min(l1 + l2 - l3, Math.min(l1 - m1, l2 + m2));
    double sum = 0;
    for (int k = low; k <= high; k++) {
      double term =
          factorial(k)
              * factorial(l1 + l2 - l3 - k)
              * factorial(l1 - m1 - k)
              * factorial(l2 + m2 - k)
              * factorial(l3 - l2 + m1 + k)
              * factorial(l3 - l1 - m2 + k);
      sum += (k % 2 == 0 ? 1 : -1) / term;
    }
    double triangle =
        factorial(l1 + l2 - l3)
            * factorial(l1 - l2 + l3)
            * factorial(-l1 + l2 + l3)
            / factorial(l1 + l2 + l3 + 1);
    double orders =
        factorial(l1 + m1)
            * factorial(l1 - m1)
            * factorial(l2 + m2)
            * factorial(l2 - m2)
            * factorial(l3 + m3)
            * factorial(l3 - m3);
    double sign = Math.floorMod(l1 - l2 - m3, 2) == 0 ? 1 : -1;
    return sign * Math.sqrt(triangle * orders) * sum;
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }
}
