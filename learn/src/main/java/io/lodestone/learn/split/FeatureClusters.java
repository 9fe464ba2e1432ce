package io.lodestone.learn.split;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.cluster.KMeans;
import io.lodestone.learn.cluster.Points;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups of rows that are alike in their standardised features, to be kept together, or each left
 * out alone: the test of a model that will be asked about materials of a new kind (Meredig et al.,
 * Mol. Syst. Des. Eng. 3, 819, 2018). Answers have no part in them.
 *
 * @param method how they are found
 * @param count how many, at least 2
 * @param seed of the random choices of k-means
 */
public record FeatureClusters(Method method, int count, long seed) {
  /** The rows that the Ward tree takes: its work grows with their square. */
  private static final int MOST_JOINED = 30_000;

  private static final Pattern TEXT = Pattern.compile("cluster(?::(kmeans|ward))?(?::(\\d{1,6}))?");
  private static final int USUAL = 10;
  private static final int ATTEMPTS = 4;

  /** How clusters are found. */
  public enum Method {
    /** Around means. */
    KMEANS,
    /** By joining, so that the scatter within grows least. */
    WARD
  }

  /** Checks the values. */
  public FeatureClusters {
    if (count < 2) {
      throw new InvalidInput(null, null, count + " clusters", "at least 2", null);
    }
  }

  /** Whether a text names clusters: {@code cluster}, {@code cluster:8}, {@code cluster:ward:8}. */
  public static boolean isNamed(String text) {
    return TEXT.matcher(text).matches();
  }

  /**
   * Reads {@code cluster}, {@code cluster:8} or {@code cluster:ward:8}; 10 by k-means where it is
   * not said.
   *
   * @throws InvalidInput when it is something else
   */
  public static FeatureClusters parse(String text, long seed) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInput(null, null, text, "such as cluster:8 or cluster:ward:8", null);
    }
    return new FeatureClusters(
        matcher.group(1) == null
            ? Method.KMEANS
            : Method.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
        matcher.group(2) == null ? USUAL : Integer.parseInt(matcher.group(2)),
        seed);
  }

  /**
   * The cluster of each row, {@code cluster 1} and so on; fewer than asked for where rows are the
   * same.
   *
   * @throws InvalidInput when there are fewer rows than clusters, or too many rows for the method
   */
  public List<String> of(Features features) {
    int rows = features.rows();
    if (rows < count) {
      throw new InvalidInput(null, null, count + " clusters of " + rows + " rows", "fewer", null);
    }
    if (method == Method.WARD && rows > MOST_JOINED) {
      throw new InvalidInput(
          null,
          null,
          rows + " rows to be joined",
          "at most " + MOST_JOINED,
          "cluster:kmeans:" + count + " takes any number");
    }
    StandardizedRows standardized = StandardizedRows.of(features);
    int[] labels =
        switch (method) {
          case KMEANS ->
              new KMeans()
                  .fit(
                      new KMeans.Settings(count, ATTEMPTS, seed),
                      new Points(rows, features.width(), standardized.values()))
                  .found()
                  .labels();
          case WARD -> new WardTree(standardized).labels(count);
        };
    return Arrays.stream(labels).mapToObj(label -> "cluster " + (label + 1)).toList();
  }
}
