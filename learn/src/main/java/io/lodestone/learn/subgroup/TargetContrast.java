package io.lodestone.learn.subgroup;

import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How a target is distributed inside a subgroup and in the whole population. */
public sealed interface TargetContrast {
  /** The contrast of a target, as its column has it, not turned round where low values count. */
  static TargetContrast of(Population population, Target target, Subgroup subgroup) {
    Dataset data = population.data();
    int[] all = IntStream.range(0, data.size()).toArray();
    return switch (target) {
      case Target.Numeric numeric -> {
        NumberColumn column = data.number(numeric.column());
        yield new Numbers(moments(column, subgroup.rows()), moments(column, all));
      }
      case Target.Categorical category -> {
        Column column = data.column(category.column());
        yield new Classes(shares(column, subgroup.rows()), shares(column, all));
      }
    };
  }

  /** Of numbers. */
  record Numbers(Moments inside, Moments all) implements TargetContrast {}

  /** Of classes: the share of each. */
  record Classes(SortedMap<String, Double> inside, SortedMap<String, Double> all)
      implements TargetContrast {}

  /** Mean, median and standard deviation (of the rows, not estimated), in the target's unit. */
  record Moments(double mean, double median, double deviation) {}

  private static Moments moments(NumberColumn column, int[] rows) {
    double[] rising = Arrays.stream(rows).mapToDouble(column::value).sorted().toArray();
    double mean = Arrays.stream(rising).sum() / rising.length;
    double squares = Arrays.stream(rising).map(v -> (v - mean) * (v - mean)).sum();
    return new Moments(
        mean, TargetOrder.median(rising, 0, rising.length), Math.sqrt(squares / rising.length));
  }

  private static SortedMap<String, Double> shares(Column column, int[] rows) {
    SortedMap<String, Double> shares = new TreeMap<>();
    for (int row : rows) {
      shares.merge(Population.text(column, row), 1.0 / rows.length, Double::sum);
    }
    return shares;
  }
}
