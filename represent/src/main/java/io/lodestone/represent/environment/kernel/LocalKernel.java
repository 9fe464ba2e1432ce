package io.lodestone.represent.environment.kernel;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.environment.LocalFeatures;

/** How alike two rows of features are. */
public sealed interface LocalKernel {
  /**
   * The kernel of two rows.
   *
   * @param product their scalar product
   * @param squaredDistance the square of their distance
   */
  double of(double product, double squaredDistance);

  /** a · b. */
  record Linear() implements LocalKernel {
    @Override
    public double of(double product, double squaredDistance) {
      return product;
    }
  }

  /**
   * (γ a · b + c)^p.
   *
   * @param gamma above 0
   * @param offset c, at least 0
   * @param degree p, at least 1
   */
  record Polynomial(double gamma, double offset, int degree) implements LocalKernel {
    /**
     * @throws InvalidInput when this would not be a positive definite kernel
     */
    public Polynomial {
      if (!(gamma > 0 && offset >= 0 && degree >= 1)) {
        throw new InvalidInput(
            null,
            null,
            "gamma %s, offset %s, degree %d".formatted(gamma, offset, degree),
            "gamma above 0, an offset of at least 0 and a degree of at least 1",
            null);
      }
    }

    @Override
    public double of(double product, double squaredDistance) {
      return Math.pow(gamma * product + offset, degree);
    }
  }

  /**
   * exp(-γ |a - b|²).
   *
   * @param gamma above 0
   */
  record Rbf(double gamma) implements LocalKernel {
    /**
     * @throws InvalidInput when γ is not above 0
     */
    public Rbf {
      if (!(gamma > 0)) {
        throw new InvalidInput(null, null, "gamma " + gamma, "gamma above 0", null);
      }
    }

    @Override
    public double of(double product, double squaredDistance) {
      return Math.exp(-gamma * squaredDistance);
    }
  }

  /**
   * The kernel of each site of one structure with each of another.
   *
   * @return sites of a × sites of b, row-major
   */
  default double[] matrix(LocalFeatures a, LocalFeatures b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException("rows of " + a.size() + " and of " + b.size());
    }
    double[] squaresA = new RowProducts(a, a).diagonal();
    double[] squaresB = new RowProducts(b, b).diagonal();
    RowProducts products = new RowProducts(a, b);
    double[] matrix = new double[a.sites() * b.sites()];
    for (int i = 0; i < a.sites(); i++) {
      for (int j = 0; j < b.sites(); j++) {
        double product = products.of(i, j);
        double squared = Math.max(0, squaresA[i] + squaresB[j] - 2 * product);
        matrix[i * b.sites() + j] = of(product, squared);
      }
    }
    return matrix;
  }
}
