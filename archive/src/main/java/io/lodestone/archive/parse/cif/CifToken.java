package io.lodestone.archive.parse.cif;

/**
 * A word of a CIF.
 *
 * @param kind what it is
 * @param text its content without delimiters; the code of a heading; the name as written
 * @param line where it starts, from 1; a text field where it ends, as its end is what closes it
 * @param column where it starts, from 1
 */
record CifToken(Kind kind, String text, int line, int column) {
  enum Kind {
    /** {@code data_CODE}. */
    DATA,
    /** {@code save_CODE}, or {@code save_} with an empty text. */
    SAVE,
    LOOP,
    /** {@code global_} or {@code stop_}, which CIF reserves and does not allow. */
    RESERVED,
    NAME,
    BARE,
    QUOTED,
    TEXT_FIELD,
    /** A quoted string with a colon after it, the key of a table in CIF 2. */
    KEY,
    LIST_START,
    LIST_END,
    TABLE_START,
    TABLE_END,
    END
  }

  /** Whether a value is, or begins with, this word. */
  boolean startsValue() {
    return switch (kind) {
      case BARE, QUOTED, TEXT_FIELD, LIST_START, TABLE_START -> true;
      default -> false;
    };
  }

  /** The word as a message shows it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case DATA -> "data_" + text;
      case SAVE -> "save_" + text;
      case LOOP -> "loop_";
      case LIST_START -> "[";
      case LIST_END -> "]";
      case TABLE_START -> "{";
      case TABLE_END -> "}";
      case TEXT_FIELD -> "a text field";
      default -> "'" + shortened(text) + "'";
    };
  }

  static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
