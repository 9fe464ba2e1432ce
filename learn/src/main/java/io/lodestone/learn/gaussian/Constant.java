package io.lodestone.learn.gaussian;

/** The same covariance everywhere; as a factor, a variance. */
record Constant(double value) implements Kernel {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    theta[from] = Math.log(value);
  }

  @Override
  public Constant with(double[] theta, int from) {
    return new Constant(Math.exp(theta[from]));
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    return value;
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
    gradient[from] += factor * value;
  }

  @Override
  public String text() {
    return Double.toString(value);
  }
}
