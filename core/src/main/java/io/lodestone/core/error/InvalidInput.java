package io.lodestone.core.error;

/**
 * Input that cannot be used, said so that its author can mend it: which source, which place in it,
 * what was found, what was expected and what to do.
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String place;
  private final String found;
  private final String expected;
  private final String hint;

  /**
   * Every argument may be null or empty where it does not apply, except {@code expected}.
   *
   * @param source file, option or argument, as the user named it
   * @param place line, row, column or byte in the source, such as {@code "line 12"}
   * @param found what was there, shortened to what helps
   * @param expected what should have been there
   * @param hint what to do about it
   */
  public InvalidInput(String source, String place, String found, String expected, String hint) {
    super(message(source, place, found, expected, hint));
    this.source = source;
    this.place = place;
    this.found = found;
    this.expected = expected;
    this.hint = hint;
  }

  /**
   * The same finding with the source named, for callers that know the file when the reader does
   * not.
   */
  public InvalidInput in(String newSource) {
    InvalidInput named = new InvalidInput(newSource, place, found, expected, hint);
    named.initCause(this);
    return named;
  }

  public String source() {
    return source;
  }

  public String place() {
    return place;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }

  public String hint() {
    return hint;
  }

  private static String message(
      String source, String place, String found, String expected, String hint) {
    StringBuilder text = new StringBuilder();
    append(text, "", source);
    append(text, text.isEmpty() ? "" : ", ", place);
    if (!text.isEmpty()) {
      text.append(": ");
    }
    text.append("expected ").append(expected);
    append(text, ", found ", found);
    append(text, "; ", hint);
    return text.toString();
  }

  private static void append(StringBuilder text, String before, String part) {
    if (part != null && !part.isEmpty()) {
      text.append(before).append(part);
    }
  }
}
