package io.lodestone.learn.imbalance;

import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** The making of rows of rare classes. */
final class AddedRows {
  /** As both papers have it. */
  private static final int NEIGHBOURS = 5;

  private final TrainingSet.Classes set;
  private final Random random;
  private final int width;
  private final double[] scales;
  private final int[] sizes;

  AddedRows(TrainingSet.Classes set, Random random) {
    this.set = set;
    this.random = random;
    width = set.features().width();
    scales = new double[width];
    for (int j = 0; j < width; j++) {
      double[] column = set.features().column(j);
      double mean = Arrays.stream(column).average().orElse(0);
      double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
      scales[j] = squares > 0 ? Math.sqrt(column.length / squares) : 0;
    }
    sizes = new int[set.classes().size()];
    for (int label : set.labels()) {
      sizes[label]++;
    }
  }

  TrainingSet.Classes by(Balance balance) {
    int largest = Arrays.stream(sizes).max().orElse(0);
    Features features = set.features();
    double[] values = Arrays.copyOf(features.flat(), room(largest) * width);
    int[] labels = Arrays.copyOf(set.labels(), room(largest));
    int next = set.size();
    for (int label = 0; label < sizes.length; label++) {
      int missing = largest - sizes[label];
      if (sizes[label] == 0 || missing == 0) {
        continue;
      }
      int kind = label;
      int[] own = IntStream.range(0, set.size()).filter(i -> set.labels()[i] == kind).toArray();
      int[] bases = balance == Balance.ADASYN ? harder(own, missing) : evenly(own, missing);
      for (int base : bases) {
        int toward = balance == Balance.REPEAT ? base : neighbour(base, own);
        double share = toward == base ? 0 : random.nextDouble();
        for (int j = 0; j < width; j++) {
          double from = features.value(base, j);
          values[next * width + j] = from + share * (features.value(toward, j) - from);
        }
        labels[next++] = label;
      }
    }
    return new TrainingSet.Classes(
        new Features(
            features.labels(), features.units(), next, Arrays.copyOf(values, next * width)),
        set.target(),
        set.classes(),
        Arrays.copyOf(labels, next));
  }

  /** How many rows there are at most: of each class as many as of the largest are added. */
  private int room(int largest) {
    return Math.addExact(Math.multiplyExact(largest, sizes.length), set.size());
  }

  /** All rows of a class equally often, those that are left over drawn at random. */
  private int[] evenly(int[] own, int count) {
    int[] shuffled = own.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swapped;
    }
    return IntStream.range(0, count).map(i -> shuffled[i % shuffled.length]).toArray();
  }

  /** Each row as often as there are rows of other classes among its nearest. */
  private int[] harder(int[] own, int count) {
    int[] everyone = IntStream.range(0, set.size()).toArray();
    int label = set.labels()[own[0]];
    double[] hardness =
        IntStream.of(own)
            .parallel()
            .mapToDouble(
                row ->
                    Arrays.stream(nearest(row, everyone))
                        .filter(other -> set.labels()[other] != label)
                        .count())
            .toArray();
    double sum = Arrays.stream(hardness).sum();
    if (sum == 0) {
      return evenly(own, count);
    }
    return IntStream.range(0, own.length)
        .flatMap(i -> IntStream.generate(() -> own[i]).limit(Math.round(hardness[i] / sum * count)))
        .limit((long) count + own.length)
        .toArray();
  }

  private int neighbour(int row, int[] own) {
    int[] nearest = nearest(row, own);
    return nearest.length == 0 ? row : nearest[random.nextInt(nearest.length)];
  }

  private int[] nearest(int row, int[] among) {
    double[] apart = new double[among.length];
    Features features = set.features();
    for (int i = 0; i < among.length; i++) {
      for (int j = 0; j < width; j++) {
        double d = (features.value(among[i], j) - features.value(row, j)) * scales[j];
        apart[i] += d * d;
      }
    }
    return IntStream.range(0, among.length)
        .filter(i -> among[i] != row)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> apart[i]))
        .limit(NEIGHBOURS)
        .mapToInt(i -> among[i])
        .toArray();
  }
}
