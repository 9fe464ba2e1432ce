package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What FHI-aims says that it understood of its input, with the defaults that it took, before the
 * first step.
 */
final class ControlReport {
  private final TextReader in;
  private final OutputLine numbers;
  private final List<SpeciesReport> species = new ArrayList<>();

  private Integer nSpinChannels;
  private Double nElectrons;
  private Double charge;
  private Integer nStates;
  private Integer nKpoints;
  private List<Integer> kGrid;
  private List<Double> kOffset;
  private String functional;
  private Double screening;
  private String screeningUnit;
  private Double exactExchange;
  private String relativity;
  private String smearing;
  private Double smearingWidth;
  private Double accuracyDensity;
  private Double accuracyEnergy;
  private Integer maxIterations;
  private int bandSegments;
  private boolean asksForDos;
  private String dispersion;

  ControlReport(TextReader in, OutputLine numbers) {
    this.in = in;
    this.numbers = numbers;
  }

  void register(Blocks blocks) {
    blocks.on("Number of", this::count);
    blocks.on("The structure", this::electrons);
    blocks.on("Charge =", line -> charge = behind(line, "Charge ="));
    blocks.on("XC:", this::functional);
    blocks.on("Hartree-Fock calculation", line -> functional = "Hartree-Fock");
    blocks.on("hybrid_xc_coeff:", line -> exactExchange = behind(line, "modified to"));
    blocks.on("hse_unit:", line -> screeningUnit = OutputLine.behind(line, "set to"));
    blocks.on("Scalar relativistic", line -> relativity = sentence(line));
    blocks.on("Non-relativistic treatment", line -> relativity = "Non-relativistic");
    blocks.on("Occupation type:", this::occupation);
    blocks.on("Convergence accuracy", this::accuracy);
    blocks.on("Maximum number", this::iterations);
    blocks.on("Presetting", this::iterations);
    blocks.on("Found k-point", this::kGrid);
    blocks.on("Plot band", line -> bandSegments++);
    blocks.on("Calculating density", line -> asksForDos = true);
    blocks.on("Evaluating non-empirical", this::dispersion);
    blocks.on("Reading configuration", this::beginSpecies);
    blocks.on("Fixing petukhov", this::petukhov);
    blocks.on("Found nuclear", line -> ofSpecies(s -> tell(line, s::nuclearCharge)));
    blocks.on("Found atomic", line -> ofSpecies(s -> tell(line, s::mass)));
    blocks.on("Found cutoff", this::cutoff);
    blocks.on("Found request", this::request);
    blocks.on("Found free-atom", line -> function(line, "free-atom valence", "occ"));
    blocks.on("Found free-ion", line -> function(line, "free-ion valence", "occ"));
    blocks.on("Found hydrogenic", line -> function(line, "hydrogenic basis", "eff_charge"));
    blocks.on("Found ionic", line -> function(line, "ionic basis", "radius"));
    blocks.on("Found confined", line -> function(line, "confined basis", "radius"));
  }

  List<SpeciesReport> species() {
    return List.copyOf(species);
  }

  /** 1 unless the output says 2. */
  int nSpinChannels() {
    return nSpinChannels == null ? 1 : nSpinChannels;
  }

  Double nElectrons() {
    return nElectrons;
  }

  /** Charge of the system in elementary charges, or null. */
  Double charge() {
    return charge;
  }

  Integer nStates() {
    return nStates;
  }

  Integer nKpoints() {
    return nKpoints;
  }

  List<Integer> kGrid() {
    return kGrid;
  }

  List<Double> kOffset() {
    return kOffset;
  }

  /** The functional in the program's words, or null. */
  String functional() {
    return functional;
  }

  /** The screening parameter of a range-separated functional in {@link #screeningUnit()}. */
  Double screening() {
    return screening;
  }

  String screeningUnit() {
    return screeningUnit;
  }

  /** The fraction of exact exchange where the input changes it, or null. */
  Double exactExchange() {
    return exactExchange;
  }

  String relativity() {
    return relativity;
  }

  String smearing() {
    return smearing;
  }

  /** Width of the smearing in J. */
  Double smearingWidth() {
    return smearingWidth;
  }

  Double accuracyDensity() {
    return accuracyDensity;
  }

  /** Largest change of the total energy at convergence, J. */
  Double accuracyEnergy() {
    return accuracyEnergy;
  }

  Integer maxIterations() {
    return maxIterations;
  }

  int bandSegments() {
    return bandSegments;
  }

  boolean asksForDos() {
    return asksForDos;
  }

  /** The dispersion correction that was evaluated, in the program's words, or null. */
  String dispersion() {
    return dispersion;
  }

  private void count(String line) {
    if (line.contains("spin channels")) {
      Integer value = whole(OutputLine.after(line));
      nSpinChannels = value != null && value == 2 ? 2 : 1;
    } else if (line.contains("Kohn-Sham states (")) {
      nStates = whole(OutputLine.after(line));
    } else if (line.contains("Number of k-points   ")) {
      nKpoints = whole(OutputLine.after(line));
    }
  }

  private void electrons(String line) {
    String[] words = line.strip().split("\\s+");
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith("electrons")) {
        nElectrons = boxed(numbers.number(words[i - 1]));
      }
    }
  }

  private void functional(String line) {
    String text = OutputLine.after(line);
    if (functional != null) {
      return;
    }
    for (String verb : List.of("Using", "Running")) {
      text = text.startsWith(verb) ? text.substring(verb.length()).strip() : text;
    }
    int omega = text.indexOf("with OMEGA");
    if (omega >= 0) {
      screening = boxed(numbers.number(OutputLine.after(text).split("[\\s,]+")[0]));
      text = text.substring(0, omega);
    }
    int end = text.indexOf(". ");
    text = (end < 0 ? text : text.substring(0, end)).strip();
    functional = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private void occupation(String line) {
    smearing = OutputLine.after(line).split("\\s+")[0];
    smearingWidth = numbers.behind(line, "width =", MaterialsUnit.ELECTRONVOLT);
  }

  private void accuracy(String line) {
    if (line.contains("charge density:")) {
      accuracyDensity = first(line);
    } else if (line.contains("total energy:")) {
      Double value = first(line);
      accuracyEnergy = value == null ? null : MaterialsUnit.ELECTRONVOLT.toSi(value);
    }
  }

  private void iterations(String line) {
    Fields fields = in.fields();
    if (line.contains("Presetting") && fields.count() > 2 && line.contains("iterations")) {
      maxIterations = whole(fields.word(1));
    } else if (line.contains("s.-c. iterations")) {
      maxIterations = whole(OutputLine.after(line));
    }
  }

  private void kGrid(String line) {
    Fields fields = in.fields();
    if (line.contains("k-point grid:") && fields.count() >= 6) {
      List<Integer> grid = new ArrayList<>();
      for (int i = -3; i < 0; i++) {
        Integer n = whole(fields.word(i));
        if (n != null) {
          grid.add(n);
        }
      }
      kGrid = grid.size() == 3 ? List.copyOf(grid) : null;
    } else if (line.contains("offset") && fields.isNumber(-1) && fields.isNumber(-3)) {
      kOffset = List.of(fields.number(-3), fields.number(-2), fields.number(-1));
    }
  }

  private void dispersion(String line) {
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    dispersion = 0 <= open && open < close ? line.substring(open + 1, close) : null;
  }

  private void beginSpecies(String line) {
    String name = OutputLine.behind(line, "species");
    if (name != null && !name.isEmpty()) {
      species.add(new SpeciesReport(name.split("\\s+")[0]));
    }
  }

  private void petukhov(String line) {
    Double factor = behind(line, "factor to");
    if (factor != null) {
      species.forEach(each -> each.petukhovMixing(factor));
    }
  }

  private void cutoff(String line) {
    String[] words = OutputLine.after(line).split("\\s+");
    if (words.length < 3) {
      return;
    }
    double[] values = new double[3];
    for (int i = 0; i < 3; i++) {
      values[i] = numbers.number(words[i]).orElse(Double.NaN);
    }
    if (Double.isFinite(values[0] + values[1] + values[2])) {
      ofSpecies(s -> s.cutoffPotential(values));
    }
  }

  private void request(String line) {
    if (line.contains("pure gaussian")) {
      ofSpecies(s -> s.pureGaussian(OutputLine.after(line)));
    }
  }

  private void function(String line, String kind, String meaning) {
    Fields fields = in.fields();
    int first = 0;
    while (first < fields.count() && !fields.isNumber(first)) {
      first++;
    }
    int start = first;
    ofSpecies(s -> s.function(kind, fields, start, meaning));
  }

  private void ofSpecies(java.util.function.Consumer<SpeciesReport> action) {
    if (!species.isEmpty()) {
      action.accept(species.getLast());
    }
  }

  private void tell(String line, java.util.function.DoubleConsumer action) {
    numbers.number(OutputLine.after(line).split("\\s+")[0]).ifPresent(action);
  }

  private Double first(String line) {
    String word = OutputLine.after(line).split("[\\s:]+")[0];
    return boxed(numbers.number(word));
  }

  private Double behind(String line, String mark) {
    String text = OutputLine.behind(line, mark);
    return text == null ? null : boxed(numbers.number(text.split("[\\s:]+")[0]));
  }

  private Integer whole(String text) {
    try {
      return Integer.valueOf(text.strip().split("\\s+")[0]);
    } catch (NumberFormatException e) {
      numbers.warn("'" + text.strip() + "' is no whole number");
      return null;
    }
  }

  private static String sentence(String line) {
    String text = OutputLine.after(line);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static Double boxed(java.util.OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }

  /** The species of this name. */
  Optional<SpeciesReport> species(String name) {
    return species.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
