package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.xml.Doubles;
import io.lodestone.archive.parse.xml.XmlScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the value elements of vasprun.xml: {@code i}, {@code v}, {@code varray}. */
final class VasprunValues {
  private final XmlScanner xml;
  private final Doubles scratch = new Doubles();

  VasprunValues(XmlScanner xml) {
    this.xml = xml;
  }

  /** The numbers of the current element; null where a word is none or the file ends. */
  double[] numbers() throws IOException {
    scratch.clear();
    xml.numbers(scratch);
    return scratch.size() > 0 && scratch.allFinite() ? scratch.toArray() : null;
  }

  /** The first number of the current element; null if it is none. */
  Double number() throws IOException {
    scratch.clear();
    xml.numbers(scratch);
    return scratch.size() > 0 && Double.isFinite(scratch.get(0)) ? (Double) scratch.get(0) : null;
  }

  /** The whole numbers of the current element; null where a word is none. */
  int[] integers() throws IOException {
    double[] values = numbers();
    return values == null ? null : Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  /**
   * The rows of the current {@code varray}, one after the other.
   *
   * @param columns how many numbers each row has
   * @return null where a row has another number of them, a word is no number or the file ends
   */
  double[] rows(int columns) throws IOException {
    scratch.clear();
    boolean whole = xml.rows("v", scratch) == columns;
    return whole && scratch.allFinite() ? scratch.toArray() : null;
  }

  /** The rows of the current {@code varray} of logical values; null where a word is none. */
  boolean[] logicalRows() throws IOException {
    List<Boolean> flags = new ArrayList<>();
    boolean known = true;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      for (String word : xml.text().split("\\s+")) {
        Boolean flag = logical(word);
        known &= flag != null;
        flags.add(flag);
      }
    }
    if (!known || xml.truncated()) {
      return null;
    }
    boolean[] values = new boolean[flags.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = flags.get(i);
    }
    return values;
  }

  /** Reads all tags below the current element, whatever separators they are in. */
  void tags(IncarTags target) throws IOException {
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "i", "v" -> {
          String name = xml.attribute("name");
          Object value = name == null ? null : value(xml.attribute("type"), xml.name());
          if (value != null && !xml.truncated()) {
            target.add(name.strip(), value);
          }
        }
        case "separator" -> tags(target);
        default -> {}
      }
    }
  }

  /** {@code T}, {@code F} and the longer spellings; null for another word. */
  static Boolean logical(String word) {
    String plain = word.strip().toUpperCase(Locale.ROOT);
    return switch (plain) {
      case "T", ".T.", "TRUE", ".TRUE." -> true;
      case "F", ".F.", "FALSE", ".FALSE." -> false;
      default -> null;
    };
  }

  private Object value(String type, String element) throws IOException {
    boolean vector = element.equals("v");
    switch (type == null ? "" : type) {
      case "string" -> {
        return xml.text();
      }
      case "logical" -> {
        List<Boolean> flags = new ArrayList<>();
        for (String word : xml.text().split("\\s+")) {
          Boolean flag = logical(word);
          if (flag == null) {
            return null;
          }
          flags.add(flag);
        }
        return vector ? flags : flags.getFirst();
      }
      case "int" -> {
        int[] values = integers();
        return values == null ? null : vector ? Arrays.stream(values).boxed().toList() : values[0];
      }
      default -> {
        double[] values = numbers();
        return values == null ? null : vector ? Arrays.stream(values).boxed().toList() : values[0];
      }
    }
  }
}
