package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The summary of method and numerical parameters that a run begins with. */
final class MethodSummary {
  private static final double RYDBERG = MaterialsUnit.RYDBERG.factor();

  /** Memory is printed in units of 2^20 bytes; the Metainfo counts bits. */
  private static final double BITS_PER_MEBIBYTE = 8.0 * (1 << 20);

  private static final Pattern ELECTRONS =
      Pattern.compile("([\\d.]+)\\s*(?:\\(up:\\s*([\\d.]+),\\s*down:\\s*([\\d.]+)\\))?.*");
  private static final Pattern MIXING = Pattern.compile("(\\d+)\\s+(\\S+)\\s+mixing.*");
  private static final Pattern ONE_LINE_XC = Pattern.compile("(.*?)\\(([\\s\\d]+)\\)\\s*");
  private static final Pattern ARRAY =
      Pattern.compile("(\\S.*?)\\s{2,}([\\d.]+)\\s*M[Bb]\\s*\\((.*)\\)");
  private static final Pattern SYMMETRIES =
      Pattern.compile(
          "(\\d+)\\s+Sym\\.\\s?Ops\\.,?\\s*\\(?(with|no) inversion\\)?,?\\s*(?:found)?"
              + "(?:\\s*\\(\\s*(\\d+) have fractional translation\\))?.*");

  private final PrintedLines lines;
  private final Geometry geometry;
  private final MethodBuilder method = MethodBuilder.builder();
  private final Map<String, List<Object>> arrays = new LinkedHashMap<>();
  private final List<Double> electrons = new ArrayList<>();
  private String arrayKind = "allocated";
  private Double wavefunctionCutoff;
  private Double densityCutoff;
  private Double threshold;
  private Double exactExchange;
  private ExchangeCorrelation functional;
  private boolean noncollinear;
  private boolean spinOrbit;
  private boolean collinear;
  private boolean any;
  private String vanDerWaals;
  private String algorithm;

  MethodSummary(PrintedLines lines, Geometry geometry) {
    this.lines = lines;
    this.geometry = geometry;
  }

  /** Notes that results are given for two spins. */
  void twoSpins() {
    collinear = true;
  }

  /** Notes the first diagonalisation algorithm. */
  void diagonalization(String name) {
    algorithm = algorithm == null ? name : algorithm;
  }

  /** Notes a dispersion correction, by the name that energies and tables give it. */
  void dispersion(String name) {
    vanDerWaals = name;
    method.addExtras("x_qe_dispersion_correction", true);
  }

  /** Notes a code-specific quantity. */
  void describe(String name, Object value) {
    if (value != null) {
      method.addExtras(name, value);
    }
  }

  /** Reads a line of the summary; false if it is about something else. */
  boolean accept(String text) throws IOException {
    int equals = text.indexOf('=');
    if (equals > 0) {
      return pair(text.substring(0, equals).strip(), text.substring(equals + 1).strip())
          || remark(text);
    }
    return remark(text);
  }

  private boolean pair(String key, String value) throws IOException {
    switch (key) {
      case "bravais-lattice index" -> geometry.describe("x_qe_ibrav", lines.integer(value));
      case "lattice parameter (alat)", "lattice parameter (a_0)" ->
          geometry.setAlat(lines.number(value, MaterialsUnit.BOHR.factor()));
      case "unit-cell volume" ->
          geometry.describe(
              "x_qe_cell_volume", lines.number(value, MaterialsUnit.CUBIC_BOHR.factor()));
      case "number of atoms/cell" -> any = true;
      case "number of atomic types" ->
          geometry.describe("x_qe_number_of_species", lines.integer(value));
      case "number of electrons" -> electrons(value);
      case "number of Kohn-Sham states" ->
          geometry.describe("x_qe_number_of_states", lines.integer(value));
      case "kinetic-energy cutoff" -> wavefunctionCutoff = lines.number(value, RYDBERG);
      case "charge density cutoff" -> densityCutoff = lines.number(value, RYDBERG);
      case "cutoff for Fock operator" ->
          describe("x_qe_fock_operator_cutoff", lines.number(value, RYDBERG));
      case "convergence threshold", "scf convergence threshold" -> {
        threshold = lines.number(value, RYDBERG);
        describe("x_qe_potential_convergence_threshold", lines.number(value));
      }
      case "mixing beta" -> describe("x_qe_potential_mixing_beta", lines.number(value));
      case "number of iterations used" -> mixing(value);
      case "Exchange-correlation" -> exchangeCorrelation(value);
      case "EXX-fraction", "Exact exchange fraction" -> {
        exactExchange = lines.number(value);
        describe("x_qe_exact_exchange_fraction", exactExchange);
      }
      case "nstep" -> describe("x_qe_md_max_steps", lines.integer(value));
      case "cell mass" -> geometry.describe("x_qe_md_cell_mass", lines.number(value));
      case "celldm(1)" -> cellDimensions(value);
      case "Check: negative core charge", "Check: negative/imaginary core charge" -> {
        double[] values = PrintedLines.numbers(value);
        describe("x_qe_core_charge_negative", values.length > 0 ? (Object) values[0] : null);
        describe("x_qe_core_charge_imaginary", values.length > 1 ? (Object) values[1] : null);
      }
      case "Check: negative starting charge" ->
          describe(
              "x_qe_starting_charge_negative",
              lines.number(value.replaceFirst("^\\(component1\\):", "")));
      case "alpha, beta MT" -> {
        double[] values = lines.numbers(value, 2);
        if (values != null) {
          describe("x_qe_isolated_system_method_martyna_tuckerman_alpha", values[0]);
          describe("x_qe_isolated_system_method_martyna_tuckerman_beta", values[1]);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean remark(String text) throws IOException {
    Matcher matcher;
    if (text.startsWith("IMPORTANT: XC functional enforced")) {
      describe("x_qe_xc_functional_user_enforced", true);
    } else if (text.equals("gamma-point specific algorithms are used")) {
      describe("x_qe_gamma_algorithms", true);
    } else if (text.startsWith("Subspace diagonalization in iterative")) {
      String line = lines.next();
      describe("x_qe_diagonalization_algorithm", line);
    } else if (text.contains("calculation with") && text.contains("spin-orbit")) {
      spin(text);
    } else if (text.startsWith("Noncollinear calculation") || text.startsWith("Non-collinear")) {
      noncollinear = true;
      describe("x_qe_spin_noncollinear", true);
    } else if (text.startsWith("EXX") && text.contains("same as grid of k-points")
        || text.startsWith("EXX: grid of k+q points same")) {
      describe("x_qe_exx_grid_same_as_k_grid", true);
    } else if (text.startsWith("Sum  ") && text.length() < 90) {
      sticks("sum", text.substring(3));
    } else if (text.startsWith("Tot  ") && text.length() < 90) {
      sticks("tot", text.substring(3));
    } else if (text.startsWith("Dense  grid:") || text.startsWith("Smooth grid:")) {
      grid(text);
    } else if (text.startsWith("G cutoff =")) {
      oldGrid(text);
    } else if (text.startsWith("Largest allocated arrays")) {
      arrayKind = "allocated";
    } else if (text.startsWith("Largest temporary arrays")) {
      arrayKind = "temporary";
    } else if ((text.endsWith(")") && (matcher = ARRAY.matcher(text)).matches())) {
      array("name", matcher.group(1));
      array("size", lines.number(matcher.group(2), BITS_PER_MEBIBYTE));
      array("dimensions", matcher.group(3).strip());
    } else if (text.startsWith("per-process dynamical memory:")) {
      describe(
          "x_qe_per_process_mem",
          lines.number(text.substring(text.indexOf(':') + 1), BITS_PER_MEBIBYTE));
    } else if (text.startsWith("Estimated max dynamical RAM per process >")) {
      memory(text.substring(text.indexOf('>') + 1));
    } else if (text.startsWith("Initial potential from ")) {
      describe("x_qe_starting_potential", text.substring("Initial potential from ".length()));
    } else if (text.startsWith("The initial density is read from file")) {
      describe("x_qe_starting_density_file", lines.next());
    } else if (text.startsWith("starting charge")) {
      startingCharge(text.substring("starting charge".length()));
    } else if (text.startsWith("Starting wfc")) {
      describe("x_qe_starting_wfc", text.replaceFirst("^Starting wfcs?\\s+(are\\s+)?", ""));
    } else if (text.startsWith("Assuming isolated system,")) {
      describe("x_qe_isolated_system_method", text.substring(text.indexOf(',') + 1).strip());
    } else if (text.startsWith("Real space treatment of") && text.contains("core")) {
      describe("x_qe_core_charge_realspace", true);
    } else if (text.startsWith("This is a supercell")) {
      geometry.describe("x_qe_supercell", true);
    } else if (text.startsWith("No symmetry found")) {
      geometry.describe("x_qe_nsymm", 1);
      geometry.describe("x_qe_symm_inversion", false);
    } else if (text.contains("Sym") && (matcher = SYMMETRIES.matcher(text)).matches()) {
      geometry.describe("x_qe_nsymm", lines.integer(matcher.group(1)));
      geometry.describe("x_qe_symm_inversion", matcher.group(2).equals("with"));
      if (matcher.group(3) != null) {
        geometry.describe(
            "x_qe_nsymm_with_fractional_translation", lines.integer(matcher.group(3)));
      }
    } else if (text.contains("additional sym.ops. were found but ignored")) {
      Matcher digits = Pattern.compile("\\d+").matcher(text);
      if (digits.find()) {
        geometry.describe("x_qe_nsymm_ignored", lines.integer(digits.group()));
      }
    } else {
      return dispersionHeader(text);
    }
    return true;
  }

  private boolean dispersionHeader(String text) {
    if (text.startsWith("Parameters for Dispersion")) {
      dispersion("D2");
    } else if (text.startsWith("DFT-D3 Dispersion Correction")) {
      dispersion("D3");
    } else if (text.contains("Tkatchenko-Scheffler")) {
      dispersion("TS");
    } else if (text.contains("Many-Body Dispersion") || text.contains("MBD dispersion")) {
      dispersion("MBD");
    } else if (text.startsWith("* XDM dispersion")) {
      dispersion("XDM");
    } else {
      return false;
    }
    return true;
  }

  private void electrons(String value) {
    Matcher matcher = ELECTRONS.matcher(value);
    if (!matcher.matches()) {
      return;
    }
    electrons.clear();
    if (matcher.group(2) == null) {
      electrons.add(lines.number(matcher.group(1)));
    } else {
      electrons.add(lines.number(matcher.group(2)));
      electrons.add(lines.number(matcher.group(3)));
      collinear = true;
    }
  }

  private void mixing(String value) {
    Matcher matcher = MIXING.matcher(value);
    if (matcher.matches()) {
      describe("x_qe_potential_mixing_iterations", lines.integer(matcher.group(1)));
      describe("x_qe_potential_mixing_scheme", matcher.group(2));
    }
  }

  private void exchangeCorrelation(String value) throws IOException {
    Matcher oneLine = ONE_LINE_XC.matcher(value);
    if (oneLine.matches()) {
      functional = new ExchangeCorrelation(oneLine.group(1), oneLine.group(2));
      return;
    }
    String next = lines.next();
    boolean indices = next != null && next.startsWith("(") && next.endsWith(")");
    if (!indices) {
      lines.pushBack();
    }
    functional =
        new ExchangeCorrelation(value, indices ? next.substring(1, next.length() - 1) : "");
  }

  private void cellDimensions(String firstValues) throws IOException {
    List<Double> dimensions = new ArrayList<>();
    String text = "celldm(1)=" + firstValues;
    for (int row = 0; row < 2 && text != null; row++) {
      for (String part : text.split("celldm\\(\\d\\)=")) {
        if (!part.isBlank()) {
          dimensions.add(lines.number(part));
        }
      }
      text = row == 0 ? lines.next() : null;
    }
    if (dimensions.size() == 6) {
      geometry.describe("x_qe_celldm", dimensions);
    }
  }

  private void spin(String text) {
    noncollinear = text.startsWith("Noncollinear") || text.startsWith("Non magnetic");
    spinOrbit = text.contains("with spin-orbit");
    describe("x_qe_spin_noncollinear", text.startsWith("Noncollinear"));
    describe("x_qe_spin_orbit", spinOrbit);
  }

  private void sticks(String row, String text) {
    double[] values = PrintedLines.numbers(text);
    String[] names = {"dense", "smooth", "PW", "G_dense", "G_smooth", "G_PW"};
    for (int i = 0; i < names.length && i < values.length; i++) {
      describe("x_qe_sticks_" + row + "_" + names[i], (int) values[i]);
    }
  }

  private void grid(String text) {
    String grid = text.startsWith("Dense") ? "dense" : "smooth";
    geometry.describe(
        "x_qe_" + grid + "_g_vectors", lines.integer(text.substring(text.indexOf(':') + 1)));
    fft(grid, text);
  }

  private void oldGrid(String text) {
    String grid = text.contains("smooth") ? "smooth" : "dense";
    geometry.describe(
        "x_qe_" + grid + "_g_cutoff", lines.number(text.substring(text.indexOf('=') + 1)));
    int bracket = text.indexOf('(');
    if (bracket > 0) {
      geometry.describe("x_qe_" + grid + "_g_vectors", lines.integer(text.substring(bracket)));
    }
    fft(grid, text);
  }

  private void fft(String grid, String text) {
    int bracket = text.lastIndexOf('(');
    double[] values = bracket < 0 ? new double[0] : PrintedLines.numbers(text.substring(bracket));
    if (values.length == 3) {
      geometry.describe(
          "x_qe_" + grid + "_FFT_grid", List.of((int) values[0], (int) values[1], (int) values[2]));
    }
  }

  private void array(String column, Object value) {
    arrays
        .computeIfAbsent("x_qe_" + arrayKind + "_array_" + column, key -> new ArrayList<>())
        .add(value);
  }

  private void memory(String text) {
    Double value = lines.number(text);
    double unit = text.contains("GB") ? 1024 : 1;
    describe("x_qe_per_process_mem", value == null ? null : value * unit * BITS_PER_MEBIBYTE);
  }

  private void startingCharge(String text) {
    double[] before = PrintedLines.numbers(text);
    int renormalized = text.indexOf("renormalised to");
    if (before.length > 0) {
      describe("x_qe_starting_charge", before[0]);
    }
    if (renormalized > 0) {
      double[] after =
          PrintedLines.numbers(text.substring(renormalized + "renormalised to".length()));
      describe("x_qe_starting_charge_renormalized", after.length > 0 ? (Object) after[0] : null);
    }
  }

  /** Whether the summary proper, with cell and cut-offs, was read. */
  boolean isKnown() {
    return any || functional != null;
  }

  /** The method with what other readers know of it. */
  Method build(Pseudopotentials potentials, KPoints kPoints) {
    if (functional != null) {
      functional.describe(method);
      method.dft(DftBuilder.builder().xcFunctional(functional.inLibxc(exactExchange)).build());
    }
    boolean twoSpins = collinear || potentials.isSpinPolarized();
    String fromFunctional = functional == null ? null : functional.vanDerWaals();
    method.electronic(
        ElectronicBuilder.builder()
            .method(potentials.hasHubbard() ? "DFT+U" : "DFT")
            .nElectrons(electrons)
            .nSpinChannels(noncollinear ? null : twoSpins ? (Integer) 2 : (Integer) 1)
            .relativityMethod(spinOrbit ? "scalar_relativistic_with_spin_orbit" : null)
            .vanDerWaalsMethod(vanDerWaals != null ? vanDerWaals : fromFunctional)
            .smearing(kPoints.smearing())
            .build());
    method.electronsRepresentation(
        ElectronsRepresentation.planeWaves(wavefunctionCutoff, densityCutoff));
    method.kMesh(kPoints.build());
    method.scf(
        ScfBuilder.builder()
            .thresholdEnergyChange(threshold)
            .minimizationAlgorithm(algorithm)
            .build());
    method.atomParameters(potentials.build());
    arrays.forEach(method::addExtras);
    return method.build();
  }
}
