package io.lodestone.learn.gaussian;

/**
 * A kernel that depends on the distance of rows alone, and is 1 at none (Rasmussen and Williams,
 * Gaussian Processes for Machine Learning, 2006, chapter 4.2).
 */
record Stationary(Shape shape, Lengths lengths) implements Kernel {
  /** How the covariance falls with distance, in the order of smoothness. */
  enum Shape {
    /** exp(-r): functions that are nowhere smooth. */
    MATERN12("matern12") {
      @Override
      double of(double s) {
        return Math.exp(-Math.sqrt(s));
      }

      @Override
      double slope(double s) {
        // Rows at no distance have the same features; no length matters to them.
        return s == 0 ? 0 : -Math.exp(-Math.sqrt(s)) / (2 * Math.sqrt(s));
      }
    },
    /** (1 + √3 r) exp(-√3 r): functions with one derivative. */
    MATERN32("matern32") {
      @Override
      double of(double s) {
        double r = Math.sqrt(3 * s);
        return (1 + r) * Math.exp(-r);
      }

      @Override
      double slope(double s) {
        return -1.5 * Math.exp(-Math.sqrt(3 * s));
      }
    },
    /** (1 + √5 r + 5 r²/3) exp(-√5 r): functions with two derivatives. */
    MATERN52("matern52") {
      @Override
      double of(double s) {
        double r = Math.sqrt(5 * s);
        return (1 + r + r * r / 3) * Math.exp(-r);
      }

      @Override
      double slope(double s) {
        double r = Math.sqrt(5 * s);
        return -5.0 / 6 * (1 + r) * Math.exp(-r);
      }
    },
    /** exp(-r²/2): smooth functions. */
    RBF("rbf") {
      @Override
      double of(double s) {
        return Math.exp(-s / 2);
      }

      @Override
      double slope(double s) {
        return -0.5 * Math.exp(-s / 2);
      }
    };

    private final String word;

    Shape(String word) {
      this.word = word;
    }

    /** As users write it. */
    String word() {
      return word;
    }

    /** The covariance at a squared distance. */
    abstract double of(double squared);

    /** Its derivative by the squared distance. */
    abstract double slope(double squared);
  }

  @Override
  public int size() {
    return lengths.values().length;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    lengths.logarithms(theta, from);
  }

  @Override
  public Stationary with(double[] theta, int from) {
    return new Stationary(shape, lengths.with(theta, from));
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    return shape.of(lengths.squaredDistance(a, atA, b, atB, apart));
  }

  @Override
  public void addGradient(
      double[] a,
      int atA,
      double[] b,
      int atB,
      double apart,
      double factor,
      double[] gradient,
      int from) {
    double squared = lengths.squaredDistance(a, atA, b, atB, apart);
    lengths.addGradient(a, atA, b, atB, squared, factor * shape.slope(squared), gradient, from);
  }

  @Override
  public String text() {
    return shape.word() + "(" + lengths.text() + ")";
  }
}
