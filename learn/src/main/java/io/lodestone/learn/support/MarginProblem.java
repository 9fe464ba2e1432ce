package io.lodestone.learn.support;

/**
 * The problem behind every support vector machine: multipliers α of least ½ Σ yₛ yₜ αₛ αₜ Kₛₜ + Σ
 * pₜ αₜ under Σ yₜ αₜ = 0 and 0 ≤ αₜ ≤ Cₜ, solved by changing two multipliers at a time (sequential
 * minimal optimisation) that second-order information chooses (R.-E. Fan, P.-H. Chen and C.-J. Lin,
 * J. Mach. Learn. Res. 6, 1889, 2005, algorithm 2).
 *
 * <p>For a class against another there is one multiplier per row; for numbers there are two, for
 * answers above and below the tube. Rows that a bootstrap draws more than once have a larger C,
 * which is the same as having them more than once.
 */
final class MarginProblem {
  /** By how much the conditions for the best solution may be violated, as libsvm has it. */
  private static final double TOLERANCE = 1e-3;

  private static final double LEAST_CURVATURE = 1e-12;
  private static final long LEAST_LIMIT = 1_000_000;

  private final Gram gram;
  private final int[] used;
  private final int[] place;
  private final byte[] sign;
  private final double[] signedSlope;
  private final double[] most;

  /**
   * A function that the rows with multipliers hold up.
   *
   * @param coefficients yₜ αₜ summed for each row of the Gram matrix; most of them are 0
   * @param bias added to the sum of kernels
   */
  record Machine(double[] coefficients, double bias) {
    /** The value at a row of the Gram matrix. */
    double at(Gram gram, int row) {
      float[] kernels = gram.row(row);
      double sum = bias;
      for (int i = 0; i < coefficients.length; i++) {
        sum += coefficients[i] * kernels[i];
      }
      return sum;
    }
  }

  private MarginProblem(
      Gram gram, int[] used, int[] place, byte[] sign, double[] signedSlope, double[] most) {
    this.gram = gram;
    this.used = used;
    this.place = place;
    this.sign = sign;
    this.signedSlope = signedSlope;
    this.most = most;
  }

  /**
   * The machine that tells one class from another.
   *
   * @param rows which rows of the Gram matrix
   * @param first whether each of them is of the class above 0
   * @param costs C of each of them
   */
  static Machine classes(Gram gram, int[] rows, boolean[] first, double[] costs) {
    int n = rows.length;
    int[] place = new int[n];
    byte[] sign = new byte[n];
    double[] slope = new double[n];
    for (int t = 0; t < n; t++) {
      place[t] = t;
      sign[t] = (byte) (first[t] ? 1 : -1);
      slope[t] = -sign[t];
    }
    return new MarginProblem(gram, rows, place, sign, slope, costs).solved();
  }

  /**
   * The machine that follows numbers.
   *
   * @param rows which rows of the Gram matrix
   * @param y the number of each of them
   * @param costs C of each of them
   * @param epsilon errors up to this cost nothing
   */
  static Machine numbers(Gram gram, int[] rows, double[] y, double[] costs, double epsilon) {
    int n = rows.length;
    int[] place = new int[2 * n];
    byte[] sign = new byte[2 * n];
    double[] slope = new double[2 * n];
    double[] most = new double[2 * n];
    for (int t = 0; t < n; t++) {
      place[t] = t;
      place[n + t] = t;
      sign[t] = 1;
      sign[n + t] = -1;
      slope[t] = epsilon - y[t];
      slope[n + t] = -epsilon - y[t];
      most[t] = costs[t];
      most[n + t] = costs[t];
    }
    return new MarginProblem(gram, rows, place, sign, slope, most).solved();
  }

  private Machine solved() {
    int n = used.length;
    int variables = place.length;
    double[] alpha = new double[variables];
    // The function without bias at each row; y times the gradient is it and the signed slope.
    double[] function = new double[n];
    float[] diagonal = new float[n];
    for (int t = 0; t < n; t++) {
      diagonal[t] = gram.row(used[t])[used[t]];
    }
    long limit = Math.max(LEAST_LIMIT, 100L * variables);
    for (long turn = 0; turn < limit; turn++) {
      int rising = -1;
      double steepest = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < variables; t++) {
        double descent = -function[place[t]] - signedSlope[t];
        if (descent > steepest && mayRise(alpha, t)) {
          steepest = descent;
          rising = t;
        }
      }
      if (rising < 0) {
        break;
      }
      float[] risingRow = gram.row(used[place[rising]]);
      float own = diagonal[place[rising]];
      int falling = -1;
      double lowest = Double.POSITIVE_INFINITY;
      double gain = 0;
      for (int t = 0; t < variables; t++) {
        if (mayFall(alpha, t)) {
          int row = place[t];
          double descent = -function[row] - signedSlope[t];
          lowest = Math.min(lowest, descent);
          double gap = steepest - descent;
          if (gap > 0) {
            double found = gap * gap / curvature(own, diagonal[row], risingRow[used[row]]);
            if (found > gain) {
              gain = found;
              falling = t;
            }
          }
        }
      }
      if (falling < 0 || steepest - lowest < TOLERANCE) {
        break;
      }
      step(alpha, function, rising, falling, diagonal);
    }
    return machine(alpha, function);
  }

  private static double curvature(double own, double other, double both) {
    return Math.max(LEAST_CURVATURE, own + other - 2 * both);
  }

  /** Whether y α may become larger. */
  private boolean mayRise(double[] alpha, int t) {
    return sign[t] > 0 ? alpha[t] < most[t] : alpha[t] > 0;
  }

  private boolean mayFall(double[] alpha, int t) {
    return sign[t] > 0 ? alpha[t] > 0 : alpha[t] < most[t];
  }

  private void step(double[] alpha, double[] function, int up, int down, float[] diagonal) {
    int high = place[up];
    int low = place[down];
    float[] highRow = gram.row(used[high]);
    float[] lowRow = gram.row(used[low]);
    double gap = function[low] + signedSlope[down] - function[high] - signedSlope[up];
    double free = gap / curvature(diagonal[high], diagonal[low], highRow[used[low]]);
    double roomUp = sign[up] > 0 ? most[up] - alpha[up] : alpha[up];
    double roomDown = sign[down] > 0 ? alpha[down] : most[down] - alpha[down];
    double change = Math.min(free, Math.min(roomUp, roomDown));
    // Where a bound is met it is met exactly, or rounding would leave steps of no length.
    alpha[up] = change < roomUp ? alpha[up] + sign[up] * change : sign[up] > 0 ? most[up] : 0;
    alpha[down] =
        change < roomDown ? alpha[down] - sign[down] * change : sign[down] > 0 ? 0 : most[down];
    for (int t = 0; t < function.length; t++) {
      function[t] += change * (highRow[used[t]] - lowRow[used[t]]);
    }
  }

  private Machine machine(double[] alpha, double[] function) {
    double[] coefficients = new double[gram.size()];
    double sum = 0;
    int free = 0;
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < alpha.length; t++) {
      coefficients[used[place[t]]] += sign[t] * alpha[t];
      double bias = -function[place[t]] - signedSlope[t];
      if (alpha[t] > 0 && alpha[t] < most[t]) {
        sum += bias;
        free++;
      }
      highest = mayRise(alpha, t) ? Math.max(highest, bias) : highest;
      lowest = mayFall(alpha, t) ? Math.min(lowest, bias) : lowest;
    }
    if (free > 0) {
      return new Machine(coefficients, sum / free);
    }
    // Between the bounds that the multipliers at theirs leave; rows of one class leave one only.
    if (Double.isInfinite(highest) || Double.isInfinite(lowest)) {
      return new Machine(coefficients, Double.isInfinite(highest) ? lowest : highest);
    }
    return new Machine(coefficients, (highest + lowest) / 2);
  }
}
