package io.lodestone.represent.graph;

import io.lodestone.core.error.InvalidInput;

/**
 * The angles of a graph: the edges of its line graph. Each pair of edges that leave one node is
 * listed once, the earlier edge first.
 *
 * @param first edge of each pair
 * @param second edge of each pair
 * @param degrees angle between them, 0 to 180
 */
public record EdgeAngles(int[] first, int[] second, double[] degrees) {
  /** What fits into the memory of a small computer, 16 bytes each. */
  private static final long MOST = 50_000_000;

  /** How many there are. */
  public int size() {
    return degrees.length;
  }

  /**
   * The angles between edges up to a length.
   *
   * @param start where the edges of each node begin, and where the last end
   * @param vectors of the edges: x, y, z of each
   * @param longest in Å
   * @throws InvalidInput when there are too many
   */
  static EdgeAngles of(int[] start, double[] vectors, double[] distances, double longest) {
    long total = 0;
    for (int i = 0; i + 1 < start.length; i++) {
      long near = near(start[i], start[i + 1], distances, longest);
      total += near * (near - 1) / 2;
    }
    if (total > MOST) {
      throw new InvalidInput(
          null,
          null,
          total + " angles",
          "at most " + MOST + " angles in a graph",
          "choose a smaller angle_cut_off");
    }
    int[] first = new int[(int) total];
    int[] second = new int[(int) total];
    double[] degrees = new double[(int) total];
    int angle = 0;
    for (int i = 0; i + 1 < start.length; i++) {
      // Edges come nearest first, so that those that count are the first ones.
      int end = start[i] + near(start[i], start[i + 1], distances, longest);
      for (int k = start[i]; k < end; k++) {
        for (int l = k + 1; l < end; l++) {
          first[angle] = k;
          second[angle] = l;
          degrees[angle++] = degrees(vectors, k, l);
        }
      }
    }
    return new EdgeAngles(first, second, degrees);
  }

  private static int near(int from, int to, double[] distances, double longest) {
    int near = 0;
    while (from + near < to && distances[from + near] <= longest) {
      near++;
    }
    return near;
  }

  private static double degrees(double[] v, int k, int l) {
    double ax = v[3 * k];
    double ay = v[3 * k + 1];
    double az = v[3 * k + 2];
    double bx = v[3 * l];
    double by = v[3 * l + 1];
    double bz = v[3 * l + 2];
    double x = ay * bz - az * by;
    double y = az * bx - ax * bz;
    double z = ax * by - ay * bx;
    // The arctangent keeps its digits near 0 and 180 degrees, where the arccosine loses them.
    return Math.toDegrees(
        Math.atan2(Math.sqrt(x * x + y * y + z * z), ax * bx + ay * by + az * bz));
  }
}
