package io.lodestone.learn.map.embedding;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;

/**
 * How near two points are to count as neighbours on the map, 1 / (1 + a d^2b), and how strongly
 * they therefore attract and repel each other (McInnes, Healy and Melville, arXiv:1802.03426).
 */
final class AttractionCurve {
  private static final int SAMPLES = 300;
  private static final int STEPS = 200;

  /**
   * Squared distances from 2^LEAST to 2^MOST, each octave in 2^PART_BITS parts, with one force for
   * all of a part: right to 0.4 %, which is far less than what chance does.
   */
  private static final int LEAST = -24;

  private static final int MOST = 24;
  private static final int PART_BITS = 8;
  private static final int SHIFT = 23 - PART_BITS;
  private static final int FIRST = 127 + LEAST << PART_BITS;
  private static final int CELLS = MOST - LEAST << PART_BITS;

  private final double a;
  private final double b;
  private final float[] attraction = new float[CELLS];
  private final float[] repulsion = new float[CELLS];

  private AttractionCurve(double a, double b) {
    this.a = a;
    this.b = b;
    for (int i = 0; i < CELLS; i++) {
      double squared = Float.intBitsToFloat((FIRST + i << SHIFT) + (1 << SHIFT - 1));
      double power = a * Math.pow(squared, b);
      attraction[i] = (float) (-2 * b * power / (squared * (1 + power)));
      repulsion[i] = (float) (2 * b / ((0.001 + squared) * (1 + power)));
    }
  }

  /**
   * The curve nearest, in least squares, to one that is 1 up to a distance and falls off
   * exponentially behind it.
   *
   * @param minDist up to where neighbours are as near as can be
   * @param spread how far behind it the curve has fallen to 1/e
   */
  static AttractionCurve of(double minDist, double spread) {
    double[] x = new double[SAMPLES];
    double[] y = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      x[i] = 3 * spread * i / (SAMPLES - 1);
      y[i] = x[i] < minDist ? 1 : Math.exp(-(x[i] - minDist) / spread);
    }
    // Levenberg's method on the logarithms of a and b, which both are positive.
    double[] at = {0, 0};
    double damping = 1e-3;
    double error = error(x, y, at);
    for (int step = 0; step < STEPS && damping < 1e9; step++) {
      double[] moved = moved(x, y, at, damping);
      double next = error(x, y, moved);
      if (next < error) {
        boolean settled = error - next < 1e-15 * error;
        at = moved;
        error = next;
        damping /= 10;
        if (settled) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    if (!Double.isFinite(error)) {
      throw new InvalidInput(
          null, "min_dist", minDist + " with spread " + spread, "values nearer to 1", null);
    }
    return new AttractionCurve(Math.exp(at[0]), Math.exp(at[1]));
  }

  private static double error(double[] x, double[] y, double[] logs) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = value(x[i], Math.exp(logs[0]), Math.exp(logs[1])) - y[i];
      sum += residual * residual;
    }
    return sum;
  }

  private static double value(double distance, double a, double b) {
    return 1 / (1 + a * Math.pow(distance, 2 * b));
  }

  private static double[] moved(double[] x, double[] y, double[] logs, double damping) {
    int n = x.length;
    double a = Math.exp(logs[0]);
    double b = Math.exp(logs[1]);
    double[] matrix = new double[2 * (n + 2)];
    double[] right = new double[n + 2];
    for (int i = 0; i < n; i++) {
      double value = value(x[i], a, b);
      double slope = x[i] > 0 ? -value * (1 - value) : 0;
      matrix[2 * i] = slope;
      matrix[2 * i + 1] = x[i] > 0 ? slope * 2 * b * Math.log(x[i]) : 0;
      right[i] = y[i] - value;
    }
    matrix[2 * n] = Math.sqrt(damping);
    matrix[2 * n + 3] = Math.sqrt(damping);
    double[] step = LeastSquares.solve(matrix, 2, right).solution();
    return new double[] {logs[0] + step[0], logs[1] + step[1]};
  }

  double a() {
    return a;
  }

  double b() {
    return b;
  }

  /** What the difference of two linked points is multiplied with, by its squared length. */
  float attraction(float squared) {
    return read(attraction, squared);
  }

  /** What the difference of two points that are not linked is multiplied with. */
  float repulsion(float squared) {
    return read(repulsion, squared);
  }

  /** The parts lie as floating-point numbers do: the first bits of one name the part. */
  private static float read(float[] table, float squared) {
    int part = (Float.floatToRawIntBits(squared) >>> SHIFT) - FIRST;
    return table[Math.max(0, Math.min(CELLS - 1, part))];
  }
}
