package io.lodestone.learn.sisso;

import io.lodestone.core.numerics.OpenBlas;

/**
 * Sums, differences and absolute differences of the features of two tiles of one unit.
 *
 * <p>The correlation of a ± b with a residual follows from that of a and b and from their own
 * correlation, which is a matrix product for all pairs at once. |a − b| is evaluated pair by pair,
 * many pairs side by side. What is off by rounding is granted, as in {@link ProductTiles}.
 */
final class SumTiles {
  private static final double EPSILON = 0x1p-23;

  /** Features that are smaller than the largest of their unit by so much might underflow. */
  private static final double SMALL = 1e-10;

  private final PackedFeatures packed;
  private final double[][] residuals;
  private final int rows;
  private final float[] standard;
  private final float[] plain;
  private final float[] deviation;
  private final float[] norm;
  private final float[][] products;
  private final boolean[] small;
  private final double error;

  SumTiles(PackedFeatures packed, double[][] residuals) {
    this.packed = packed;
    this.residuals = residuals;
    rows = residuals[0].length;
    error = (rows + 8) * EPSILON;
    int size = packed.size();
    standard = new float[Math.multiplyExact(size, rows)];
    plain = new float[size * rows];
    deviation = new float[size];
    norm = new float[size];
    products = new float[residuals.length][size];
    small = new boolean[size];
    double[] largest = largestOfUnit();
    for (int i = 0; i < size; i++) {
      pack(i, packed.features.get(i).values(), 1 / largest[i]);
    }
  }

  private double[] largestOfUnit() {
    java.util.Map<Integer, Double> byUnit = new java.util.HashMap<>();
    for (Feature feature : packed.features) {
      byUnit.merge(feature.dimension(), feature.largest(), Math::max);
    }
    return packed.features.stream().mapToDouble(f -> byUnit.get(f.dimension())).toArray();
  }

  private void pack(int i, double[] values, double scale) {
    double mean = 0;
    double squares = 0;
    for (double value : values) {
      mean += value * scale / rows;
      squares += value * scale * value * scale;
    }
    double centred = 0;
    for (double value : values) {
      centred += (value * scale - mean) * (value * scale - mean);
    }
    double length = Math.sqrt(centred);
    for (int s = 0; s < rows; s++) {
      plain[i * rows + s] = (float) (values[s] * scale);
      standard[i * rows + s] = (float) ((values[s] * scale - mean) / length);
    }
    deviation[i] = (float) length;
    norm[i] = (float) Math.sqrt(squares);
    small[i] = length < SMALL;
    for (int r = 0; r < residuals.length; r++) {
      double product = 0;
      for (int s = 0; s < rows; s++) {
        product += (values[s] * scale - mean) * residuals[r][s];
      }
      products[r][i] = (float) product;
    }
  }

  /** Memory of one who works on tiles; nobody else may use it meanwhile. */
  static final class Scratch {
    private float[] correlations = new float[0];
    private float[] turned = new float[0];
    private float[] sum = new float[0];
    private float[] square = new float[0];
    private float[] product = new float[0];
    private float[] test = new float[0];
  }

  /** Tells pairs whose sum or difference may reach a score; both are told where one may. */
  void sums(
      PackedFeatures.Tile a, PackedFeatures.Tile b, double score, Scratch scratch, PairSink sink) {
    int m = a.size();
    int n = b.size();
    if (scratch.correlations.length < m * n) {
      scratch.correlations = new float[m * n];
    }
    if (scratch.test.length < n) {
      scratch.test = new float[n];
    }
    OpenBlas.get()
        .multiplyTransposed(
            standard, a.from() * rows, standard, b.from() * rows, scratch.correlations, m, n, rows);
    float needed = (float) (score * score);
    float granted = (float) (2 * error);
    for (int i = 0; i < m; i++) {
      int left = a.from() + i;
      for (float[] product : products) {
        if (bestSum(scratch, product, i * n, left, b.from(), n, needed, granted) > 0) {
          for (int k = 0; k < n; k++) {
            if (scratch.test[k] > 0) {
              tellSums(left, b.from() + k, sink);
            }
          }
        }
      }
      if (small[left]) {
        for (int k = b.from(); k < b.to(); k++) {
          if (small[k]) {
            tellSums(left, k, sink);
          }
        }
      }
    }
  }

  private static void tellSums(int left, int right, PairSink sink) {
    tell(Operator.ADD, left, right, sink);
    tell(Operator.SUBTRACT, left, right, sink);
  }

  private static void tell(Operator operator, int left, int right, PairSink sink) {
    if (left != right) {
      sink.pass(operator, left, right);
    }
  }

  private float bestSum(
      Scratch scratch,
      float[] product,
      int row,
      int left,
      int from,
      int n,
      float needed,
      float granted) {
    float[] correlations = scratch.correlations;
    float[] test = scratch.test;
    float own = product[left];
    float length = deviation[left];
    float square = length * length;
    float best = -1;
    for (int k = 0; k < n; k++) {
      float other = product[from + k];
      float otherLength = deviation[from + k];
      float squares = square + otherLength * otherLength;
      float cross = 2 * length * otherLength * correlations[row + k];
      float plus = (own + other) * (own + other) - needed * (squares + cross);
      float minus = (own - other) * (own - other) - needed * (squares - cross);
      float value = Math.max(plus, minus) + granted * squares;
      test[k] = value;
      best = Math.max(best, value);
    }
    return best;
  }

  /** Tells pairs whose absolute difference may reach a score. */
  void absoluteDifferences(
      PackedFeatures.Tile a, PackedFeatures.Tile b, double score, Scratch scratch, PairSink sink) {
    int n = b.size();
    if (scratch.turned.length < n * rows) {
      scratch.turned = new float[n * rows];
    }
    if (scratch.sum.length < n) {
      scratch.sum = new float[n];
      scratch.square = new float[n];
      scratch.product = new float[n];
    }
    if (scratch.test.length < n) {
      scratch.test = new float[n];
    }
    for (int k = 0; k < n; k++) {
      for (int s = 0; s < rows; s++) {
        scratch.turned[s * n + k] = plain[(b.from() + k) * rows + s];
      }
    }
    for (int left = a.from(); left < a.to(); left++) {
      for (double[] residual : residuals) {
        if (bestDifference(scratch, residual, left, b.from(), n, score) > 0) {
          for (int k = 0; k < n; k++) {
            if (scratch.test[k] > 0) {
              tell(Operator.ABSOLUTE_DIFFERENCE, left, b.from() + k, sink);
            }
          }
        }
      }
      for (int k = b.from(); small[left] && k < b.to(); k++) {
        if (small[k]) {
          tell(Operator.ABSOLUTE_DIFFERENCE, left, k, sink);
        }
      }
    }
  }

  private float bestDifference(
      Scratch scratch, double[] residual, int left, int from, int n, double score) {
    float[] sum = scratch.sum;
    float[] square = scratch.square;
    float[] product = scratch.product;
    java.util.Arrays.fill(sum, 0, n, 0);
    java.util.Arrays.fill(square, 0, n, 0);
    java.util.Arrays.fill(product, 0, n, 0);
    for (int s = 0; s < rows; s++) {
      accumulate(
          scratch.turned,
          s * n,
          n,
          plain[left * rows + s],
          (float) residual[s],
          sum,
          square,
          product);
    }
    float needed = (float) (score * score);
    float granted = (float) (8 * error);
    // Each difference is off by ε times the magnitudes that are subtracted.
    float grantedToNorms = (float) (4 * EPSILON * EPSILON / error);
    float perRow = 1f / rows;
    float own = norm[left];
    float[] test = scratch.test;
    float best = -1;
    for (int k = 0; k < n; k++) {
      float both = own + norm[from + k];
      float value =
          product[k] * product[k]
              + granted * square[k]
              + grantedToNorms * both * both
              - needed * (square[k] - sum[k] * sum[k] * perRow);
      test[k] = value;
      best = Math.max(best, value);
    }
    return best;
  }

  private static void accumulate(
      float[] turned,
      int row,
      int n,
      float own,
      float residual,
      float[] sum,
      float[] square,
      float[] product) {
    for (int k = 0; k < n; k++) {
      float difference = Math.abs(own - turned[row + k]);
      sum[k] += difference;
      square[k] += difference * difference;
      product[k] += difference * residual;
    }
  }
}
