package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.Functional;
import io.lodestone.archive.metainfo.FunctionalBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.libxc.LibxcNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An exchange-correlation functional as Quantum ESPRESSO writes it: a short name and four to seven
 * indices (local exchange, local correlation, gradient exchange, gradient correlation, non-local
 * correlation, meta-GGA), as documented in the program's {@code Modules/funct.f90}.
 */
final class ExchangeCorrelation {
  private static final List<String> INDEX_NAMES =
      List.of("iexch", "icorr", "igcx", "igcc", "inlc", "imeta");

  /** Short names of the parts, in the order of the indices. */
  private static final List<List<String>> PART_NAMES =
      List.of(
          names("nox sla sl1 rxc oep hf pb0x b3lp kzk x3lp kli"),
          names("noc pz vwn lyp pw wig hl obz obw gl kzk xxxx b3lp b3lpv1r x3lp"),
          names(
              "nogx b88 ggx pbx revx hcth optx xxxx pb0x b3lp psx wcx hse rw86 pbe xxxx c09x sox"
                  + " xxxx q2dx gaup pw86 b86b obk8 ob86 evx b86r cx13 x3lp cx0 r860 cx0p ahcx"
                  + " ahf2 ahpb ahps cx14 cx15 br0 cx16 c090 b86x b88x beex hhnx w31x w32x"),
          names("nogc p86 ggc blyp pbc hcth none b3lp psc pbe xxxx xxxx q2dc x3lp beec"),
          names("none vdw1 vdw2 vv10 vdwx vdwy vdwz"),
          names("none tpss m6lx tb09 meta sca scan0 r2scan"));

  private static final Map<String, String> LOCAL_EXCHANGE =
      Map.of(
          "sla",
          "LDA_X",
          "sl1",
          "LDA_X",
          "rxc",
          "LDA_X_REL",
          "oep",
          "OEP_EXX",
          "kli",
          "OEP_KLI",
          "kzk",
          "LDA_X");
  private static final Map<String, String> LOCAL_CORRELATION =
      Map.of(
          "pz",
          "LDA_C_PZ",
          "vwn",
          "LDA_C_VWN",
          "lyp",
          "GGA_C_LYP",
          "pw",
          "LDA_C_PW",
          "wig",
          "LDA_C_WIGNER",
          "hl",
          "LDA_C_HL",
          "obz",
          "LDA_C_OB_PZ",
          "obw",
          "LDA_C_OB_PW",
          "gl",
          "LDA_C_GL");
  private static final Map<String, String> GRADIENT_EXCHANGE =
      Map.ofEntries(
          Map.entry("b88", "GGA_X_B88"),
          Map.entry("ggx", "GGA_X_PW91"),
          Map.entry("pbx", "GGA_X_PBE"),
          Map.entry("pbe", "GGA_X_PBE"),
          Map.entry("revx", "GGA_X_PBE_R"),
          Map.entry("optx", "GGA_X_OPTX"),
          Map.entry("psx", "GGA_X_PBE_SOL"),
          Map.entry("wcx", "GGA_X_WC"),
          Map.entry("rw86", "GGA_X_RPW86"),
          Map.entry("c09x", "GGA_X_C09X"),
          Map.entry("sox", "GGA_X_SOGGA"),
          Map.entry("q2dx", "GGA_X_Q2D"),
          Map.entry("pw86", "GGA_X_PW86"),
          Map.entry("b86b", "GGA_X_B86_MGC"),
          Map.entry("obk8", "GGA_X_OPTB88_VDW"),
          Map.entry("ob86", "GGA_X_OPTB86B_VDW"),
          Map.entry("evx", "GGA_X_EV93"),
          Map.entry("b86r", "GGA_X_B86_R"),
          Map.entry("cx13", "GGA_X_LV_RPW86"),
          Map.entry("hhnx", "GGA_X_RPBE"),
          Map.entry("beex", "GGA_X_BEEFVDW"));
  private static final Map<String, String> GRADIENT_CORRELATION =
      Map.of(
          "p86",
          "GGA_C_P86",
          "ggc",
          "GGA_C_PW91",
          "blyp",
          "GGA_C_LYP",
          "pbc",
          "GGA_C_PBE",
          "pbe",
          "GGA_C_PBE",
          "psc",
          "GGA_C_PBE_SOL",
          "q2dc",
          "GGA_C_Q2D");
  private static final Map<String, String> NON_LOCAL =
      Map.of("vdw1", "VDW_C_DF1", "vdw2", "VDW_C_DF2", "vv10", "VDW_C_RVV10");
  private static final Map<String, List<String>> META =
      Map.of(
          "tpss", List.of("MGGA_X_TPSS", "MGGA_C_TPSS"),
          "m6lx", List.of("MGGA_X_M06_L", "MGGA_C_M06_L"),
          "tb09", List.of("MGGA_X_TB09", "LDA_C_PW"),
          "sca", List.of("MGGA_X_SCAN", "MGGA_C_SCAN"),
          "scan0", List.of("HYB_MGGA_X_SCAN0", "MGGA_C_SCAN"),
          "r2scan", List.of("MGGA_X_R2SCAN", "MGGA_C_R2SCAN"));

  /** Short names of whole functionals, as input and XML files give them, with their indices. */
  private static final Map<String, String> SHORT_NAMES =
      Map.ofEntries(
          Map.entry("LDA", "1 1 0 0 0 0"),
          Map.entry("PZ", "1 1 0 0 0 0"),
          Map.entry("BP", "1 1 1 1 0 0"),
          Map.entry("PW91", "1 4 2 2 0 0"),
          Map.entry("BLYP", "1 3 1 3 0 0"),
          Map.entry("PBE", "1 4 3 4 0 0"),
          Map.entry("REVPBE", "1 4 4 4 0 0"),
          Map.entry("PBESOL", "1 4 10 8 0 0"),
          Map.entry("WC", "1 4 11 4 0 0"),
          Map.entry("PW86PBE", "1 4 21 4 0 0"),
          Map.entry("B86BPBE", "1 4 22 4 0 0"),
          Map.entry("OLYP", "0 3 6 3 0 0"),
          Map.entry("HCTH", "0 0 5 5 0 0"),
          Map.entry("TPSS", "1 4 7 6 0 1"),
          Map.entry("M06L", "0 0 0 0 0 2"),
          Map.entry("TB09", "0 0 0 0 0 3"),
          Map.entry("SCAN", "0 0 0 0 0 5"),
          Map.entry("SCAN0", "0 0 0 0 0 6"),
          Map.entry("R2SCAN", "0 0 0 0 0 7"),
          Map.entry("PBE0", "6 4 8 4 0 0"),
          Map.entry("HSE", "1 4 12 4 0 0"),
          Map.entry("HF", "5 0 0 0 0 0"),
          Map.entry("B3LYP", "7 12 9 7 0 0"),
          Map.entry("B3LYP-V1R", "7 13 9 7 0 0"),
          Map.entry("X3LYP", "9 14 28 13 0 0"),
          Map.entry("Q2D", "1 4 19 12 0 0"),
          Map.entry("VDW-DF", "1 4 4 0 1 0"),
          Map.entry("VDW-DF2", "1 4 13 0 2 0"),
          Map.entry("VDW-DF-C09", "1 4 16 0 1 0"),
          Map.entry("VDW-DF2-C09", "1 4 16 0 2 0"),
          Map.entry("VDW-DF-OBK8", "1 4 23 0 1 0"),
          Map.entry("VDW-DF-OB86", "1 4 24 0 1 0"),
          Map.entry("VDW-DF2-B86R", "1 4 26 0 2 0"),
          Map.entry("VDW-DF-CX", "1 4 27 0 1 0"),
          Map.entry("RVV10", "1 4 13 4 3 0"));

  private static final Pattern LIBXC_SLOT = Pattern.compile("(\\d{3})([IL])");

  private final String shortName;
  private final String indexText;
  private final int[] indices;

  /**
   * The functional of this name and these indices.
   *
   * @param indexText as printed between brackets: {@code 1434}, {@code 1 4 3 4 0 0}
   */
  ExchangeCorrelation(String shortName, String indexText) {
    this.shortName = shortName.strip();
    this.indexText = indexText.strip();
    String text = this.indexText;
    boolean digits = !text.isEmpty() && text.length() < 7 && text.indexOf(' ') < 0;
    this.indices =
        digits
            ? text.chars().map(c -> Character.digit(c, 10)).toArray()
            : Arrays.stream(PrintedLines.numbers(text)).mapToInt(value -> (int) value).toArray();
  }

  /** The functional of a name alone: a short name or the names of its parts. */
  static ExchangeCorrelation named(String name) {
    String text = name.strip().toUpperCase(Locale.ROOT);
    String indices = SHORT_NAMES.get(text);
    if (indices == null) {
      int[] parts = new int[PART_NAMES.size()];
      int place = 0;
      for (String word : text.toLowerCase(Locale.ROOT).split("[\\s+-]+")) {
        for (int next = place; next < parts.length; next++) {
          int index = PART_NAMES.get(next).indexOf(word);
          if (index >= 0) {
            parts[next] = index;
            place = next + 1;
            break;
          }
        }
      }
      indices = Arrays.stream(parts).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }
    return new ExchangeCorrelation(text, indices);
  }

  /** The van der Waals method that the functional has in it, or null. */
  String vanDerWaals() {
    return switch (part(4)) {
      case "vdw1" -> "vdW-DF";
      case "vdw2" -> "vdW-DF2";
      case "vv10" -> "rVV10";
      case "none", "" -> null;
      default -> "vdW-DF";
    };
  }

  /** Adds the program's own names to a method. */
  void describe(MethodBuilder method) {
    method.addExtras("x_qe_xc_functional_shortname", shortName);
    method.addExtras("x_qe_xc_functional_num", indexText);
    for (int i = 0; i < INDEX_NAMES.size() && i < indices.length; i++) {
      method.addExtras("x_qe_xc_" + INDEX_NAMES.get(i), indices[i]);
      if (!part(i).isEmpty()) {
        method.addExtras("x_qe_xc_" + INDEX_NAMES.get(i) + "_name", part(i));
      }
    }
  }

  /**
   * The same functional in the names of libxc.
   *
   * @param exactExchange fraction of exact exchange, or null if the output does not state it
   */
  XcFunctional inLibxc(Double exactExchange) {
    List<String> parts = new ArrayList<>();
    Matcher slot = LIBXC_SLOT.matcher(shortName);
    if (shortName.startsWith("XC-")) {
      while (slot.find()) {
        addSlot(Integer.parseInt(slot.group(1)), slot.group(2).equals("L"), slot.start(), parts);
      }
    } else {
      internal(parts);
    }
    XcFunctional functional = XcFunctional.ofLibxc(parts);
    if (functional.hybrid().isEmpty()) {
      return XcFunctionalBuilder.builder(functional)
          .name(parts.isEmpty() || hasExchangeOfItsOwn() ? name() : null)
          .build();
    }
    Functional hybrid = functional.hybrid().getFirst();
    FunctionalBuilder withMixing = FunctionalBuilder.builder(hybrid);
    if (exactExchange != null) {
      withMixing.parameters(Map.of("exact_exchange_mixing_factor", exactExchange));
    }
    return XcFunctionalBuilder.builder(functional).hybrid(List.of(withMixing.build())).build();
  }

  private String name() {
    return shortName.isEmpty() ? null : shortName;
  }

  /** One of the six slots of {@code XC-001L-004L-...}, each three digits, a letter and a dash. */
  private void addSlot(int index, boolean libxc, int start, List<String> parts) {
    if (index == 0) {
      return;
    }
    if (libxc) {
      LibxcNumbers.name(index).ifPresent(parts::add);
      return;
    }
    int place = (start - "XC-".length()) / "001L-".length();
    String part = part(place, index);
    Map<String, String> table =
        switch (place) {
          case 0 -> LOCAL_EXCHANGE;
          case 1 -> LOCAL_CORRELATION;
          case 2 -> GRADIENT_EXCHANGE;
          case 3 -> GRADIENT_CORRELATION;
          default -> Map.of();
        };
    if (place < 2 && shortName.length() > 16 && !shortName.substring(13, 16).equals("000")) {
      return; // the local part is within the gradient functional
    }
    if (table.containsKey(part)) {
      parts.add(table.get(part));
    }
    if (place == 4) {
      parts.addAll(META.getOrDefault(part(5, index), List.of()));
    }
  }

  private void internal(List<String> parts) {
    String hybrid = hybrid();
    if (META.containsKey(part(5))) {
      parts.addAll(META.get(part(5)));
    } else if (hybrid != null) {
      parts.add(hybrid);
    } else if (part(2).equals("hcth")) {
      parts.add("GGA_XC_HCTH_120");
    } else if (part(0).equals("hf")) {
      parts.add("HF_X");
    } else {
      if (!hasExchangeOfItsOwn()) {
        addFirstKnown(parts, GRADIENT_EXCHANGE.get(part(2)), LOCAL_EXCHANGE.get(part(0)));
      }
      addFirstKnown(parts, GRADIENT_CORRELATION.get(part(3)), LOCAL_CORRELATION.get(part(1)));
    }
    if (NON_LOCAL.containsKey(part(4))) {
      parts.add(NON_LOCAL.get(part(4)));
    }
  }

  private String hybrid() {
    return switch (part(2)) {
      case "pb0x" -> "HYB_GGA_XC_PBEH";
      case "hse" -> "HYB_GGA_XC_HSE06";
      // The program's own B3LYP is built on VWN5; b3lyp-v1r on VWN1-RPA, as Gaussian's and libxc's.
      case "b3lp" -> part(1).equals("b3lpv1r") ? "HYB_GGA_XC_B3LYP" : "HYB_GGA_XC_B3LYP5";
      case "x3lp" -> "HYB_GGA_XC_X3LYP";
      default -> null;
    };
  }

  /** Whether its exchange has gradients, but none of libxc's: that of the local part is not it. */
  private boolean hasExchangeOfItsOwn() {
    boolean asWhole = hybrid() != null || part(2).equals("hcth") || META.containsKey(part(5));
    return indices.length > 2
        && indices[2] > 0
        && !asWhole
        && !GRADIENT_EXCHANGE.containsKey(part(2));
  }

  private static void addFirstKnown(List<String> parts, String gradient, String local) {
    if (gradient != null) {
      parts.add(gradient);
    } else if (local != null) {
      parts.add(local);
    }
  }

  private String part(int place) {
    return place < indices.length ? part(place, indices[place]) : "";
  }

  private static String part(int place, int index) {
    if (place >= PART_NAMES.size()) {
      return "";
    }
    List<String> names = PART_NAMES.get(place);
    return index >= 0 && index < names.size() ? names.get(index) : "";
  }

  private static List<String> names(String words) {
    return List.of(words.split(" "));
  }
}
