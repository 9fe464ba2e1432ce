package io.lodestone.archive.parse.xyz;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xyz.XyzColumns.Column;
import io.lodestone.core.element.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** The lines of the atoms of one frame, column by column. */
final class XyzAtoms {
  /** Names that programs give to places without a nucleus. */
  private static final Set<String> GHOSTS = Set.of("x", "xx", "du", "lp", "q", "bq", "gh", "va");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.0*)?");

  private final XyzColumns columns;
  private final double[][] numbers;
  private final List<List<String>> texts = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();
  private final Map<String, Optional<Element>> known = new HashMap<>();
  private final Column species;
  private final Column position;
  private final String[] fields;
  private int count;

  private XyzAtoms(XyzColumns columns) {
    this.columns = columns;
    this.numbers = new double[columns.list().size()][];
    this.species = columns.species();
    this.position = columns.position();
    this.fields = new String[columns.words()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = new double[16];
      texts.add(new ArrayList<>());
    }
  }

  /**
   * Reads {@code count} lines.
   *
   * @return null where the file ends before the last of them
   * @throws io.lodestone.core.error.InvalidInput where a line is none of an atom
   */
  static XyzAtoms read(TextReader reader, XyzColumns columns, int count) throws IOException {
    XyzAtoms atoms = new XyzAtoms(columns);
    for (int i = 0; i < count; i++) {
      String line = reader.next();
      if (line == null) {
        return null;
      }
      String expected = atoms.add(line);
      if (expected != null) {
        if (!reader.isTerminated()) {
          return null; // a line that was cut off with the file
        }
        throw reader.error("'" + shortened(line) + "'", expected);
      }
    }
    return atoms;
  }

  int count() {
    return count;
  }

  /** The element of each atom; null for a ghost. */
  List<Element> elements() {
    return elements;
  }

  /** The values of a column of numbers, row by row. */
  double[] numbers(Column column) {
    int c = columns.list().indexOf(column);
    return Arrays.copyOf(numbers[c], count * column.width());
  }

  /** The values of a column of text, row by row. */
  List<String> texts(Column column) {
    return List.copyOf(texts.get(columns.list().indexOf(column)));
  }

  /** Adds the atom of a line; gives what was expected instead, or null. */
  private String add(String line) {
    StringTokenizer words = new StringTokenizer(line);
    for (int i = 0; i < fields.length; i++) {
      if (!words.hasMoreTokens()) {
        return fields.length + " fields for an atom";
      }
      fields[i] = words.nextToken();
    }
    for (int c = 0; c < numbers.length; c++) {
      Column column = columns.list().get(c);
      if (column.type() == 'S') {
        texts
            .get(c)
            .addAll(List.of(fields).subList(column.first(), column.first() + column.width()));
        continue;
      }
      int from = count * column.width();
      if (from + column.width() > numbers[c].length) {
        numbers[c] = Arrays.copyOf(numbers[c], 2 * (from + column.width()));
      }
      for (int k = 0; k < column.width(); k++) {
        String field = fields[column.first() + k];
        double value = column.type() == 'L' ? truth(field) : Fields.parse(field);
        if (Double.isNaN(value) && !field.equalsIgnoreCase("nan")
            || column == position && !Double.isFinite(value)) {
          return "a number for " + column.name();
        }
        numbers[c][from + k] = value;
      }
    }
    Optional<Element> element =
        known.computeIfAbsent(fields[species.first()], XyzAtoms::elementOrGhost);
    if (element == null) {
      return "an element symbol or atomic number";
    }
    elements.add(element.orElse(null));
    count++;
    return null;
  }

  /** The element that a word names, empty for a ghost, null for neither. */
  private static Optional<Element> elementOrGhost(String word) {
    if (GHOSTS.contains(word.toLowerCase(Locale.ROOT)) || word.equals("0")) {
      return Optional.empty();
    }
    Optional<Element> element = element(word);
    return element.isPresent() ? element : null;
  }

  /** The element of {@code Fe}, {@code FE}, {@code Fe1}, {@code Fe_pv} or {@code 26}. */
  private static Optional<Element> element(String text) {
    if (NUMBER.matcher(text).matches()) {
      int number = (int) Double.parseDouble(text);
      return number >= 1 && number <= Element.all().size()
          ? Optional.of(Element.byNumber(number))
          : Optional.empty();
    }
    int end = 0;
    while (end < text.length() && end < 2 && isLetter(text.charAt(end))) {
      end++;
    }
    // A third letter would make a word, not a symbol.
    if (end == 0 || end < text.length() && isLetter(text.charAt(end))) {
      return Optional.empty();
    }
    String symbol =
        text.substring(0, 1).toUpperCase(Locale.ROOT)
            + text.substring(1, end).toLowerCase(Locale.ROOT);
    return Element.find(symbol);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static double truth(String word) {
    List<Boolean> value = XyzComment.booleans(word);
    return value == null || value.size() != 1 ? Double.NaN : value.getFirst() ? 1 : 0;
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() > 80 ? text.substring(0, 77) + "..." : text;
  }
}
