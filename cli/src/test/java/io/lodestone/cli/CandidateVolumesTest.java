package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.matching.MatchTolerance;
import io.lodestone.crystal.matching.StructureMatcher;
import io.lodestone.crystal.prototype.Candidate;
import io.lodestone.crystal.prototype.Decoration;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import io.lodestone.crystal.prototype.PrototypeLabel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Volumes of candidates beside those of computed structures that match them: the prototypes of the
 * structures are found by label and matcher, and decorated anew with the same elements.
 */
@Tag("data")
class CandidateVolumesTest {
  private static final Pattern CIF = Pattern.compile("\"(# generated[^\"]*)\"");
  private static final int EVERY = 8;

  private final Map<Prototype, Decoration> decorations = new HashMap<>();
  private final StructureMatcher matcher = new StructureMatcher(MatchTolerance.DEFAULT);

  private static Path data(String name) {
    Path set =
        Path.of(System.getenv().getOrDefault("LODESTONE_DATA", "../shared/data")).resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(set), "no structures at " + set);
    return set;
  }

  @Test
  void volumes_of_superconductor_candidates_come_out_within_ten_per_cent_on_average()
      throws IOException {
    List<Structure> structures = new ArrayList<>();
    try (var files = Files.list(data("cifs-3dsc"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cif")).sorted().toList()) {
        structures.add(read(file));
      }
    }
    assertThat(meanError("cifs-3dsc", structures, 300)).isLessThan(0.10);
  }

  @Test
  void volumes_of_perovskites_many_impossible_come_out_within_fourteen_per_cent_on_average(
      @TempDir Path folder) throws IOException {
    String table;
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(data("perov5").resolve("test.csv.gz")))) {
      table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Structure> structures = new ArrayList<>();
    for (var found : CIF.matcher(table).results().toList()) {
      if (found.start() % EVERY == 0) {
        structures.add(read(Files.writeString(folder.resolve("entry.cif"), found.group(1))));
      }
    }
    assertThat(meanError("perov5", structures, 60)).isLessThan(0.14);
  }

  private static Structure read(Path file) throws IOException {
    List<Structure> structures = new ArrayList<>();
    new StructureReader().read(new DiskFile(file), (key, structure) -> structures.add(structure));
    return structures.getFirst();
  }

  /** The mean of |V/V' − 1| over the structures whose prototype is known; at least so many. */
  private double meanError(String name, List<Structure> structures, int least) {
    List<Double> errors = new ArrayList<>();
    for (Structure structure : structures) {
      if (structure.isOrdered()) {
        match(structure)
            .ifPresent(
                candidate ->
                    errors.add(
                        candidate.volumePerAtom()
                                / (structure.volume().orElseThrow() / structure.size())
                            - 1));
      }
    }
    double mean = errors.stream().mapToDouble(Math::abs).average().orElseThrow();
    double bias = errors.stream().mapToDouble(e -> e).average().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d structures have a known prototype; volume per atom off by %.1f %% on average,"
            + " bias %+.1f %%%n",
        name,
        errors.size(),
        structures.size(),
        100 * mean,
        100 * bias);
    assertThat(errors).hasSizeGreaterThan(least);
    return mean;
  }

  private Optional<Candidate> match(Structure structure) {
    PrototypeLabel label = PrototypeLabel.of(structure);
    List<Element> elements = structure.composition().elements();
    String formula = structure.composition().reduced();
    for (Prototype prototype : Encyclopedia.standard().isopointal(label)) {
      Decoration decoration = decorations.computeIfAbsent(prototype, Decoration::of);
      for (Map<String, Element> roles : assignments(prototype.roles(), elements)) {
        Candidate candidate = decoration.with(roles);
        if (candidate.structure().composition().reduced().equals(formula)
            && PrototypeLabel.of(candidate.structure()).equals(label)
            && matcher.fits(matcher.reduce(structure), matcher.reduce(candidate.structure()))) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** Every way of giving each role an element of its own. */
  private static List<Map<String, Element>> assignments(
      List<String> roles, List<Element> elements) {
    List<Map<String, Element>> all = List.of(Map.of());
    for (String role : roles) {
      List<Map<String, Element>> longer = new ArrayList<>();
      for (Map<String, Element> chosen : all) {
        for (Element element : elements) {
          if (!chosen.containsValue(element)) {
            Map<String, Element> more = new LinkedHashMap<>(chosen);
            more.put(role, element);
            longer.add(more);
          }
        }
      }
      all = longer;
    }
    return all;
  }
}
