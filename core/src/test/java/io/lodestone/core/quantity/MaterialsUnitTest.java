package io.lodestone.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialsUnitTest {
  /** The conversions as CODATA 2018 publishes them, not as they are computed here. */
  @ParameterizedTest
  @CsvSource({
    "HARTREE, ELECTRONVOLT, 27.211386245988",
    "RYDBERG, ELECTRONVOLT, 13.605693122994",
    "BOHR, ANGSTROM, 0.529177210903",
    "HARTREE_PER_BOHR, EV_PER_ANGSTROM, 51.42206747633",
    "EV_PER_CUBIC_ANGSTROM, GIGAPASCAL, 160.2176634",
    "HARTREE_PER_CUBIC_BOHR, GIGAPASCAL, 29421.015697",
    "KILOBAR, GIGAPASCAL, 0.1",
    "ATOMIC_TIME_UNIT, FEMTOSECOND, 0.024188843265857",
    "ENERGY_OF_INVERSE_CENTIMETRE, MILLIELECTRONVOLT, 0.1239841984332",
    "ELECTRONVOLT, KILOJOULE_PER_MOLE_OF_PARTICLES, 96.48533212331",
    "ELEMENTARY_CHARGE_ANGSTROM, DEBYE, 4.803204712570",
    "DALTON, ELECTRON_MASS, 1822.888486209",
    "BOHR_PER_ATOMIC_TIME, ANGSTROM_PER_FEMTOSECOND, 21.8769126364"
  })
  void converts_as_codata_says(MaterialsUnit from, MaterialsUnit to, double factor) {
    assertThat(to.fromSi(from.toSi(1))).isCloseTo(factor, within(1e-10 * factor));
    assertThat(from.dimension()).isEqualTo(to.dimension());
  }

  @Property
  void comes_back_from_si(
      @ForAll MaterialsUnit unit, @ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
    assertThat(unit.fromSi(unit.toSi(value))).isCloseTo(value, within(1e-9));
  }
}
