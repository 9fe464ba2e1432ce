package io.lodestone.represent.environment.kernel;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * The plan P = u_i exp(C_ij/α) v_j whose rows sum to 1/n and columns to 1/m, by scaling rows and
 * columns in turn (R. Sinkhorn, Ann. Math. Stat. 35, 876, 1964). Logarithms of u and v are kept, so
 * that no α is so small that all exponentials vanish.
 */
final class Sinkhorn {
  /**
   * By which share the sums over columns may be off. A sum over the plan is then off by no more (J.
   * Altschuler et al., NeurIPS 30, 2017), and mostly by far less.
   */
  private static final double TOLERANCE = 1e-7;

  private static final int MOST_TURNS = 100_000;

  private final double[] exponent;
  private final int rows;
  private final int columns;
  private final double[] u;
  private final double[] v;

  Sinkhorn(double[] kernel, int rows, int columns, double alpha) {
    this.rows = rows;
    this.columns = columns;
    exponent = new double[kernel.length];
    Arrays.setAll(exponent, i -> kernel[i] / alpha);
    u = new double[rows];
    v = new double[columns];
  }

  /**
   * The plan, rows × columns.
   *
   * @throws InvalidInput when it is not found in 100,000 turns
   */
  double[] plan() {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double change = scaleColumns();
      scaleRows();
      // What the columns had to be scaled by is by how much their sums were off.
      if (turn > 0 && change < TOLERANCE) {
        double[] plan = new double[exponent.length];
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            plan[i * columns + j] = Math.exp(u[i] + exponent[i * columns + j] + v[j]);
          }
        }
        return plan;
      }
    }
    throw new InvalidInput(
        null,
        "alpha",
        "no plan in " + MOST_TURNS + " turns",
        "an alpha for which the scaling converges",
        "choose a larger one");
  }

  /** The largest change of a logarithm. */
  private double scaleColumns() {
    double change = 0;
    for (int j = 0; j < columns; j++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < rows; i++) {
        most = Math.max(most, u[i] + exponent[i * columns + j]);
      }
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += Math.exp(u[i] + exponent[i * columns + j] - most);
      }
      double next = -Math.log(columns) - most - Math.log(sum);
      change = Math.max(change, Math.abs(next - v[j]));
      v[j] = next;
    }
    return change;
  }

  private void scaleRows() {
    for (int i = 0; i < rows; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < columns; j++) {
        most = Math.max(most, exponent[i * columns + j] + v[j]);
      }
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += Math.exp(exponent[i * columns + j] + v[j] - most);
      }
      u[i] = -Math.log(rows) - most - Math.log(sum);
    }
  }
}
