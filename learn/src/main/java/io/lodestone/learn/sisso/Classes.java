package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.List;
import java.util.stream.IntStream;

/** The two classes of a column. */
record Classes(String first, String second) {
  /** The values of a column as text; null where one is missing. */
  static List<String> labels(Column column) {
    return switch (column) {
      case TextColumn text -> text.values();
      case NumberColumn numbers ->
          IntStream.range(0, numbers.size())
              .mapToObj(row -> numbers.isMissing(row) ? null : label(numbers.value(row)))
              .toList();
    };
  }

  private static String label(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * @throws InvalidInput when there are not two, or a row has none
   */
  static Classes of(String target, List<String> labels) {
    int missing = labels.indexOf(null);
    if (missing >= 0) {
      throw new InvalidInput(
          null, "column " + target + ", row " + (missing + 1), "no class", "one in each row", "");
    }
    List<String> distinct = labels.stream().distinct().sorted().toList();
    if (distinct.size() != 2) {
      throw new InvalidInput(
          null,
          "column " + target,
          distinct.size() == 1
              ? "the class " + distinct.getFirst() + " only"
              : distinct.size() + " classes",
          "two classes",
          distinct.size() > 2 ? "separate one from all others, one after the other" : "");
    }
    return new Classes(distinct.get(0), distinct.get(1));
  }

  /** 0 for the first class, 1 for the second. */
  double[] indicator(List<String> labels) {
    return labels.stream().mapToDouble(label -> label.equals(second) ? 1 : 0).toArray();
  }
}
