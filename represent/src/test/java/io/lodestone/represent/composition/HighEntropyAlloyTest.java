package io.lodestone.represent.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.FeatureRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighEntropyAlloyTest {
  @Test
  void the_cantor_alloy_is_as_published() {
    // Guo et al., J. Appl. Phys. 109, 103505 (2011); Yang, Zhang, Mater. Chem. Phys. 132, 233
    // (2012).
    FeatureRow cantor = RecordedFeatures.features("hea", "CoCrFeMnNi");
    assertThat(cantor.value(0)).isEqualTo(8.0);
    assertThat(cantor.value(2)).isCloseTo(-4.16, within(1e-9));
    assertThat(cantor.value(3)).isCloseTo(13.38, within(0.005));
    assertThat(cantor.value(4)).isCloseTo(5.8, within(0.1));
  }

  @Test
  void aluminium_in_an_alloy_lowers_its_electron_count_and_enthalpy() {
    FeatureRow alloy = RecordedFeatures.features("hea", "AlCoCrFeNi");
    assertThat(alloy.value(0)).isCloseTo(7.2, within(1e-12));
    assertThat(alloy.value(2)).isCloseTo(-12.32, within(1e-9));
  }

  @Test
  void of_two_elements_in_equal_parts_the_difference_of_radii_is_that_of_the_pair() {
    // 100 |r1 − r2| / (r1 + r2); each pair is counted once.
    FeatureRow pair = RecordedFeatures.features("hea:radius=metallic", "CuNi");
    assertThat(pair.value(1)).isCloseTo(100 * (128.0 - 124) / (128 + 124), within(1e-12));
    assertThat(pair.value(2)).isCloseTo(4, within(1e-12));
    assertThat(pair.value(5)).isCloseTo(pair.value(3) / Math.pow(pair.value(1), 2), within(1e-12));
  }

  @Test
  void quotients_of_nothing_are_missing_with_the_reason() {
    FeatureRow element = RecordedFeatures.features("hea", "Fe");
    assertThat(element.reason(4)).isEqualTo("delta H mix is 0");
    assertThat(element.reason(5)).isEqualTo("delta r is 0");
    assertThat(element.value(3)).isEqualTo(0.0);
    FeatureRow salt = RecordedFeatures.features("hea", "NaCl");
    assertThat(salt.reason(2)).isEqualTo("no enthalpy of mixing of Na-Cl");
    assertThat(salt.reason(4)).isEqualTo("no enthalpy of mixing of Na-Cl");
  }

  @Test
  void what_rounding_leaves_of_equal_radii_is_no_difference() {
    for (int i = 1; i < 100; i++) {
      FeatureRow alloy = RecordedFeatures.features("hea", "Fe" + 0.07 * i + "Co0.31");
      assertThat(alloy.value(1)).isEqualTo(0.0);
      assertThat(alloy.reason(5)).isEqualTo("delta r is 0");
    }
  }

  @Test
  void enthalpies_of_mixing_may_be_those_of_a_file(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pairs.csv");
    Files.writeString(file, "a,b,kJ/mol\nNi,Cu,3.5\n");
    assertThat(RecordedFeatures.features("hea:pairs=" + file, "CuNi").value(2))
        .isCloseTo(3.5, within(1e-12));
    Files.writeString(file, "a,b,kJ/mol\nNi,Q,3.5\n");
    assertThatThrownBy(() -> RecordedFeatures.features("hea:pairs=" + file, "CuNi"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("'Q'");
  }
}
