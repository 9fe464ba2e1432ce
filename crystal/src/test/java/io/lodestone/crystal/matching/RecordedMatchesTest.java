package io.lodestone.crystal.matching;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What pymatgen's StructureMatcher says of 200 structures derived from 30 perovskites. */
@Tag("data")
class RecordedMatchesTest {
  private JsonNode recorded;
  private List<Structure> structures;

  @BeforeEach
  void read() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    Path file = data == null ? null : Path.of(data, "../reference/structure-matcher.json");
    assumeTrue(file != null && Files.exists(file), "the recorded matches are not here");
    recorded = new ObjectMapper().readTree(file.toFile());
    structures = new ArrayList<>();
    for (JsonNode structure : recorded.get("structures")) {
      structures.add(poscar(structure.get("poscar").asText()));
    }
  }

  @Test
  void misfits_are_those_of_pymatgen() {
    StructureMatcher matcher = new StructureMatcher(MatchTolerance.DEFAULT);
    for (JsonNode pair : recorded.get("pairs_with_original_default")) {
      ReducedCrystal first = matcher.reduce(structures.get(pair.get("a").asInt()));
      ReducedCrystal second = matcher.reduce(structures.get(pair.get("b").asInt()));
      assertThat(matcher.fits(first, second))
          .as(pair.toString())
          .isEqualTo(pair.get("fit").asBoolean());
      Optional<Match> match = matcher.closest(first, second);
      if (pair.get("fit").asBoolean()) {
        assertThat(match.orElseThrow().rms())
            .as(pair.toString())
            .isCloseTo(pair.get("rms").asDouble(), within(1e-3));
        assertThat(match.orElseThrow().largest())
            .as(pair.toString())
            .isCloseTo(pair.get("max").asDouble(), within(1e-3));
      }
    }
  }

  @Test
  void misfits_with_other_species_are_those_of_pymatgen() {
    StructureMatcher matcher = new StructureMatcher(MatchTolerance.DEFAULT);
    for (JsonNode pair : recorded.get("anonymous_pairs_default")) {
      ReducedCrystal first = matcher.reduce(structures.get(pair.get("a").asInt()));
      ReducedCrystal second = matcher.reduce(structures.get(pair.get("b").asInt()));
      boolean fit = pair.get("fit_anonymous").asBoolean();
      assertThat(matcher.fitsAnonymous(first, second)).as(pair.toString()).isEqualTo(fit);
      if (fit) {
        Match match = matcher.closestAnonymous(first, second).orElseThrow();
        assertThat(match.rms())
            .as(pair + " " + match)
            .isLessThan(pair.get("rms").asDouble() + 1e-3);
        assertThat(match.rms())
            .as(pair.toString())
            .isCloseTo(pair.get("rms").asDouble(), within(1e-3));
      }
    }
  }

  @Test
  void groups_are_those_of_pymatgen_with_all_its_settings() {
    Map<String, MatchTolerance> settings =
        Map.of(
            "default", MatchTolerance.DEFAULT,
            "attempt_supercell", MatchTolerance.DEFAULT.withPrimitive(false).withSupercell(true),
            "no_scale", MatchTolerance.DEFAULT.withScaled(false),
            "tight", MatchTolerance.DEFAULT.withLength(0.05).withSite(0.05).withAngle(1));
    settings.forEach(
        (name, tolerance) -> {
          Grouping grouping = new Grouping(new StructureMatcher(tolerance), Likeness.IDENTICAL);
          structures.forEach(structure -> grouping.add(grouping.prepare(structure)));
          Set<Set<Integer>> found =
              grouping.groups().stream()
                  .map(g -> g.stream().map(Grouping.Member::number).collect(Collectors.toSet()))
                  .collect(Collectors.toSet());
          Set<Set<Integer>> expected = new HashSet<>();
          for (JsonNode group : recorded.get("groups").get(name)) {
            Set<Integer> members = new HashSet<>();
            group.forEach(member -> members.add(member.asInt()));
            expected.add(members);
          }
          assertThat(found).as(name).isEqualTo(expected);
        });
  }

  @Test
  void primitive_cells_are_those_of_pymatgen() {
    StructureMatcher matcher = new StructureMatcher(MatchTolerance.DEFAULT);
    for (JsonNode sample : recorded.get("primitive_reduction_samples")) {
      ReducedCrystal reduced = matcher.reduce(structures.get(sample.get("id").asInt()));
      assertThat(reduced.size()).isEqualTo(sample.get("primitive_n_atoms").asInt());
      for (int i = 0; i < 3; i++) {
        assertThat(reduced.lattice().lengths()[i])
            .isCloseTo(sample.get("niggli").get(i).asDouble(), within(1e-5));
      }
    }
  }

  static Structure poscar(String text) {
    List<String> lines = text.lines().toList();
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      String[] words = lines.get(2 + i).strip().split("\\s+");
      for (int k = 0; k < 3; k++) {
        rows[3 * i + k] = Double.parseDouble(words[k]) * Double.parseDouble(lines.get(1));
      }
    }
    List<Site> sites = new ArrayList<>();
    for (String line : lines.subList(8, lines.size())) {
      String[] words = line.strip().split("\\s+");
      sites.add(
          Site.of(
              Element.of(words[3]),
              new Vector3(
                  Double.parseDouble(words[0]),
                  Double.parseDouble(words[1]),
                  Double.parseDouble(words[2]))));
    }
    return Structure.crystal(Lattice.ofRows(rows), sites);
  }
}
