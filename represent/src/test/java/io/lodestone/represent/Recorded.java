package io.lodestone.represent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The numbers that other programs gave, and the structures they gave them for. */
public final class Recorded {
  private Recorded() {}

  /** A recorded file; the test is skipped where it is not there. */
  public static JsonNode read(String name) {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(folder).resolveSibling("reference").resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The recorded structures, by name. */
  public static Map<String, Structure> structures() {
    Map<String, Structure> structures = new LinkedHashMap<>();
    read("structures.json")
        .get("structures")
        .properties()
        .forEach(entry -> structures.put(entry.getKey(), poscar(entry.getValue().asText())));
    return structures;
  }

  /** A recorded list of numbers, or list of such lists, row by row. */
  public static double[] numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode item : node) {
      if (item.isArray()) {
        for (double number : numbers(item)) {
          numbers.add(number);
        }
      } else {
        numbers.add(item.asDouble());
      }
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Structure poscar(String text) {
    String[] lines = text.split("\n");
    double scale = Double.parseDouble(lines[1].strip());
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      double[] row = words(lines[2 + i]);
      for (int k = 0; k < 3; k++) {
        rows[3 * i + k] = scale * row[k];
      }
    }
    String[] symbols = lines[5].strip().split("\\s+");
    double[] counts = words(lines[6]);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      for (int j = 0; j < counts[i]; j++) {
        double[] p = words(lines[8 + sites.size()]);
        sites.add(Site.of(Element.of(symbols[i]), Vector3.of(p[0], p[1], p[2])));
      }
    }
    return Structure.crystal(Lattice.ofRows(rows), sites);
  }

  private static double[] words(String line) {
    return Stream.of(line.strip().split("\\s+"))
        .filter(word -> word.matches("[-+.\\dEe]+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
