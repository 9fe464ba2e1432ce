package io.lodestone.core.numerics;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.Optional;

/**
 * The solution of A x ≈ b with the least sum of squared residuals, by Householder's QR
 * decomposition (Golub and Van Loan, Matrix Computations, 5.3).
 *
 * <p>Columns are scaled to unit length before, so that unknowns may have units of any size.
 */
public final class LeastSquares {
  /** Diagonal elements of R, of scaled columns, below this mean dependent columns. */
  private static final double DEPENDENT = 1e-13;

  private final int rows;
  private final int columns;
  private final double[] r;
  private final double[] scale;
  private final double[] solution;
  private final double residualSquares;

  private LeastSquares(
      int rows, int columns, double[] r, double[] scale, double[] solution, double squares) {
    this.rows = rows;
    this.columns = columns;
    this.r = r;
    this.scale = scale;
    this.solution = solution;
    this.residualSquares = squares;
  }

  /**
   * Solves a system.
   *
   * @param a matrix, row-major, with as many rows as {@code b} has elements
   * @param columns number of unknowns, at most the number of rows
   * @param b right side
   * @throws InvalidInput when the columns are linearly dependent, so that the data do not determine
   *     the unknowns
   */
  public static LeastSquares solve(double[] a, int columns, double[] b) {
    int rows = b.length;
    double[] q = a.clone();
    double[] y = b.clone();
    double[] scale = new double[columns];
    for (int j = 0; j < columns; j++) {
      double squares = 0;
      for (int i = 0; i < rows; i++) {
        squares += q[i * columns + j] * q[i * columns + j];
      }
      scale[j] = squares > 0 && Double.isFinite(squares) ? Math.sqrt(squares) : 1;
      for (int i = 0; i < rows; i++) {
        q[i * columns + j] /= scale[j];
      }
    }
    for (int k = 0; k < columns; k++) {
      reflect(q, y, rows, columns, k);
    }
    double[] solution = backSubstitute(q, y, columns);
    for (int j = 0; j < columns; j++) {
      solution[j] /= scale[j];
    }
    double squares = 0;
    for (int i = columns; i < rows; i++) {
      squares += y[i] * y[i];
    }
    return new LeastSquares(rows, columns, q, scale, solution, squares);
  }

  /** Makes column k zero below the diagonal by a reflection of all rows from k on. */
  private static void reflect(double[] q, double[] y, int rows, int columns, int k) {
    double norm = 0;
    for (int i = k; i < rows; i++) {
      norm = Math.hypot(norm, q[i * columns + k]);
    }
    if (!(norm > DEPENDENT)) {
      throw new InvalidInput(
          null,
          null,
          "data that leave an unknown open",
          "data that determine all " + columns + " unknowns",
          "add points that differ more");
    }
    double alpha = q[k * columns + k] > 0 ? -norm : norm;
    double[] v = new double[rows];
    double squares = 0;
    for (int i = k; i < rows; i++) {
      v[i] = q[i * columns + k] - (i == k ? alpha : 0);
      squares += v[i] * v[i];
    }
    for (int j = k; j < columns; j++) {
      double dot = 0;
      for (int i = k; i < rows; i++) {
        dot += v[i] * q[i * columns + j];
      }
      for (int i = k; i < rows; i++) {
        q[i * columns + j] -= 2 * dot / squares * v[i];
      }
    }
    double dot = 0;
    for (int i = k; i < rows; i++) {
      dot += v[i] * y[i];
    }
    for (int i = k; i < rows; i++) {
      y[i] -= 2 * dot / squares * v[i];
    }
  }

  private static double[] backSubstitute(double[] q, double[] y, int columns) {
    double[] x = new double[columns];
    for (int i = columns - 1; i >= 0; i--) {
      double sum = y[i];
      for (int j = i + 1; j < columns; j++) {
        sum -= q[i * columns + j] * x[j];
      }
      x[i] = sum / q[i * columns + i];
    }
    return x;
  }

  /** The unknowns. */
  public double[] solution() {
    return solution.clone();
  }

  /** The sum of squared residuals. */
  public double residualSquares() {
    return residualSquares;
  }

  /**
   * The standard errors of the unknowns, from the residuals, for independent errors of equal size;
   * empty where there are no more equations than unknowns.
   */
  public Optional<double[]> standardErrors() {
    if (rows <= columns) {
      return Optional.empty();
    }
    double variance = residualSquares / (rows - columns);
    double[] errors = new double[columns];
    for (int k = 0; k < columns; k++) {
      // Row k of R⁻¹; the covariance is R⁻¹ R⁻ᵀ.
      double squares = 0;
      for (int m = 0; m < columns; m++) {
        double[] unit = new double[columns];
        unit[m] = 1;
        double entry = backSubstitute(r, unit, columns)[k];
        squares += entry * entry;
      }
      errors[k] = Math.sqrt(variance * squares) / scale[k];
    }
    return Optional.of(errors);
  }

  @Override
  public String toString() {
    return "LeastSquares" + Arrays.toString(solution);
  }
}
