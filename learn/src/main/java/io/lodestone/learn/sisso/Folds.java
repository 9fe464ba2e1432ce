package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rows of a problem in parts of about equal size, each task in equal shares, and rows of one
 * group in one part.
 */
final class Folds {
  private final int[] partOf;
  private final int parts;

  private Folds(int[] partOf, int parts) {
    this.partOf = partOf;
    this.parts = parts;
  }

  /**
   * Shares rows out.
   *
   * @param groups for each row of the problem the group it belongs to
   * @throws InvalidInput when there are fewer groups than parts
   */
  static Folds of(Problem problem, List<String> groups, int parts, long seed) {
    Random random = new Random(seed);
    int[] partOf = new int[problem.size()];
    int next = 0;
    TreeMap<String, Integer> partOfGroup = new TreeMap<>();
    for (int task = 0; task < problem.tasks().size(); task++) {
      List<String> names =
          new ArrayList<>(
              IntStream.range(problem.taskStarts()[task], problem.taskStarts()[task + 1])
                  .mapToObj(groups::get)
                  .distinct()
                  .sorted()
                  .toList());
      Collections.shuffle(names, random);
      for (String name : names) {
        if (!partOfGroup.containsKey(name)) {
          partOfGroup.put(name, next++ % parts);
        }
      }
    }
    if (partOfGroup.size() < parts) {
      throw new InvalidInput(
          null,
          "cross-validation",
          partOfGroup.size() + " rows or groups",
          "at least " + parts + ", the number of parts",
          "ask for fewer parts");
    }
    Arrays.setAll(partOf, row -> partOfGroup.get(groups.get(row)));
    return new Folds(partOf, parts);
  }

  int parts() {
    return parts;
  }

  /** The rows of a part. */
  int[] inside(int part) {
    return IntStream.range(0, partOf.length).filter(row -> partOf[row] == part).toArray();
  }

  /** The rows of all other parts. */
  int[] outside(int part) {
    return IntStream.range(0, partOf.length).filter(row -> partOf[row] != part).toArray();
  }
}
