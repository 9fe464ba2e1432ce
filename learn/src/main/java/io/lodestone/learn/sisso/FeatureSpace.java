package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * All features up to some rung, each once: the primary ones, those made of them by one operator, by
 * two, ...
 *
 * <p>Memory is about 8 bytes per feature and row, and 200 bytes per feature.
 */
final class FeatureSpace {
  /** Relative to the largest magnitude: values that differ by less are the same. */
  private static final double SAME = 1e-10;

  private final List<Feature> primaries;
  private final List<Feature> features;
  private final int newest;
  private final Combinations combinations;
  private final SissoSettings settings;

  private FeatureSpace(
      List<Feature> primaries,
      List<Feature> features,
      int newest,
      Combinations combinations,
      SissoSettings settings) {
    this.primaries = primaries;
    this.features = features;
    this.newest = newest;
    this.combinations = combinations;
    this.settings = settings;
  }

  /** The primary features. */
  static FeatureSpace primary(Problem problem, SissoSettings settings) {
    return primary(problem, settings, List.of());
  }

  /**
   * The primary features and equations of an earlier level.
   *
   * @param carried equations for one task
   */
  static FeatureSpace primary(Problem problem, SissoSettings settings, List<Equation> carried) {
    Dimensions dimensions = new Dimensions();
    Combinations combinations = new Combinations(dimensions, settings);
    List<Feature> primaries = new ArrayList<>();
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < problem.columns().size(); i++) {
      NumberColumn column = problem.columns().get(i);
      int dimension =
          settings.units() == UnitRule.NONE ? Dimensions.NONE : dimensions.of(column.unit());
      Expression expression = new Expression.Primary(i, column.name(), column.unit());
      Feature feature = new Feature(expression, dimension, problem.values(i));
      primaries.add(feature);
      // In a part of the rows a feature may be constant.
      if (combinations.usable(feature.values()) > 0) {
        features.add(feature);
      }
    }
    for (Equation equation : carried) {
      double[] values = new double[problem.size()];
      Arrays.setAll(values, row -> equation.value(0, problem.primaries(row)));
      if (combinations.usable(values) > 0) {
        int unit =
            settings.units() == UnitRule.NONE ? Dimensions.NONE : dimensions.of(equation.unit());
        features.add(new Feature(equation.linear(), unit, values));
      }
    }
    return new FeatureSpace(primaries, features, 0, combinations, settings);
  }

  List<Feature> features() {
    return features;
  }

  /** All primary features by their places, also those that are constant. */
  List<Expression.Primary> primaries() {
    return primaries.stream().map(feature -> (Expression.Primary) feature.expression()).toList();
  }

  /** Any formula of the primary features with its unit and values. */
  Feature feature(Expression expression) {
    return switch (expression) {
      case Expression.Primary primary -> primaries.get(primary.index());
      case Expression.Linear linear ->
          features.stream()
              .filter(feature -> feature.expression().equals(linear))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          null, null, linear.toString(), "an equation of the level before", ""));
      case Expression.Unary unary -> {
        Feature of = feature(unary.of());
        double[] values = of.values().clone();
        Arrays.setAll(values, i -> unary.operator().apply(of.values()[i]));
        yield new Feature(
            expression, combinations.dimensions().after(unary.operator(), of.dimension()), values);
      }
      case Expression.Binary binary -> {
        Feature left = feature(binary.left());
        Feature right = feature(binary.right());
        double[] values = new double[left.values().length];
        Arrays.setAll(values, i -> binary.operator().apply(left.values()[i], right.values()[i]));
        yield new Feature(
            expression,
            combinations.dimensions().after(binary.operator(), left.dimension(), right.dimension()),
            values);
      }
    };
  }

  int size() {
    return features.size();
  }

  /** Where the features of the newest rung begin. */
  int newest() {
    return newest;
  }

  Combinations combinations() {
    return combinations;
  }

  /**
   * The space with one rung more, without duplicates.
   *
   * @throws InvalidInput when it is larger than may be stored
   */
  FeatureSpace next() {
    List<Feature> all = new ArrayList<>(features);
    for (int i = newest; i < features.size(); i++) {
      combinations.of(
          this,
          i,
          false,
          (operator, left, right, values, largest) -> {
            all.add(combinations.feature(operator, left, right, values.clone()));
            if (all.size() > settings.maxStored()) {
              throw tooMany();
            }
          });
    }
    List<Feature> unique = withoutDuplicates(all, features.size());
    return new FeatureSpace(primaries, unique, features.size(), combinations, settings);
  }

  private InvalidInput tooMany() {
    return new InvalidInput(
        null,
        "max_stored",
        "more than " + settings.maxStored() + " features below the last rung",
        "a smaller space, or more memory",
        "use fewer primary features or operators, or a smaller max_complexity");
  }

  /** Drops what equals an older feature, and all but the simplest of new ones that are equal. */
  private static List<Feature> withoutDuplicates(List<Feature> all, int old) {
    double[] keys = new double[all.size()];
    Arrays.setAll(keys, i -> key(all.get(i).values()));
    Integer[] order = new Integer[keys.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> keys[i]));
    boolean[] dropped = new boolean[keys.length];
    for (int place = 0; place < order.length; place++) {
      int i = order[place];
      for (int back = place - 1; back >= 0 && !dropped[i]; back--) {
        int j = order[back];
        if (keys[i] - keys[j] > SAME * all.get(i).values().length) {
          break;
        }
        if (!dropped[j] && same(all.get(i).values(), all.get(j).values())) {
          boolean keepsOther =
              j < old
                  || i >= old
                      && !Feature.isSimpler(all.get(i).expression(), all.get(j).expression());
          dropped[keepsOther ? i : j] = !(i < old && j < old);
        }
      }
    }
    List<Feature> unique = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      if (!dropped[i]) {
        unique.add(all.get(i));
      }
    }
    return unique;
  }

  /** A number that is the same for equal features and hardly ever for others. */
  private static double key(double[] values) {
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
      sum += (1 + 0.618 * i % 1) * values[i];
    }
    return sum / largest;
  }

  private static boolean same(double[] a, double[] b) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i]));
      difference = Math.max(difference, Math.abs(a[i] - b[i]));
    }
    return difference <= SAME * largest;
  }
}
