package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clusters around means (Lloyd, IEEE Trans. Inf. Theory 28, 129, 1982), which begin at points far
 * from each other (k-means++: Arthur and Vassilvitskii, SODA 2007); of several attempts the
 * tightest.
 */
public final class KMeans implements ClusterMethod<KMeans.Settings> {
  private static final int MOST_STEPS = 300;

  /**
   * The settings.
   *
   * @param clusters how many; fewer are found where fewer points differ
   * @param attempts from other first centres
   * @param seed of the first centres
   */
  public record Settings(
      @Setting(value = "8", text = "how many clusters") int clusters,
      @Setting(value = "4", text = "attempts, of which the tightest is kept") int attempts,
      @Setting(value = "1", text = "seed of the first centres") long seed) {
    /** Checks the values. */
    public Settings {
      if (clusters < 1 || attempts < 1) {
        throw new InvalidInput(
            null, "clusters, attempts", clusters + ", " + attempts, "1 or more", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "kmeans",
        "k-means",
        "Lloyd, IEEE Transactions on Information Theory 28, 129 (1982); Arthur and Vassilvitskii,"
            + " SODA, 1027 (2007)");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Clustering fit(Settings settings, Points points) {
    if (settings.clusters() > points.rows()) {
      throw new InvalidInput(
          null,
          "clusters",
          settings.clusters() + " of " + points.rows() + " points",
          "at most as many as there are points",
          null);
    }
    SplittableRandom random = new SplittableRandom(settings.seed());
    double[] best = null;
    double tightest = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < settings.attempts(); attempt++) {
      double[] centres = spread(points, settings.clusters(), random);
      double[] apart = new double[points.rows()];
      int[] labels = {};
      for (int step = 0; step < MOST_STEPS; step++) {
        int[] nearest = nearest(points, centres, apart);
        if (Arrays.equals(nearest, labels)) {
          break;
        }
        labels = nearest;
        centres = means(points, labels, centres);
      }
      double inertia = Arrays.stream(apart).sum();
      if (inertia < tightest) {
        tightest = inertia;
        best = centres;
      }
    }
    return Centres.of(points, largestFirst(points, best));
  }

  /** Points as first centres, each drawn by its squared distance from those before it. */
  private static double[] spread(Points points, int most, SplittableRandom random) {
    int width = points.width();
    double[] centres = new double[most * width];
    double[] apart = new double[points.rows()];
    Arrays.fill(apart, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(points.rows());
    for (int k = 0; k < most; k++) {
      System.arraycopy(points.values(), chosen * width, centres, k * width, width);
      double all = 0;
      for (int row = 0; row < apart.length; row++) {
        apart[row] = Math.min(apart[row], points.square(row, centres, k));
        all += apart[row];
      }
      if (!(all > 0)) {
        // Every point lies on a centre: there are no more clusters than that.
        return Arrays.copyOf(centres, (k + 1) * width);
      }
      double left = random.nextDouble() * all;
      int last = 0;
      for (int row = 0; row < apart.length && left >= 0; row++) {
        left -= apart[row];
        last = apart[row] > 0 ? row : last;
      }
      chosen = last;
    }
    return centres;
  }

  /** The nearest centre of each point; of two at one distance the first. */
  static int[] nearest(Points points, double[] centres, double[] apart) {
    int count = centres.length / points.width();
    return IntStream.range(0, points.rows())
        .parallel()
        .map(
            row -> {
              int nearest = 0;
              apart[row] = Double.POSITIVE_INFINITY;
              for (int k = 0; k < count; k++) {
                double distance = points.square(row, centres, k);
                if (distance < apart[row]) {
                  apart[row] = distance;
                  nearest = k;
                }
              }
              return nearest;
            })
        .toArray();
  }

  /** The means of clusters; one that lost all its points stays where it was. */
  private static double[] means(Points points, int[] labels, double[] before) {
    int width = points.width();
    double[] centres = new double[before.length];
    int[] sizes = new int[before.length / width];
    for (int row = 0; row < labels.length; row++) {
      sizes[labels[row]]++;
      for (int j = 0; j < width; j++) {
        centres[labels[row] * width + j] += points.values()[row * width + j];
      }
    }
    for (int at = 0; at < centres.length; at++) {
      int size = sizes[at / width];
      centres[at] = size == 0 ? before[at] : centres[at] / size;
    }
    return centres;
  }

  private static double[] largestFirst(Points points, double[] centres) {
    int width = points.width();
    int[] sizes = new int[centres.length / width];
    for (int label : nearest(points, centres, new double[points.rows()])) {
      sizes[label]++;
    }
    int[] order =
        IntStream.range(0, sizes.length)
            .boxed()
            .filter(k -> sizes[k] > 0)
            .sorted(Comparator.comparing(k -> -sizes[k]))
            .mapToInt(k -> k)
            .toArray();
    double[] sorted = new double[order.length * width];
    for (int k = 0; k < order.length; k++) {
      System.arraycopy(centres, order[k] * width, sorted, k * width, width);
    }
    return sorted;
  }

  @Override
  public Clustering restore(Settings settings, ModelState state) {
    return Centres.read(state);
  }
}
