package io.lodestone.core.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the table of the elements with the one of Magpie, which was made from other sources.
 *
 * <p>The elements that differ are named in the test; docs/elements.md says why.
 */
@Tag("data")
class ElementTablesComparisonTest {
  @ParameterizedTest
  @CsvSource({
    "ATOMIC_WEIGHT, AtomicWeight, 1, 1e-4, Li S Ge Se Mo Rf Bh Hs Rg",
    "PAULING_ELECTRONEGATIVITY, Electronegativity, 1, 0.01, ''",
    "ALLEN_ELECTRONEGATIVITY, AllenElectronegativity, 1, 0.01, Lu Hf Ta W",
    "COVALENT_RADIUS_CORDERO, CovalentRadius, 1, 1e-9, ''",
    "ATOMIC_RADIUS_SLATER, AtomicRadius, 100, 1e-9, ''",
    "VAN_DER_WAALS_RADIUS_BONDI, VdWRadius, 100, 1e-3, ''",
    "FIRST_IONIZATION_ENERGY, FirstIonizationEnergy, 1, 0.01, Tc Ac Lr",
    "SECOND_IONIZATION_ENERGY, SecondIonizationEnergy, 1, 0.02," + " Nb Hf U Pu",
    "MELTING_POINT, MeltingT, 1, 0.01, Pm Er Bk",
    "BOILING_POINT, BoilingT, 1, 0.03, He C Si Cu Pr U",
    "SPECIFIC_HEAT, HeatCapacityMass, 1, 0.02, ''",
    "MOLAR_HEAT_CAPACITY, HeatCapacityMolar, 1, 0.02, Pb",
    "DENSITY, Density, 0.001, 0.05, H He B N O F Ne S Cl Ar Kr Xe Rn Am",
    "VALENCE_ELECTRONS, NValence, 1, 0, ''",
    "S_VALENCE_ELECTRONS, NsValence, 1, 0, ''",
    "P_VALENCE_ELECTRONS, NpValence, 1, 0, ''",
    "D_VALENCE_ELECTRONS, NdValence, 1, 0, ''",
    "F_VALENCE_ELECTRONS, NfValence, 1, 0, ''",
    "UNFILLED, NUnfilled, 1, 0, ''",
    "S_UNFILLED, NsUnfilled, 1, 0, ''",
    "P_UNFILLED, NpUnfilled, 1, 0, ''",
    "D_UNFILLED, NdUnfilled, 1, 0, ''",
    "F_UNFILLED, NfUnfilled, 1, 0, ''",
    "THERMAL_CONDUCTIVITY, ThermalConductivity, 1, 0.1, S K Te Pm"
  })
  void agrees_with_magpie(
      ElementProperty property, String table, double factor, double tolerance, String explained)
      throws IOException {
    List<OptionalDouble> theirs = read(table);
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Element element : Element.all()) {
      OptionalDouble ours = element.get(property);
      OptionalDouble their =
          element.ordinal() < theirs.size()
              ? theirs.get(element.ordinal())
              : OptionalDouble.empty();
      if (ours.isPresent() && their.isPresent()) {
        compared++;
        double value = ours.getAsDouble();
        if (Math.abs(value - their.getAsDouble() * factor) > tolerance * value) {
          different.add(element.symbol());
        }
      }
    }
    System.out.printf(
        "%s: %d of %d elements agree with Magpie's %s within %s%n",
        property, compared - different.size(), compared, table, tolerance);
    assertThat(compared).isGreaterThan(25);
    assertThat(String.join(" ", different)).isEqualTo(explained);
  }

  private static List<OptionalDouble> read(String table) throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    Path file = data == null ? null : Path.of(data, "element-tables", "magpie", table + ".table");
    assumeTrue(
        file != null && Files.exists(file),
        "skipped: no element tables to compare with under LODESTONE_DATA");
    return Files.readAllLines(file).stream().map(ElementTablesComparisonTest::number).toList();
  }

  private static OptionalDouble number(String line) {
    try {
      return OptionalDouble.of(Double.parseDouble(line.strip()));
    } catch (NumberFormatException missing) {
      return OptionalDouble.empty();
    }
  }
}
