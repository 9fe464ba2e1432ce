package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Clusters as normal distributions that add up to that of the points, fitted by expectation and
 * maximisation from the clusters of k-means; as many as Schwarz's criterion finds best.
 */
public final class GaussianMixture implements ClusterMethod<GaussianMixture.Settings> {
  private static final int MOST_STEPS = 500;

  /** Of the mean logarithm of the density. */
  private static final double CONVERGED = 1e-6;

  /** Of the mean variance of the coordinates. */
  private static final double FLOOR = 1e-6;

  /** The form of covariances. */
  public enum Covariance {
    /** Ellipsoids in any direction. */
    FULL,
    /** Ellipsoids along the axes. */
    DIAGONAL
  }

  /**
   * The settings.
   *
   * @param clusters how many; 0 for as many as are best by Schwarz's criterion
   * @param most clusters that are tried
   * @param covariance the form of covariances
   * @param seed of the first centres
   */
  public record Settings(
      @Setting(value = "0", text = "how many clusters, 0 for the best number (BIC)") int clusters,
      @Setting(value = "12", text = "most clusters that are tried") int most,
      @Setting(value = "full", text = "form of covariances") Covariance covariance,
      @Setting(value = "1", text = "seed of the first centres") long seed) {
    /** Checks the values. */
    public Settings {
      if (clusters < 0 || most < 1) {
        throw new InvalidInput(
            null, "clusters, most", clusters + ", " + most, "0 or more, 1 or more", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "gmm",
        "Gaussian mixture",
        "Dempster, Laird and Rubin, Journal of the Royal Statistical Society B 39, 1 (1977);"
            + " Schwarz, Annals of Statistics 6, 461 (1978)");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Clustering fit(Settings settings, Points points) {
    int n = points.rows();
    if (settings.clusters() > n) {
      throw new InvalidInput(
          null,
          "clusters",
          settings.clusters() + " of " + n + " points",
          "at most as many as there are points",
          null);
    }
    int first = settings.clusters() > 0 ? settings.clusters() : 1;
    int last = settings.clusters() > 0 ? settings.clusters() : Math.min(settings.most(), n);
    boolean full = settings.covariance() == Covariance.FULL;
    Fit best = null;
    for (int count = first; count <= last; count++) {
      Fit fit = fit(points, count, full, settings.seed());
      if (best == null || fit.criterion(n) < best.criterion(n)) {
        best = fit;
      }
    }
    Gaussians sorted = heaviestFirst(best.gaussians());
    return new Mixture(sorted, best.criterion(n), new Mixture(sorted, 0, null).assign(points));
  }

  /** Distributions and the logarithm of the likelihood of the points. */
  private record Fit(Gaussians gaussians, double likelihood) {
    /** Schwarz's criterion; the least is best. */
    double criterion(int n) {
      return -2 * likelihood + gaussians.parameters() * Math.log(n);
    }
  }

  private static Fit fit(Points points, int count, boolean full, long seed) {
    Clustering begin = new KMeans().fit(new KMeans.Settings(count, 4, seed), points);
    int k = begin.count();
    int n = points.rows();
    double[] shares = new double[n * k];
    for (int row = 0; row < n; row++) {
      shares[row * k + begin.found().labels()[row]] = 1;
    }
    double floor = FLOOR * meanVariance(points);
    Gaussians gaussians = Gaussians.fitted(points, shares, k, full, floor);
    double before = gaussians.shares(points, shares);
    for (int step = 0; step < MOST_STEPS; step++) {
      gaussians = Gaussians.fitted(points, shares, k, full, floor);
      double likelihood = gaussians.shares(points, shares);
      boolean converged = Math.abs(likelihood - before) <= CONVERGED * n;
      before = likelihood;
      if (converged) {
        break;
      }
    }
    return new Fit(gaussians, before);
  }

  private static double meanVariance(Points points) {
    double sum = 0;
    for (int j = 0; j < points.width(); j++) {
      int column = j;
      double[] values =
          IntStream.range(0, points.rows())
              .mapToDouble(row -> points.values()[row * points.width() + column])
              .toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      sum += Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / points.rows();
    }
    // Points in one place have no variance, and need some.
    return sum > 0 ? sum / points.width() : 1;
  }

  private static Gaussians heaviestFirst(Gaussians given) {
    int[] order =
        IntStream.range(0, given.count())
            .boxed()
            .sorted(Comparator.comparing(part -> -given.weights()[part]))
            .mapToInt(part -> part)
            .toArray();
    return new Gaussians(
        sorted(given.weights(), 1, order),
        sorted(given.means(), given.width(), order),
        sorted(given.factors(), given.factors().length / given.count(), order),
        given.width(),
        given.full());
  }

  private static double[] sorted(double[] values, int width, int[] order) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * width, sorted, i * width, width);
    }
    return sorted;
  }

  @Override
  public Clustering restore(Settings settings, ModelState state) {
    double[] weights = state.doubles("weights");
    int width = (int) state.number("width");
    boolean full = settings.covariance() == Covariance.FULL;
    int each = Math.multiplyExact(width, full ? width : 1);
    return new Mixture(
        new Gaussians(
            weights,
            state.doubles("means", weights.length * width),
            state.doubles("factors", weights.length * each),
            width,
            full),
        state.number("criterion"),
        new Assignment(state.ints("labels"), state.doubles("strengths")));
  }

  /**
   * Clusters as normal distributions. The strength of a point is the probability of its cluster.
   *
   * @param criterion Schwarz's
   */
  private record Mixture(Gaussians gaussians, double criterion, Assignment found)
      implements Clustering {
    @Override
    public int count() {
      return gaussians.count();
    }

    @Override
    public Assignment assign(Points others) {
      others.requireWidth(gaussians.width());
      int k = count();
      double[] shares = new double[others.rows() * k];
      gaussians.shares(others, shares);
      int[] labels = new int[others.rows()];
      double[] strengths = new double[labels.length];
      for (int row = 0; row < labels.length; row++) {
        for (int part = 0; part < k; part++) {
          if (shares[row * k + part] > strengths[row]) {
            strengths[row] = shares[row * k + part];
            labels[row] = part;
          }
        }
      }
      return new Assignment(labels, strengths);
    }

    @Override
    public List<String> notes() {
      return List.of(
          String.format(
              Locale.ROOT,
              "%d normal distributions, Schwarz's criterion %.1f",
              count(),
              criterion));
    }

    @Override
    public ModelState state() {
      return new ModelState()
          .put("width", gaussians.width())
          .put("weights", gaussians.weights())
          .put("means", gaussians.means())
          .put("factors", gaussians.factors())
          .put("criterion", criterion)
          .put("labels", found.labels())
          .put("strengths", found.strengths());
    }
  }
}
