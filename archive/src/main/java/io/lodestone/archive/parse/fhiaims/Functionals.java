package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.Functional;
import io.lodestone.archive.metainfo.FunctionalBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exchange-correlation functionals of FHI-aims by the names that libxc gives to their parts.
 *
 * <p>A functional is known by its keyword in control.in and by the words that the output has for
 * it; older outputs have only the words, and these changed less than the keywords.
 */
final class Functionals {
  private static final Map<String, List<String>> BY_WORDS =
      Map.ofEntries(
          Map.entry(
              "Perdew-Wang parametrisation of Ceperley-Alder LDA", List.of("LDA_X", "LDA_C_PW")),
          Map.entry(
              "Perdew-Zunger parametrisation of Ceperley-Alder LDA", List.of("LDA_X", "LDA_C_PZ")),
          Map.entry("VWN-LDA parametrisation of VWN5 form", List.of("LDA_X", "LDA_C_VWN")),
          Map.entry("VWN-LDA parametrisation of VWN-RPA form", List.of("LDA_X", "LDA_C_VWN_RPA")),
          Map.entry("AM05 gradient-corrected functionals", List.of("GGA_X_AM05", "GGA_C_AM05")),
          Map.entry("BLYP functional", List.of("GGA_X_B88", "GGA_C_LYP")),
          Map.entry("PBE gradient-corrected functionals", List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry("PBEint gradient-corrected functional", pbe("PBEINT")),
          Map.entry("PBEsol gradient-corrected functionals", pbe("PBE_SOL")),
          Map.entry("RPBE gradient-corrected functionals", List.of("GGA_X_RPBE", "GGA_C_PBE")),
          Map.entry("revPBE gradient-corrected functionals", List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          Map.entry("PW91 gradient-corrected functionals", List.of("GGA_X_PW91", "GGA_C_PW91")),
          Map.entry("M06-L gradient-corrected functionals", meta("M06_L")),
          Map.entry("M11-L gradient-corrected functionals", meta("M11_L")),
          Map.entry("TPSS gradient-corrected functionals", meta("TPSS")),
          Map.entry("revTPSS gradient-corrected functionals", meta("REVTPSS")),
          Map.entry("SCAN gradient-corrected functionals", meta("SCAN")),
          Map.entry(
              "TPSSloc gradient-corrected functionals", List.of("MGGA_X_TPSS", "MGGA_C_TPSSLOC")),
          Map.entry("hybrid B3LYP functional", List.of("HYB_GGA_XC_B3LYP5")),
          Map.entry("Hartree-Fock", List.of("HF_X")),
          Map.entry("HSE", List.of("HYB_GGA_XC_HSE03")),
          Map.entry("HSE-functional", List.of("HYB_GGA_XC_HSE06")),
          Map.entry("hybrid-PBE0 functionals", List.of("HYB_GGA_XC_PBEH")),
          Map.entry("hybrid-PBEsol0 functionals", List.of("HYB_GGA_XC_PBE_SOL0")),
          Map.entry("Hybrid M06 gradient-corrected functionals", hybrid("M06", "M06")),
          Map.entry("Hybrid M06-2X gradient-corrected functionals", hybrid("M06_2X", "M06_2X")),
          Map.entry("Hybrid M06-HF gradient-corrected functionals", hybrid("M06_HF", "M06_HF")),
          Map.entry("Hybrid M08-HX gradient-corrected functionals", hybrid("M08_HX", "M08_HX")),
          Map.entry("Hybrid M08-SO gradient-corrected functionals", hybrid("M08_SO", "M08_SO")),
          Map.entry("Hybrid M11 gradient-corrected functionals", hybrid("M11", "M11")));

  private static final Map<String, List<String>> BY_KEYWORD =
      Map.ofEntries(
          Map.entry("pw-lda", List.of("LDA_X", "LDA_C_PW")),
          Map.entry("pz-lda", List.of("LDA_X", "LDA_C_PZ")),
          Map.entry("vwn", List.of("LDA_X", "LDA_C_VWN")),
          Map.entry("vwn-gauss", List.of("LDA_X", "LDA_C_VWN_RPA")),
          Map.entry("am05", List.of("GGA_X_AM05", "GGA_C_AM05")),
          Map.entry("blyp", List.of("GGA_X_B88", "GGA_C_LYP")),
          Map.entry("b86bpbe", List.of("GGA_X_B86_MGC", "GGA_C_PBE")),
          Map.entry("pbe", List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry("pbeint", pbe("PBEINT")),
          Map.entry("pbesol", pbe("PBE_SOL")),
          Map.entry("rpbe", List.of("GGA_X_RPBE", "GGA_C_PBE")),
          Map.entry("revpbe", List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          Map.entry("pw91_gga", List.of("GGA_X_PW91", "GGA_C_PW91")),
          Map.entry("xpbe", pbe("XPBE")),
          Map.entry("m06-l", meta("M06_L")),
          Map.entry("m11-l", meta("M11_L")),
          Map.entry("tpss", meta("TPSS")),
          Map.entry("revtpss", meta("REVTPSS")),
          Map.entry("tpssloc", List.of("MGGA_X_TPSS", "MGGA_C_TPSSLOC")),
          Map.entry("scan", meta("SCAN")),
          Map.entry("rscan", meta("RSCAN")),
          Map.entry("r2scan", meta("R2SCAN")),
          Map.entry("b3lyp", List.of("HYB_GGA_XC_B3LYP5")),
          Map.entry("b1lyp", List.of("HYB_GGA_XC_B1LYP")),
          Map.entry("hf", List.of("HF_X")),
          Map.entry("hse03", List.of("HYB_GGA_XC_HSE03")),
          Map.entry("hse06", List.of("HYB_GGA_XC_HSE06")),
          Map.entry("pbe0", List.of("HYB_GGA_XC_PBEH")),
          Map.entry("pbesol0", List.of("HYB_GGA_XC_PBE_SOL0")),
          Map.entry("lc_wpbeh", List.of("HYB_GGA_XC_LC_WPBEH_WHS")),
          Map.entry("m06", hybrid("M06", "M06")),
          Map.entry("m06-2x", hybrid("M06_2X", "M06_2X")),
          Map.entry("m06-hf", hybrid("M06_HF", "M06_HF")),
          Map.entry("m08-hx", hybrid("M08_HX", "M08_HX")),
          Map.entry("m08-so", hybrid("M08_SO", "M08_SO")),
          Map.entry("m11", hybrid("M11", "M11")));

  private final Double exactExchange;
  private final Double screening;

  /**
   * Functionals with these parameters.
   *
   * @param exactExchange fraction of exact exchange where the input changes it, or null
   * @param screening range separation in 1/m, or null
   */
  Functionals(Double exactExchange, Double screening) {
    this.exactExchange = exactExchange;
    this.screening = screening;
  }

  /**
   * The functional of a run.
   *
   * @param words how the output names it, or null
   * @param keyword the words behind {@code xc} in control.in, or empty
   * @return null if neither is known
   */
  XcFunctional section(String words, List<String> keyword) {
    List<String> parts = words == null ? null : BY_WORDS.get(words);
    if (parts == null && !keyword.isEmpty()) {
      parts = byKeyword(keyword);
    }
    if (parts == null) {
      return words == null ? null : XcFunctionalBuilder.builder().name(words).build();
    }
    XcFunctionalBuilder xc = XcFunctionalBuilder.builder();
    for (String part : parts) {
      Functional functional = part(part);
      if (part.contains("_XC_")) {
        if (part.startsWith("HYB")) {
          xc.addHybrid(functional);
        } else {
          xc.addContributions(functional);
        }
      } else if (part.contains("_C_")) {
        xc.addCorrelation(functional);
      } else {
        xc.addExchange(functional);
      }
    }
    return xc.build();
  }

  /** Names that follow {@code libxc} or {@code dfauto} stand for themselves. */
  private static List<String> byKeyword(List<String> words) {
    String first = words.getFirst().toLowerCase(Locale.ROOT);
    if (first.equals("libxc") && words.size() > 1) {
      return words.subList(1, words.size()).stream()
          .flatMap(word -> java.util.Arrays.stream(word.split("\\+")))
          .map(word -> word.toUpperCase(Locale.ROOT))
          .filter(word -> word.matches("(HYB_)?(LDA|GGA|MGGA)_[A-Z0-9_]+"))
          .toList();
    }
    boolean prefixed = (first.equals("dfauto") || first.equals("dfa")) && words.size() > 1;
    return BY_KEYWORD.get(prefixed ? words.get(1).toLowerCase(Locale.ROOT) : first);
  }

  private Functional part(String name) {
    FunctionalBuilder functional = FunctionalBuilder.builder().name(name);
    boolean hybrid = name.startsWith("HYB_") || name.equals("HF_X");
    if (hybrid) {
      Map<String, Object> parameters = new TreeMap<>();
      if (exactExchange != null) {
        parameters.put("exact_exchange_mixing_factor", exactExchange);
      }
      if (screening != null) {
        parameters.put("$\\omega$ in m^-1", screening);
      }
      if (!parameters.isEmpty()) {
        functional.parameters(parameters);
      }
    }
    return functional.build();
  }

  private static List<String> pbe(String kind) {
    return List.of("GGA_X_" + kind, "GGA_C_" + kind);
  }

  private static List<String> meta(String kind) {
    return List.of("MGGA_X_" + kind, "MGGA_C_" + kind);
  }

  private static List<String> hybrid(String exchange, String correlation) {
    return List.of("HYB_MGGA_X_" + exchange, "MGGA_C_" + correlation);
  }
}
