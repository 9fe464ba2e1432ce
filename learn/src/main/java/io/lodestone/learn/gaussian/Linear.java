package io.lodestone.learn.gaussian;

/**
 * The covariance of linear functions, σ² + x · x′.
 *
 * @param offset σ, the standard deviation of their value at 0
 * @param width the number of features
 */
record Linear(double offset, int width) implements Kernel {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    theta[from] = Math.log(offset);
  }

  @Override
  public Linear with(double[] theta, int from) {
    return new Linear(Math.exp(theta[from]), width);
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    double sum = offset * offset;
    for (int j = 0; j < width; j++) {
      sum += a[atA + j] * b[atB + j];
    }
    return sum;
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
    gradient[from] += factor * 2 * offset * offset;
  }

  @Override
  public String text() {
    return "linear(" + offset + ")";
  }
}
