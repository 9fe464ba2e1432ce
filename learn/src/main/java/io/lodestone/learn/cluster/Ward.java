package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;

/**
 * Clusters by joining, again and again, the two whose union scatters least more, until so many are
 * left. Other points are of the cluster whose mean is nearest.
 */
public final class Ward implements ClusterMethod<Ward.Settings> {
  /** The work grows with the square of the points. */
  private static final int MOST_POINTS = 30_000;

  /**
   * The settings.
   *
   * @param clusters how many are left
   */
  public record Settings(@Setting(value = "8", text = "how many clusters are left") int clusters) {
    /** Checks the value. */
    public Settings {
      if (clusters < 1) {
        throw new InvalidInput(null, "clusters", "" + clusters, "1 or more", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "ward",
        "agglomerative clusters by Ward's criterion",
        "Ward, Journal of the American Statistical Association 58, 236 (1963); Murtagh, The"
            + " Computer Journal 26, 354 (1983)");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Clustering fit(Settings settings, Points points) {
    if (settings.clusters() > points.rows() || points.rows() > MOST_POINTS) {
      throw new InvalidInput(
          null,
          "clusters",
          settings.clusters() + " of " + points.rows() + " points",
          "no more than there are points, of which there are at most " + MOST_POINTS,
          "kmeans takes any number of points");
    }
    int[] labels = new WardTree(points).labels(settings.clusters());
    int width = points.width();
    double[] centres = new double[settings.clusters() * width];
    int[] sizes = new int[settings.clusters()];
    for (int row = 0; row < labels.length; row++) {
      sizes[labels[row]]++;
      for (int j = 0; j < width; j++) {
        centres[labels[row] * width + j] += points.values()[row * width + j];
      }
    }
    for (int at = 0; at < centres.length; at++) {
      centres[at] /= sizes[at / width];
    }
    Centres around = Centres.of(points, centres);
    return new Centres(width, centres, new Assignment(labels, around.found().strengths()));
  }

  @Override
  public Clustering restore(Settings settings, ModelState state) {
    return Centres.read(state);
  }
}
