package io.lodestone.archive.parse.xyz;

import io.lodestone.archive.parse.TextReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of the atoms of one frame: species and position, and what {@code Properties} adds.
 *
 * @param list in the order of the file
 * @param words fields that a line needs
 */
record XyzColumns(List<Column> list, int words) {
  private static final int MOST_WORDS = 10_000;

  /** Species and position, as plain XYZ has them; more fields are read over. */
  static final XyzColumns PLAIN =
      new XyzColumns(List.of(new Column("species", 'S', 0, 1), new Column("pos", 'R', 1, 3)), 4);

  /**
   * Columns of one property.
   *
   * @param name as written
   * @param type S for text, R for real, I for whole numbers, L for truth values
   * @param first index of its first field
   * @param width number of its fields
   */
  record Column(String name, char type, int first, int width) {
    boolean isNamed(String... names) {
      for (String other : names) {
        if (name.equalsIgnoreCase(other)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Reads {@code species:S:1:pos:R:3:forces:R:3}.
   *
   * @throws io.lodestone.core.error.InvalidInput where the text is no such list or lacks positions
   */
  static XyzColumns parse(String text, TextReader reader) {
    String[] parts = text.strip().split(":");
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int words = 0;
    for (int i = 0; i + 2 < parts.length; i += 3) {
      String type = parts[i + 1].strip().toUpperCase(Locale.ROOT);
      String width = parts[i + 2].strip();
      if (!type.matches("[SRIL]") || !width.matches("[1-9]\\d{0,3}") || parts[i].isBlank()) {
        throw notProperties(text, reader);
      }
      String name = parts[i].strip();
      // A name that comes twice cannot be told apart; the first counts.
      Column column = new Column(name, type.charAt(0), words, Integer.parseInt(width));
      if (names.add(name.toLowerCase(Locale.ROOT))) {
        columns.add(column);
      }
      words += column.width();
      if (words > MOST_WORDS) {
        throw notProperties(text, reader);
      }
    }
    XyzColumns all = new XyzColumns(List.copyOf(columns), words);
    Column position = all.position();
    boolean complete =
        parts.length % 3 == 0
            && position != null
            && position.width() == 3
            && position.type() != 'S'
            && all.species() != null;
    if (!complete) {
      throw notProperties(text, reader);
    }
    return all;
  }

  /** The column of the positions. */
  Column position() {
    return find("pos", "positions", "position");
  }

  /** The column that names the elements, by symbol if it can be. */
  Column species() {
    return find("species", "symbols", "element", "Z", "numbers");
  }

  /** The first column of one of these names, or null. */
  Column find(String... names) {
    for (String name : names) {
      for (Column column : list) {
        if (column.isNamed(name)) {
          return column;
        }
      }
    }
    return null;
  }

  private static RuntimeException notProperties(String text, TextReader reader) {
    return reader.error(
        "Properties=" + text, "names with type and width such as species:S:1:pos:R:3");
  }
}
