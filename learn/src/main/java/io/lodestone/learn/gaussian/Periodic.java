package io.lodestone.learn.gaussian;

/**
 * The covariance of periodic functions, exp(-2 sin²(π d / period) / length²), of the distance d
 * (MacKay, Neural Networks and Machine Learning, 1998).
 */
record Periodic(double length, double period, int width) implements Kernel {
  @Override
  public int size() {
    return 2;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    theta[from] = Math.log(length);
    theta[from + 1] = Math.log(period);
  }

  @Override
  public Periodic with(double[] theta, int from) {
    return new Periodic(Math.exp(theta[from]), Math.exp(theta[from + 1]), width);
  }

  private double turns(double[] a, int atA, double[] b, int atB) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double d = a[atA + j] - b[atB + j];
      sum += d * d;
    }
    return Math.PI * Math.sqrt(sum) / period;
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    double sine = Math.sin(turns(a, atA, b, atB)) / length;
    return Math.exp(-2 * sine * sine);
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
    double turns = turns(a, atA, b, atB);
    double sine = Math.sin(turns) / length;
    double value = factor * Math.exp(-2 * sine * sine);
    gradient[from] += value * 4 * sine * sine;
    gradient[from + 1] += value * 4 * sine * Math.cos(turns) / length * turns;
  }

  @Override
  public String text() {
    return "periodic(" + length + " " + period + ")";
  }
}
