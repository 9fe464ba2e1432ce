package io.lodestone.represent.environment;

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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers that peers recorded, beside the data folder; tests that need them are skipped without.
 */
public final class Recorded {
  private static final Map<Path, JsonNode> READ = new ConcurrentHashMap<>();

  private Recorded() {}

  /** A file of recorded numbers. */
  public static JsonNode file(String name) {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(folder).resolveSibling("reference").resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    return READ.computeIfAbsent(file, Recorded::read);
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the structures that the recorded numbers are of, from its POSCAR text. */
  public static Structure structure(String name) {
    List<String> lines =
        file("structures.json").get("structures").get(name).asText().lines().toList();
    Lattice lattice =
        Lattice.ofRows(
            lines.subList(2, 5).stream()
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .mapToDouble(Double::parseDouble)
                .toArray());
    String[] symbols = lines.get(5).strip().split("\\s+");
    String[] counts = lines.get(6).strip().split("\\s+");
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      for (int k = 0; k < Integer.parseInt(counts[i]); k++) {
        String[] at = lines.get(8 + sites.size()).strip().split("\\s+");
        sites.add(
            Site.of(
                Element.of(symbols[i]),
                Vector3.of(
                    Double.parseDouble(at[0]),
                    Double.parseDouble(at[1]),
                    Double.parseDouble(at[2]))));
      }
    }
    return Structure.crystal(lattice, sites);
  }

  /** Elements from a list of symbols. */
  public static Set<Element> elements(JsonNode symbols) {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    symbols.forEach(symbol -> elements.add(Element.of(symbol.asText())));
    return elements;
  }

  /** The numbers of a list. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    Arrays.setAll(numbers, i -> list.get(i).asDouble());
    return numbers;
  }
}
