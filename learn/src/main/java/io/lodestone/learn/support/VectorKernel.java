package io.lodestone.learn.support;

import io.lodestone.core.numerics.OpenBlas;

/**
 * A kernel of rows of numbers that depends on their scalar products.
 *
 * @param shape which
 * @param gamma γ, above 0
 * @param degree p
 * @param offset c
 */
record VectorKernel(SupportSettings.Shape shape, double gamma, int degree, double offset) {
  /**
   * The kernels of rows with others.
   *
   * @param a count × width
   * @param b others × width
   * @return count × others
   */
  double[] matrix(double[] a, int count, double[] b, int others, int width) {
    double[] products = new double[Math.multiplyExact(count, others)];
    OpenBlas.get().multiplyTransposed(a, b, products, count, others, width);
    boolean distances =
        shape == SupportSettings.Shape.RBF || shape == SupportSettings.Shape.EXPONENTIAL;
    double[] squaresA = distances ? squares(a, count, width) : null;
    double[] squaresB = distances ? squares(b, others, width) : null;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < others; j++) {
        double product = products[i * others + j];
        products[i * others + j] =
            switch (shape) {
              case RBF -> Math.exp(-gamma * apart(squaresA[i], squaresB[j], product));
              case EXPONENTIAL ->
                  Math.exp(-Math.sqrt(gamma * apart(squaresA[i], squaresB[j], product)));
              case LINEAR -> product;
              case POLYNOMIAL -> Math.pow(gamma * product + offset, degree);
              case SIGMOID -> Math.tanh(gamma * product + offset);
              case AVERAGE, REMATCH -> throw new IllegalStateException("rows of numbers");
            };
      }
    }
    return products;
  }

  private static double apart(double a, double b, double product) {
    return Math.max(0, a + b - 2 * product);
  }

  private static double[] squares(double[] x, int count, int width) {
    double[] squares = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        squares[i] += x[i * width + j] * x[i * width + j];
      }
    }
    return squares;
  }
}
