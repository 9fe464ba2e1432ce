package io.lodestone.archive.parse.gpaw;

import static java.util.Map.entry;

import io.lodestone.archive.metainfo.FunctionalBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An exchange-correlation functional as GPAW names it: one of its own names, or libxc names joined
 * by {@code +}.
 */
record GpawFunctional(String name) {
  private static final String CORRELATION_OF_VDW = "LDA_C_PW";

  /** GPAW's names in lower case and the parts they stand for (gpaw/xc, versions 0.9 to 25). */
  private static final Map<String, List<String>> PARTS =
      Map.ofEntries(
          entry("lda", List.of("LDA_X", "LDA_C_PW")),
          entry("pw91", List.of("GGA_X_PW91", "GGA_C_PW91")),
          entry("pbe", List.of("GGA_X_PBE", "GGA_C_PBE")),
          entry("pbesol", List.of("GGA_X_PBE_SOL", "GGA_C_PBE_SOL")),
          entry("revpbe", List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          entry("rpbe", List.of("GGA_X_RPBE", "GGA_C_PBE")),
          entry("blyp", List.of("GGA_X_B88", "GGA_C_LYP")),
          entry("hcth407", List.of("GGA_XC_HCTH_407")),
          entry("wc", List.of("GGA_X_WC", "GGA_C_PBE")),
          entry("am05", List.of("GGA_X_AM05", "GGA_C_AM05")),
          entry("m06-l", List.of("MGGA_X_M06_L", "MGGA_C_M06_L")),
          entry("m06l", List.of("MGGA_X_M06_L", "MGGA_C_M06_L")),
          entry("tpss", List.of("MGGA_X_TPSS", "MGGA_C_TPSS")),
          entry("revtpss", List.of("MGGA_X_REVTPSS", "MGGA_C_REVTPSS")),
          entry("scan", List.of("MGGA_X_SCAN", "MGGA_C_SCAN")),
          entry("rscan", List.of("MGGA_X_RSCAN", "MGGA_C_RSCAN")),
          entry("r2scan", List.of("MGGA_X_R2SCAN", "MGGA_C_R2SCAN")),
          entry("mbeef", List.of("MGGA_X_MBEEF", "GGA_C_PBE_SOL")),
          entry("mbeef-vdw", List.of("MGGA_X_MBEEFVDW", "GGA_C_PBE_SOL", CORRELATION_OF_VDW)),
          entry("beef-vdw", List.of("GGA_XC_BEEFVDW")),
          entry("vdw-df", List.of("GGA_X_PBE_R", CORRELATION_OF_VDW)),
          entry("vdw-df2", List.of("GGA_X_RPW86", CORRELATION_OF_VDW)),
          entry("vdw-df-cx", List.of("GGA_X_LV_RPW86", CORRELATION_OF_VDW)),
          entry("optpbe-vdw", List.of("GGA_X_OPTPBE_VDW", CORRELATION_OF_VDW)),
          entry("optb88-vdw", List.of("GGA_X_OPTB88_VDW", CORRELATION_OF_VDW)),
          entry("c09-vdw", List.of("GGA_X_C09X", CORRELATION_OF_VDW)),
          entry("pbe0", List.of("HYB_GGA_XC_PBEH")),
          entry("b3lyp", List.of("HYB_GGA_XC_B3LYP")),
          entry("hse03", List.of("HYB_GGA_XC_HSE03")),
          entry("hse06", List.of("HYB_GGA_XC_HSE06")),
          entry("cam-b3lyp", List.of("HYB_GGA_XC_CAM_B3LYP")),
          entry("camy-b3lyp", List.of("HYB_GGA_XC_CAMY_B3LYP")),
          entry("camy-blyp", List.of("HYB_GGA_XC_CAMY_BLYP")),
          entry("lcy-pbe", List.of("HYB_GGA_XC_LCY_PBE")),
          entry("lcy-blyp", List.of("HYB_GGA_XC_LCY_BLYP")),
          entry("exx", List.of("HF_X")));

  /** Share of exact exchange of the hybrids in which it is one number. */
  private static final Map<String, Double> EXACT_EXCHANGE =
      Map.of("pbe0", 0.25, "b3lyp", 0.2, "hse03", 0.25, "hse06", 0.25);

  /**
   * The parts by their libxc names; a name that stands for no known sum of parts (GLLBSC) is told
   * as name.
   *
   * @param exactExchange share of exact exchange that the input asks for, or null for the usual one
   */
  XcFunctional parts(Double exactExchange) {
    if (!isKnown()) {
      return XcFunctionalBuilder.builder().name(name).build();
    }
    String key = name.toLowerCase(Locale.ROOT);
    XcFunctional functional = XcFunctional.ofLibxc(libxcNames());
    Double share = exactExchange == null ? EXACT_EXCHANGE.get(key) : exactExchange;
    if (share == null || functional.hybrid().isEmpty()) {
      return functional;
    }
    return XcFunctionalBuilder.builder(functional)
        .hybrid(
            List.of(
                FunctionalBuilder.builder(functional.hybrid().getFirst())
                    .parameters(Map.of("exact_exchange_mixing_factor", share))
                    .build()))
        .build();
  }

  /** Whether the name stands for a known sum of parts. */
  boolean isKnown() {
    return !libxcNames().isEmpty();
  }

  /** The parts by their libxc names; none for a name that stands for no known sum of parts. */
  List<String> libxcNames() {
    List<String> parts = PARTS.get(name.toLowerCase(Locale.ROOT));
    if (parts == null && (name.contains("_X") || name.contains("_C_"))) {
      return Arrays.stream(name.split("\\+")).map(String::strip).toList();
    }
    return parts == null ? List.of() : parts;
  }

  /** The non-local correlation that goes with the functional, or null. */
  String vanDerWaalsMethod() {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "vdw-df", "optpbe-vdw", "optb88-vdw", "c09-vdw", "vdw-df-cx" -> "vdW-DF";
      case "vdw-df2", "beef-vdw", "mbeef-vdw" -> "vdW-DF2";
      default -> null;
    };
  }
}
