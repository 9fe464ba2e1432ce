package io.lodestone.learn.split;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.cluster.ClusterRecipe;
import io.lodestone.learn.cluster.Points;
import io.lodestone.learn.dataset.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups of rows that are alike in their standardised features, to be kept together, or each left
 * out alone: the test of a model that will be asked about materials of a new kind (Meredig et al.,
 * Mol. Syst. Des. Eng. 3, 819, 2018). Answers have no part in them.
 *
 * @param recipe how they are found
 */
public record FeatureClusters(ClusterRecipe<?> recipe) {
  private static final Pattern TEXT =
      Pattern.compile("cluster(?::(?:(kmeans|ward):)?(\\d{1,6})|:([a-z].*))?");
  private static final int USUAL = 10;

  /** Whether a text names clusters, as {@link #parse} reads it. */
  public static boolean isNamed(String text) {
    return TEXT.matcher(text).matches();
  }

  /**
   * Reads {@code cluster}, {@code cluster:8}, {@code cluster:ward:8}, or any method as {@link
   * ClusterMethods} reads it, {@code cluster:hdbscan:min_size=20}; 10 by k-means where it is not
   * said.
   *
   * @param seed of k-means where its settings are not written out
   * @throws InvalidInput when it is something else
   */
  public static FeatureClusters parse(String text, long seed) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInput(null, null, text, "such as cluster:8 or cluster:ward:8", null);
    }
    String recipe = matcher.group(3);
    if (recipe == null) {
      String count = matcher.group(2) == null ? "" + USUAL : matcher.group(2);
      recipe =
          "ward".equals(matcher.group(1))
              ? "ward:clusters=" + count
              : "kmeans:clusters=" + count + ",seed=" + seed;
    }
    return new FeatureClusters(new ClusterMethods().parse(recipe));
  }

  /**
   * The cluster of each row, {@code cluster 1} and so on; a row that is of none is alone.
   *
   * @throws InvalidInput when there are fewer rows than clusters, all are of one cluster, or there
   *     are too many for the method
   */
  public List<String> of(Features features) {
    if (features.width() == 0) {
      throw new InvalidInput(
          null, null, "no features", "columns of numbers, of which clusters are made", null);
    }
    int[] labels = recipe.fit(standardized(features)).found().labels();
    List<String> names = new ArrayList<>();
    for (int row = 0; row < labels.length; row++) {
      names.add(labels[row] < 0 ? "alone " + (row + 1) : "cluster " + (labels[row] + 1));
    }
    if (names.stream().distinct().limit(2).count() < 2) {
      throw new InvalidInput(null, recipe.text(), "one cluster of all rows", "at least two", null);
    }
    return names;
  }

  /** In units of the standard deviation from the mean; a gap is at the mean. */
  private static Points standardized(Features features) {
    int width = features.width();
    int rows = features.rows();
    double[] values = new double[Math.multiplyExact(rows, width)];
    for (int j = 0; j < width; j++) {
      double mean = 0;
      double squares = 0;
      int known = 0;
      for (int i = 0; i < rows; i++) {
        double value = features.value(i, j);
        if (!Double.isNaN(value)) {
          known++;
          double off = value - mean;
          mean += off / known;
          squares += off * (value - mean);
        }
      }
      for (int i = 0; i < rows && squares > 0; i++) {
        double value = features.value(i, j);
        values[i * width + j] =
            Double.isNaN(value) ? 0 : (value - mean) / Math.sqrt(squares / known);
      }
    }
    return new Points(rows, width, values);
  }
}
