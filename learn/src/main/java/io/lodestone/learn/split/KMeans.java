package io.lodestone.learn.split;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Clusters around means (Lloyd, IEEE Trans. Inf. Theory 28, 129, 1982), which begin at rows far
 * from each other (k-means++: Arthur and Vassilvitskii, SODA 2007); of several attempts the
 * tightest.
 */
final class KMeans {
  private static final int ATTEMPTS = 4;
  private static final int MOST_STEPS = 100;

  private final StandardizedRows rows;
  private final int count;

  KMeans(StandardizedRows rows, int count) {
    this.rows = rows;
    this.count = count;
  }

  /** The cluster of each row, from 0. */
  int[] labels(long seed) {
    Random random = new Random(seed);
    int[] best = null;
    double tightest = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double[] centres = spread(random);
      int[] labels = new int[rows.rows()];
      Arrays.fill(labels, -1);
      double inertia = 0;
      for (int step = 0; step < MOST_STEPS; step++) {
        double[] apart = new double[rows.rows()];
        int[] nearest = nearest(centres, apart);
        inertia = Arrays.stream(apart).sum();
        if (Arrays.equals(nearest, labels)) {
          break;
        }
        labels = nearest;
        centres = means(labels, centres);
      }
      if (inertia < tightest) {
        tightest = inertia;
        best = labels;
      }
    }
    return best;
  }

  /** Rows as first centres, each drawn by its squared distance from those before it. */
  private double[] spread(Random random) {
    int width = rows.width();
    double[] centres = new double[count * width];
    double[] apart = new double[rows.rows()];
    Arrays.fill(apart, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(rows.rows());
    for (int k = 0; k < count; k++) {
      System.arraycopy(rows.values(), chosen * width, centres, k * width, width);
      int at = k * width;
      Arrays.setAll(apart, row -> Math.min(apart[row], rows.apart(row, centres, at)));
      double left = random.nextDouble() * Arrays.stream(apart).sum();
      chosen = 0;
      while (chosen < apart.length - 1 && (left -= apart[chosen]) > 0) {
        chosen++;
      }
    }
    return centres;
  }

  private int[] nearest(double[] centres, double[] apart) {
    return IntStream.range(0, rows.rows())
        .parallel()
        .map(
            row -> {
              int nearest = 0;
              apart[row] = Double.POSITIVE_INFINITY;
              for (int k = 0; k < count; k++) {
                double distance = rows.apart(row, centres, k * rows.width());
                if (distance < apart[row]) {
                  apart[row] = distance;
                  nearest = k;
                }
              }
              return nearest;
            })
        .toArray();
  }

  /** The means of clusters; one that lost all its rows stays where it was. */
  private double[] means(int[] labels, double[] before) {
    int width = rows.width();
    double[] centres = new double[before.length];
    int[] sizes = new int[count];
    for (int row = 0; row < labels.length; row++) {
      sizes[labels[row]]++;
      for (int j = 0; j < width; j++) {
        centres[labels[row] * width + j] += rows.values()[row * width + j];
      }
    }
    for (int at = 0; at < centres.length; at++) {
      int size = sizes[at / width];
      centres[at] = size == 0 ? before[at] : centres[at] / size;
    }
    return centres;
  }
}
