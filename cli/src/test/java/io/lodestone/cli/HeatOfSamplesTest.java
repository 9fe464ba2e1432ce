package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debye temperatures, expansions and heat capacities from the equations of state of the samples
 * beside measured ones, as docs/heat.md has them.
 */
class HeatOfSamplesTest {
  private static final double GAS_CONSTANT = 8.314463;

  /**
   * Each crystal by its folder and space group, with what is measured: Debye temperature in K,
   * linear expansion at 300 K in 1e-6/K, and C_p at 300 K in J/(mol K) of the formula; then by how
   * much the model may miss these: part of θ, factor of the expansion, part of C_p.
   */
  @ParameterizedTest
  @CsvSource({
    "CC-zincblende, 227, 2230, 1.1, 6.1, 1, 0.3, 4, 0.5",
    "SiSi-zincblende, 227, 645, 2.6, 20.0, 1, 0.1, 6, 0.1",
    "GeGe-zincblende, 227, 374, 5.9, 23.3, 1, 0.2, 5, 0.1",
    "GaAs-zincblende, 216, 344, 5.7, 46.8, 2, 0.1, 4, 0.1",
    "GaP-zincblende, 216, 445, 4.7, 43.9, 2, 0.1, 4, 0.1",
    "MgO-rocksalt, 225, 946, 10.4, 37.2, 2, 0.18, 1.6, 0.05",
    "NaCl-rocksalt, 225, 321, 39.6, 50.5, 2, 0.1, 2, 0.1",
    "LiF-rocksalt, 225, 732, 33, 41.6, 2, 0.12, 1.5, 0.1"
  })
  void heat_is_as_near_to_what_is_measured_as_the_page_says(
      String folder,
      int spaceGroup,
      double debye,
      double expansion,
      double heatCapacity,
      int atoms,
      double debyeMiss,
      double expansionFactor,
      double heatMiss)
      throws IOException {
    CommandRun run =
        CommandRun.of(
            "eos", "../samples/octet-binaries/" + folder, "--temperature", "300", "-o", "json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.objects()).isNotEmpty();
    for (JsonNode curve : run.objects()) {
      assertThat(curve.get("structure").asText()).contains("(" + spaceGroup + ")");
      JsonNode state =
          StreamSupport.stream(curve.get("thermal").spliterator(), false).findFirst().orElseThrow();
      double theta = curve.get("debye_temperature").asDouble();
      double alpha = state.get("thermal_expansion").asDouble() / 3e-6;
      double cp = state.get("heat_capacity_c_p_per_atom_k").asDouble() * GAS_CONSTANT * atoms;
      String of = folder + ", " + curve.get("method").asText();
      assertThat(Math.abs(theta / debye - 1)).as(of).isLessThan(debyeMiss);
      assertThat(Math.abs(Math.log(alpha / expansion)))
          .as(of)
          .isLessThan(Math.log(expansionFactor));
      assertThat(Math.abs(cp / heatCapacity - 1)).as(of).isLessThan(heatMiss);
    }
  }
}
