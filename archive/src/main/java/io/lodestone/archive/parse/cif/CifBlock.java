package io.lodestone.archive.parse.cif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A data block: names and their values, of which a looped name has several.
 *
 * <p>Names are kept in lower case with underscores for the dots of mmCIF and of dictionaries since
 * 2.0, so that {@code _atom_site.fract_x} and {@code _atom_site_fract_x} are one.
 */
final class CifBlock {
  private final String code;
  private final int line;
  private final Map<String, List<CifValue>> values = new HashMap<>();
  private final Map<String, Boolean> broken = new HashMap<>();
  private boolean cutOff;

  CifBlock(String code, int line) {
    this.code = code;
    this.line = line;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('.', '_');
  }

  /** The code after {@code data_}. */
  String code() {
    return code;
  }

  /** Line of the heading. */
  int line() {
    return line;
  }

  /** The values of the first of these names that the block has; empty if it has none of them. */
  List<CifValue> column(String... synonyms) {
    for (String name : synonyms) {
      List<CifValue> column = values.get(name);
      if (column != null) {
        return column;
      }
    }
    return List.of();
  }

  /** The first value of the first of these names that has one that is not missing, or null. */
  CifValue value(String... synonyms) {
    for (String name : synonyms) {
      List<CifValue> column = values.get(name);
      if (column != null && !column.isEmpty() && column.getFirst() instanceof CifValue.Text text) {
        return text;
      }
    }
    return null;
  }

  /** The text of {@link #value}, stripped, or null. */
  String text(String... synonyms) {
    CifValue value = value(synonyms);
    return value == null ? null : value.text().strip();
  }

  /** Whether the loop of this name holds a number of values that its names do not divide. */
  boolean isBroken(String name) {
    return broken.containsKey(name);
  }

  /** Whether the file ends in the middle of this block. */
  boolean isCutOff() {
    return cutOff;
  }

  void cutOff() {
    cutOff = true;
  }

  void put(String name, CifValue value) {
    values.put(name, List.of(value));
  }

  List<CifValue> startColumn(String name) {
    List<CifValue> column = new ArrayList<>();
    values.put(name, column);
    return column;
  }

  void breakColumn(String name) {
    broken.put(name, true);
  }
}
