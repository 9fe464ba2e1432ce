package io.lodestone.learn.map.quality;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.map.MapInput;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How true a map is to what it was drawn from, on the whole and at each material.
 *
 * <p>With k neighbours, n materials and r the rank of one material among the neighbours of another:
 *
 * <ul>
 *   <li>trustworthiness: 1 − 2 / (k (2n − 3k − 1)) Σ max(0, r − k) over the k neighbours on the
 *       map, r their rank among the materials themselves (Venna and Kaski 2001). 1 where no
 *       stranger lies beside the material.
 *   <li>continuity: the same with both exchanged. 1 where no neighbour was torn away.
 *   <li>preservation: the share of the k neighbours that is the same.
 *   <li>stress: √(Σ (d − s e)² / Σ d²) of distances d and those on the map e, with the scale s that
 *       is best for the map as a whole (Kruskal 1964). 0 where all distances are right.
 * </ul>
 *
 * @param neighbours k
 * @param measured the materials at which it was measured, rising; all of a map that is not large
 * @param size n
 * @param whole the mean over the measured materials; of stress, that of all their distances
 * @param error the standard error of the mean; zeros where all are measured
 * @param trustworthiness at each measured material; so are the next three
 */
public record MapQuality(
    int neighbours,
    int size,
    int[] measured,
    Whole whole,
    Whole error,
    double[] trustworthiness,
    double[] continuity,
    double[] preservation,
    double[] stress) {
  /** Rows of distances that are compared at once. */
  private static final int BLOCK = 64;

  /** Fewest materials of which one can be nearer than another. */
  private static final int FEWEST = 3;

  /** The four measures of a map as a whole. */
  public record Whole(
      double trustworthiness, double continuity, double preservation, double stress) {}

  /**
   * Measures a map.
   *
   * @param input what it was drawn from
   * @param coordinates rows × dimensions, row-major
   */
  public static MapQuality of(
      MapInput input, double[] coordinates, int dimensions, QualitySettings settings) {
    int n = input.rows();
    if ((long) n * dimensions != coordinates.length) {
      throw new InvalidInput(
          null,
          null,
          coordinates.length + " coordinates",
          dimensions + " for each of " + n + " materials",
          null);
    }
    int[] measured = n <= settings.exact() ? IntStream.range(0, n).toArray() : sample(n, settings);
    double[][] points = new double[5][measured.length];
    if (n < FEWEST) {
      for (double[] perfect : new double[][] {points[0], points[1], points[2]}) {
        Arrays.fill(perfect, 1);
      }
      return new MapQuality(
          0,
          n,
          measured,
          new Whole(1, 1, 1, 0),
          new Whole(0, 0, 0, 0),
          points[0],
          points[1],
          points[2],
          points[3]);
    }
    // k below half of n, so that the worst order has the value 0.
    int k = Math.min(settings.neighbours(), (n - 1) / 2);
    double[] sums = new double[3 * measured.length];
    DistanceBlocks there = DistanceBlocks.of(input);
    DistanceBlocks here = DistanceBlocks.of(new MapInput.Rows(n, dimensions, coordinates));
    IntStream.range(0, (measured.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              int first = block * BLOCK;
              int end = Math.min(measured.length, first + BLOCK);
              int[] chosen = Arrays.copyOfRange(measured, first, end);
              double[] true2 = new double[chosen.length * n];
              double[] map2 = new double[chosen.length * n];
              there.fill(chosen, true2);
              here.fill(chosen, map2);
              for (int i = 0; i < chosen.length; i++) {
                measure(true2, map2, i * n, n, chosen[i], k, points, first + i);
                sum(true2, map2, i * n, n, sums, 3 * (first + i));
              }
            });
    double stress = stress(sums, points[3]);
    double[] error = new double[3];
    for (int m = 0; m < 3 && measured.length < n; m++) {
      double mean = mean(points[m]);
      double squares = Arrays.stream(points[m]).map(value -> (value - mean) * (value - mean)).sum();
      error[m] = Math.sqrt(squares / measured.length / Math.max(1, measured.length - 1));
    }
    return new MapQuality(
        k,
        n,
        measured,
        new Whole(mean(points[0]), mean(points[1]), mean(points[2]), stress),
        new Whole(error[0], error[1], error[2], 0),
        points[0],
        points[1],
        points[2],
        points[3]);
  }

  private static int[] sample(int n, QualitySettings settings) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    int size = Math.min(n, settings.sample());
    boolean[] chosen = new boolean[n];
    for (int found = 0; found < size; ) {
      int one = random.nextInt(n);
      found += chosen[one] ? 0 : 1;
      chosen[one] = true;
    }
    return IntStream.range(0, n).filter(i -> chosen[i]).toArray();
  }

  private static void measure(
      double[] true2,
      double[] map2,
      int from,
      int n,
      int own,
      int k,
      double[][] points,
      int place) {
    Viewpoint truth = new Viewpoint(true2, from, n, own);
    Viewpoint map = new Viewpoint(map2, from, n, own);
    int[] ranksInTruth = truth.ranks(map.nearest(k));
    int[] ranksOnMap = map.ranks(truth.nearest(k));
    double worst = k * (2.0 * n - 3.0 * k - 1) / 2;
    points[0][place] = 1 - excess(ranksInTruth, k) / worst;
    points[1][place] = 1 - excess(ranksOnMap, k) / worst;
    points[2][place] = (double) Arrays.stream(ranksInTruth).filter(rank -> rank <= k).count() / k;
  }

  private static double excess(int[] ranks, int k) {
    long sum = 0;
    for (int rank : ranks) {
      sum += Math.max(0, rank - k);
    }
    return sum;
  }

  /** Sums of d², d e and e². */
  private static void sum(
      double[] true2, double[] map2, int from, int n, double[] sums, int place) {
    double dd = 0;
    double de = 0;
    double ee = 0;
    for (int j = from; j < from + n; j++) {
      dd += true2[j];
      de += Math.sqrt(true2[j] * map2[j]);
      ee += map2[j];
    }
    sums[place] = dd;
    sums[place + 1] = de;
    sums[place + 2] = ee;
  }

  /** Fills the stress of each and gives that of all. */
  private static double stress(double[] sums, double[] stress) {
    double dd = 0;
    double de = 0;
    double ee = 0;
    for (int i = 0; i < stress.length; i++) {
      dd += sums[3 * i];
      de += sums[3 * i + 1];
      ee += sums[3 * i + 2];
    }
    double scale = ee > 0 ? de / ee : 0;
    for (int i = 0; i < stress.length; i++) {
      stress[i] = stress(scale, sums[3 * i], sums[3 * i + 1], sums[3 * i + 2]);
    }
    return stress(scale, dd, de, ee);
  }

  private static double stress(double scale, double dd, double de, double ee) {
    return dd > 0 ? Math.sqrt(Math.max(0, dd - 2 * scale * de + scale * scale * ee) / dd) : 0;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Whether each material was measured. */
  public boolean complete() {
    return measured.length == size;
  }

  /**
   * The materials at which the map is least to be trusted, the worst first, by their place in the
   * table.
   *
   * @param most how many at most; only those with a trustworthiness below that of the map
   */
  public int[] worst(int most) {
    return IntStream.range(0, measured.length)
        .filter(i -> trustworthiness[i] < whole.trustworthiness())
        .boxed()
        .sorted((a, b) -> Double.compare(trustworthiness[a], trustworthiness[b]))
        .limit(most)
        .mapToInt(i -> measured[i])
        .toArray();
  }

  /**
   * A measure at every material.
   *
   * @param values one of those above
   * @return one value for each material of the map; NaN where it was not measured
   */
  public double[] spread(double[] values) {
    double[] all = new double[size];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < measured.length; i++) {
      all[measured[i]] = values[i];
    }
    return all;
  }
}
