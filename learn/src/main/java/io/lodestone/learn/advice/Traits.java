package io.lodestone.learn.advice;

import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What matters of a table for the choice of a learner.
 *
 * @param rows with an answer and all features
 * @param features of numbers that differ between rows
 * @param incomplete rows with an answer that lack a feature
 * @param classes how many there are; 0 where the answers are numbers
 * @param imbalance rows of the most frequent class by those of the rarest; 1 for numbers
 * @param noise the part of the answers' variance that is noise, 0 to 1; NaN for classes and where
 *     it is not known
 * @param linear R² of a linear model for rows held out; NaN for classes
 * @param flexible the same of a forest
 */
public record Traits(
    int rows,
    int features,
    int incomplete,
    int classes,
    double imbalance,
    double noise,
    double linear,
    double flexible) {
  /** So many rows tell whether a line is enough. */
  private static final int PROBED = 1000;

  /** So many features, drawn at random, tell it as well. */
  private static final int MOST_PROBED = 500;

  /** Looks at a table. */
  public static Traits of(Dataset data, String target) {
    Column answers = data.column(target);
    List<String> names =
        data.featureColumns().stream()
            .filter(column -> !column.name().equals(target))
            .filter(Traits::differs)
            .map(NumberColumn::name)
            .toList();
    int[] answered =
        IntStream.range(0, data.size()).filter(row -> !answers.isMissing(row)).toArray();
    Features all = data.features(names);
    int[] whole =
        Arrays.stream(answered)
            .filter(
                row ->
                    IntStream.range(0, names.size())
                        .noneMatch(j -> Double.isNaN(all.value(row, j))))
            .toArray();
    double noise = Double.NaN;
    double linear = Double.NaN;
    double flexible = Double.NaN;
    int classes = 0;
    double imbalance = 1;
    if (answers instanceof NumberColumn numbers) {
      if (whole.length > 0 && !names.isEmpty()) {
        noise = NoiseEstimate.of(all.rows(whole), numbers.rows(whole).values()).share();
        Dataset some = probe(data, target, whole, names);
        linear = explained("ridge", some, target);
        flexible = explained("forest:trees=100", some, target);
      }
    } else {
      Map<String, Long> counts =
          Arrays.stream(answered)
              .mapToObj(((TextColumn) answers)::value)
              .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
      classes = counts.size();
      imbalance =
          (double) counts.values().stream().mapToLong(Long::longValue).max().orElse(1)
              / counts.values().stream().mapToLong(Long::longValue).min().orElse(1);
    }
    return new Traits(
        whole.length,
        names.size(),
        answered.length - whole.length,
        classes,
        imbalance,
        noise,
        linear,
        flexible);
  }

  private static boolean differs(NumberColumn column) {
    return Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).distinct().limit(2).count()
        > 1;
  }

  private static Dataset probe(Dataset data, String target, int[] rows, List<String> names) {
    Random random = new Random(1);
    int[] some =
        rows.length <= PROBED
            ? rows
            : random
                .ints(0, rows.length)
                .distinct()
                .limit(PROBED)
                .map(i -> rows[i])
                .sorted()
                .toArray();
    List<NumberColumn> columns =
        (names.size() <= MOST_PROBED
                ? IntStream.range(0, names.size())
                : random.ints(0, names.size()).distinct().limit(MOST_PROBED))
            .mapToObj(names::get)
            .map(data::number)
            .map(column -> column.rows(some))
            .collect(Collectors.toCollection(ArrayList::new));
    columns.add(data.number(target).rows(some));
    return Dataset.of(columns, target);
  }

  /** NaN where there are too few rows to hold some out. */
  private static double explained(String learner, Dataset data, String target) {
    return data.size() < 20
        ? Double.NaN
        : new Learners()
            .parse(learner)
            .fit(data, target, FitOptions.DEFAULTS)
            .about()
            .scores()
            .getOrDefault("r2", Double.NaN);
  }

  /** Whether a flexible model explains much more than a line does. */
  boolean isStronglyNonLinear() {
    return flexible - Math.max(0, linear) > 0.1;
  }

  /** Whether more than a fifth of the variance of the answers is noise. */
  boolean isNoisy() {
    return noise > 0.2;
  }
}
