package io.lodestone.represent.environment.soap;

/** Interpolation on [-1, 1] at the nodes of Chebyshev, which spreads the error evenly. */
final class Chebyshev {
  private final int degree;

  /** Coefficient of a power from the value at a node: power · (degree + 1) + node. */
  private final double[] matrix;

  Chebyshev(int degree) {
    this.degree = degree;
    int size = degree + 1;
    matrix = new double[size * size];
    double[] before = new double[size];
    double[] current = new double[size];
    current[0] = 1;
    for (int k = 0; k < size; k++) {
      for (int node = 0; node < size; node++) {
        double at = Math.cos(k * Math.PI * (node + 0.5) / size) * (k == 0 ? 1 : 2) / size;
        for (int power = 0; power < size; power++) {
          matrix[power * size + node] += at * current[power];
        }
      }
      // T_(k+1) = 2 t T_k - T_(k-1), with T_1 = t.
      double[] next = new double[size];
      for (int power = 0; power < size; power++) {
        next[power] = (power > 0 ? (k == 0 ? 1 : 2) * current[power - 1] : 0) - before[power];
      }
      before = current;
      current = next;
    }
  }

  double node(int i) {
    return Math.cos(Math.PI * (i + 0.5) / (degree + 1));
  }

  /** Writes the coefficients, lowest power first, of the polynomial through values at the nodes. */
  void powers(double[] values, int from, double[] out, int to) {
    for (int power = 0; power <= degree; power++) {
      double sum = 0;
      for (int node = 0; node <= degree; node++) {
        sum += matrix[power * (degree + 1) + node] * values[from + node];
      }
      out[to + power] = sum;
    }
  }
}
