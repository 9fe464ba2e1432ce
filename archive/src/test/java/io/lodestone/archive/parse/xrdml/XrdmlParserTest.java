package io.lodestone.archive.parse.xrdml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.Spectra;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.spectrum.PeakSearch;
import io.lodestone.represent.spectrum.PowderScan;
import io.lodestone.represent.spectrum.SpectralPeak;
import io.lodestone.represent.spectrum.Spectrum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class XrdmlParserTest {
  private static final Path SILICON =
      Path.of("src/test/resources/io/lodestone/archive/parse/xrdml/silicon.xrdml");

  private static List<ReadRun> read(String text) throws IOException {
    TextFile file = new TextFile("scan.xrdml", text);
    XrdmlParser parser = new XrdmlParser();
    assertThat(parser.recognizes(file.head())).isTrue();
    return ReadRun.all(file, parser);
  }

  private static PowderScan scan(Spectra pattern) {
    Spectrum counts =
        Spectrum.of(pattern.twoThetaAngles().values(), "rad", pattern.intensities().values(), "-");
    return new PowderScan(counts, pattern.incidentBeamWavelength() * 1e10);
  }

  @Test
  void reads_angles_counts_and_the_wavelength_that_was_used() throws IOException {
    ReadRun entry = ReadRun.of(SILICON);
    Spectra pattern = entry.run().calculation().getFirst().spectra().getFirst();
    assertThat(pattern.type()).isEqualTo("XRD");
    assertThat(pattern.intensities().size()).isEqualTo(801);
    assertThat(Math.toDegrees(pattern.twoThetaAngles().at(0))).isCloseTo(20, within(1e-9));
    assertThat(Math.toDegrees(pattern.twoThetaAngles().at(800))).isCloseTo(70, within(1e-9));
    // K-alpha: the mean of both lines, of which the second is half as strong.
    assertThat(pattern.incidentBeamWavelength() * 1e10)
        .isCloseTo((1.540598 + 0.5 * 1.544426) / 1.5, within(1e-9));
    assertThat(entry.run().system().getFirst().name()).isEqualTo("Si");
    assertThat(entry.run().extras()).containsEntry("x_xrdml_tension_kv", 40.0);
    assertThat(entry.run().cleanEnd()).isTrue();
  }

  @Test
  void counts_behind_an_attenuator_are_multiplied_by_its_factor() throws IOException {
    Spectra pattern = ReadRun.of(SILICON).run().calculation().getFirst().spectra().getFirst();
    Spectrum above = scan(pattern).overScatteringVector();
    List<SpectralPeak> peaks = new PeakSearch(0.1).find(above);
    assertThat(peaks).hasSize(3);
    assertThat(peaks.getFirst().height()).isCloseTo(5000, within(300.0));
    // 111 of silicon: d = 3.1356 Å.
    assertThat(2 * Math.PI / peaks.getFirst().position()).isCloseTo(3.137, within(0.005));
  }

  @Test
  void older_versions_and_listed_angles_are_read() throws IOException {
    List<ReadRun> entries =
        read(
            """
            <xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/1.0">
            <xrdMeasurement><scan><dataPoints>
            <positions axis="2Theta" unit="deg"><listPositions>10 20 40</listPositions></positions>
            <beamAttenuationFactors>1 2 1</beamAttenuationFactors>
            <intensities unit="counts">5 6 7</intensities>
            </dataPoints></scan></xrdMeasurement>
            <xrdMeasurement><scan><dataPoints>
            <positions axis="Phi" unit="deg"><startPosition>1</startPosition></positions>
            <intensities unit="counts">5 6 7</intensities>
            </dataPoints></scan></xrdMeasurement>
            </xrdMeasurements>
            """);
    assertThat(entries).hasSize(2);
    Spectra pattern = entries.getFirst().run().calculation().getFirst().spectra().getFirst();
    assertThat(pattern.intensities().values()).containsExactly(5, 6, 7); // corrected already
    assertThat(Math.toDegrees(pattern.twoThetaAngles().at(2))).isCloseTo(40, within(1e-12));
    assertThat(entries.getLast().run().calculation().getFirst().spectra()).isEmpty();
    assertThat(entries.getLast().run().warnings().getFirst()).contains("no angles 2θ");
  }

  @Test
  void a_file_that_ends_early_is_told_as_such() throws IOException {
    String text = Files.readString(SILICON);
    List<ReadRun> entries = read(text.substring(0, text.indexOf("</counts>") - 300));
    assertThat(entries.getFirst().run().cleanEnd()).isFalse();
    assertThat(entries.getFirst().run().warnings()).contains("the file ends early");
  }

  @Test
  void document_types_and_empty_files_are_refused() {
    assertThatThrownBy(
            () ->
                read(
                    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n"
                        + "<xrdMeasurements><xrdMeasurement>&a;</xrdMeasurement></xrdMeasurements>"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("scan.xrdml");
    assertThatThrownBy(() -> read("<xrdMeasurements></xrdMeasurements>"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no measurement");
  }

  @Test
  @Tag("data")
  void every_measured_pattern_has_peaks() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, "xrd")),
        "skipped: no folder of XRDML files");
    try (Stream<Path> files = Files.walk(Path.of(data, "xrd"))) {
      List<Path> scans = files.filter(path -> path.toString().endsWith(".xrdml")).toList();
      assertThat(scans).isNotEmpty();
      for (Path path : scans) {
        ReadRun entry = ReadRun.of(path);
        assertThat(entry.run().warnings()).as(path.toString()).isEmpty();
        Spectra pattern = entry.run().calculation().getFirst().spectra().getFirst();
        Spectrum above = scan(pattern).overScatteringVector();
        assertThat(new PeakSearch(0.05).find(above)).as(path.toString()).hasSizeGreaterThan(3);
      }
    }
  }
}
