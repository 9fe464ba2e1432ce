package io.lodestone.learn.boosting;

import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which rows each member of an ensemble leaves out: the rows are divided at random in five parts,
 * several times, and each part is left out by two members that differ in their random choices only.
 *
 * <p>From rows that members left out, the variance between members can be taken apart into that of
 * the random choices, which twins show, and that of the rows, and it can be told what the variance
 * of the mean of all members would be over other training sets: four times that of the rows (the
 * delete-a-group jackknife with a fifth left out: Shao and Wu, Ann. Stat. 17, 1176, 1989, eq. 1.4)
 * and that of the choices divided by the number of members.
 */
final class Partitions {
  private static final int PARTS = 5;
  private static final int TWINS = 2;

  private final int rows;
  private final int count;
  private final int[] partOf;

  /**
   * @param count how many partitions, at least two
   */
  Partitions(int rows, int count, long seed) {
    if (rows < 2 * PARTS) {
      throw new InvalidInput(null, null, rows + " rows", "at least " + 2 * PARTS, null);
    }
    this.rows = rows;
    this.count = count;
    partOf = new int[Math.multiplyExact(rows, count)];
    SplittableRandom random = new SplittableRandom(seed);
    for (int partition = 0; partition < count; partition++) {
      int[] order = IntStream.range(0, rows).toArray();
      for (int i = rows - 1; i >= 0; i--) {
        int other = random.nextInt(i + 1);
        partOf[partition * rows + order[other]] = i % PARTS;
        order[other] = order[i];
      }
    }
  }

  int members() {
    return count * PARTS * TWINS;
  }

  /** How many members left out each row. */
  int unseen() {
    return count * TWINS;
  }

  /** The rows that a member leaves out, or the others. */
  private int[] rows(int member, boolean leftOut) {
    int partition = member / (PARTS * TWINS);
    int part = member / TWINS % PARTS;
    return IntStream.range(0, rows)
        .filter(row -> (partOf[partition * rows + row] == part) == leftOut)
        .toArray();
  }

  int[] inside(int member) {
    return rows(member, false);
  }

  int[] leftOut(int member) {
    return rows(member, true);
  }

  /** The members that left out a row: twins side by side. */
  int[] unseen(int row) {
    return IntStream.range(0, unseen())
        .map(i -> (i / TWINS * PARTS + partOf[i / TWINS * rows + row]) * TWINS + i % TWINS)
        .toArray();
  }

  /** Does work for all members on all cores. */
  <T> List<T> forMembers(IntFunction<T> work) {
    return IntStream.range(0, members()).parallel().mapToObj(work).toList();
  }

  /**
   * The variance that the mean of all members has over training sets, in units of the variance
   * between members.
   *
   * @param said for each row what the members say that left it out, rows × {@link #unseen()}
   */
  double jackknife(double[] said) {
    double between = 0;
    double ofChoices = 0;
    double ofPairs = 0;
    int width = unseen();
    double[] pairs = new double[count];
    for (int row = 0; row < said.length / width; row++) {
      for (int partition = 0; partition < count; partition++) {
        double one = said[row * width + partition * TWINS];
        double other = said[row * width + partition * TWINS + 1];
        pairs[partition] = (one + other) / 2;
        ofChoices += (one - other) * (one - other) / 2 / count;
      }
      ofPairs += variance(pairs, 0, count);
      between += variance(said, row * width, width);
    }
    double ofRows = Math.max(0, ofPairs - ofChoices / TWINS);
    return between == 0 ? 0 : ((PARTS - 1) * ofRows + ofChoices / members()) / between;
  }

  /** The variance of a stretch of numbers. */
  static double variance(double[] values, int from, int size) {
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      sum += values[i];
    }
    double squares = 0;
    for (int i = from; i < from + size; i++) {
      squares += (values[i] - sum / size) * (values[i] - sum / size);
    }
    return squares / (size - 1);
  }
}
