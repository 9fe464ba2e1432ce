package io.lodestone.crystal.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns that pymatgen recorded, and its form factors, against the preset of its name. */
@Tag("data")
class RecordedPatternsTest {
  private static final double DEGREES = 1e-6;
  private static final double OF_HUNDRED = 1e-6 * 100;

  private static JsonNode read(String name) {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(folder).resolveSibling("reference").resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> patterns() {
    return StreamSupport.stream(read("xrd.json").get("patterns").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void a_recorded_pattern_is_found_again_peak_by_peak(JsonNode recorded) {
    JsonNode parameters = read("xrd.json").get("parameters");
    String[] radiation = recorded.get("radiation").asText().split("_", 2);
    Map<Element, Double> vibrations = new HashMap<>();
    if (radiation.length > 1) {
      parameters
          .get("debye_waller_factors")
          .properties()
          .forEach(b -> vibrations.put(Element.of(b.getKey()), b.getValue().asDouble()));
    }
    PowderPattern pattern =
        PowderDiffraction.likePymatgen(Radiation.parse(radiation[0]))
            .within(
                recorded.at("/two_theta_range/0").asDouble(),
                recorded.at("/two_theta_range/1").asDouble())
            .vibrating(vibrations)
            .pattern(
                poscar(
                    read("structures.json")
                        .get("structures")
                        .get(recorded.get("structure").asText())
                        .asText()));
    assertThat(pattern.peaks()).hasSameSizeAs(recorded.get("two_theta"));
    double strongest = recorded.get("max_unscaled_intensity").asDouble();
    assertThat(pattern.strongest()).isCloseTo(strongest, within(1e-6 * strongest));
    for (int i = 0; i < pattern.peaks().size(); i++) {
      Peak peak = pattern.peaks().get(i);
      assertThat(peak.twoTheta())
          .isCloseTo(recorded.get("two_theta").get(i).asDouble(), within(DEGREES));
      assertThat(peak.intensity())
          .isCloseTo(recorded.get("intensity").get(i).asDouble(), within(OF_HUNDRED));
      assertThat(peak.d()).isCloseTo(recorded.get("d_hkl").get(i).asDouble(), within(1e-9));
      assertThat(families(peak)).isEqualTo(families(recorded.get("hkls").get(i)));
    }
  }

  @Test
  void the_recorded_form_factors_are_those_of_the_preset() {
    JsonNode elements = read("xrd.json").get("atomic_scattering_parameters");
    elements
        .properties()
        .forEach(
            entry -> {
              Element element = Element.of(entry.getKey());
              for (double s = 0; s < 1.5; s += 0.1) {
                double sum = 0;
                for (JsonNode pair : entry.getValue()) {
                  sum += pair.get(0).asDouble() * Math.exp(-pair.get(1).asDouble() * s * s);
                }
                assertThat(
                        FormFactors.MOTT_BETHE.of(
                            io.lodestone.core.structure.Species.of(element), s))
                    .isCloseTo(element.number() - 41.78214 * s * s * sum, within(1e-9));
              }
            });
  }

  private static Map<List<Integer>, Integer> families(Peak peak) {
    Map<List<Integer>, Integer> families = new HashMap<>();
    peak.families()
        .forEach(f -> families.put(IntStream.of(f.indices()).boxed().toList(), f.multiplicity()));
    return families;
  }

  private static Map<List<Integer>, Integer> families(JsonNode recorded) {
    Map<List<Integer>, Integer> families = new HashMap<>();
    for (JsonNode family : recorded) {
      List<Integer> indices = new ArrayList<>();
      family.get("hkl").forEach(index -> indices.add(index.asInt()));
      families.put(indices, family.get("multiplicity").asInt());
    }
    return families;
  }

  /** A POSCAR of VASP 5 with direct coordinates, which is all that the recorded ones are. */
  private static Structure poscar(String text) {
    String[] lines = text.split("\n");
    double scale = Double.parseDouble(lines[1].strip());
    double[] rows =
        IntStream.range(2, 5)
            .mapToObj(i -> numbers(lines[i]))
            .flatMapToDouble(java.util.Arrays::stream)
            .map(x -> x * scale)
            .toArray();
    String[] symbols = lines[5].strip().split("\\s+");
    double[] counts = numbers(lines[6]);
    List<Site> sites = new ArrayList<>();
    int line = 8;
    for (int i = 0; i < symbols.length; i++) {
      for (int j = 0; j < counts[i]; j++) {
        double[] p = numbers(lines[line++]);
        sites.add(Site.of(Element.of(symbols[i]), Vector3.of(p[0], p[1], p[2])));
      }
    }
    return Structure.crystal(Lattice.ofRows(rows), sites);
  }

  private static double[] numbers(String line) {
    return Stream.of(line.strip().split("\\s+"))
        .filter(word -> word.matches("[-+.\\dEe]+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
