package io.lodestone.learn.network;

/**
 * Steps along derivatives in units of their usual size (D. P. Kingma and J. Ba, ICLR 2015), with
 * weights that decay apart from them (I. Loshchilov and F. Hutter, ICLR 2019).
 */
final class Adam {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double LEAST = 1e-8;

  private final double decay;
  private final double[] mean;
  private final double[] square;
  private int steps;

  /**
   * @param size how many parameters
   * @param decay of parameters per step and rate
   */
  Adam(int size, double decay) {
    this.decay = decay;
    mean = new double[size];
    square = new double[size];
  }

  /** Changes parameters. */
  void step(double[] parameters, double[] gradient, double rate) {
    steps++;
    double length = rate / (1 - Math.pow(FIRST, steps));
    double unbiased = 1 / (1 - Math.pow(SECOND, steps));
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
      square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
      parameters[i] -=
          length * mean[i] / (Math.sqrt(square[i] * unbiased) + LEAST)
              + rate * decay * parameters[i];
    }
  }
}
