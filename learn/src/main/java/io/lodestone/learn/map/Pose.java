package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * How a map is laid down: stretched, turned or mirrored, and moved. What lies near what does not
 * change.
 *
 * @param scale above 0
 * @param turn dimensions × dimensions, row-major, orthogonal: a point is multiplied by it from the
 *     right
 * @param shift added at last
 */
public record Pose(double scale, double[] turn, double[] shift) {
  public Pose {
    if (!(scale > 0) || turn.length != shift.length * shift.length) {
      throw new InvalidInput("map", "pose", "scale " + scale, "one above 0 with a turn", null);
    }
  }

  /** As it was drawn. */
  public static Pose asDrawn(int dimensions) {
    double[] turn = new double[dimensions * dimensions];
    for (int d = 0; d < dimensions; d++) {
      turn[d * dimensions + d] = 1;
    }
    return new Pose(1, turn, new double[dimensions]);
  }

  /**
   * Lays points down.
   *
   * @param points as they were drawn, rows × dimensions
   */
  public double[] of(double[] points) {
    int dimensions = shift.length;
    double[] laid = new double[points.length];
    for (int i = 0; i < points.length; i += dimensions) {
      for (int to = 0; to < dimensions; to++) {
        double sum = 0;
        for (int from = 0; from < dimensions; from++) {
          sum += points[i + from] * turn[from * dimensions + to];
        }
        laid[i + to] = scale * sum + shift[to];
      }
    }
    return laid;
  }

  /** First this pose, then another. */
  Pose then(Pose other) {
    int dimensions = shift.length;
    double[] product = new Pose(1, other.turn, new double[dimensions]).of(turn);
    return new Pose(scale * other.scale, product, other.of(Arrays.copyOf(shift, dimensions)));
  }
}
