package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.metainfo.Functional;
import io.lodestone.archive.metainfo.FunctionalBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exchange-correlation functional of a run in the names of libxc, from the tags GGA, METAGGA,
 * LHFCALC and their companions (VASP manual, "Exchange-correlation functionals").
 */
final class VaspFunctional {
  private static final double SAME = 1e-4;

  /** HSE06 has 0.207 Å⁻¹ (0.11 per Bohr); the manual's own value is 0.2. */
  private static final double HSE06_SCREENING = 0.2;

  /** HSE03 as VASP runs it; 0.3 Å⁻¹ for both exchange parts. */
  private static final double HSE03_SCREENING = 0.3;

  private static final Map<String, List<String>> GGA =
      Map.ofEntries(
          Map.entry("CA", List.of("LDA_X", "LDA_C_PZ")),
          Map.entry("PZ", List.of("LDA_X", "LDA_C_PZ")),
          Map.entry("HL", List.of("LDA_X", "LDA_C_HL")),
          Map.entry("WI", List.of("LDA_X", "LDA_C_WIGNER")),
          Map.entry("VW", List.of("LDA_X", "LDA_C_VWN")),
          Map.entry("RA", List.of("LDA_C_PW_RPA")),
          Map.entry("91", List.of("GGA_X_PW91", "GGA_C_PW91")),
          Map.entry("PE", List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry("PBE", List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry("RE", List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          Map.entry("RP", List.of("GGA_X_RPBE", "GGA_C_PBE")),
          Map.entry("PS", List.of("GGA_X_PBE_SOL", "GGA_C_PBE_SOL")),
          Map.entry("AM", List.of("GGA_X_AM05", "GGA_C_AM05")),
          Map.entry("B3", List.of("HYB_GGA_XC_B3LYP3")),
          Map.entry("B5", List.of("HYB_GGA_XC_B3LYP5")),
          Map.entry("BF", List.of("GGA_X_BEEFVDW", "GGA_XC_BEEFVDW")),
          Map.entry("OR", List.of("GGA_X_OPTPBE_VDW")),
          Map.entry("BO", List.of("GGA_X_OPTB88_VDW")),
          Map.entry("MK", List.of("GGA_X_OPTB86B_VDW")),
          Map.entry("ML", List.of("GGA_X_RPW86")),
          Map.entry("CX", List.of("GGA_X_LV_RPW86")));

  private static final Map<String, List<String>> META_GGA =
      Map.ofEntries(
          Map.entry("TPSS", List.of("MGGA_X_TPSS", "MGGA_C_TPSS")),
          Map.entry("RTPSS", List.of("MGGA_X_REVTPSS", "MGGA_C_REVTPSS")),
          Map.entry("M06L", List.of("MGGA_X_M06_L", "MGGA_C_M06_L")),
          Map.entry("MS0", List.of("MGGA_X_MS0", "GGA_C_REGTPSS")),
          Map.entry("MS1", List.of("MGGA_X_MS1", "GGA_C_REGTPSS")),
          Map.entry("MS2", List.of("MGGA_X_MS2", "GGA_C_REGTPSS")),
          Map.entry("SCAN", List.of("MGGA_X_SCAN", "MGGA_C_SCAN")),
          Map.entry("RSCAN", List.of("MGGA_X_RSCAN", "MGGA_C_RSCAN")),
          Map.entry("R2SCAN", List.of("MGGA_X_R2SCAN", "MGGA_C_R2SCAN")),
          Map.entry("SCANL", List.of("MGGA_X_SCANL", "MGGA_C_SCANL")),
          Map.entry("R2SCANL", List.of("MGGA_X_R2SCANL", "MGGA_C_R2SCANL")),
          Map.entry("RTM", List.of("MGGA_X_REVTM", "MGGA_C_REVTM")),
          Map.entry("TASK", List.of("MGGA_X_TASK")),
          Map.entry("MBJ", List.of("MGGA_X_TB09", "LDA_C_PW")),
          Map.entry("HLE17", List.of("MGGA_XC_HLE17")));

  /**
   * The exchange parts that only go with the nonlocal correlation of a van der Waals functional.
   */
  private static final Map<String, String> NONLOCAL =
      Map.of("ML", "VDW_XC_DF2", "CX", "VDW_XC_DF_CX");

  private final IncarTags tags;
  private final PotcarFunctional potcar;

  /**
   * @param tags what VASP used, and what the user set where VASP does not print it
   * @param potcar functional of the pseudopotentials, which holds where GGA is not set; may be null
   */
  VaspFunctional(IncarTags tags, PotcarFunctional potcar) {
    this.tags = tags;
    this.potcar = potcar;
  }

  /** The functional; null where nothing tells it. */
  XcFunctional libxc() {
    List<String> semilocal = semilocal();
    if (tags.isTrue("LHFCALC")) {
      return hybrid(semilocal);
    }
    if (semilocal.isEmpty()) {
      return null;
    }
    return XcFunctional.ofLibxc(semilocal);
  }

  /** How dispersion is treated, in the words of the field; null if not at all. */
  String vanDerWaals() {
    if (tags.isTrue("LUSE_VDW")) {
      double zab = tags.number("Zab_VDW", tags.number("ZAB_VDW", -0.8491));
      return switch (gga()) {
        case "ML" -> "vdW-DF2";
        case "CX" -> "vdW-DF-cx";
        case "OR" -> "optPBE-vdW";
        case "BO" -> "optB88-vdW";
        case "MK" -> Math.abs(zab + 1.8867) < SAME ? "rev-vdW-DF2" : "optB86b-vdW";
        case "BF" -> "BEEF-vdW";
        default ->
            tags.asMap().containsKey("BPARAM") && !meta().isEmpty()
                ? "rVV10"
                : Math.abs(zab + 1.8867) < SAME ? "vdW-DF2" : "vdW-DF";
      };
    }
    return switch (tags.integer("IVDW", tags.isTrue("LVDW") ? 1 : 0)) {
      case 1, 10 -> "D2";
      case 11 -> "D3";
      case 12 -> "D3(BJ)";
      case 13 -> "D4";
      case 2, 20 -> "TS";
      case 21 -> "TS/HI";
      case 202 -> "MBD";
      case 263 -> "MBD/FI";
      case 3 -> "ULG";
      case 4 -> "dDsC";
      default -> null;
    };
  }

  private List<String> semilocal() {
    String meta = meta();
    if (!meta.isEmpty()) {
      return META_GGA.getOrDefault(meta, List.of());
    }
    String gga = gga();
    if (gga.equals("LIBXC")) {
      return List.of(tags.word("LIBXC1"), tags.word("LIBXC2")).stream()
          .filter(name -> !name.isEmpty())
          .toList();
    }
    if (tags.isTrue("LUSE_VDW") && NONLOCAL.containsKey(gga)) {
      return List.of(NONLOCAL.get(gga));
    }
    if (!gga.isEmpty()) {
      return GGA.getOrDefault(gga, List.of());
    }
    return potcar == null ? List.of() : potcar.libxc();
  }

  private String meta() {
    String meta = tags.word("METAGGA");
    return meta.equals("--") || meta.equals("NONE") || meta.equals("F") ? "" : meta;
  }

  private String gga() {
    String gga = tags.word("GGA");
    return gga.equals("--") ? "" : gga;
  }

  private XcFunctional hybrid(List<String> semilocal) {
    double exact = tags.number("AEXX", 0.25);
    double gradientExchange = tags.number("AGGAX", 1 - exact);
    double gradientCorrelation = tags.number("AGGAC", exact == 1 ? 0 : 1);
    double localCorrelation = tags.number("ALDAC", exact == 1 ? 0 : 1);
    double screening = tags.number("HFSCREEN", 0);
    XcFunctionalBuilder functional = XcFunctionalBuilder.builder();
    if (same(exact, 1) && same(localCorrelation, 0) && same(gradientCorrelation, 0)) {
      return functional.addContributions(part("HF_X", Map.of())).build();
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("exact_exchange_mixing_factor", exact);
    if (screening != 0) {
      parameters.put("screening_parameter_per_angstrom", screening);
    }
    String base = semilocal.isEmpty() ? "GGA_X_PBE" : semilocal.getFirst();
    boolean b3lyp =
        same(exact, 0.2)
            && same(gradientExchange, 0.72)
            && same(gradientCorrelation, 0.81)
            && same(localCorrelation, 0.19);
    String name =
        switch (base) {
          case "HYB_GGA_XC_B3LYP3", "HYB_GGA_XC_B3LYP5" -> b3lyp ? base : null;
          case "GGA_X_PBE" ->
              screening == 0
                  ? "HYB_GGA_XC_PBEH"
                  : near(screening, HSE06_SCREENING)
                      ? "HYB_GGA_XC_HSE06"
                      : near(screening, HSE03_SCREENING) ? "HYB_GGA_XC_HSE03" : null;
          case "GGA_X_PBE_SOL" ->
              screening == 0
                  ? "HYB_GGA_XC_PBE_SOL0"
                  : near(screening, HSE06_SCREENING) ? "HYB_GGA_XC_HSE_SOL" : null;
          default -> null;
        };
    if (name != null) {
      return functional.addHybrid(part(name, parameters)).build();
    }
    for (String each : semilocal) {
      boolean exchange = each.contains("_X_") || each.endsWith("_X");
      Functional weighted =
          FunctionalBuilder.builder().name(each).weight(exchange ? 1 - exact : 1.0).build();
      if (exchange) {
        functional.addExchange(weighted);
      } else {
        functional.addCorrelation(weighted);
      }
    }
    return functional.addHybrid(part("HF_X", parameters)).build();
  }

  private static Functional part(String name, Map<String, Object> parameters) {
    return FunctionalBuilder.builder().name(name).parameters(parameters).build();
  }

  private static boolean near(double screening, double nominal) {
    return Math.abs(screening - nominal) < 0.011;
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) < SAME;
  }
}
