package io.lodestone.archive.parse.vasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.Functional;
import io.lodestone.archive.metainfo.XcFunctional;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VaspFunctionalTest {
  private static VaspFunctional functional(String incar, PotcarFunctional potcar) {
    IncarFile file = new IncarFile();
    incar.lines().forEach(file::line);
    return new VaspFunctional(file.tags(), potcar);
  }

  private static List<String> names(String incar, PotcarFunctional potcar) {
    XcFunctional libxc = functional(incar, potcar).libxc();
    return Stream.of(libxc.exchange(), libxc.correlation(), libxc.hybrid(), libxc.contributions())
        .flatMap(List::stream)
        .map(Functional::name)
        .toList();
  }

  @Test
  void takes_the_functional_of_the_potentials_where_no_tag_is_set() {
    assertThat(names("GGA = --", PotcarFunctional.of("PAW_PBE Si 05Jan2001")))
        .containsExactly("GGA_X_PBE", "GGA_C_PBE");
    assertThat(names("", PotcarFunctional.of("PAW Si 02Apr1999")))
        .containsExactly("LDA_X", "LDA_C_PZ");
    assertThat(names("", PotcarFunctional.of("US Si"))).containsExactly("LDA_X", "LDA_C_PZ");
    assertThat(names("", PotcarFunctional.of("PAW_GGA Fe 03Mar1998")))
        .containsExactly("GGA_X_PW91", "GGA_C_PW91");
    assertThat(functional("", PotcarFunctional.of("mystery")).libxc()).isNull();
  }

  @Test
  void tells_hybrids_by_their_screening_and_their_parts() {
    PotcarFunctional pbe = PotcarFunctional.PBE;
    assertThat(names("LHFCALC = .TRUE.\nHFSCREEN = 0.2", pbe)).containsExactly("HYB_GGA_XC_HSE06");
    assertThat(names("LHFCALC = .TRUE.\nHFSCREEN = 0.207", pbe))
        .containsExactly("HYB_GGA_XC_HSE06");
    assertThat(names("LHFCALC = T ; HFSCREEN = 0.3", pbe)).containsExactly("HYB_GGA_XC_HSE03");
    assertThat(names("LHFCALC = T", pbe)).containsExactly("HYB_GGA_XC_PBEH");
    assertThat(names("LHFCALC = T; GGA = PS", pbe)).containsExactly("HYB_GGA_XC_PBE_SOL0");
    assertThat(names("LHFCALC = T; AEXX = 1; ALDAC = 0; AGGAC = 0", pbe)).containsExactly("HF_X");
    String b3lyp = "LHFCALC = T; GGA = B3; AEXX = 0.2; AGGAX = 0.72; AGGAC = 0.81; ALDAC = 0.19";
    assertThat(names(b3lyp, pbe)).containsExactly("HYB_GGA_XC_B3LYP3");
    Functional hybrid = functional("LHFCALC = T; AEXX = 0.4", pbe).libxc().hybrid().getFirst();
    assertThat(hybrid.parameters()).containsEntry("exact_exchange_mixing_factor", 0.4);
  }

  @Test
  void builds_a_hybrid_without_a_name_from_its_parts() {
    XcFunctional mixed =
        functional("LHFCALC = T; METAGGA = SCAN; AEXX = 0.3", PotcarFunctional.PBE).libxc();

    assertThat(mixed.exchange().getFirst().name()).isEqualTo("MGGA_X_SCAN");
    assertThat(mixed.exchange().getFirst().weight()).isEqualTo(0.7);
    assertThat(mixed.hybrid().getFirst().name()).isEqualTo("HF_X");
  }

  @Test
  void knows_the_functionals_of_every_rung() {
    PotcarFunctional pbe = PotcarFunctional.PBE;
    assertThat(names("METAGGA = R2SCAN", pbe)).containsExactly("MGGA_X_R2SCAN", "MGGA_C_R2SCAN");
    assertThat(names("METAGGA = F", pbe)).containsExactly("GGA_X_PBE", "GGA_C_PBE");
    assertThat(names("GGA = RP", pbe)).containsExactly("GGA_X_RPBE", "GGA_C_PBE");
    assertThat(names("GGA = CA", pbe)).containsExactly("LDA_X", "LDA_C_PZ");
    assertThat(names("GGA = LIBXC; LIBXC1 = GGA_X_PBE; LIBXC2 = GGA_C_LYP", pbe))
        .containsExactly("GGA_X_PBE", "GGA_C_LYP");
  }

  @Test
  void names_the_treatment_of_dispersion() {
    PotcarFunctional pbe = PotcarFunctional.PBE;
    assertThat(functional("IVDW = 11", pbe).vanDerWaals()).isEqualTo("D3");
    assertThat(functional("IVDW = 202", pbe).vanDerWaals()).isEqualTo("MBD");
    assertThat(functional("LVDW = T", pbe).vanDerWaals()).isEqualTo("D2");
    assertThat(functional("", pbe).vanDerWaals()).isNull();
    String df2 = "LUSE_VDW = T; GGA = ML; Zab_vdW = -1.8867";
    assertThat(functional(df2, pbe).vanDerWaals()).isEqualTo("vdW-DF2");
    assertThat(names(df2, pbe)).containsExactly("VDW_XC_DF2");
    assertThat(functional("LUSE_VDW = T; GGA = BO", pbe).vanDerWaals()).isEqualTo("optB88-vdW");
    String revised = "LUSE_VDW = T; GGA = MK; Zab_vdW = -1.8867";
    assertThat(functional(revised, pbe).vanDerWaals()).isEqualTo("rev-vdW-DF2");
  }
}
