package io.lodestone.archive.parse;

import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The lines that a Fortran program printed, stripped of the blanks around them, and the numbers in
 * them.
 *
 * <p>A last line without an end is given only when it is the farewell of the program: a killed run
 * may have been cut in the middle of a number, and nobody could tell.
 */
public final class PrintedLines implements Closeable {
  /** Longest line in characters; Fortran programs keep to a small part of it. */
  private static final int MAX_LINE = 1 << 14;

  /** A file with more values than this that are no numbers is damaged, or of another program. */
  private static final int MOST_UNREADABLE = 100;

  private final TextReader reader;
  private final String source;
  private final String farewell;
  private Consumer<String> warnings = text -> {};
  private String current;
  private long number;
  private boolean pushedBack;
  private int unreadable;

  /**
   * Reads {@code file} from its start.
   *
   * @param farewell words that only the last line of a finished run holds
   */
  public PrintedLines(SourceFile file, String farewell) throws IOException {
    this.farewell = farewell;
    reader = new TextReader(file);
    source = file.displayPath();
  }

  /** Sends warnings on numbers that are no results from now on to {@code target}. */
  public void warnTo(Consumer<String> target) {
    warnings = target;
  }

  /** The next line without the blanks around it, or null at the end. */
  public String next() throws IOException {
    if (pushedBack) {
      pushedBack = false;
      return current;
    }
    String line = reader.next();
    number++;
    if (line != null && line.length() > MAX_LINE) {
      throw new InvalidInput(
          source,
          "line " + number,
          "a line of " + line.length() + " characters",
          "at most " + MAX_LINE,
          "the file may be binary or damaged");
    }
    boolean whole = line != null && (reader.isTerminated() || line.contains(farewell));
    current = whole ? line.strip() : null;
    return current;
  }

  /** Makes the next {@link #next} give the current line again. */
  public void pushBack() {
    pushedBack = true;
  }

  /**
   * The first number in {@code text}; null, with a warning, for a field of asterisks, a value that
   * is not finite, or where there is no number. A program's next version may print a line otherwise
   * than the last one, which is no reason to leave the rest of its output unread.
   *
   * @throws InvalidInput if too many lines have been like this
   */
  public Double number(String text) {
    double[] values = numbers(text, 1);
    return values == null ? null : (Double) values[0];
  }

  /** The first number times a unit's factor; null as in {@link #number}. */
  public Double number(String text, double factor) {
    Double value = number(text);
    return value == null ? null : value * factor;
  }

  /** The first number as a whole number; null, with a warning, where there is none. */
  public Integer integer(String text) {
    Double value = number(text);
    if (value != null && value != (int) (double) value) {
      leaveOut("no whole number");
      return null;
    }
    return value == null ? null : (Integer) (int) (double) value;
  }

  /**
   * At least {@code count} finite numbers, or null, with a warning, where there are fewer.
   *
   * @throws InvalidInput if too many lines have been like this
   */
  public double[] numbers(String text, int count) {
    double[] values = numbers(text);
    if (values.length < count) {
      leaveOut(count == 1 ? "no number" : "fewer than " + count + " numbers");
      return null;
    }
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(values[i])) {
        warnings.accept("line " + number + ": '" + current + "' has no finite number, left out");
        return null;
      }
    }
    return values;
  }

  private void leaveOut(String found) {
    if (++unreadable > MOST_UNREADABLE) {
      throw error(String.valueOf(current), "a number, as on " + MOST_UNREADABLE + " lines before");
    }
    warnings.accept("line " + number + ": '" + current + "' has " + found + ", left out");
  }

  /** An error at the current line. */
  public InvalidInput error(String found, String expected) {
    return new InvalidInput(source, "line " + number, "'" + found.strip() + "'", expected, "");
  }

  /**
   * The numbers that {@code text} begins with, also those glued by a sign; NaN for asterisks and
   * {@code NaN}. Blanks, commas and brackets separate.
   */
  public static double[] numbers(String text) {
    double[] values = new double[8];
    int count = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c <= ' ' || c == ',' || c == '(' || c == ')' || c == '=' || c == '<') {
        i++;
        continue;
      }
      int end = numberEnd(text, i);
      double value = Fields.parse(text, i, end);
      if (Double.isNaN(value) && !isNoNumber(text.substring(i, end))) {
        break;
      }
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
      i = end;
    }
    return Arrays.copyOf(values, count);
  }

  /** Whether a word is printed in the place of a number that has no digits. */
  private static boolean isNoNumber(String word) {
    return word.chars().allMatch(letter -> letter == '*')
        || word.equalsIgnoreCase("nan")
        || word.endsWith("Infinity");
  }

  private static int numberEnd(String text, int start) {
    int i = start + 1;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == ',' || c == '(' || c == ')' || c == '=') {
        break;
      }
      char before = text.charAt(i - 1);
      boolean glued = (c == '-' || c == '+') && (Character.isDigit(before) || before == '.');
      if (glued && !threeDigitExponent(text, i)) {
        break;
      }
    }
    return i;
  }

  /** Fortran drops the letter before an exponent of three digits: 0.149-100. */
  private static boolean threeDigitExponent(String text, int sign) {
    for (int i = sign + 1; i <= sign + 3; i++) {
      if (i >= text.length() || !Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return sign + 4 == text.length() || text.charAt(sign + 4) <= ' ';
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
