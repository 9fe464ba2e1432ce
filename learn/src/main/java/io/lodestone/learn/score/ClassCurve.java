package io.lodestone.learn.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is found of a class and at which price, for every threshold of its probability: the points
 * of its receiver operating characteristic and of its precision-recall curve.
 *
 * @param points from the highest threshold to the lowest
 */
public record ClassCurve(List<Point> points) {
  /**
   * A threshold.
   *
   * @param threshold rows with at least this probability are said to be of the class
   * @param truePositives share of the rows of the class that are found: recall
   * @param falsePositives share of the other rows that are said to be of it
   * @param precision share of the rows said to be of the class that are
   */
  public record Point(
      double threshold, double truePositives, double falsePositives, double precision) {
    /** The harmonic mean of precision and recall. */
    public double f1() {
      return precision + truePositives == 0
          ? 0
          : 2 * precision * truePositives / (precision + truePositives);
    }
  }

  public ClassCurve {
    points = List.copyOf(points);
  }

  /**
   * Of one class against all others.
   *
   * @param isOfClass whether each row is of the class; some are
   * @param probability of the class, for each row
   */
  public static ClassCurve of(boolean[] isOfClass, double[] probability) {
    int n = isOfClass.length;
    int positives = (int) IntStream.range(0, n).filter(i -> isOfClass[i]).count();
    if (positives == 0) {
      throw new IllegalArgumentException("no row of the class");
    }
    int[] falling =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -probability[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Point> points = new ArrayList<>();
    int hits = 0;
    for (int i = 0; i < n; i++) {
      hits += isOfClass[falling[i]] ? 1 : 0;
      double threshold = probability[falling[i]];
      // Rows of one probability pass the threshold together.
      if (i + 1 == n || probability[falling[i + 1]] != threshold) {
        points.add(
            new Point(
                threshold,
                (double) hits / positives,
                n == positives ? 0 : (double) (i + 1 - hits) / (n - positives),
                (double) hits / (i + 1)));
      }
    }
    return new ClassCurve(points);
  }

  /** The point at which precision and recall are best together. */
  public Point best() {
    return points.stream().max(Comparator.comparingDouble(Point::f1)).orElseThrow();
  }

  /** At most so many points, evenly along the curve, with its last. */
  public ClassCurve thinned(int most) {
    int n = points.size();
    return n <= most
        ? this
        : new ClassCurve(
            IntStream.range(0, most)
                .mapToObj(i -> points.get((int) ((long) (i + 1) * n / most) - 1))
                .toList());
  }
}
