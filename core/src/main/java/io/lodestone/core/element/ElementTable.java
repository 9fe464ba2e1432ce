package io.lodestone.core.element;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the file {@code elements.tsv} says of each element, read when first asked. */
final class ElementTable {
  static final ElementTable VALUES = new ElementTable();

  private static final String FILE = "elements.tsv";

  /** By property, then by element; NaN where nothing is known. */
  private final double[][] values = new double[ElementProperty.values().length][];

  private final ElectronConfiguration[] configurations;
  private final List<List<Integer>> oxidationStates;

  private ElementTable() {
    List<String[]> rows = rows();
    List<String> header = List.of(rows.getFirst());
    List<String[]> elements = rows.subList(1, rows.size());
    for (ElementProperty property : ElementProperty.values()) {
      if (property.isTabulated()) {
        int column = column(header, property.column());
        values[property.ordinal()] =
            elements.stream().mapToDouble(row -> number(row[column])).toArray();
      }
    }
    int configuration = column(header, "electron_configuration");
    configurations =
        elements.stream()
            .map(row -> ElectronConfiguration.parse(row[configuration]))
            .toArray(ElectronConfiguration[]::new);
    int states = column(header, "oxidation_states");
    oxidationStates = elements.stream().map(row -> integers(row[states])).toList();
  }

  /** The value, or NaN. */
  double value(ElementProperty property, Element element) {
    return values[property.ordinal()][element.ordinal()];
  }

  ElectronConfiguration configuration(Element element) {
    return configurations[element.ordinal()];
  }

  List<Integer> oxidationStates(Element element) {
    return oxidationStates.get(element.ordinal());
  }

  private static List<String[]> rows() {
    try (InputStream in = ElementTable.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> line.split("\t", -1)).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static int column(List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new IllegalStateException(FILE + " has no column " + name);
    }
    return column;
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private static List<Integer> integers(String cell) {
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(cell.split(",")).map(Integer::valueOf).toList();
  }
}
