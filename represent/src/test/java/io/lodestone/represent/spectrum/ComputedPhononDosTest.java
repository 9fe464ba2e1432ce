package io.lodestone.represent.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 14,243 densities of vibrational states of JARVIS-DFT, from -300 to 1000 1/cm. */
@Tag("data")
class ComputedPhononDosTest {
  private static final double[] AXIS =
      IntStream.range(0, 66).mapToDouble(i -> -300 + 20 * i).toArray();

  private static JsonNode sets;

  private final PhononDos family = new PhononDos();
  private final Representation<PhononDensityOfStates> representation =
      family.create(family.settings().defaults(), new Scope(Set.of(), 0));

  @BeforeAll
  static void read() throws IOException {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(folder, "phonon-dos", "edos_pdos_ph_dos.json.zip");
    assumeTrue(Files.exists(file), file + " is not there");
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      zip.getNextEntry();
      sets = new ObjectMapper().readTree(zip);
    }
  }

  @Test
  void every_one_has_all_features_or_a_reason() {
    int whole = 0;
    int all = 0;
    for (JsonNode set : sets) {
      for (JsonNode values : set) {
        Spectrum spectrum = spectrum(values);
        FeatureRow row = representation.of(new PhononDensityOfStates(spectrum));
        all++;
        whole += row.isWhole() ? 1 : 0;
        double unstable = row.value(0);
        double inBins = IntStream.range(12, row.size()).mapToDouble(row::value).sum();
        assertThat(unstable).isBetween(0.0, 1.0);
        assertThat(inBins).isBetween(0.0, 1.0 + 1e-9);
        if (row.isWhole()) {
          assertThat(row.value(1)).as("mean").isBetween(0.0, 1000.0);
          assertThat(row.value(10)).as("100 K").isBetween(0.0, row.value(11));
          assertThat(row.value(11)).as("300 K").isLessThanOrEqualTo(1);
          // Modes within 5 1/cm below 0 count as neither.
          double still = (spectrum.cumulated(0) - spectrum.cumulated(-5)) / spectrum.area();
          assertThat(inBins + unstable + still).isCloseTo(1, within(1e-9));
        }
      }
    }
    assertThat(all).isEqualTo(14243);
    assertThat(whole).isGreaterThan(14200);
  }

  /** Cp of the CRC Handbook in J/(mol K) of atoms, over 3 R; harmonic modes give C_V. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"silicon, JVASP-1002, 19.79", "GaAs, JVASP-1174, 23.1", "germanium, JVASP-890, 23.2"})
  void the_heat_capacity_is_the_measured_one(String name, String key, double measured) {
    FeatureRow row =
        representation.of(new PhononDensityOfStates(spectrum(sets.get("train").get(key))));
    assertThat(row.value(11)).isCloseTo(measured / 24.943, within(0.03));
  }

  private static Spectrum spectrum(JsonNode values) {
    double[] numbers =
        Arrays.stream(values.asText().split(";")).mapToDouble(Double::parseDouble).toArray();
    return Spectrum.of(AXIS, "1/cm", numbers, "-");
  }
}
