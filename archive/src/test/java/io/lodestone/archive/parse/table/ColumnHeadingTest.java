package io.lodestone.archive.parse.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnHeadingTest {
  @Test
  void units_stand_in_brackets_after_a_comma_a_solidus_or_an_underscore() {
    String[][] headings = {
      {"band gap (eV)", "band gap", "eV"},
      {"hardness [GPa]", "hardness", "GPa"},
      {"density_g/cm3", "density", "g/cm3"},
      {"density_g_cm3", "density", "g/cm3"},
      {"E_hull_eV_per_atom", "E_hull", "eV/atom"},
      {"gap_eV", "gap", "eV"},
      {"Tc, K", "Tc", "K"},
      {"T / K", "T", "K"},
      {"thermal conductivity (W/(m K))", "thermal conductivity", "W/(m K)"},
      {"PROPERTY: grain size ($\\mu$m)", "PROPERTY: grain size", "µm"},
      {"PROPERTY: Exp. Density (g/cm$^3$)", "PROPERTY: Exp. Density", "g/cm^3"},
      {"Test temperature ($^\\circ$C)", "Test temperature", "°C"},
      {"rA (Ang)", "rA", "Ang"},
      {"yield strength (MPa) at 25 C", "yield strength at 25 C", "MPa"},
      {"Qtot(uL/min)", "Qtot", "uL/min"},
    };
    for (String[] row : headings) {
      ColumnHeading heading = ColumnHeading.parse(row[0]);
      assertThat(heading.name()).as(row[0]).isEqualTo(row[1]);
      assertThat(heading.statedUnit()).as(row[0]).isEqualTo(row[2]);
      assertThat(heading.unit()).as(row[0]).isPresent();
    }
  }

  @Test
  void words_that_only_look_like_units_stay_in_the_name() {
    for (String text :
        List.of(
            "target",
            "t_pred",
            "tau_prob",
            "value_min",
            "GSenergy_pa",
            "E_g",
            "x_m",
            "rA",
            "gap (PBE)",
            "BCC/FCC",
            "Elec. Config.",
            "hardness (exp)",
            "T_c",
            "a, b")) {
      ColumnHeading heading = ColumnHeading.parse(text);
      assertThat(heading.name()).isEqualTo(text);
      assertThat(heading.unit()).as(text).isEmpty();
      assertThat(heading.complaint()).as(text).isNull();
    }
  }

  @Test
  void a_mistyped_unit_is_complained_about() {
    ColumnHeading heading = ColumnHeading.parse("gap (eVV)");
    assertThat(heading.unit()).isEmpty();
    assertThat(heading.complaint()).contains("eVV").contains("did you mean eV?");
  }

  @Test
  void scales_without_a_factor_keep_their_name() {
    ColumnHeading heading = ColumnHeading.parse("intensity (a.u.)");
    assertThat(heading.name()).isEqualTo("intensity");
    assertThat(heading.statedUnit()).isEqualTo("a.u.");
    assertThat(heading.complaint()).isNull();
  }

  @Test
  void a_capital_a_is_the_angstrom_where_a_length_is_meant() {
    assertThat(ColumnHeading.parse("lattice constant (A)").unit().map(UnitExpression::factor))
        .contains(1e-10);
    assertThat(ColumnHeading.parse("volume (A^3)").unit().map(UnitExpression::factor))
        .hasValueSatisfying(factor -> assertThat(factor).isBetween(0.99e-30, 1.01e-30));
    assertThat(ColumnHeading.parse("current (A)").unit().map(UnitExpression::factor)).contains(1.0);
  }
}
