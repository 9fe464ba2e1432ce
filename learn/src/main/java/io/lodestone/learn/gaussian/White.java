package io.lodestone.learn.gaussian;

/** Noise of one variance on every answer. */
record White(double variance) implements Kernel {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    theta[from] = Math.log(variance);
  }

  @Override
  public White with(double[] theta, int from) {
    return new White(Math.exp(theta[from]));
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    return 0;
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
    // Different rows share no noise.
  }

  @Override
  public double noise() {
    return variance;
  }

  @Override
  public void addNoiseGradient(double factor, double[] gradient, int from) {
    gradient[from] += factor * variance;
  }

  @Override
  public String text() {
    return "white(" + variance + ")";
  }
}
