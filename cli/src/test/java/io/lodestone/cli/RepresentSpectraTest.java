package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone represent} with the methods that look at spectra. */
class RepresentSpectraTest {
  private static final String IRON =
      "Fe\n1.0\n2.87 0 0\n0 2.87 0\n0 0 2.87\nFe\n2\nDirect\n0 0 0\n0.5 0.5 0.5\n";

  @TempDir private Path folder;

  @Test
  void a_file_and_its_entry_have_the_same_density_of_states() throws IOException {
    String elk = Path.of("..", "samples", "silicon", "Si", "elk-lda").toString();
    String archive = folder.resolve("archive").toString();
    assertThat(CommandRun.of("ingest", "--archive", archive, elk).code()).isEqualTo(0);
    JsonNode ofFile = rows(0, elk, "--with", "dos,magpie").getFirst();
    JsonNode ofEntry =
        rows(0, "program_name = \"Elk\"", "--archive", archive, "--with", "dos,magpie").getFirst();
    List<String> pixels = names(ofFile).stream().filter(name -> name.startsWith("dos ")).toList();
    assertThat(pixels).hasSizeGreaterThan(20);
    for (String name : pixels) {
      assertThat(ofEntry.get(name)).as(name).isEqualTo(ofFile.get(name));
    }
    assertThat(ofEntry.get("MagpieData mean Number").asDouble()).isEqualTo(14);
    assertThat(ofEntry.get("missing").isNull()).isTrue();
  }

  @Test
  void codes_that_agree_have_like_features_and_others_the_reason_why_they_have_none()
      throws IOException {
    String silicon = Path.of("..", "samples", "silicon", "Si").toString();
    Map<String, JsonNode> rows = new HashMap<>();
    for (JsonNode row : rows(1, silicon, "--with", "dos")) {
      Path file = Path.of(row.get("file").asText());
      rows.put(file.getParent().getFileName() + "/" + file.getFileName(), row);
    }
    JsonNode abinit = rows.get("abinit-lda/run.abo.gz");
    JsonNode espresso = rows.get("qe-lda/nscf.out.gz");
    double both = 0;
    double either = 0;
    for (String name : names(abinit)) {
      if (name.startsWith("dos ")) {
        both += Math.min(abinit.get(name).asDouble(), espresso.get(name).asDouble());
        either += Math.max(abinit.get(name).asDouble(), espresso.get(name).asDouble());
      }
    }
    assertThat(both / either).isGreaterThan(0.98);
    assertThat(rows.get("cp2k-lda/run.out.gz").get("missing").asText()).contains("no Fermi energy");
    assertThat(rows.get("qe-lda/bands.out.gz").get("missing").asText())
        .isEqualTo("dos needs a density of states");
  }

  @Test
  void scans_and_structures_of_a_folder_stand_in_one_table() throws IOException {
    Files.writeString(folder.resolve("POSCAR"), IRON);
    Files.writeString(folder.resolve("iron.xdi"), scan(7112, 1));
    Files.writeString(folder.resolve("flat.xdi"), scan(7112, 0));
    List<JsonNode> rows = rows(0, folder.toString(), "--with", "xanes,density");
    assertThat(rows).hasSize(3);
    JsonNode structure = rows.get(0);
    assertThat(structure.get("missing").asText()).isEqualTo("xanes needs an absorption edge");
    assertThat(structure.get("edge energy").isNull()).isTrue();
    assertThat(structure.get("density").asDouble()).isPositive();
    assertThat(rows.get(1).get("missing").asText())
        .contains("xanes: ", "density needs a structure");
    assertThat(rows.get(1).get("edge energy").isNull()).isTrue();
    JsonNode iron = rows.get(2);
    assertThat(iron.get("formula").asText()).isEqualTo("Fe");
    assertThat(iron.get("edge energy").asDouble()).isCloseTo(7112, within(0.5));
    assertThat(iron.get("density").isNull()).isTrue();
  }

  @Test
  void a_method_whose_spectra_no_file_tells_is_refused() {
    CommandRun run = CommandRun.of("represent", folder.toString(), "--with", "phonon-dos");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("phonon density of states");
  }

  @Test
  @Tag("data")
  void chromates_and_arsenates_show_what_is_known_of_them() throws IOException {
    int chromates = 0;
    for (JsonNode row : rows(0, data("xafs").toString(), "--with", "xanes")) {
      double height = row.get("pre-edge peak height").asDouble();
      double half = row.get("half-step energy").asDouble();
      switch (row.get("formula").asText()) {
        case "K2CrO4" -> {
          assertThat(height).isBetween(0.7, 0.9);
          chromates++;
        }
        case "Cr2O3" -> assertThat(height).isLessThan(0.2);
        case "As2O3" -> assertThat(half).isBetween(11_865.0, 11_868.0);
        case "As2O5" -> assertThat(half).isBetween(11_869.0, 11_871.0);
        default -> assertThat(half).isPositive();
      }
    }
    assertThat(chromates).isPositive();
  }

  @Test
  @Tag("data")
  void powder_scans_are_the_same_from_a_file_and_from_the_archive() throws IOException {
    String scans = data("xrd").resolve("binary-reactions").toString();
    String archive = folder.resolve("archive").toString();
    CommandRun.of("ingest", "--archive", archive, scans);
    List<JsonNode> ofFiles = rows(0, scans, "--with", "xrd-scan");
    List<JsonNode> ofEntries = rows(0, "--archive", archive, "--with", "xrd-scan");
    assertThat(intensities(ofEntries)).containsExactlyInAnyOrderElementsOf(intensities(ofFiles));
    for (List<Double> profile : intensities(ofFiles)) {
      assertThat(profile).allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
      assertThat(profile).anySatisfy(value -> assertThat(value).isGreaterThan(0.5));
    }
  }

  private static List<List<Double>> intensities(List<JsonNode> rows) {
    return rows.stream()
        .map(
            row ->
                names(row).stream()
                    .filter(name -> name.startsWith("intensity at "))
                    .map(name -> row.get(name).asDouble())
                    .toList())
        .toList();
  }

  /** An absorption edge of a given height as an arctangent 2 eV wide. */
  private static String scan(double edge, double height) {
    StringBuilder text =
        new StringBuilder("# XDI/1.0\n# Column.1: energy eV\n# Column.2: mutrans\n")
            .append("# Element.symbol: Fe\n# Element.edge: K\n# Sample.formula: Fe\n# ---\n");
    for (double energy = edge - 150; energy < edge + 400; energy += 0.5) {
      double absorption = 1 + height * (Math.atan(energy - edge) / Math.PI + 0.5);
      text.append(String.format(Locale.ROOT, "%.2f %.8f%n", energy, absorption));
    }
    return text.toString();
  }

  private static List<JsonNode> rows(int code, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("represent"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("-o", "json"));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    List<JsonNode> rows = new ArrayList<>();
    new ObjectMapper().readTree(run.out()).forEach(rows::add);
    return rows;
  }

  private static List<String> names(JsonNode row) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Path data(String set) {
    Path data = Path.of(System.getenv().getOrDefault("LODESTONE_DATA", "../shared/data"));
    Path files = data.resolve(set);
    Assumptions.assumeTrue(Files.isDirectory(files), "no spectra at " + files);
    return files;
  }
}
