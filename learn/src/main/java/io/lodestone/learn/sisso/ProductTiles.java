package io.lodestone.learn.sisso;

import io.lodestone.core.numerics.OpenBlas;

/**
 * Products and quotients of the features of two tiles, screened by matrix products.
 *
 * <p>With the residual r centred and of length one, the correlation of a·b with r follows from Σab,
 * Σa²b² and Σabr: each is a product of two matrices for all pairs at once. A quotient is the
 * product with 1/b. Features are scaled to a mean square of one.
 *
 * <p>Errors: each of the sums is off by at most γ times the sum of magnitudes, γ = (n + 8) ε
 * (Higham, Accuracy and Stability of Numerical Algorithms, 3.1), so a feature that passes in exact
 * arithmetic passes here when 6 γ Σa²b² are granted.
 */
final class ProductTiles {
  private static final double EPSILON = 0x1p-23;

  /** Smaller parts of a feature, relative to its mean square, might underflow in products. */
  private static final double WIDE = 1e-9;

  private final PackedFeatures packed;
  private final double[][] residuals;
  private final int rows;
  private final float[] values;
  private final float[] squares;
  private final float[] inverses;
  private final float[] inverseSquares;
  private final boolean[] wide;
  private final boolean[] invertible;
  private final double slack;

  ProductTiles(PackedFeatures packed, double[][] residuals, boolean quotients) {
    this.packed = packed;
    this.residuals = residuals;
    rows = residuals[0].length;
    slack = 6 * (rows + 8) * EPSILON;
    int length = Math.multiplyExact(packed.size(), rows);
    values = new float[length];
    squares = new float[length];
    inverses = new float[quotients ? length : 0];
    inverseSquares = new float[quotients ? length : 0];
    wide = new boolean[packed.size()];
    invertible = new boolean[packed.size()];
    for (int i = 0; i < packed.size(); i++) {
      double[] plain = packed.features.get(i).values();
      pack(i, plain, values, squares);
      if (quotients) {
        double[] inverse = new double[rows];
        boolean finite = true;
        for (int s = 0; s < rows; s++) {
          inverse[s] = 1 / plain[s];
          finite &= Math.abs(inverse[s]) < 1e150;
        }
        invertible[i] = finite;
        if (finite) {
          pack(i, inverse, inverses, inverseSquares);
        }
      }
    }
  }

  private void pack(int i, double[] plain, float[] into, float[] intoSquares) {
    double squaresSum = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double value : plain) {
      squaresSum += value * value;
      least = value == 0 ? least : Math.min(least, Math.abs(value));
    }
    double scale = 1 / Math.sqrt(squaresSum / rows);
    wide[i] |= least * scale < WIDE;
    for (int s = 0; s < rows; s++) {
      double value = plain[s] * scale;
      into[i * rows + s] = (float) value;
      intoSquares[i * rows + s] = (float) (value * value);
    }
  }

  /** Memory of one who works on tiles; nobody else may use it meanwhile. */
  static final class Scratch {
    private float[] left = new float[0];
    private float[] sums = new float[0];
    private float[] squareSums = new float[0];

    private void reserve(int leftLength, int sumsLength, int squaresLength) {
      left = left.length < leftLength ? new float[leftLength] : left;
      sums = sums.length < sumsLength ? new float[sumsLength] : sums;
      squareSums = squareSums.length < squaresLength ? new float[squaresLength] : squareSums;
    }
  }

  /** Which of the three kinds of a pair. */
  private enum Kind {
    PRODUCT,
    LEFT_OVER_RIGHT,
    RIGHT_OVER_LEFT
  }

  /**
   * Tells all pairs, one from each tile, whose products may reach a score; a pair of features in
   * one tile is told once.
   */
  void products(
      PackedFeatures.Tile a, PackedFeatures.Tile b, double score, Scratch scratch, PairSink sink) {
    screen(Kind.PRODUCT, a, b, score, scratch, sink);
  }

  /** The same of quotients, both ways. */
  void quotients(
      PackedFeatures.Tile a, PackedFeatures.Tile b, double score, Scratch scratch, PairSink sink) {
    screen(Kind.LEFT_OVER_RIGHT, a, b, score, scratch, sink);
    if (a != b) {
      screen(Kind.RIGHT_OVER_LEFT, a, b, score, scratch, sink);
    }
  }

  /** How many pairs of two tiles have a quotient, both ways. */
  long countQuotients(PackedFeatures.Tile a, PackedFeatures.Tile b) {
    long inA = count(a);
    long inB = count(b);
    return a == b ? inA * (a.size() - 1) : inA * b.size() + inB * a.size();
  }

  private long count(PackedFeatures.Tile tile) {
    long count = 0;
    for (int i = tile.from(); i < tile.to(); i++) {
      count += invertible[i] ? 1 : 0;
    }
    return count;
  }

  private void screen(
      Kind kind,
      PackedFeatures.Tile a,
      PackedFeatures.Tile b,
      double score,
      Scratch scratch,
      PairSink sink) {
    float[] left = kind == Kind.RIGHT_OVER_LEFT ? inverses : values;
    float[] leftSquares = kind == Kind.RIGHT_OVER_LEFT ? inverseSquares : squares;
    float[] right = kind == Kind.LEFT_OVER_RIGHT ? inverses : values;
    float[] rightSquares = kind == Kind.LEFT_OVER_RIGHT ? inverseSquares : squares;
    int m = a.size();
    int n = b.size();
    int parts = 1 + residuals.length;
    scratch.reserve(parts * m * rows, parts * m * n, m * n);
    stack(left, a, scratch.left);
    OpenBlas blas = OpenBlas.get();
    blas.multiplyTransposed(
        scratch.left, 0, right, b.from() * rows, scratch.sums, parts * m, n, rows);
    blas.multiplyTransposed(
        leftSquares,
        a.from() * rows,
        rightSquares,
        b.from() * rows,
        scratch.squareSums,
        m,
        n,
        rows);
    float needed = (float) (score * score);
    float granted = (float) slack;
    for (int i = 0; i < m; i++) {
      for (int part = 1; part < parts; part++) {
        int with = (part * m + i) * n;
        if (best(scratch, i * n, with, n, needed, granted) > 0) {
          tell(kind, a, b, i, with, scratch, needed, sink);
        }
      }
      if (wide[a.from() + i]) {
        tellWide(kind, a, b, i, sink);
      }
    }
  }

  /** The features of a tile, and below them the same times each residual. */
  private void stack(float[] from, PackedFeatures.Tile tile, float[] into) {
    int length = tile.size() * rows;
    System.arraycopy(from, tile.from() * rows, into, 0, length);
    for (int part = 0; part < residuals.length; part++) {
      double[] residual = residuals[part];
      for (int i = 0; i < tile.size(); i++) {
        for (int s = 0; s < rows; s++) {
          into[(part + 1) * length + i * rows + s] =
              (float) (from[(tile.from() + i) * rows + s] * residual[s]);
        }
      }
    }
  }

  /** Above zero where any pair of a row may reach the score. */
  private float best(Scratch scratch, int row, int with, int n, float needed, float granted) {
    float[] sums = scratch.sums;
    float[] squareSums = scratch.squareSums;
    float perRow = 1f / rows;
    float best = -1;
    for (int k = 0; k < n; k++) {
      float product = sums[with + k];
      float sum = sums[row + k];
      float square = squareSums[row + k];
      float test = product * product + granted * square - needed * (square - sum * sum * perRow);
      best = Math.max(best, test);
    }
    return best;
  }

  private void tell(
      Kind kind,
      PackedFeatures.Tile a,
      PackedFeatures.Tile b,
      int i,
      int with,
      Scratch scratch,
      float needed,
      PairSink sink) {
    int n = b.size();
    for (int k = 0; k < n; k++) {
      float product = scratch.sums[with + k];
      float sum = scratch.sums[i * n + k];
      float square = scratch.squareSums[i * n + k];
      float test =
          product * product + (float) slack * square - needed * (square - sum * sum / rows);
      if (test > -1e-6f * square) {
        tell(kind, a.from() + i, b.from() + k, sink);
      }
    }
  }

  private void tellWide(
      Kind kind, PackedFeatures.Tile a, PackedFeatures.Tile b, int i, PairSink sink) {
    for (int k = b.from(); k < b.to(); k++) {
      if (wide[k]) {
        tell(kind, a.from() + i, k, sink);
      }
    }
  }

  private void tell(Kind kind, int left, int right, PairSink sink) {
    if (left == right) {
      return;
    }
    switch (kind) {
      case PRODUCT -> sink.pass(Operator.MULTIPLY, left, right);
      case LEFT_OVER_RIGHT -> {
        if (invertible[right]) {
          sink.pass(Operator.DIVIDE, left, right);
        }
      }
      case RIGHT_OVER_LEFT -> {
        if (invertible[left]) {
          sink.pass(Operator.DIVIDE, right, left);
        }
      }
    }
  }
}
