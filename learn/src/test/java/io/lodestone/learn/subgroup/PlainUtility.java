package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The utilities as their definitions read, row by row, without any of the search's machinery. */
final class PlainUtility {
  private PlainUtility() {}

  static double numeric(Utility utility, double[] population, double[] members) {
    double mean = mean(population);
    double max = Arrays.stream(population).max().orElseThrow();
    double meanShift = Math.max(0, mean(members) - mean);
    double medianShift = median(members) - median(population);
    return switch (utility) {
      case MEAN_SHIFT -> meanShift;
      case NORMALIZED_MEAN_SHIFT -> meanShift / (max - mean);
      case IMPACT -> meanShift * members.length / population.length;
      case MEDIAN_SHIFT -> Math.max(0, medianShift);
      case DISPERSION_CORRECTED ->
          medianShift <= 0
              ? 0
              : medianShift
                  / (max - median(population))
                  * Math.max(0, 1 - deviation(members) / deviation(population));
      case CJSD -> divergence(population, members, true, true);
      case CJSD_HIGH -> divergence(population, members, true, false);
      case CJSD_LOW -> divergence(population, members, false, true);
      default -> throw new IllegalArgumentException(utility.toString());
    };
  }

  static double categorical(
      Utility utility, String value, List<String> population, List<String> members) {
    double coverage = (double) members.size() / population.size();
    double share = share(population, value);
    double shift = Math.max(0, share(members, value) - share);
    List<String> others = new ArrayList<>(population);
    members.forEach(others::remove);
    return switch (utility) {
      case SHARE_SHIFT -> shift;
      case WRACC -> coverage * shift;
      case BINOMIAL -> Math.sqrt(coverage) * shift / Math.sqrt(share * (1 - share));
      case ENTROPY -> Math.max(0, 1 - entropy(members) / entropy(population));
      case GAIN ->
          entropy(population)
              - coverage * entropy(members)
              - (others.isEmpty() ? 0 : (1 - coverage) * entropy(others));
      default -> throw new IllegalArgumentException(utility.toString());
    };
  }

  private static double share(List<String> classes, String value) {
    return (double) classes.stream().filter(c -> c.equals(value)).count() / classes.size();
  }

  private static double entropy(List<String> classes) {
    Map<String, Long> counts =
        classes.stream()
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return counts.values().stream()
        .mapToDouble(n -> (double) n / classes.size())
        .map(p -> -p * Math.log(p) / Math.log(2))
        .sum();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double median(double[] values) {
    double[] rising = Arrays.stream(values).sorted().toArray();
    int n = rising.length;
    return n % 2 == 1 ? rising[n / 2] : (rising[n / 2 - 1] + rising[n / 2]) / 2;
  }

  private static double deviation(double[] values) {
    double median = median(values);
    return Arrays.stream(values).map(v -> Math.abs(v - median)).average().orElseThrow();
  }

  /** Steps over the different values of the population. */
  private static double divergence(
      double[] population, double[] members, boolean high, boolean low) {
    double[] distinct = Arrays.stream(population).sorted().distinct().toArray();
    double sum = 0;
    for (int i = 0; i + 1 < distinct.length; i++) {
      double y = distinct[i];
      double p = Arrays.stream(population).filter(v -> v <= y).count() / (double) population.length;
      double s = Arrays.stream(members).filter(v -> v <= y).count() / (double) members.length;
      if (s < p && high || s > p && low) {
        double left = p > 0 ? p * Math.log(2 * p / (p + s)) : 0;
        double right = s > 0 ? s * Math.log(2 * s / (p + s)) : 0;
        sum += (distinct[i + 1] - y) * (left + right) / Math.log(2);
      }
    }
    return sum / (distinct[distinct.length - 1] - distinct[0]);
  }
}
