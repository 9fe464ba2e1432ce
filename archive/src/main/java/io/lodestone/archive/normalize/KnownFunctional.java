package io.lodestone.archive.normalize;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/** Functionals that people call by a short name, with their parts in libxc. */
enum KnownFunctional {
  PBE("PBE", "GGA_X_PBE", "GGA_C_PBE"),
  PBESOL("PBEsol", "GGA_X_PBE_SOL", "GGA_C_PBE_SOL"),
  REVPBE("revPBE", "GGA_X_PBE_R", "GGA_C_PBE"),
  RPBE("RPBE", "GGA_X_RPBE", "GGA_C_PBE"),
  PW91("PW91", "GGA_X_PW91", "GGA_C_PW91"),
  BLYP("BLYP", "GGA_X_B88", "GGA_C_LYP"),
  BP86("BP86", "GGA_X_B88", "GGA_C_P86"),
  AM05("AM05", "GGA_X_AM05", "GGA_C_AM05"),
  WC("WC", "GGA_X_WC", "GGA_C_PBE"),
  SCAN("SCAN", "MGGA_X_SCAN", "MGGA_C_SCAN"),
  R2SCAN("r2SCAN", "MGGA_X_R2SCAN", "MGGA_C_R2SCAN"),
  TPSS("TPSS", "MGGA_X_TPSS", "MGGA_C_TPSS"),
  PBE0("PBE0", "HYB_GGA_XC_PBEH"),
  HSE03("HSE03", "HYB_GGA_XC_HSE03"),
  HSE06("HSE06", "HYB_GGA_XC_HSE06"),
  B3LYP("B3LYP", "HYB_GGA_XC_B3LYP"),
  B3LYP5("B3LYP", "HYB_GGA_XC_B3LYP5");

  private final String shortName;
  private final Set<String> parts;

  KnownFunctional(String shortName, String... parts) {
    this.shortName = shortName;
    this.parts = Set.of(parts);
  }

  /** The short name of a sum of parts; LDA for any sum of local parts; null where there is none. */
  static String shortName(Collection<String> libxcNames) {
    Set<String> names = Set.copyOf(libxcNames);
    return Arrays.stream(values())
        .filter(known -> known.parts.equals(names))
        .map(known -> known.shortName)
        .findFirst()
        .orElse(JacobsLadder.of(names) == JacobsLadder.LDA ? "LDA" : null);
  }
}
