package io.lodestone.crystal.matching;

import java.util.Arrays;

/**
 * Pairs the rows and columns of a square table so that the sum of the costs is least (H. W. Kuhn,
 * Naval Res. Logist. Q. 2, 83, 1955; with shortest augmenting paths, R. Jonker and A. Volgenant,
 * Computing 38, 325, 1987).
 */
public final class Assignment {
  private Assignment() {}

  /**
   * The column of each row.
   *
   * @param cost n × n costs, row by row, finite
   */
  public static int[] of(double[] cost, int n) {
    double[] rowPrice = new double[n + 1];
    double[] columnPrice = new double[n + 1];
    // Column n stands for "none yet", as does row n.
    int[] rowOf = new int[n + 1];
    Arrays.fill(rowOf, n);
    int[] before = new int[n + 1];
    double[] slack = new double[n + 1];
    boolean[] used = new boolean[n + 1];
    for (int row = 0; row < n; row++) {
      rowOf[n] = row;
      int column = n;
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      Arrays.fill(used, false);
      while (rowOf[column] != n) {
        used[column] = true;
        int current = rowOf[column];
        double delta = Double.POSITIVE_INFINITY;
        int next = n;
        for (int j = 0; j < n; j++) {
          if (!used[j]) {
            double reduced = cost[current * n + j] - rowPrice[current] - columnPrice[j];
            if (reduced < slack[j]) {
              slack[j] = reduced;
              before[j] = column;
            }
            if (slack[j] < delta) {
              delta = slack[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= n; j++) {
          if (used[j]) {
            rowPrice[rowOf[j]] += delta;
            columnPrice[j] -= delta;
          } else {
            slack[j] -= delta;
          }
        }
        column = next;
      }
      while (column != n) {
        int previous = before[column];
        rowOf[column] = rowOf[previous];
        column = previous;
      }
      rowOf[n] = n;
    }
    int[] columnOf = new int[n];
    for (int j = 0; j < n; j++) {
      columnOf[rowOf[j]] = j;
    }
    return columnOf;
  }
}
