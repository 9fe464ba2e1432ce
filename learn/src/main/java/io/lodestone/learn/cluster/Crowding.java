package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.neighbours.RowDistances;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How densely points lie around places. Points of few coordinates are kept in boxes, so that most
 * of them need not be looked at; of others, each is compared with each.
 */
sealed interface Crowding {
  /**
   * The core distance of each point: to the nearest so many, itself among them.
   *
   * @param samples how many
   */
  double[] core(int samples);

  /** The edges of the shortest tree by the largest of distance and both core distances. */
  List<Edge> tree(double[] core);

  /**
   * What each of other points is bound to: the point that it reaches most easily, and how far that
   * is.
   *
   * @param samples near points, itself among them, that make a place dense
   * @param core the core distances of the points
   */
  Edge[] bonds(Points others, int samples, double[] core);

  /**
   * The points.
   *
   * @throws InvalidInput when there are so many of so many coordinates that it would take hours
   */
  static Crowding of(Points points) {
    if (points.width() <= PointTree.MOST_WIDTH) {
      return new Boxed(points, new PointTree(points));
    }
    if ((double) points.rows() * points.rows() * points.width() > Compared.MOST_WORK) {
      throw new InvalidInput(
          null,
          null,
          points.rows() + " points of " + points.width() + " coordinates",
          "at most "
              + (int) Math.sqrt(Compared.MOST_WORK / points.width())
              + " of so many, each of which is compared with each",
          "draw a map of them, whose points have few coordinates, or take kmeans");
    }
    return new Compared(points, new RowDistances(points.values(), points.rows(), points.width()));
  }

  /** Points in boxes. */
  record Boxed(Points points, PointTree boxes) implements Crowding {
    @Override
    public double[] core(int samples) {
      return IntStream.range(0, points.rows())
          .parallel()
          .mapToDouble(row -> distance(points, row, samples))
          .toArray();
    }

    /** The distance to the nearest so many points. */
    private double distance(Points from, int row, int count) {
      Smallest squares = new Smallest(count);
      boxes.nearest(from.row(row), squares);
      return Math.sqrt(squares.largest());
    }

    @Override
    public List<Edge> tree(double[] core) {
      return new Boruvka(points, boxes, core).edges();
    }

    @Override
    public Edge[] bonds(Points others, int samples, double[] core) {
      ReachSearch search = new ReachSearch(boxes, core);
      Edge[] bonds = new Edge[others.rows()];
      IntStream.range(0, bonds.length)
          .parallel()
          .forEach(
              row -> {
                double own = samples > 1 ? distance(others, row, samples - 1) : 0;
                ReachSearch.From from = search.new From();
                double endless = Double.POSITIVE_INFINITY;
                from.find(others.row(row), own, -1, endless, endless);
                bonds[row] = new Edge(from.row(), row, from.length(), from.square());
              });
      return bonds;
    }
  }

  /** Points of which each is compared with each. */
  record Compared(Points points, RowDistances distances) implements Crowding {
    /** Differences of coordinates, of which there are some 10⁹ in a second. */
    private static final double MOST_WORK = 5e11;

    @Override
    public double[] core(int samples) {
      return IntStream.range(0, points.rows())
          .parallel()
          .mapToDouble(row -> distance(squares(points, row), samples))
          .toArray();
    }

    private double[] squares(Points from, int row) {
      double[] squares = new double[points.rows()];
      distances.squares(from.values(), row, squares);
      return squares;
    }

    private static double distance(double[] squares, int count) {
      Smallest smallest = new Smallest(count);
      Arrays.stream(squares).forEach(smallest::offer);
      return Math.sqrt(smallest.largest());
    }

    @Override
    public List<Edge> tree(double[] core) {
      return new Prim(points, distances, core).edges();
    }

    @Override
    public Edge[] bonds(Points others, int samples, double[] core) {
      Edge[] bonds = new Edge[others.rows()];
      IntStream.range(0, bonds.length)
          .parallel()
          .forEach(
              row -> {
                double[] squares = squares(others, row);
                double own = samples > 1 ? distance(squares, samples - 1) : 0;
                for (int i = 0; i < squares.length; i++) {
                  double reach = Math.max(Math.sqrt(squares[i]), Math.max(own, core[i]));
                  if (bonds[row] == null || reach <= bonds[row].length()) {
                    Edge edge = new Edge(i, row, reach, squares[i]);
                    bonds[row] =
                        bonds[row] == null || edge.compareTo(bonds[row]) < 0 ? edge : bonds[row];
                  }
                }
              });
      return bonds;
    }
  }
}
