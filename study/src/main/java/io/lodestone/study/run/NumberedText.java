package io.lodestone.study.run;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as words with numbers between, such as JSON, a table, a drawing or an equation: two of
 * them say the same up to some difference where the words are the same and the numbers are near.
 */
record NumberedText(String text) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

  /** Numbers that differ by less count as the same; what is left of differences of large ones. */
  private static final double NOTHING = 1e-12;

  /**
   * The largest relative difference of two numbers in the same place; empty where the words differ.
   */
  OptionalDouble difference(NumberedText other) {
    Matcher ours = NUMBER.matcher(text);
    Matcher theirs = NUMBER.matcher(other.text);
    int end = 0;
    int otherEnd = 0;
    double largest = 0;
    while (ours.find()) {
      if (!theirs.find()
          || !text.substring(end, ours.start())
              .equals(other.text.substring(otherEnd, theirs.start()))) {
        return OptionalDouble.empty();
      }
      end = ours.end();
      otherEnd = theirs.end();
      if (!ours.group().equals(theirs.group())) {
        largest = Math.max(largest, difference(ours.group(), theirs.group()));
      }
    }
    boolean same = !theirs.find() && text.substring(end).equals(other.text.substring(otherEnd));
    return same ? OptionalDouble.of(largest) : OptionalDouble.empty();
  }

  private static double difference(String one, String other) {
    double a = Double.parseDouble(one);
    double b = Double.parseDouble(other);
    double difference = Math.abs(a - b);
    return difference <= NOTHING ? 0 : difference / Math.max(Math.abs(a), Math.abs(b));
  }
}
