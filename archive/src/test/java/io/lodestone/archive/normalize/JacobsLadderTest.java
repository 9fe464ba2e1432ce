package io.lodestone.archive.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JacobsLadderTest {
  @ParameterizedTest
  @CsvSource({
    "LDA_X LDA_C_PW,LDA,LDA",
    "GGA_X_PBE GGA_C_PBE,GGA,PBE",
    "GGA_C_PBE GGA_X_PBE,GGA,PBE",
    "GGA_X_PBE_SOL GGA_C_PBE_SOL,GGA,PBEsol",
    "GGA_X_B88 GGA_C_LYP,GGA,BLYP",
    "MGGA_X_SCAN MGGA_C_SCAN,meta-GGA,SCAN",
    "HYB_GGA_XC_HSE06,hybrid,HSE06",
    "HYB_GGA_XC_B3LYP,hybrid,B3LYP",
    "HF_X,hybrid,",
    "GGA_X_PBE LDA_C_PW,GGA,"
  })
  void functionals_stand_on_the_rung_of_their_highest_part(
      String parts, String rung, String shortName) {
    List<String> names = List.of(parts.split(" "));
    assertThat(JacobsLadder.of(names).label()).isEqualTo(rung);
    assertThat(KnownFunctional.shortName(names)).isEqualTo(shortName);
  }

  @Test
  void names_that_are_none_of_libxc_stand_on_no_rung() {
    assertThat(JacobsLadder.of(List.of("something"))).isNull();
    assertThat(JacobsLadder.of(List.of())).isNull();
  }
}
