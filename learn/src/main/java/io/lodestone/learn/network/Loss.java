package io.lodestone.learn.network;

/** How wrong outputs of a network are. */
sealed interface Loss {
  /** How many outputs a row has. */
  int outputs();

  /**
   * The negative logarithm of the probability (density) of a row's answer.
   *
   * @param outputs of a network, that of the row from a place on
   */
  double of(int row, double[] outputs, int from);

  /** Fills in the derivatives by a row's outputs that training follows. */
  void slopes(int row, double[] outputs, int from, double[] slopes);

  /**
   * Numbers with a normal distribution whose mean and, before softplus, variance are the outputs
   * (B. Lakshminarayanan, A. Pritzel and C. Blundell, NeurIPS 30, 2017). Derivatives are weighted
   * with the power β of the variance, without which rows that fit badly at first are given up for
   * noise (M. Seitzer et al., ICLR 2022).
   *
   * @param y standardised answers
   * @param beta 0 to 1
   */
  record Normal(double[] y, double beta) implements Loss {
    private static final double LEAST = 1e-6;

    /** The variance that an output stands for. */
    static double variance(double output) {
      return LEAST + (output > 30 ? output : Math.log1p(Math.exp(output)));
    }

    @Override
    public int outputs() {
      return 2;
    }

    @Override
    public double of(int row, double[] outputs, int from) {
      double variance = variance(outputs[from + 1]);
      double error = outputs[from] - y[row];
      return 0.5 * (Math.log(2 * Math.PI * variance) + error * error / variance);
    }

    @Override
    public void slopes(int row, double[] outputs, int from, double[] slopes) {
      double variance = variance(outputs[from + 1]);
      double error = outputs[from] - y[row];
      double weight = Math.pow(variance, beta);
      double rise = 1 / (1 + Math.exp(-outputs[from + 1]));
      slopes[from] = weight * error / variance;
      slopes[from + 1] = weight * rise * (1 - error * error / variance) / (2 * variance);
    }
  }

  /**
   * Classes whose probabilities are the softmax of the outputs.
   *
   * @param labels the class of each row
   * @param outputs how many classes there are
   */
  record Softmax(int[] labels, int outputs) implements Loss {
    /** Turns outputs from a place on into probabilities. */
    static void probabilities(double[] outputs, int from, int classes, double[] result, int to) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        most = Math.max(most, outputs[from + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        result[to + k] = Math.exp(outputs[from + k] - most);
        sum += result[to + k];
      }
      for (int k = 0; k < classes; k++) {
        result[to + k] /= sum;
      }
    }

    @Override
    public double of(int row, double[] values, int from) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < outputs; k++) {
        most = Math.max(most, values[from + k]);
      }
      double sum = 0;
      for (int k = 0; k < outputs; k++) {
        sum += Math.exp(values[from + k] - most);
      }
      return Math.log(sum) + most - values[from + labels[row]];
    }

    @Override
    public void slopes(int row, double[] values, int from, double[] slopes) {
      probabilities(values, from, outputs, slopes, from);
      slopes[from + labels[row]] -= 1;
    }
  }
}
