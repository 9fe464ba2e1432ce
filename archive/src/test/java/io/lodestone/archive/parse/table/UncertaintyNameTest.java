package io.lodestone.archive.parse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UncertaintyNameTest {
  @Test
  void headings_of_uncertainties_name_their_quantity() {
    for (String heading :
        List.of(
            "Tc_std",
            "Tc std dev",
            "std of Tc",
            "error in Tc",
            "± Tc",
            "Tc ±",
            "±Tc",
            "u(Tc)",
            "Tc (uncertainty)",
            "Tc standard deviation",
            "tc_err",
            "Tc +/-",
            "sigma(Tc)")) {
      assertThat(UncertaintyName.base(heading)).as(heading).contains("tc");
    }
    assertThat(UncertaintyName.base("±")).contains("");
    assertThat(UncertaintyName.base("std")).contains("");
  }

  @Test
  void other_headings_are_none() {
    for (String heading : List.of("Tc", "terror", "d", "", "standard", "errors seen", "mean")) {
      assertThat(UncertaintyName.base(heading)).as(heading).isEmpty();
    }
  }
}
