package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.ForceFieldBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.Smearing;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.TightBindingBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** The method of a run: what the output says of it, and the input where it says more. */
final class LevelOfTheory {
  private final PrintedLines lines;
  private final KindTable kinds = new KindTable();
  private final List<String> functionals = new ArrayList<>();
  private final List<Integer> grid = new ArrayList<>();
  private final List<Double> shift = new ArrayList<>();
  private final List<String> dispersion = new ArrayList<>();
  private final TreeMap<String, Object> quickstep = new TreeMap<>();
  private String scheme;
  private Integer nKpoints;
  private Integer nSpins;
  private Double charge;
  private Double multiplicity;
  private final List<Double> electrons = new ArrayList<>(2);
  private Double cutoff;
  private Integer maxScf;
  private Double epsScf;
  private String mixing;

  LevelOfTheory(PrintedLines lines) {
    this.lines = lines;
  }

  void register(Blocks blocks) {
    blocks.on("DFT|", this::dft);
    blocks.on("FUNCTIONAL|", this::functional);
    blocks.on("QS|", this::quickstep);
    blocks.on("vdW POTENTIAL|", line -> dispersion.add(line));
    blocks.on("BRILLOUIN|", this::brillouin);
    blocks.on("ATOMIC KIND", line -> kinds.read(lines));
    blocks.on("TOTAL NUMBERS", line -> totals());
    blocks.on("max_scf:", line -> maxScf = whole(line));
    blocks.on("eps_scf:", line -> epsScf = lines.number(MainOutput.lastWord(line)));
    blocks.on("Mixing method:", line -> mixing = MainOutput.lastWord(line));
  }

  int nSpins() {
    return nSpins == null ? 1 : nSpins;
  }

  /**
   * The method.
   *
   * @param engine what the energies are of, such as {@code QS} or {@code FIST}
   * @param periodic whether the system repeats; without a mesh it is then sampled at Γ only
   */
  Method section(InputSection input, String engine, boolean periodic) {
    MethodBuilder method = MethodBuilder.builder();
    String kind = input.value("FORCE_EVAL/DFT/QS", "METHOD").orElse("GPW").toUpperCase(Locale.ROOT);
    if (engine != null && engine.equals("FIST")) {
      return method.forceField(ForceFieldBuilder.builder().name("FIST").build()).build();
    }
    if (kind.equals("XTB") || kind.equals("DFTB")) {
      method.tb(TightBindingBuilder.builder().name(kind.equals("XTB") ? "xTB" : "DFTB").build());
    } else {
      functional(input).ifPresent(xc -> method.dft(DftBuilder.builder().xcFunctional(xc).build()));
    }
    method.electronic(electronic(input, kind)).kMesh(kMesh(input, periodic));
    if (maxScf != null || epsScf != null) {
      method.scf(
          ScfBuilder.builder()
              .nMaxIteration(maxScf)
              .thresholdDensityChange(epsScf)
              .minimizationAlgorithm(input.isOn("FORCE_EVAL/DFT/SCF/OT") ? "OT" : mixing)
              .build());
    }
    input
        .value("FORCE_EVAL", "STRESS_TENSOR")
        .map(word -> word.toUpperCase(Locale.ROOT))
        .ifPresent(
            word ->
                method.stressTensorMethod(
                    word.contains("NUMERICAL")
                        ? "numeric"
                        : word.contains("ANALYTICAL") ? "analytic" : "none"));
    representation(method);
    kinds.tell(method, input);
    if (!kinds.isEmpty()) {
      quickstep.put("x_cp2k_section_atomic_kinds", List.of(kinds.section()));
    }
    if (!quickstep.isEmpty()) {
      method.addExtras("x_cp2k_section_quickstep_settings", List.of(quickstep));
    }
    return method.build();
  }

  private void representation(MethodBuilder method) {
    List<io.lodestone.archive.metainfo.BasisSet> sets = new ArrayList<>();
    if (cutoff != null) {
      sets.add(
          BasisSetBuilder.builder()
              .type("plane waves")
              .scope(List.of("Hartree energy", "electron-electron interaction"))
              .cutoff(cutoff)
              .build());
    }
    if (!kinds.isEmpty()) {
      sets.add(
          BasisSetBuilder.builder()
              .type("gaussians")
              .scope(List.of("kinetic energy", "electron-core interaction"))
              .atomCentered(kinds.basis())
              .build());
    }
    if (!sets.isEmpty()) {
      method.addElectronsRepresentation(
          ElectronsRepresentationBuilder.builder()
              .type("gaussians + plane waves")
              .scope(List.of("wavefunction"))
              .basisSet(sets)
              .build());
    }
  }

  private Optional<XcFunctional> functional(InputSection input) {
    return input
        .section("FORCE_EVAL/DFT/XC")
        .flatMap(Functionals::ofInput)
        .or(() -> Functionals.ofOutput(functionals));
  }

  private Electronic electronic(InputSection input, String kind) {
    boolean plusU =
        input.section("FORCE_EVAL/SUBSYS").stream()
            .flatMap(subsystem -> subsystem.sections().stream())
            .anyMatch(section -> section.section("DFT_PLUS_U").isPresent());
    String method = kind.equals("XTB") || kind.equals("DFTB") ? kind : plusU ? "DFT+U" : "DFT";
    return ElectronicBuilder.builder()
        .method(method)
        .nSpinChannels(nSpins)
        .nElectrons(electrons)
        .charge(charge == null ? null : MaterialsUnit.ELEMENTARY_CHARGE.toSi(charge))
        .spinTarget(multiplicity)
        .vanDerWaalsMethod(dispersion())
        .smearing(smearing(input))
        .build();
  }

  private String dispersion() {
    String all = String.join("\n", dispersion).toUpperCase(Locale.ROOT);
    if (all.contains("DFT-D4")) {
      return "D4";
    }
    if (all.contains("DFT-D3")) {
      return all.contains("BJ DAMPING") || all.contains("BECKE-JOHNSON") ? "D3(BJ)" : "D3";
    }
    if (all.contains("DFT-D2")) {
      return "D2";
    }
    return all.contains("RVV10") ? "rVV10" : all.contains("NON-LOCAL") ? "vdW-DF" : null;
  }

  private static Smearing smearing(InputSection input) {
    if (!input.isOn("FORCE_EVAL/DFT/SCF/SMEAR")) {
      return null;
    }
    String path = "FORCE_EVAL/DFT/SCF/SMEAR";
    String method = input.value(path, "METHOD").orElse("").toUpperCase(Locale.ROOT);
    SmearingBuilder smearing = SmearingBuilder.builder();
    if (method.isEmpty() || method.equals("FERMI_DIRAC")) {
      double kelvin =
          input
              .value(path, "ELECTRONIC_TEMPERATURE")
              .or(() -> input.value(path, "ELEC_TEMP"))
              .or(() -> input.value(path, "TELEC"))
              .map(text -> Fields.parse(text.substring(text.indexOf(']') + 1).strip()))
              .orElse(300.0);
      smearing
          .kind("fermi")
          .width(
              Double.isFinite(kelvin)
                  ? Double.valueOf(kelvin * PhysicalConstant.BOLTZMANN.value())
                  : null);
    } else {
      smearing.kind(method.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return smearing.build();
  }

  private KMesh kMesh(InputSection input, boolean periodic) {
    if (scheme == null) {
      Optional<String> asked = input.value("FORCE_EVAL/DFT/KPOINTS", "SCHEME");
      String[] words = asked.orElse("").strip().split("\\s+");
      scheme = asked.isPresent() ? words[0] : null;
      for (int i = 1; i < Math.min(words.length, 4); i++) {
        double n = Fields.parse(words[i]);
        if (n > 0 && n < 1e6) {
          grid.add((int) n);
        }
      }
    }
    if (scheme == null || scheme.equalsIgnoreCase("NONE")) {
      scheme = periodic ? "GAMMA" : null;
    }
    if (scheme == null) {
      return null;
    }
    KMeshBuilder mesh =
        KMeshBuilder.builder()
            .samplingMethod(
                switch (scheme.toUpperCase(Locale.ROOT)) {
                  case "MONKHORST-PACK" -> "Monkhorst-Pack";
                  case "MACDONALD" -> "Macdonald";
                  case "GAMMA" -> "Gamma-centered";
                  default -> scheme;
                })
            .nPoints(nKpoints);
    if (grid.size() == 3) {
      mesh.grid(grid);
    } else if (scheme.equalsIgnoreCase("GAMMA")) {
      mesh.grid(List.of(1, 1, 1)).nPoints(1);
    }
    if (shift.size() == 3) {
      mesh.offset(shift);
    }
    return mesh.build();
  }

  private void dft(String line) throws IOException {
    String value = MainOutput.lastWord(line);
    if (line.contains("Number of spin states")) {
      Integer spins = whole(line);
      nSpins = spins != null && spins == 2 ? Integer.valueOf(2) : Integer.valueOf(1);
    } else if (line.contains("Multiplicity")) {
      multiplicity = lines.number(value);
    } else if (line.startsWith("DFT| Charge")) {
      charge = lines.number(value);
    } else if (line.contains("Self-interaction correction") && !value.equals("NO")) {
      quickstep.put("x_cp2k_self_interaction_correction_method", value);
    }
  }

  private void functional(String line) {
    String text = line.substring("FUNCTIONAL|".length()).strip();
    int colon = text.indexOf(':');
    if (colon > 0 && colon < 40 && text.substring(0, colon).matches("[A-Za-z0-9_+\\-]+")) {
      functionals.add(text.substring(0, colon));
    }
  }

  private void quickstep(String line) throws IOException {
    if (line.contains("Density cutoff [a.u.]")) {
      cutoff = lines.number(MainOutput.lastWord(line), MaterialsUnit.HARTREE.factor());
    } else if (line.startsWith("QS| Method:")) {
      quickstep.put("x_cp2k_quickstep_method", MainOutput.lastWord(line));
    } else if (line.contains("Relative density cutoff")) {
      Double relative = lines.number(MainOutput.lastWord(line), MaterialsUnit.HARTREE.factor());
      if (relative != null) {
        quickstep.put("x_cp2k_relative_density_cutoff", relative);
      }
    }
  }

  /** Reads the numbers of kinds, shells and functions, and the largest angular momenta. */
  private void totals() throws IOException {
    TreeMap<String, Object> totals = new TreeMap<>();
    TreeMap<String, Object> momenta = new TreeMap<>();
    boolean angular = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      angular |= line.startsWith("Maximum angular momentum");
      int dash = line.indexOf("- ");
      int colon = line.lastIndexOf(':');
      Integer number = whole(line);
      if (dash >= 0 && colon > dash && number != null) {
        String name = line.substring(dash + 2, colon).toLowerCase(Locale.ROOT);
        String key = name.replace("the ", "").replace(' ', '_').replace('-', '_');
        (angular ? momenta : totals).put("x_cp2k_" + key, number);
      } else if (!line.isEmpty()) {
        lines.pushBack();
        break;
      }
    }
    quickstep.put("x_cp2k_section_total_numbers", List.of(totals));
    quickstep.put("x_cp2k_section_maximum_angular_momentum", List.of(momenta));
  }

  private void brillouin(String line) {
    String text = line.substring("BRILLOUIN|".length()).strip();
    String lower = text.toLowerCase(Locale.ROOT);
    String[] words = text.split("\\s+");
    if (lower.startsWith("k-point scheme")) {
      scheme = words[words.length - 1];
    } else if (lower.startsWith("k-point grid") && words.length >= 5) {
      grid.clear();
      Arrays.stream(words)
          .skip(words.length - 3L)
          .map(Fields::parse)
          .filter(n -> n > 0 && n < 1e6)
          .forEach(n -> grid.add(n.intValue()));
    } else if (lower.startsWith("k-point shift") && words.length >= 5) {
      shift.clear();
      Arrays.stream(words)
          .skip(words.length - 3L)
          .map(Fields::parse)
          .filter(Double::isFinite)
          .forEach(shift::add);
    } else if (lower.startsWith("list of kpoints")) {
      nKpoints = whole(line);
    }
  }

  /** Takes the number of electrons of one spin. */
  void electrons(String line) throws IOException {
    if (line.startsWith("Number of electrons:")) {
      Double n = lines.number(MainOutput.lastWord(line));
      // Each spin has a line of its own; all are printed again before every evaluation.
      if (n != null && electrons.size() < nSpins()) {
        electrons.add(n);
      }
    }
  }

  private Integer whole(String line) {
    double value = Fields.parse(MainOutput.lastWord(line));
    return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
        ? Integer.valueOf((int) value)
        : null;
  }
}
