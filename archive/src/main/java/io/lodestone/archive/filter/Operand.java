package io.lodestone.archive.filter;

import java.math.BigDecimal;

/** One side of a comparison: a property, or a constant written in the filter. */
public sealed interface Operand permits PropertyPath, Operand.Text, Operand.Numeral, Operand.Truth {

  /** Where it stood in the text of the filter. */
  Place place();

  /**
   * A string constant; also how timestamps are written.
   *
   * @param value the characters themselves, without quotes and escapes
   */
  record Text(String value, Place place) implements Operand {
    public Text {
      value
          .codePoints()
          .filter(character -> !isAllowed(character))
          .findFirst()
          .ifPresent(
              character -> {
                throw new IllegalArgumentException(
                    "a string cannot hold the control character U+%04X".formatted(character));
              });
    }

    /** Whether the language lets the character stand in a string. */
    static boolean isAllowed(int character) {
      return character >= ' ' && character != 0x7F || character >= '\t' && character <= '\r';
    }

    @Override
    public String toString() {
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /**
   * A number constant, exact as written, with the unit that followed it.
   *
   * @param value without trailing zeros, so that 1.0 and 1 are the same constant
   * @param unit such as {@code "g/cm^3"}; empty for a bare number, which is in the unit of the
   *     property it is compared with
   */
  record Numeral(BigDecimal value, String unit, Place place) implements Operand {
    public Numeral {
      value = value.stripTrailingZeros();
    }

    @Override
    public String toString() {
      boolean isShort = Math.abs(value.scale()) <= 15;
      String number = isShort ? value.toPlainString() : value.toString();
      return unit.isEmpty() ? number : number + " " + unit;
    }
  }

  /** TRUE or FALSE. */
  record Truth(boolean value, Place place) implements Operand {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }
}
