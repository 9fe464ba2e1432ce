package io.lodestone.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import javax.measure.IncommensurableException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "eV; 1.602176634e-19; m^2 kg s^-2",
        "meV; 1.602176634e-22; m^2 kg s^-2",
        "eV/atom; 1.602176634e-19; m^2 kg s^-2",
        "eV per atom; 1.602176634e-19; m^2 kg s^-2",
        "Hartree; 4.3597447222071e-18; m^2 kg s^-2",
        "mRy; 2.17987236110355e-21; m^2 kg s^-2",
        "kJ/mol; 1000; m^2 kg s^-2 mol^-1",
        "kcal mol-1; 4184; m^2 kg s^-2 mol^-1",
        "g/cm^3; 1000; m^-3 kg",
        "g/cm3; 1000; m^-3 kg",
        "g/cc; 1000; m^-3 kg",
        "g cm⁻³; 1000; m^-3 kg",
        "g·cm^{-3}; 1000; m^-3 kg",
        "GPa; 1e9; m^-1 kg s^-2",
        "N/mm²; 1e6; m^-1 kg s^-2",
        "kbar; 1e8; m^-1 kg s^-2",
        "HV; 9.80665e6; m^-1 kg s^-2",
        "1/cm; 100; m^-1",
        "cm-1; 100; m^-1",
        "cm^-1; 100; m^-1",
        "cm⁻¹; 100; m^-1",
        "cm**-1; 100; m^-1",
        "Å; 1e-10; m",
        "Å; 1e-10; m",
        "angstrom; 1e-10; m",
        "Å^3/atom; 1e-30; m^3",
        "Å³; 1e-30; m^3",
        "µm; 1e-6; m",
        "μm; 1e-6; m",
        "um; 1e-6; m",
        "nm; 1e-9; m",
        "K; 1; K",
        "Kelvin; 1; K",
        "W/(m K); 1; m kg s^-3 K^-1",
        "W/m K; 1; m kg s^-3 K^-1",
        "W/mK; 1; m kg s^-3 K^-1",
        "W/m/K; 1; m kg s^-3 K^-1",
        "W/m-K; 1; m kg s^-3 K^-1",
        "W m^-1 K^-1; 1; m kg s^-3 K^-1",
        "J/molK; 1; m^2 kg s^-2 K^-1 mol^-1",
        "J/mol.K; 1; m^2 kg s^-2 K^-1 mol^-1",
        "mK; 1e-3; K",
        "MPa m^0.5; 1e6; m^(-1/2) kg s^-2",
        "MPa·m^1/2; 1e6; m^(-1/2) kg s^-2",
        "MPa·m½; 1e6; m^(-1/2) kg s^-2",
        "MPa√m; 1e6; m^(-1/2) kg s^-2",
        "MPa sqrt(m); 1e6; m^(-1/2) kg s^-2",
        "MPa m^(1/2); 1e6; m^(-1/2) kg s^-2",
        "10^-6/K; 1e-6; K^-1",
        "10⁻⁶ K⁻¹; 1e-6; K^-1",
        "x10^-6/K; 1e-6; K^-1",
        "×10⁻⁶ /K; 1e-6; K^-1",
        "10^{21} cm^{-3}; 1e27; m^-3",
        "m^-0.5; 1; m^(-1/2)",
        "m^-1/2; 1; m^(-1/2)",
        "m^1.5; 1; m^(3/2)",
        "m^-1.5; 1; m^(-3/2)",
        "m^3/2; 1; m^(3/2)",
        "states/eV/cell; 6.241509074460763e18; m^-2 kg^-1 s^2",
        "1e-6 /K; 1e-6; K^-1",
        "10^21 cm^-3; 1e27; m^-3",
        "µB/f.u.; 9.2740100783e-24; m^2 A",
        "mu_B; 9.2740100783e-24; m^2 A",
        "emu/g; 1; m^2 kg^-1 A",
        "kOe; 79577.4715459477; m^-1 A",
        "mΩ·cm; 1e-5; m^3 kg s^-3 A^-2",
        "S/cm; 100; m^-3 kg^-1 s^3 A^2",
        "µV/K; 1e-6; m^2 kg s^-3 A^-1 K^-1",
        "mAh/g; 3600; kg^-1 s A",
        "cm²/(V s); 1e-4; kg^-1 s^2 A",
        "at.%; 0.01; 1",
        "wt%; 0.01; 1",
        "%; 0.01; 1",
        "°; 0.0174532925199433; 1",
        "m_e; 9.1093837015e-31; kg",
        "a0; 5.29177210903e-11; m",
        "THz; 1e12; s^-1",
        "dimensionless; 1; 1",
        "-; 1; 1"
      })
  void reads_units_as_people_write_them(String text, double factor, String dimension) {
    UnitExpression unit = UnitExpression.parse(text);
    assertThat(unit.factor()).isCloseTo(factor, within(1e-14 * factor));
    assertThat(unit.dimension()).hasToString(dimension);
  }

  @Test
  void keeps_decimal_prefixes_exact() {
    assertThat(UnitExpression.parse("g/cm^3").factor()).isEqualTo(1000);
    assertThat(UnitExpression.parse("cm^3").factor()).isEqualTo(1e-6);
    assertThat(UnitExpression.parse("Å^-1").factor()).isEqualTo(1e10);
    assertThat(UnitExpression.parse("nm^2").factor()).isEqualTo(1e-18);
  }

  @Test
  void shifts_temperature_scales_only_where_they_stand_alone() {
    UnitExpression celsius = UnitExpression.parse("°C");
    assertThat(celsius.toSi(25)).isCloseTo(298.15, within(1e-12));
    assertThat(celsius.fromSi(273.15)).isZero();
    assertThat(UnitExpression.parse("°F").toSi(212)).isCloseTo(373.15, within(1e-12));
    assertThat(UnitExpression.parse("1/°C").zeroPoint()).isZero();
    assertThat(UnitExpression.parse("W/(m °C)").factor()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eV", "GPa", "g/cm^3", "°C", "µV/K", "cm^2/(V s)", "kJ/mol", "1/cm"})
  void agrees_with_jsr_385_on_every_conversion(String text) throws IncommensurableException {
    UnitExpression unit = UnitExpression.parse(text);
    double converted =
        unit.unit()
            .getConverterToAny(unit.dimension().siUnit())
            .convert(unit.quantity(37.5).getValue())
            .doubleValue();
    assertThat(converted).isCloseTo(unit.toSi(37.5), within(1e-13 * Math.abs(converted)));
  }

  @Test
  void says_what_a_mistyped_unit_may_have_meant() {
    assertThatThrownBy(() -> UnitExpression.parse("Gpa"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("GPa");
    assertThatThrownBy(() -> UnitExpression.parse("eV/atmo"))
        .hasMessageContaining("column 4")
        .hasMessageContaining("atom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "eV/", "(eV", "eV)", "eV^", "eV^^2", "m^0", "m^999", "m^1/3", "m^0.25", "m^1.25",
        "cm3.5", "a.u.", "1.2.3 m"
      })
  void refuses_what_is_no_unit(String text) {
    assertThatThrownBy(() -> UnitExpression.parse(text)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void refuses_to_convert_between_dimensions() {
    UnitExpression energy = UnitExpression.parse("eV");
    assertThat(energy.to(UnitExpression.parse("meV"), 2)).isCloseTo(2000, within(1e-9));
    assertThatThrownBy(() -> energy.to(UnitExpression.parse("K"), 2))
        .isInstanceOf(InvalidInput.class);
  }

  @Property
  void never_fails_other_than_by_invalid_input(@ForAll @StringLength(max = 12) String text) {
    try {
      assertThat(UnitExpression.parse(text).factor()).isPositive();
    } catch (InvalidInput refused) {
      assertThat(refused).hasMessageContaining("expected");
    }
  }

  @Test
  void agrees_with_the_units_of_codes() {
    for (MaterialsUnit unit : MaterialsUnit.values()) {
      if (unit.symbol().contains("ħ") || unit.name().contains("_MOLE_")) {
        continue;
      }
      UnitExpression read = UnitExpression.parse(unit.symbol());
      if (unit != MaterialsUnit.ENERGY_OF_INVERSE_CENTIMETRE) {
        assertThat(read.factor()).isCloseTo(unit.factor(), within(1e-14 * unit.factor()));
        assertThat(read.dimension()).isEqualTo(unit.dimension());
      }
    }
  }
}
