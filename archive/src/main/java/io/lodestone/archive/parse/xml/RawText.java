package io.lodestone.archive.parse.xml;

/**
 * Text as it stands in an XML file.
 *
 * @param raw with its references: the five predefined ones and characters by number
 */
record RawText(String raw) {
  private static final int LONGEST = 10;

  /**
   * The text with its references resolved. Others stay as they are: nothing can be defined here,
   * and programs write an ampersand into a title without escaping it.
   */
  String resolved() {
    int start = raw.indexOf('&');
    if (start < 0) {
      return raw;
    }
    StringBuilder resolved = new StringBuilder(raw.length());
    int done = 0;
    while (start >= 0) {
      int end = raw.indexOf(';', start);
      String character =
          end < 0 || end - start > LONGEST ? null : character(raw.substring(start + 1, end));
      if (character != null) {
        resolved.append(raw, done, start).append(character);
        done = end + 1;
      }
      start = raw.indexOf('&', character == null ? start + 1 : done);
    }
    return resolved.append(raw, done, raw.length()).toString();
  }

  private static String character(String reference) {
    return switch (reference) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> reference.startsWith("#") ? byNumber(reference.substring(1)) : null;
    };
  }

  private static String byNumber(String digits) {
    try {
      int code =
          digits.startsWith("x")
              ? Integer.parseInt(digits.substring(1), 16)
              : Integer.parseInt(digits);
      boolean character = code > 0 && Character.isValidCodePoint(code) && !isSurrogate(code);
      return character ? Character.toString(code) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isSurrogate(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }
}
