package io.lodestone.learn.gaussian;

/**
 * A mixture of smooth kernels of many lengths, (1 + r²/2α)^-α. Its hyper-parameters come in the
 * order α, length, as scikit-learn has them.
 */
record RationalQuadratic(double alpha, Lengths lengths) implements Kernel {
  @Override
  public int size() {
    return 1 + lengths.values().length;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    theta[from] = Math.log(alpha);
    lengths.logarithms(theta, from + 1);
  }

  @Override
  public RationalQuadratic with(double[] theta, int from) {
    return new RationalQuadratic(Math.exp(theta[from]), lengths.with(theta, from + 1));
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    return Math.pow(1 + lengths.squaredDistance(a, atA, b, atB, apart) / (2 * alpha), -alpha);
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
    double base = 1 + squared / (2 * alpha);
    double value = Math.pow(base, -alpha);
    gradient[from] += factor * value * (squared / (2 * base) - alpha * Math.log(base));
    lengths.addGradient(a, atA, b, atB, squared, -factor * value / (2 * base), gradient, from + 1);
  }

  @Override
  public String text() {
    return "rq(" + alpha + " " + lengths.text() + ")";
  }
}
