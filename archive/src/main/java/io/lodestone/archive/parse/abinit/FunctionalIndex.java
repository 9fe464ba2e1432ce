package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import io.lodestone.archive.parse.libxc.LibxcNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The functionals behind ABINIT's variable {@code ixc}: its own ones by positive numbers, those of
 * libxc by negative ones, -XXXCCC for exchange XXX and correlation CCC.
 */
final class FunctionalIndex {
  private static final Map<Integer, List<String>> NATIVE =
      Map.ofEntries(
          Map.entry(1, List.of("LDA_XC_TETER93")),
          Map.entry(2, List.of("LDA_X", "LDA_C_PZ")),
          Map.entry(4, List.of("LDA_X", "LDA_C_WIGNER")),
          Map.entry(5, List.of("LDA_X", "LDA_C_HL")),
          Map.entry(6, List.of("LDA_C_XALPHA")),
          Map.entry(7, List.of("LDA_X", "LDA_C_PW")),
          Map.entry(8, List.of("LDA_X")),
          Map.entry(9, List.of("LDA_X", "LDA_C_PW_RPA")),
          Map.entry(11, List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry(12, List.of("GGA_X_PBE")),
          Map.entry(13, List.of("GGA_XC_LB")),
          Map.entry(14, List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          Map.entry(15, List.of("GGA_X_RPBE", "GGA_C_PBE")),
          Map.entry(16, List.of("GGA_XC_HCTH_93")),
          Map.entry(17, List.of("GGA_XC_HCTH_120")),
          Map.entry(23, List.of("GGA_X_WC", "GGA_C_PBE")),
          Map.entry(24, List.of("GGA_X_C09X")),
          Map.entry(26, List.of("GGA_XC_HCTH_147")),
          Map.entry(27, List.of("GGA_XC_HCTH_407")),
          Map.entry(40, List.of("HF_X")),
          Map.entry(41, List.of("HYB_GGA_XC_PBEH")),
          Map.entry(42, List.of("HYB_GGA_XC_PBE0_13")));

  private FunctionalIndex() {}

  /** The functional for a value of {@code ixc}; without parts where it has no name in libxc. */
  static XcFunctional functional(int ixc) {
    List<String> names = ixc < 0 ? libxc(-(long) ixc) : NATIVE.getOrDefault(ixc, List.of());
    XcFunctional functional = XcFunctional.ofLibxc(names);
    return names.isEmpty()
        ? XcFunctionalBuilder.builder(functional).name("ixc " + ixc).build()
        : functional;
  }

  private static List<String> libxc(long number) {
    List<String> names = new ArrayList<>();
    for (long part : new long[] {number / 1000, number % 1000}) {
      if (part > 0 && number < 1_000_000) {
        LibxcNumbers.name((int) part).ifPresent(names::add);
      }
    }
    return names;
  }
}
