package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.Functional;
import io.lodestone.archive.metainfo.FunctionalBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import io.lodestone.archive.parse.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The exchange-correlation functional of an input, or of an output alone, by libxc's names. */
final class Functionals {
  private static final Map<String, List<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("PADE", List.of("LDA_XC_TETER93")),
          Map.entry("LDA", List.of("LDA_XC_TETER93")),
          Map.entry("PBE", List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry("PBESOL", List.of("GGA_X_PBE_SOL", "GGA_C_PBE_SOL")),
          Map.entry("REVPBE", List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          Map.entry("BLYP", List.of("GGA_X_B88", "GGA_C_LYP")),
          Map.entry("BP", List.of("GGA_X_B88", "GGA_C_P86")),
          Map.entry("OLYP", List.of("GGA_X_OPTX", "GGA_C_LYP")),
          Map.entry("HCTH120", List.of("GGA_XC_HCTH_120")),
          Map.entry("HCTH", List.of("GGA_XC_HCTH_120")),
          Map.entry("TPSS", List.of("MGGA_X_TPSS", "MGGA_C_TPSS")),
          Map.entry("B3LYP", List.of("HYB_GGA_XC_B3LYP")),
          Map.entry("PBE0", List.of("HYB_GGA_XC_PBEH")),
          Map.entry("BEEFVDW", List.of("GGA_XC_BEEFVDW")),
          Map.entry("XALPHA", List.of("LDA_X")),
          Map.entry("BECKE88", List.of("GGA_X_B88")),
          Map.entry("BECKE88_LR", List.of("GGA_X_B88")),
          Map.entry("BECKE97", List.of("HYB_GGA_XC_B97")),
          Map.entry("LYP", List.of("GGA_C_LYP")),
          Map.entry("P86C", List.of("GGA_C_P86")),
          Map.entry("OPTX", List.of("GGA_X_OPTX")),
          Map.entry("VWN", List.of("LDA_C_VWN")),
          Map.entry("PW92", List.of("LDA_C_PW")),
          Map.entry("PZ81", List.of("LDA_C_PZ")),
          Map.entry("PBE_HOLE_T_C_LR", List.of("GGA_X_WPBEH")),
          Map.entry("XWPBE", List.of("GGA_X_WPBEH")));

  /** Parts and the factors that the input gives them, in their order. */
  private final Map<String, Double> parts = new LinkedHashMap<>();

  /** The functional of section {@code XC} of an input. */
  static Optional<XcFunctional> ofInput(InputSection xc) {
    InputSection functional = xc.section("XC_FUNCTIONAL").orElse(null);
    if (functional == null) {
      return Optional.empty();
    }
    Functionals functionals = new Functionals();
    String shortcut = functional.parameter().toUpperCase(Locale.ROOT);
    if (BY_NAME.containsKey(shortcut)) {
      functionals.addNamed(shortcut, null);
    } else {
      functional.sections().forEach(functionals::addSection);
    }
    Double fraction =
        xc.section("HF").isEmpty()
            ? null
            : xc.value("HF", "FRACTION").map(Functionals::number).orElse(Double.valueOf(1));
    return functionals.section(fraction, omega(xc));
  }

  /** The functional by the names in the lines {@code FUNCTIONAL| NAME:} of an output. */
  static Optional<XcFunctional> ofOutput(List<String> names) {
    Functionals functionals = new Functionals();
    names.forEach(name -> functionals.addNamed(name.toUpperCase(Locale.ROOT), null));
    return functionals.section(null, null);
  }

  private void addSection(InputSection section) {
    if (section.parameter().toUpperCase(Locale.ROOT).matches("F|FALSE|\\.FALSE\\.|OFF|NO")) {
      return;
    }
    Double exchange = section.value("SCALE_X").map(Functionals::number).orElse(null);
    Double correlation = section.value("SCALE_C").map(Functionals::number).orElse(null);
    String name = section.name();
    switch (name) {
      case "LIBXC" -> {
        Double scale = section.value("SCALE").map(Functionals::number).orElse(null);
        for (String words : section.values("FUNCTIONAL")) {
          for (String word : words.split("\\s+")) {
            parts.put(libxc(word), scale);
          }
        }
      }
      case "PBE" -> {
        String kind = section.value("PARAMETRIZATION").orElse("ORIG").toUpperCase(Locale.ROOT);
        List<String> names =
            BY_NAME.get(
                kind.equals("REVPBE") ? "REVPBE" : kind.equals("PBESOL") ? "PBESOL" : "PBE");
        add(names.get(0), exchange);
        add(names.get(1), correlation);
      }
      default -> {
        if (name.matches("(HYB_)?(LDA|GGA|MGGA)_.*|XC_.*")) {
          parts.put(libxc(name), section.value("SCALE").map(Functionals::number).orElse(null));
        } else {
          addNamed(name, exchange != null ? exchange : correlation);
        }
      }
    }
  }

  private void addNamed(String name, Double weight) {
    for (String part : BY_NAME.getOrDefault(name, List.of())) {
      add(part, weight);
    }
    if (!BY_NAME.containsKey(name) && name.matches("(XC_)?(HYB_)?(LDA|GGA|MGGA)_.*")) {
      parts.put(libxc(name), weight);
    }
  }

  /** A part that is scaled to nothing is none. */
  private void add(String part, Double weight) {
    if (weight == null || weight != 0) {
      parts.put(part, weight);
    }
  }

  private Optional<XcFunctional> section(Double exactExchange, Double omega) {
    XcFunctionalBuilder xc = XcFunctionalBuilder.builder();
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (exactExchange != null) {
      parameters.put("exact_exchange_mixing_factor", exactExchange);
    }
    if (omega != null) {
      parameters.put("$\\omega$ in m^-1", omega);
    }
    String known = knownHybrid(exactExchange, omega);
    if (known != null) {
      return Optional.of(
          xc.addHybrid(FunctionalBuilder.builder().name(known).parameters(parameters).build())
              .build());
    }
    List<Functional> hybrid = new ArrayList<>();
    parts.forEach(
        (name, weight) -> {
          FunctionalBuilder part = FunctionalBuilder.builder().name(name).weight(weight);
          if (name.startsWith("HYB_")) {
            hybrid.add(part.parameters(parameters).build());
          } else if (name.contains("_XC_")) {
            xc.addContributions(part.build());
          } else if (name.contains("_C_")) {
            xc.addCorrelation(part.build());
          } else {
            xc.addExchange(part.build());
          }
        });
    if (exactExchange != null && hybrid.isEmpty()) {
      xc.addExchange(
          FunctionalBuilder.builder()
              .name("HF_X")
              .weight(exactExchange)
              .parameters(parameters)
              .build());
    }
    boolean empty = parts.isEmpty() && exactExchange == null;
    return empty ? Optional.empty() : Optional.of(xc.hybrid(hybrid).build());
  }

  /** A hybrid that is put together from its parts, by the name that it has as a whole. */
  private String knownHybrid(Double exactExchange, Double omega) {
    boolean pbe = parts.containsKey("GGA_C_PBE") && exactExchange != null && exactExchange == 0.25;
    if (pbe && omega == null && parts.containsKey("GGA_X_PBE") && parts.size() == 2) {
      return "HYB_GGA_XC_PBEH";
    }
    return pbe && omega != null && parts.containsKey("GGA_X_WPBEH") ? "HYB_GGA_XC_HSE06" : null;
  }

  /** The range separation of short-range exchange in 1/m; the input states it in 1/bohr. */
  private static Double omega(InputSection xc) {
    String type =
        xc.value("HF/INTERACTION_POTENTIAL", "POTENTIAL_TYPE").orElse("").toUpperCase(Locale.ROOT);
    Double omega =
        xc.value("HF/INTERACTION_POTENTIAL", "OMEGA").map(Functionals::number).orElse(null);
    return type.equals("SHORTRANGE") && omega != null
        ? Double.valueOf(io.lodestone.core.quantity.MaterialsUnit.PER_BOHR.toSi(omega))
        : null;
  }

  private static String libxc(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("XC_") ? upper.substring(3) : upper;
  }

  private static Double number(String text) {
    double value = Fields.parse(text.strip().split("\\s+")[0]);
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
