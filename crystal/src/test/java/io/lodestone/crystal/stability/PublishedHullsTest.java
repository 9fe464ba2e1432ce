package io.lodestone.crystal.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares hulls with those that pymatgen and the Materials Project computed. */
@Tag("data")
class PublishedHullsTest {
  private static final double EXACT = 1e-9;
  private static Path data;
  private static JsonNode reference;
  private static PhaseDiagram diagram;

  @BeforeAll
  static void read_the_entries() throws IOException {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA names no folder: no published hulls");
    data = Path.of(folder);
    Path file = data.resolveSibling("reference").resolve("phase-diagram-Fe-Li-O-P.json");
    assumeTrue(Files.exists(file), file + " is missing: no published hulls");
    reference = new ObjectMapper().readTree(file.toFile());
    List<Phase> phases = new ArrayList<>();
    for (JsonNode entry : reference.get("entries")) {
      double energy =
          entry.get("uncorrected_energy").asDouble() + entry.get("correction").asDouble();
      phases.add(
          Phase.withTotalEnergy(
              entry.get("id").asText(), composition(entry.get("composition")), energy));
    }
    diagram = PhaseDiagram.of(phases);
  }

  private static Composition composition(JsonNode amounts) {
    Map<Element, Double> map = new HashMap<>();
    amounts.properties().forEach(p -> map.put(Element.of(p.getKey()), p.getValue().asDouble()));
    return Composition.of(map);
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new TreeSet<>();
    list.forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static Set<String> ids(List<Phase> phases) {
    return phases.stream().map(Phase::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Double> shares(Decomposition decomposition) {
    return decomposition.parts().stream()
        .collect(Collectors.toMap(p -> p.phase().id(), Decomposition.Part::atomFraction));
  }

  private static void assertShares(Decomposition found, JsonNode expected, String what) {
    Map<String, Double> shares = shares(found);
    assertThat(shares).as(what).hasSize(expected.size());
    expected
        .properties()
        .forEach(
            p ->
                assertThat(shares.get(p.getKey()))
                    .as("%s in %s", p.getKey(), what)
                    .isCloseTo(p.getValue().asDouble(), within(EXACT)));
  }

  @Test
  void energies_above_the_hull_and_decompositions_of_943_phases_are_those_of_pymatgen() {
    int i = 0;
    for (JsonNode entry : reference.get("entries")) {
      Stability stability = diagram.stabilities().get(i++);
      String id = entry.get("id").asText();
      assertThat(stability.energyAboveHull())
          .as(id)
          .isCloseTo(entry.get("e_above_hull").asDouble(), within(EXACT));
      assertThat(stability.formationEnergy())
          .as(id)
          .isCloseTo(entry.get("formation_energy_per_atom").asDouble(), within(EXACT));
      if (entry.hasNonNull("decomposition")) {
        assertShares(stability.decomposition(), entry.get("decomposition"), id);
      }
    }
  }

  @Test
  void the_stable_phases_and_facets_are_those_of_pymatgen() {
    assertThat(ids(diagram.stable())).isEqualTo(ids(reference.get("stable")));
    Set<Set<String>> expected = new java.util.HashSet<>();
    reference.get("facets").forEach(facet -> expected.add(ids(facet)));
    Set<Set<String>> found =
        diagram.facets(diagram.elements()).stream()
            .map(facet -> ids(facet.phases()))
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void stable_compounds_lie_below_the_hull_of_the_others_as_far_as_in_pymatgen() {
    Map<String, Stability> byId =
        diagram.stabilities().stream().collect(Collectors.toMap(s -> s.phase().id(), s -> s));
    for (JsonNode compound : reference.get("stable_compounds")) {
      Stability stability = byId.get(compound.get("id").asText());
      assertThat(stability.decompositionEnergy().orElseThrow())
          .as(compound.toString())
          .isCloseTo(compound.get("phase_separation_energy_per_atom").asDouble(), within(EXACT));
    }
  }

  @Test
  void compositions_have_the_energies_products_and_potentials_of_pymatgen() {
    for (JsonNode question : reference.get("compositions")) {
      Equilibrium answer = diagram.equilibrium(composition(question.get("composition")));
      assertThat(answer.energyPerAtom())
          .isCloseTo(question.get("hull_energy_per_atom").asDouble(), within(EXACT));
      assertShares(answer.decomposition(), question.get("decomposition"), question.toString());
      question
          .get("chemical_potentials")
          .properties()
          .forEach(
              p ->
                  assertThat(answer.chemicalPotentials().get(Element.of(p.getKey())))
                      .isCloseTo(p.getValue().asDouble(), within(EXACT)));
    }
  }

  @Test
  void subsystems_have_the_stable_phases_and_numbers_of_facets_of_pymatgen() {
    for (JsonNode subsystem : reference.get("subsystems")) {
      List<Element> elements = new ArrayList<>();
      subsystem.get("system").forEach(symbol -> elements.add(Element.of(symbol.asText())));
      List<Facet> facets = diagram.facets(elements);
      assertThat(facets).hasSize(subsystem.get("n_facets").asInt());
      assertThat(ids(facets.stream().flatMap(f -> f.phases().stream()).toList()))
          .isEqualTo(ids(subsystem.get("stable")));
    }
  }

  @Test
  void phases_under_an_oxygen_reservoir_are_those_of_pymatgen() {
    for (JsonNode open : reference.get("grand_potential_open_O")) {
      Map<Element, Double> potential = Map.of(Element.O, open.get("mu_O").asDouble());
      assertThat(ids(GrandPotentialDiagram.of(diagram, potential).stable()))
          .as(open.toString())
          .isEqualTo(ids(open.get("stable")));
    }
  }

  @Test
  void decomposition_energies_of_85014_phases_follow_from_the_published_formation_energies()
      throws IOException {
    Map<String, Double> published = table("Ed");
    List<Phase> phases = new ArrayList<>();
    table("Ef").forEach((f, e) -> phases.add(new Phase(f, Composition.parse(f), e)));
    assertThat(phases).hasSize(85_014);
    long start = System.nanoTime();
    PhaseDiagram all = PhaseDiagram.ofFormationEnergies(phases);
    double seconds = (System.nanoTime() - start) * 1e-9;
    int[] binary = agreement(all, published, 2);
    assertThat(binary[1]).isEqualTo(10_808);
    assertThat(binary[0]).isGreaterThanOrEqualTo(10_795);
    assertThat(seconds).isLessThan(60);
    int[] ternary = agreement(all, published, 3);
    assertThat(ternary[0]).isGreaterThanOrEqualTo((int) (0.997 * ternary[1]));
    for (int elements = 4; elements <= 9; elements++) {
      int[] more = agreement(all, published, elements);
      assertThat(more[0]).isGreaterThanOrEqualTo((int) (0.999 * more[1]));
    }
  }

  /** How many phases of so many elements agree within 2 meV/atom, and how many there are. */
  private static int[] agreement(PhaseDiagram all, Map<String, Double> published, int elements) {
    int[] counts = new int[2];
    for (Stability stability : all.stabilities()) {
      if (stability.phase().composition().size() == elements) {
        double expected = published.get(stability.phase().id());
        double found = stability.decompositionEnergy().orElse(Double.NaN);
        counts[0] += Math.abs(found - expected) <= 2e-3 ? 1 : 0;
        counts[1]++;
      }
    }
    return counts;
  }

  private static Map<String, Double> table(String name) throws IOException {
    Map<String, Double> values = new HashMap<>();
    for (String part : List.of("train", "val", "test")) {
      Path file = data.resolve("formation-energies").resolve(name).resolve(part + ".csv.gz");
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        lines.readLine();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int comma = line.indexOf(',');
          values.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
        }
      }
    }
    return values;
  }
}
