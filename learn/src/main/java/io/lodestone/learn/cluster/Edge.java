package io.lodestone.learn.cluster;

/**
 * An edge between two points. Lengths are often equal; of two equally long edges that between
 * nearer points comes first, then that of the first rows.
 *
 * @param from the first row
 * @param to the other row
 * @param square of the distance of the points, which may be less than the length
 */
record Edge(int from, int to, double length, double square) implements Comparable<Edge> {
  static Edge between(int one, int other, double length, double square) {
    return new Edge(Math.min(one, other), Math.max(one, other), length, square);
  }

  @Override
  public int compareTo(Edge other) {
    int order = Double.compare(length, other.length);
    order = order != 0 ? order : Double.compare(square, other.square);
    order = order != 0 ? order : Integer.compare(from, other.from);
    return order != 0 ? order : Integer.compare(to, other.to);
  }
}
