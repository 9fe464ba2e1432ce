package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.lapw.InfoLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The input file input.xml: attributes and texts of its elements.
 *
 * <p>An element is told by the end of its path: {@code freqgrid} or {@code gw/freqgrid}.
 */
final class InputXml {
  private final List<Element> elements = new ArrayList<>();

  /** An element with the names of those around it, its attributes and its text. */
  record Element(String path, Map<String, String> attributes, StringBuilder text) {}

  private InputXml() {}

  /** Reads a file; empty where it is no XML. */
  static Optional<InputXml> read(SourceFile file) throws IOException {
    InputXml input = new InputXml();
    try (XmlFile xml = XmlFile.open(file)) {
      input.read(xml.reader());
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
    return Optional.of(input);
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    List<Element> open = new ArrayList<>();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String parent = open.isEmpty() ? "" : open.getLast().path;
          Map<String, String> attributes = new HashMap<>();
          for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
          }
          Element element =
              new Element(parent + "/" + in.getLocalName(), attributes, new StringBuilder());
          elements.add(element);
          open.add(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.removeLast();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.getLast().text.append(in.getText());
          }
        }
        default -> {}
      }
    }
  }

  /** Whether there is an element. */
  boolean has(String path) {
    return find(path).isPresent();
  }

  /** An attribute of the first element of a path. */
  Optional<String> attribute(String path, String name) {
    return find(path).map(element -> element.attributes.get(name)).map(String::strip);
  }

  /** A number; empty where the attribute is missing or none. */
  Optional<Double> number(String path, String name) {
    return attribute(path, name).map(Fields::parse).filter(Double::isFinite);
  }

  /** The numbers of an attribute; none where it is missing. */
  double[] numbers(String path, String name) {
    return attribute(path, name).map(InfoLine::leadingNumbers).orElse(new double[0]);
  }

  /** The numbers in the texts of all elements of a path, one row for each. */
  List<double[]> rows(String path) {
    return elements.stream()
        .filter(element -> element.path.endsWith("/" + path))
        .map(element -> InfoLine.leadingNumbers(element.text.toString()))
        .toList();
  }

  /** All elements in the order of the file. */
  List<Element> elements() {
    return elements;
  }

  private Optional<Element> find(String path) {
    return elements.stream().filter(element -> element.path.endsWith("/" + path)).findFirst();
  }
}
