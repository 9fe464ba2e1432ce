package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.parse.Fields;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One element of an XML file of Quantum ESPRESSO with everything in it, found by name. */
final class XmlSection {
  private static final int MAX_DEPTH = 32;

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlSection> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final long line;
  private final String source;
  private boolean complete;

  private XmlSection(XMLStreamReader in, String source) {
    this.source = source;
    name = in.getLocalName();
    line = in.getLocation().getLineNumber();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
  }

  /**
   * Reads the element at whose start {@code in} is; one that the file ends within holds what came
   * before.
   */
  static XmlSection read(XMLStreamReader in, String source) {
    XmlSection section = new XmlSection(in, source);
    try {
      section.fill(in, 0);
    } catch (XMLStreamException e) {
      return section;
    }
    return section;
  }

  /**
   * The next event. The reader of the JDK lets unchecked exceptions of its scanner through on some
   * damaged input; they mean the same as its checked one.
   */
  static int advance(XMLStreamReader in) throws XMLStreamException {
    try {
      return in.next();
    } catch (RuntimeException e) {
      throw new XMLStreamException("damaged XML", e);
    }
  }

  private void fill(XMLStreamReader in, int depth) throws XMLStreamException {
    while (true) {
      switch (advance(in)) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth == MAX_DEPTH) {
            throw new InvalidInput(
                source,
                "line " + in.getLocation().getLineNumber(),
                "more than " + MAX_DEPTH + " nested elements",
                "an XML file of Quantum ESPRESSO",
                "");
          }
          XmlSection child = new XmlSection(in, source);
          children.add(child);
          child.fill(in, depth + 1);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (children.isEmpty()) {
            text.append(in.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          complete = true;
          return;
        }
        default -> {}
      }
    }
  }

  String name() {
    return name;
  }

  /** Whether the end of the element was read. */
  boolean isComplete() {
    return complete;
  }

  /** Elements directly within this one. */
  List<XmlSection> children() {
    return children;
  }

  /** Complete elements of this name directly within. */
  List<XmlSection> all(String child) {
    return children.stream().filter(c -> c.complete && c.name.equals(child)).toList();
  }

  /** The first element at a path of names, complete or not. */
  Optional<XmlSection> find(String... path) {
    XmlSection at = this;
    for (String step : path) {
      XmlSection next = null;
      for (XmlSection child : at.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  /** The text of the element at a path, or null if it is missing, empty or cut off. */
  String text(String... path) {
    return find(path)
        .filter(section -> section.complete)
        .map(section -> section.text.toString().strip())
        .filter(value -> !value.isEmpty())
        .orElse(null);
  }

  /** An attribute, or null. */
  String attribute(String attribute) {
    String value = attributes.get(attribute);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The number at a path times a factor, or null if it is missing. */
  Double number(double factor, String... path) {
    String value = text(path);
    return value == null ? null : (Double) (parse(value) * factor);
  }

  /** The number in an attribute, or null. */
  Double numberAttribute(String attribute) {
    String value = attribute(attribute);
    return value == null ? null : (Double) parse(value);
  }

  /** The whole number at a path, or null. */
  Integer integer(String... path) {
    Double value = number(1, path);
    return value == null ? null : (Integer) (int) (double) value;
  }

  /** Whether the text at a path says true, as {@code true}, {@code T} or {@code .true.} */
  boolean isTrue(String... path) {
    String value = text(path);
    return value != null
        && value.replace(".", "").toLowerCase(java.util.Locale.ROOT).startsWith("t");
  }

  /** All numbers of this element, or null where it is empty or cut off. */
  double[] numbers() {
    if (!complete) {
      return null;
    }
    double[] values = new double[16];
    int count = 0;
    StringTokenizer words = new StringTokenizer(text.toString());
    while (words.hasMoreTokens()) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = parse(words.nextToken());
    }
    return count == 0 ? null : Arrays.copyOf(values, count);
  }

  /** The numbers of the element at a path; null if there are not {@code count} of them. */
  double[] numbers(int count, String... path) {
    double[] values = find(path).map(XmlSection::numbers).orElse(null);
    return values == null || values.length != count ? null : values;
  }

  private double parse(String word) {
    double value = Fields.parse(word);
    if (!Double.isFinite(value)) {
      throw new InvalidInput(
          source, "line " + line, "'" + word + "' in <" + name + ">", "a number", "");
    }
    return value;
  }
}
