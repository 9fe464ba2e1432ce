package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which share of the variance of an answer comes from each feature, when all are drawn
 * independently of each other: alone (first order) and with all that it does together with others
 * (total). Estimated with two random matrices and their mixtures, the first order as by Saltelli et
 * al. and the total as by Jansen (Comput. Phys. Commun. 181, 259, 2010, table 2 b and f).
 *
 * @param labels the features
 * @param mean the mean of the answer
 * @param variance its variance, squared unit of the answer
 * @param first first-order indices
 * @param firstError their standard errors, by bootstrap
 * @param total total indices
 * @param totalError their standard errors, by bootstrap
 */
public record SobolIndices(
    List<String> labels,
    double mean,
    double variance,
    double[] first,
    double[] firstError,
    double[] total,
    double[] totalError) {
  private static final int RESAMPLES = 200;

  /**
   * Asks a response about random rows.
   *
   * @param columns rows that have the values, or the ranges of values, that features can take
   * @throws InvalidInput when the answer does not vary
   */
  public static SobolIndices of(Response response, Features columns, SobolSettings settings) {
    int n = settings.samples();
    int width = columns.width();
    double[][] values =
        IntStream.range(0, width)
            .mapToObj(column -> DoubleStream.of(columns.column(column)).sorted().toArray())
            .toArray(double[][]::new);
    SplittableRandom random = new SplittableRandom(settings.seed());
    double[] a = drawn(values, n, settings.inputs(), random);
    double[] b = drawn(values, n, settings.inputs(), random);
    double[] ofA = ask(response, columns, a);
    double[] ofB = ask(response, columns, b);
    double[] mixed = new double[width * n];
    for (int column = 0; column < width; column++) {
      double[] ab = a.clone();
      for (int row = 0; row < n; row++) {
        ab[row * width + column] = b[row * width + column];
      }
      System.arraycopy(ask(response, columns, ab), 0, mixed, column * n, n);
    }
    int[] all = IntStream.range(0, n).toArray();
    double mean = (Arrays.stream(ofA).sum() + Arrays.stream(ofB).sum()) / (2 * n);
    double variance = variance(ofA, ofB, all);
    if (!(variance > 1e-24 * mean * mean)) {
      throw new InvalidInput(
          null,
          null,
          "the same answer to all rows",
          "a model whose answers vary over the values of the features",
          null);
    }
    double[] estimates = estimates(ofA, ofB, mixed, width, all);
    double[] errors = errors(ofA, ofB, mixed, width, settings.seed());
    return new SobolIndices(
        columns.labels(),
        mean,
        variance,
        Arrays.copyOf(estimates, width),
        Arrays.copyOf(errors, width),
        Arrays.copyOfRange(estimates, width, 2 * width),
        Arrays.copyOfRange(errors, width, 2 * width));
  }

  /** Latin hypercube: each column has one value in each of n equal parts of its distribution. */
  private static double[] drawn(
      double[][] values, int n, SobolSettings.Inputs inputs, SplittableRandom random) {
    int width = values.length;
    double[] drawn = new double[Math.multiplyExact(n, width)];
    for (int column = 0; column < width; column++) {
      double[] sorted = values[column];
      int[] order = new RowSample(n, random).shuffled();
      for (int row = 0; row < n; row++) {
        double place = (order[row] + random.nextDouble()) / n;
        drawn[row * width + column] =
            switch (inputs) {
              case OBSERVED -> sorted[(int) (place * sorted.length)];
              case UNIFORM -> sorted[0] + place * (sorted[sorted.length - 1] - sorted[0]);
            };
      }
    }
    return drawn;
  }

  private static double[] ask(Response response, Features columns, double[] values) {
    int rows = values.length / columns.width();
    return response.at(new Features(columns.labels(), columns.units(), rows, values));
  }

  private static double variance(double[] ofA, double[] ofB, int[] rows) {
    double mean = mean(ofA, ofB, rows);
    double squares = 0;
    for (int row : rows) {
      squares += (ofA[row] - mean) * (ofA[row] - mean) + (ofB[row] - mean) * (ofB[row] - mean);
    }
    return squares / (2 * rows.length - 1);
  }

  private static double mean(double[] ofA, double[] ofB, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += ofA[row] + ofB[row];
    }
    return sum / (2 * rows.length);
  }

  /** First-order indices and, behind them, total ones, of some rows. */
  private static double[] estimates(
      double[] ofA, double[] ofB, double[] mixed, int width, int[] rows) {
    double variance = variance(ofA, ofB, rows);
    double mean = mean(ofA, ofB, rows);
    double[] estimates = new double[2 * width];
    for (int column = 0; column < width; column++) {
      int from = column * ofA.length;
      double alone = 0;
      double total = 0;
      for (int row : rows) {
        double difference = mixed[from + row] - ofA[row];
        // Without the mean the product would scatter by its square.
        alone += (ofB[row] - mean) * difference;
        total += difference * difference;
      }
      estimates[column] = alone / rows.length / variance;
      estimates[width + column] = total / (2.0 * rows.length) / variance;
    }
    return estimates;
  }

  private static double[] errors(double[] ofA, double[] ofB, double[] mixed, int width, long seed) {
    int n = ofA.length;
    double[][] estimates =
        IntStream.range(0, RESAMPLES)
            .parallel()
            .mapToObj(
                number -> {
                  SplittableRandom random = new SplittableRandom(31 * seed + number);
                  int[] rows = IntStream.generate(() -> random.nextInt(n)).limit(n).toArray();
                  return estimates(ofA, ofB, mixed, width, rows);
                })
            .toArray(double[][]::new);
    double[] errors = new double[2 * width];
    for (int i = 0; i < errors.length; i++) {
      int place = i;
      double mean = Arrays.stream(estimates).mapToDouble(one -> one[place]).average().orElseThrow();
      double squares =
          Arrays.stream(estimates)
              .mapToDouble(one -> (one[place] - mean) * (one[place] - mean))
              .sum();
      errors[i] = Math.sqrt(squares / (RESAMPLES - 1));
    }
    return errors;
  }

  /** The features, those with the largest total index first. */
  public int[] ranking() {
    return IntStream.range(0, total.length)
        .boxed()
        .sorted((one, other) -> Double.compare(total[other], total[one]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
