package io.lodestone.learn.cluster;

import java.util.List;

/**
 * The shortest tree that joins all points by their mutual reachability: the largest of their
 * distance and the core distances of both (Campello, Moulavi and Sander 2013).
 *
 * <p>Reachabilities are often equal, since a core distance is that of all edges to the points in
 * its reach; {@link Edge} tells which of them is the shorter. So there is one shortest tree only,
 * however it is found.
 *
 * @param from the first row of each edge, the shortest edge first
 * @param to the other row
 * @param length of each edge
 */
record SpanningTree(int[] from, int[] to, double[] length) {
  static SpanningTree of(List<Edge> edges) {
    List<Edge> sorted = edges.stream().sorted().toList();
    return new SpanningTree(
        sorted.stream().mapToInt(Edge::from).toArray(),
        sorted.stream().mapToInt(Edge::to).toArray(),
        sorted.stream().mapToDouble(Edge::length).toArray());
  }
}
