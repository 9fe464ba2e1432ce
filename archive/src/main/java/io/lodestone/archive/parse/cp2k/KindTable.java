package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.AtomCenteredBasis;
import io.lodestone.archive.metainfo.AtomCenteredBasisBuilder;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of atoms of a run with their basis sets and pseudopotentials. */
final class KindTable {
  private static final Pattern KIND =
      Pattern.compile("\\d+\\. Atomic kind: (\\S+)\\s+Number of atoms:\\s*(\\d+)?.*");

  private final List<Kind> kinds = new ArrayList<>();

  /** One kind as the output lists it. */
  private static final class Kind {
    private final String label;
    private String basis;
    private String nAtoms;
    private Integer nFunctions;
    private final Map<String, Object> basisNumbers = new LinkedHashMap<>();
    private String potential;
    private Double nValence;

    Kind(String label) {
      this.label = label;
    }
  }

  /** Reads the list that the current line announces. */
  void read(PrintedLines lines) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher kind = KIND.matcher(line);
      if (kind.matches()) {
        kinds.add(new Kind(kind.group(1)));
        kinds.getLast().nAtoms = kind.group(2);
      } else if (line.startsWith("MOLECULE KIND") || line.startsWith("TOTAL NUMBERS")) {
        lines.pushBack();
        return;
      } else if (!kinds.isEmpty()) {
        detail(line, kinds.getLast());
      }
    }
  }

  boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** The basis sets at the atoms. */
  List<AtomCenteredBasis> basis() {
    List<AtomCenteredBasis> sets = new ArrayList<>();
    for (Kind kind : kinds) {
      if (kind.basis != null) {
        Element element = Structure.element(kind.label);
        sets.add(
            AtomCenteredBasisBuilder.builder()
                .name(kind.basis)
                .atomNumber(element == null ? null : Integer.valueOf(element.number()))
                .nBasisFunctions(kind.nFunctions)
                .build());
      }
    }
    return sets;
  }

  /** Tells each kind; interactions on sites come from the input. */
  void tell(MethodBuilder method, InputSection input) {
    for (Kind kind : kinds) {
      Element element = Structure.element(kind.label);
      AtomParametersBuilder parameters =
          AtomParametersBuilder.builder()
              .label(kind.label)
              .atomNumber(element == null ? null : Integer.valueOf(element.number()))
              .nValenceElectrons(kind.nValence)
              .hubbardKanamoriModel(hubbard(input, kind.label));
      if (kind.potential != null) {
        parameters.pseudopotential(
            PseudopotentialBuilder.builder()
                .name(kind.potential)
                .type(kind.potential.startsWith("GTH") ? "NC" : null)
                .xcFunctionalName(functionals(kind.potential))
                .build());
      }
      method.addAtomParameters(parameters.build());
    }
  }

  /** All that the output lists of the kinds, under code-specific names. */
  Map<String, Object> section() {
    List<Map<String, Object>> sections = new ArrayList<>();
    for (Kind kind : kinds) {
      Map<String, Object> section = new LinkedHashMap<>();
      section.put("x_cp2k_kind_label", kind.label);
      if (kind.nAtoms != null) {
        section.put("x_cp2k_kind_number_of_atoms", kind.nAtoms);
      }
      if (kind.basis != null) {
        Map<String, Object> basis = new LinkedHashMap<>(kind.basisNumbers);
        basis.put("x_cp2k_kind_basis_set_name", kind.basis);
        section.put("x_cp2k_section_kind_basis_set", List.of(basis));
      }
      sections.add(section);
    }
    return Map.of("x_cp2k_section_atomic_kind", sections);
  }

  private static void detail(String line, Kind kind) {
    if (line.startsWith("Orbital Basis Set")) {
      kind.basis = last(line);
    } else if (line.matches("(Number of .*|Norm type):.*")) {
      Integer number = whole(last(line));
      if (number != null && kind.basis != null) {
        String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
        kind.basisNumbers.putIfAbsent("x_cp2k_basis_set_" + name.replace(' ', '_'), number);
        kind.nFunctions = name.endsWith("spherical basis functions") ? number : kind.nFunctions;
      }
    } else if (line.startsWith("Potential information for")
        || line.startsWith("GTH Potential information for")
        || line.startsWith("All-electron potential information for")
        || line.startsWith("AE Potential information for")) {
      kind.potential = last(line);
    } else if (line.startsWith("Electronic configuration (s p d ...):")) {
      double sum = 0;
      for (double electrons : PrintedLines.numbers(line.substring(line.indexOf(':') + 1))) {
        sum += electrons;
      }
      kind.nValence = Double.isFinite(sum) ? Double.valueOf(sum) : null;
    }
  }

  /** U − J of subsection {@code DFT_PLUS_U} of a kind, or null. */
  private static HubbardKanamoriModel hubbard(InputSection input, String label) {
    Optional<InputSection> plusU =
        input.section("FORCE_EVAL/SUBSYS").stream()
            .flatMap(subsystem -> subsystem.sections().stream())
            .filter(section -> section.name().equals("KIND"))
            .filter(section -> section.parameter().strip().equalsIgnoreCase(label))
            .findFirst()
            .flatMap(kind -> kind.section("DFT_PLUS_U"));
    Double effective =
        plusU.flatMap(section -> section.value("U_MINUS_J")).map(KindTable::energy).orElse(null);
    if (effective == null) {
      return null;
    }
    String l = plusU.get().value("L").orElse("");
    return HubbardKanamoriModelBuilder.builder()
        .orbital(
            switch (l) {
              case "0" -> "s";
              case "1" -> "p";
              case "2" -> "d";
              case "3" -> "f";
              default -> null;
            })
        .uEffective(effective)
        .doubleCountingCorrection("Dudarev")
        .build();
  }

  /** An energy of the input in J; hartree unless a unit stands before it. */
  private static Double energy(String text) {
    boolean electronvolt = text.toLowerCase(Locale.ROOT).startsWith("[ev]");
    double value = Fields.parse(text.substring(text.indexOf(']') + 1).strip().split("\\s+")[0]);
    return Double.isFinite(value)
        ? Double.valueOf(
            (electronvolt ? MaterialsUnit.ELECTRONVOLT : MaterialsUnit.HARTREE).toSi(value))
        : null;
  }

  private static List<String> functionals(String potential) {
    String name = potential.toUpperCase(Locale.ROOT);
    if (name.contains("PBESOL")) {
      return List.of("GGA_X_PBE_SOL", "GGA_C_PBE_SOL");
    }
    if (name.contains("PBE")) {
      return List.of("GGA_X_PBE", "GGA_C_PBE");
    }
    if (name.contains("BLYP")) {
      return List.of("GGA_X_B88", "GGA_C_LYP");
    }
    if (name.contains("-BP")) {
      return List.of("GGA_X_B88", "GGA_C_P86");
    }
    return name.contains("PADE") || name.contains("LDA") ? List.of("LDA_XC_TETER93") : List.of();
  }

  private static String last(String line) {
    String[] words = line.strip().split("\\s+");
    return words[words.length - 1];
  }

  private static Integer whole(String word) {
    try {
      return Integer.valueOf(word);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
