package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;

/**
 * Clusters as crowds that last while the density rises, of any shape and number; points between
 * them belong to none.
 */
public final class Hdbscan implements ClusterMethod<Hdbscan.Settings> {
  /**
   * The settings.
   *
   * @param minSize the fewest points that are a cluster
   * @param minSamples how many near points, itself among them, make a place dense; 0 for as many as
   *     a smallest cluster has
   */
  public record Settings(
      @Setting(value = "0", text = "fewest points of a cluster, 0 for 1 % of all, at least 5")
          int minSize,
      @Setting(value = "0", text = "near points that make a place dense, 0 for as min_size")
          int minSamples) {
    /** Checks the values. */
    public Settings {
      if (minSize < 0 || minSize == 1 || minSamples < 0) {
        throw new InvalidInput(
            null,
            "min_size, min_samples",
            minSize + ", " + minSamples,
            "at least 2 and 1, or 0 to choose by itself",
            null);
      }
    }

    int sizeAmong(int points) {
      return minSize > 0 ? minSize : Math.max(FEWEST, points / 100);
    }

    int samplesAmong(int points) {
      return minSamples > 0 ? minSamples : sizeAmong(points);
    }
  }

  private static final int FEWEST = 5;

  @Override
  public Profile profile() {
    return new Profile(
        "hdbscan",
        "HDBSCAN, clusters of density",
        "Campello, Moulavi and Sander, PAKDD, 160 (2013); McInnes, Healy and Astels, Journal of"
            + " Open Source Software 2, 205 (2017)");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Clustering fit(Settings settings, Points points) {
    int n = points.rows();
    int samples = settings.samplesAmong(n);
    if (n < Math.max(2, samples)) {
      throw new InvalidInput(
          null,
          "min_samples",
          n + " points",
          "at least " + Math.max(2, samples) + ", which make a place dense",
          "set min_size and min_samples lower");
    }
    return DensityClusters.of(points, settings.sizeAmong(n), samples);
  }

  @Override
  public Clustering restore(Settings settings, ModelState state) {
    return DensityClusters.read(state);
  }
}
