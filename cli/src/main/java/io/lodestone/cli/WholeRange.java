package io.lodestone.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Whole numbers from one to another, as users write them: {@code 3}, or {@code 1..3}.
 *
 * @param from the first
 * @param to the last, not smaller
 */
record WholeRange(int from, int to) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(?:(?:\\.\\.|-)(\\d{1,6}))?");

  /** All of them. */
  int[] values() {
    return IntStream.rangeClosed(from, to).toArray();
  }

  static final class Converter implements ITypeConverter<WholeRange> {
    @Override
    public WholeRange convert(String text) {
      Matcher match = WRITTEN.matcher(text.strip());
      if (match.matches()) {
        int from = Integer.parseInt(match.group(1));
        int to = match.group(2) == null ? from : Integer.parseInt(match.group(2));
        if (from <= to) {
          return new WholeRange(from, to);
        }
      }
      throw new TypeConversionException(
          "expected a whole number, or a range such as 1..3, found " + text);
    }
  }
}
