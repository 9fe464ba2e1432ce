package io.lodestone.archive.parse.xdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Spectra;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class XdiParserTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();
  private static final Path HAEMATITE =
      Path.of("src/test/resources/io/lodestone/archive/parse/xdi/haematite.xdi");

  private static ReadRun read(String text) throws IOException {
    TextFile file = new TextFile("scan.xdi", text);
    XdiParser parser = new XdiParser();
    assertThat(parser.recognizes(file.head())).isTrue();
    return ReadRun.all(file, parser).getFirst();
  }

  private static MaterialProperty property(ReadRun entry, String name) {
    return entry.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  @Test
  void reads_absorption_reference_and_what_was_measured() throws IOException {
    ReadRun entry = ReadRun.of(HAEMATITE);
    List<Spectra> spectra = entry.run().calculation().getFirst().spectra();
    assertThat(spectra).hasSize(2);
    Spectra sample = spectra.getFirst();
    assertThat(sample.type()).isEqualTo("XAS");
    assertThat(sample.label()).isEqualTo("experiment");
    assertThat(sample.extras()).containsEntry("x_xdi_mode", "transmission");
    assertThat(sample.excitationEnergies().at(0) / EV).isCloseTo(6962, within(1e-6));
    // ln(I₀/I) of the scan that the file was made of: 0.8 + 2·10⁻⁴ · 150 + what the atan leaves.
    assertThat(sample.intensities().at(0)).isCloseTo(0.8338, within(1e-3));
    assertThat(spectra.getLast().extras()).containsEntry("x_xdi_mode", "reference");
    assertThat(entry.run().system().getFirst().name()).isEqualTo("Fe2O3");
    assertThat(property(entry, "absorbing element").text()).isEqualTo("Fe");
    assertThat(property(entry, "absorption edge").text()).isEqualTo("K");
    assertThat(entry.run().extras())
        .containsEntry("x_xdi_scan_start_time", "2026-11-21T12:00:00")
        .containsEntry("x_xdi_comments", List.of("a scan made of known parts"));
  }

  @Test
  void tells_edge_jump_and_the_peak_before_the_edge() throws IOException {
    ReadRun entry = ReadRun.of(HAEMATITE);
    assertThat(property(entry, "edge energy").value() / EV).isCloseTo(7112, within(0.6));
    assertThat(property(entry, "edge energy").statedUnit()).isEqualTo("eV");
    assertThat(property(entry, "edge step").value()).isCloseTo(1.2, within(0.08));
    assertThat(property(entry, "pre-edge peak energy").value() / EV).isCloseTo(7098, within(0.1));
    assertThat(property(entry, "pre-edge peak height").value()).isCloseTo(0.21, within(0.03));
  }

  /** The same scan in a form that other beam lines write. */
  private static String rewritten(String columns, LineWriter writer) throws IOException {
    StringBuilder text = new StringBuilder("# XDI/1.1 Other\n").append(columns);
    text.append("# Mono.d_spacing: 3.13550\n#----\n");
    for (String line : Files.readAllLines(HAEMATITE)) {
      if (!line.startsWith("#")) {
        String[] words = line.strip().split("\\s+");
        text.append(
            writer.line(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2])));
      }
    }
    return text.toString();
  }

  private interface LineWriter {
    String line(double energy, double before, double behind);
  }

  @Test
  void energies_in_kev_or_as_angles_and_ready_made_absorption_are_the_same() throws IOException {
    ReadRun kiloelectronvolts =
        read(
            rewritten(
                "# Column.1: energy keV\n# Column.2: mutrans\n",
                (energy, before, behind) ->
                    energy / 1000 + " " + Math.log(before / behind) + "\n"));
    ReadRun angles =
        read(
            rewritten(
                "# column.1: ANGLE degrees\n# Column.2: itrans\n# Column.3: I0\n",
                (energy, before, behind) ->
                    Math.toDegrees(Math.asin(12398.419843320026 / (2 * 3.1355 * energy)))
                        + " "
                        + behind
                        + " "
                        + before
                        + "\n"));
    for (ReadRun entry : List.of(kiloelectronvolts, angles)) {
      assertThat(property(entry, "edge energy").value() / EV).isCloseTo(7112, within(0.6));
      assertThat(property(entry, "edge step").value()).isCloseTo(1.2, within(0.08));
      assertThat(entry.run().calculation().getFirst().spectra()).hasSize(1);
    }
  }

  @Test
  void fluorescence_is_counts_over_incident_intensity() throws IOException {
    ReadRun entry =
        read(
            rewritten(
                "# Column.1: energy eV\n# Column.2: ifluor\n# Column.3: i0\n",
                (energy, before, behind) ->
                    energy + " " + Math.log(before / behind) * before + " " + before + "\n"));
    Spectra spectrum = entry.run().calculation().getFirst().spectra().getFirst();
    assertThat(spectrum.extras()).containsEntry("x_xdi_mode", "fluorescence");
    assertThat(property(entry, "edge step").value()).isCloseTo(1.2, within(0.08));
  }

  @Test
  void a_scan_that_cannot_be_normalised_is_told_with_the_reason() throws IOException {
    ReadRun entry =
        read("# XDI/1.0\n# Column.1: energy eV\n# Column.2: mutrans\n#---\n1 1\n2 1\n3 1\n4 1\n");
    assertThat(entry.run().calculation().getFirst().spectra()).hasSize(1);
    assertThat(entry.run().warnings()).hasSize(1);
    assertThat(entry.run().warnings().getFirst()).contains("not normalised").contains("no rise");
    ReadRun other = read("# XDI/1.0\n# Column.1: energy eV\n# Column.2: temp K\n#---\n1 1\n2 1\n");
    assertThat(other.run().warnings().getFirst()).contains("such as i0 and itrans");
  }

  @Test
  void what_contradicts_the_format_is_refused_with_its_place() {
    refused("# XDI/1.0\n# Column.1: energy eV\n#---\n1 2\n3\n4 5\n", "line 5", "1 numbers");
    refused("# XDI/1.0\n# Column.1: energy eV\n#---\n1 x\n", "line 4", "x");
    refused("# XDI/1.0\n# Column.1: energy eV\n#---\n", "lines of numbers", "end of the file");
    refused("# XDI/1.0\n# Column.1: counts\n#---\n1 2\n2 3\n", "no column energy or angle", "");
    refused("# XDI/1.0\n# Column.1: energy parsec\n#---\n1 2\n2 3\n", "unit parsec", "eV or keV");
    refused("# XDI/1.0\n# Column.1: angle deg\n#---\n1 2\n2 3\n", "Mono.d_spacing", "");
    refused(
        "# XDI/1.0\n# Column.1: energy eV\n# Column.2: i0\n# Column.3: itrans\n#---\n1 0 0\n2 1 1\n",
        "value NaN",
        "");
  }

  private static void refused(String text, String... said) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("scan.xdi")
        .satisfies(e -> assertThat(e.getMessage()).contains(said));
  }

  @Test
  void other_text_is_none_of_it() {
    XdiParser parser = new XdiParser();
    assertThat(
            parser.recognizes(
                new FileHead("a.xdi", "# energy i0\n1 2\n".getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }

  /** Energies of the edges from the X-Ray Data Booklet, eV. */
  private static final Map<String, Double> EDGES =
      Map.of(
          "As K", 11867.0, "Au L1", 14353.0, "Au L2", 13734.0, "Au L3", 11919.0, "Cd K", 26711.0,
          "Ce L3", 5723.0, "Co K", 7709.0, "Cr K", 5989.0);

  @Test
  @Tag("data")
  void every_measured_scan_has_its_edge_where_the_tables_have_it() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, "xafs")),
        "skipped: no folder of XDI files");
    try (Stream<Path> files = Files.walk(Path.of(data, "xafs"))) {
      List<Path> scans = files.filter(path -> path.toString().endsWith(".xdi")).toList();
      assertThat(scans).isNotEmpty();
      for (Path scan : scans) {
        ReadRun entry = ReadRun.of(scan);
        String edge =
            property(entry, "absorbing element").text()
                + " "
                + property(entry, "absorption edge").text();
        assertThat(entry.run().warnings()).as(scan.toString()).isEmpty();
        if (EDGES.containsKey(edge)) {
          assertThat(property(entry, "edge energy").value() / EV)
              .as(scan.toString())
              .isCloseTo(EDGES.get(edge), within(25.0));
        }
        assertThat(property(entry, "edge step").value()).as(scan.toString()).isPositive();
      }
    }
  }
}
