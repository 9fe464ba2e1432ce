package io.lodestone.learn.split;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A way to divide rows into folds. */
public sealed interface Splits {
  /**
   * The folds.
   *
   * @throws InvalidInput when there are fewer rows, or groups, than folds
   */
  List<Fold> folds();

  /**
   * Rows in random order in parts of equal size, each tested once per repetition.
   *
   * @param rows the number of rows
   * @param parts at least 2
   * @param repetitions how often all is done, each time with other parts; 1 or more
   * @param seed of the random choices
   */
  record KFold(int rows, int parts, int repetitions, long seed) implements Splits {
    @Override
    public List<Fold> folds() {
      checkParts(parts, rows, "rows");
      List<Fold> folds = new ArrayList<>();
      Random random = new Random(seed);
      for (int repetition = 0; repetition < repetitions; repetition++) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, random);
        int[] part = new int[rows];
        for (int i = 0; i < rows; i++) {
          part[order.get(i)] = (int) ((long) i * parts / rows);
        }
        folds.addAll(byPart(part, parts));
      }
      return folds;
    }
  }

  /**
   * Rows of one group (formula, chemical system, prototype, cluster) stay together; groups are
   * dealt out so that parts are of about equal size.
   *
   * @param groups the group of each row
   * @param parts at least 2; 0 to test each group alone (leave one group out), once
   * @param repetitions how often all is done, each time with other parts; 1 or more
   * @param seed of the random choices
   */
  record Grouped(List<String> groups, int parts, int repetitions, long seed) implements Splits {
    /** Groups that are dealt out once. */
    public Grouped(List<String> groups, int parts, long seed) {
      this(groups, parts, 1, seed);
    }

    @Override
    public List<Fold> folds() {
      Random random = new Random(seed);
      return IntStream.range(0, parts == 0 ? 1 : repetitions)
          .mapToObj(repetition -> dealt(random))
          .flatMap(List::stream)
          .toList();
    }

    private List<Fold> dealt(Random random) {
      Map<String, List<Integer>> members = new LinkedHashMap<>();
      for (int row = 0; row < groups.size(); row++) {
        members.computeIfAbsent(groups.get(row), key -> new ArrayList<>()).add(row);
      }
      int count = parts == 0 ? members.size() : parts;
      checkParts(count, members.size(), "groups");
      List<List<Integer>> order = new ArrayList<>(members.values());
      Collections.shuffle(order, random);
      // Large groups first, each to the part that has least; equals stay in random order.
      order.sort((one, other) -> other.size() - one.size());
      int[] sizes = new int[count];
      int[] part = new int[groups.size()];
      for (List<Integer> group : order) {
        int least =
            IntStream.range(0, count).reduce((a, b) -> sizes[b] < sizes[a] ? b : a).orElse(0);
        sizes[least] += group.size();
        group.forEach(row -> part[row] = least);
      }
      return byPart(part, count);
    }
  }

  /**
   * Rows in the order of time: each part but the first is tested by what was learned from all
   * before it.
   *
   * @param times when each row was measured, in any unit
   * @param parts at least 2
   */
  record InTime(double[] times, int parts) implements Splits {
    @Override
    public List<Fold> folds() {
      checkParts(parts, times.length, "rows");
      int[] order =
          IntStream.range(0, times.length)
              .boxed()
              .sorted((a, b) -> Double.compare(times[a], times[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      List<Fold> folds = new ArrayList<>();
      for (int part = 1; part < parts; part++) {
        int from = (int) ((long) part * order.length / parts);
        int to = (int) ((long) (part + 1) * order.length / parts);
        folds.add(
            new Fold(
                Arrays.stream(order, 0, from).sorted().toArray(),
                Arrays.stream(order, from, to).sorted().toArray()));
      }
      return folds;
    }
  }

  /**
   * As many rows drawn with replacement as there are; those that were not drawn are tested.
   *
   * @param rows the number of rows
   * @param times how often this is done
   * @param seed of the random choices
   */
  record Bootstrap(int rows, int times, long seed) implements Splits {
    @Override
    public List<Fold> folds() {
      checkParts(2, rows, "rows");
      Random random = new Random(seed);
      List<Fold> folds = new ArrayList<>();
      while (folds.size() < times) {
        int[] drawn = IntStream.generate(() -> random.nextInt(rows)).limit(rows).sorted().toArray();
        boolean[] seen = new boolean[rows];
        Arrays.stream(drawn).forEach(row -> seen[row] = true);
        int[] test = IntStream.range(0, rows).filter(row -> !seen[row]).toArray();
        if (test.length > 0) {
          folds.add(new Fold(drawn, test));
        }
      }
      return folds;
    }
  }

  /**
   * Folds that somebody recorded.
   *
   * @param rows the number of rows
   * @param tests the rows that each fold tests; it learns from all others
   */
  record Recorded(int rows, List<int[]> tests) implements Splits {
    @Override
    public List<Fold> folds() {
      return tests.stream().map(test -> without(rows, test)).toList();
    }
  }

  private static Fold without(int rows, int[] test) {
    boolean[] tested = new boolean[rows];
    Arrays.stream(test).forEach(row -> tested[row] = true);
    return new Fold(
        IntStream.range(0, rows).filter(row -> !tested[row]).toArray(),
        IntStream.range(0, rows).filter(row -> tested[row]).toArray());
  }

  private static List<Fold> byPart(int[] part, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(
            k ->
                without(
                    part.length,
                    IntStream.range(0, part.length).filter(row -> part[row] == k).toArray()))
        .toList();
  }

  private static void checkParts(int parts, int available, String what) {
    if (parts < 2 || parts > available) {
      throw new InvalidInput(
          null,
          null,
          parts + " folds of " + available + " " + what,
          "at least 2 folds, and no more than there are " + what,
          null);
    }
  }
}
