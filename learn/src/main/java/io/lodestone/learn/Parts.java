package io.lodestone.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Training rows in five parts, each of which is predicted from the other four. */
final class Parts {
  private static final int COUNT = 5;
  private static final long SEED = 20140101;

  private final int[] order;

  private Parts(int[] order) {
    this.order = order;
  }

  /** One of the parts. */
  record Part(int[] inside, int[] outside) {}

  static Parts of(int rows) {
    return new Parts(shuffled(rows));
  }

  /** Parts of which each has its share of every class. */
  static Parts of(TrainingSet.Classes set) {
    return new Parts(
        Arrays.stream(shuffled(set.size()))
            .boxed()
            .sorted(Comparator.comparingInt(row -> set.labels()[row]))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** The parts; none where there are too few rows. */
  List<Part> all() {
    return order.length < 2 * COUNT
        ? List.of()
        : IntStream.range(0, COUNT)
            .mapToObj(part -> new Part(rows(part, true), rows(part, false)))
            .toList();
  }

  private int[] rows(int part, boolean inside) {
    return IntStream.range(0, order.length)
        .filter(i -> (i % COUNT == part) == inside)
        .map(i -> order[i])
        .sorted()
        .toArray();
  }

  private static int[] shuffled(int size) {
    int[] order = IntStream.range(0, size).toArray();
    Random random = new Random(SEED);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
