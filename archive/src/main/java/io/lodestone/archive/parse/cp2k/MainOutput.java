package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.Closeable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a main output from its head to its last line and tells it section by section. */
final class MainOutput implements Closeable {
  private static final int MOST_WARNINGS = 1000;
  private static final String VERSION = "CP2K version ";

  private final SourceFile file;
  private final PrintedLines lines;
  private final EntryRecorder recorder;
  private final Set<String> warnings = new HashSet<>();
  private final Tables tables;
  private final LevelOfTheory level;
  private final OptimizationReport optimization = new OptimizationReport();
  private final DynamicsReport dynamics = new DynamicsReport();
  private final Map<String, String> globals = new TreeMap<>();
  private final ProgramBuilder program = ProgramBuilder.builder().name("CP2K");
  private final TimeRunBuilder time = TimeRunBuilder.builder();

  private InputSection input = new InputSection("", "");
  private String project = "PROJECT";
  private String engine;
  private Configurations configurations;
  private Evaluation evaluation = new Evaluation();
  private OrbitalTable orbitals = new OrbitalTable();
  private Integer optimizationStep;
  private Integer method;
  private Integer nOrbitals;
  private double elapsed;
  private int told;
  private boolean programTold;
  private boolean cleanEnd;

  MainOutput(SourceFile file, EntryRecorder recorder) throws IOException {
    this.file = file;
    this.recorder = recorder;
    this.lines = new PrintedLines(file, "PROGRAM ENDED AT");
    lines.warnTo(this::warn);
    this.tables = new Tables(lines, this::warn);
    this.level = new LevelOfTheory(lines);
    this.configurations = new Configurations(file, recorder);
  }

  /**
   * Reads all of it.
   *
   * @throws InvalidInput where the content contradicts the format; what came before is told
   */
  void read() throws IOException {
    recorder.cleanEnd(false);
    Blocks blocks = new Blocks();
    register(blocks);
    level.register(blocks);
    configurations.register(blocks);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
          iteration(line);
        } else {
          blocks.read(line);
        }
      }
    } finally {
      finish();
    }
  }

  private void register(Blocks blocks) {
    blocks.on("PROGRAM STARTED", this::stamp);
    blocks.on("PROGRAM ENDED", this::stamp);
    blocks.on("CP2K|", this::head);
    blocks.on("GLOBAL|", this::global);
    blocks.on("MODULE QUICKSTEP:", this::coordinates);
    blocks.on("MODULE FIST:", this::coordinates);
    blocks.on("Number of", this::orbitals);
    blocks.on("SCF WAVEFUNCTION", line -> begin());
    blocks.on("SCF run", line -> evaluation.converged = !line.contains("NOT"));
    for (String words :
        List.of(
            "Exchange-correlation energy:",
            "Hartree energy:",
            "Core Hamiltonian",
            "Overlap energy",
            "Self energy",
            "Dispersion energy:",
            "Total energy:",
            "Electronic kinetic",
            "Electronic entropic",
            "Hartree-Fock Exchange",
            "DFT+U energy:")) {
      blocks.on(words, this::energy);
    }
    blocks.on("Fermi energy:", line -> fermi(line, MaterialsUnit.HARTREE));
    blocks.on("Fermi Energy", line -> fermi(line, MaterialsUnit.ELECTRONVOLT));
    blocks.on("ENERGY| Total", this::total);
    blocks.on("ATOMIC FORCES", line -> evaluation.forces = tables.forces());
    blocks.on("FORCES| Atomic", line -> evaluation.forces = tables.forces());
    blocks.on("NUMERICAL STRESS", line -> evaluation.stress = tables.stress(line));
    blocks.on("STRESS TENSOR", line -> evaluation.stress = tables.stress(line));
    blocks.on("STRESS| Analytical", line -> evaluation.stress = tables.stress(line));
    blocks.on("STRESS| Numerical", line -> evaluation.stress = tables.stress(line));
    blocks.on("MULLIKEN POPULATION", line -> charges("Mulliken"));
    blocks.on("Mulliken Population", line -> charges("Mulliken"));
    blocks.on("LOWDIN POPULATION", line -> charges("Lowdin"));
    blocks.on("Hirschfeld Charges", line -> charges("Hirshfeld"));
    blocks.on("Hirshfeld Charges", line -> charges("Hirshfeld"));
    blocks.on("MO|", this::orbitalTable);
    blocks.on("MO EIGENVALUES", line -> orbitals.readOrbitals(line, lines));
    blocks.on("ALPHA MO", line -> orbitals.readOrbitals(line, lines));
    blocks.on("BETA MO", line -> orbitals.readOrbitals(line, lines));
    blocks.on("Eigenvalues of", this::subspace);
    blocks.on("Lowest eigenvalues", this::subspace);
    blocks.on("Lowest Eigenvalues", this::subspace);
    blocks.on("STARTING GEOMETRY", line -> optimization.start(line, lines));
    blocks.on("STARTING CELL", line -> optimization.start(line, lines));
    blocks.on("OPTIMIZATION STEP:", this::optimizationStep);
    blocks.on("Informations at", line -> optimization.readList(line, lines));
    blocks.on("OPT|", optimization::line);
    blocks.on("GEOMETRY OPTIMIZATION", this::optimized);
    blocks.on("CELL OPTIMIZATION", this::optimized);
    blocks.on("MD_PAR|", dynamics::setting);
    blocks.on("MD|", this::dynamics);
    for (String words :
        List.of(
            "STEP NUMBER",
            "TIME [fs]",
            "POTENTIAL ENERGY[hartree]",
            "KINETIC ENERGY",
            "TEMPERATURE [K]",
            "PRESSURE [bar]")) {
      blocks.on(words, line -> dynamics.state(line, evaluation));
    }
    blocks.on("WARNING in", this::warning);
  }

  private void stamp(String line) {
    int at = line.indexOf(" AT ");
    if (at < 0) {
      return;
    }
    String text = line.substring(at + 4).strip().replace(' ', 'T');
    try {
      LocalDateTime date = LocalDateTime.parse(text);
      double seconds = date.toEpochSecond(ZoneOffset.UTC) + date.getNano() * 1e-9;
      if (line.contains("STARTED")) {
        time.dateStart(seconds);
      } else {
        time.dateEnd(seconds);
      }
    } catch (DateTimeException e) {
      warn("'" + text + "' is no date");
    }
    cleanEnd |= line.contains("ENDED");
  }

  private void head(String line) throws IOException {
    String text = line.substring("CP2K|".length()).strip();
    int colon = text.indexOf(':');
    if (text.startsWith("version string:")) {
      String version = text.substring(colon + 1).strip();
      String number = version.substring(version.startsWith(VERSION) ? VERSION.length() : 0);
      if (!number.isEmpty() && Character.isDigit(number.charAt(0))) {
        program.version(number);
      }
    } else if (text.startsWith("source code revision number:")) {
      program.versionInternal(text.substring(colon + 1).strip());
    } else if (text.startsWith("Program compiled on")) {
      program.compilationHost(lastWord(text));
    } else if (text.startsWith("Input file name")) {
      readInput(text.substring("Input file name".length()).strip());
    }
  }

  /** Reads the input beside the output by the name that the output prints, folders left out. */
  private void readInput(String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!name.isEmpty() && file.sibling(name).isPresent()) {
      try {
        input = new InputFile().read(file.sibling(name).get());
        configurations.input(input);
      } catch (InvalidInput e) {
        warn("input left out: " + e.getMessage());
      }
    }
  }

  private void global(String line) {
    tellProgram();
    if (line.startsWith("GLOBAL| Project name")) {
      project =
          input
              .value("GLOBAL", "PROJECT")
              .or(() -> input.value("GLOBAL", "PROJECT_NAME"))
              .orElse(lastWord(line));
      configurations.project(project);
    } else if (line.startsWith("GLOBAL| Run type")) {
      recorder.extra("x_cp2k_run_type", lastWord(line));
    }
    String[] parts = line.substring("GLOBAL|".length()).strip().split("\\s{2,}", 2);
    if (parts.length == 2 && !parts[1].equals("NaN")) {
      globals.put(parts[0].toLowerCase(Locale.ROOT).replace(' ', '_'), parts[1]);
    }
  }

  private void coordinates(String line) throws IOException {
    if (line.toUpperCase(Locale.ROOT).contains("ATOMIC COORDINATES")) {
      Structure structure = tables.coordinates(line);
      if (structure != null) {
        tellProgram();
        configurations.initial(structure);
      }
    }
  }

  private void orbitals(String line) throws IOException {
    if (line.startsWith("Number of molecular orbitals:")) {
      double n = Fields.parse(lastWord(line));
      nOrbitals = n > 0 && n < 1e9 ? Integer.valueOf((int) n) : null;
    } else {
      level.electrons(line);
    }
  }

  /** Begins an evaluation; within a step of an optimisation it takes the place of the last. */
  private void begin() throws IOException {
    if (!evaluation.isEmpty()) {
      if (optimizationStep == null || configurations.isBehindOptimization()) {
        tell();
      }
      evaluation = new Evaluation();
    }
    orbitals = new OrbitalTable();
  }

  /**
   * Takes a row {@code 1 Pulay/Diag. 0.50E+00 0.3 0.00000319 -17.1636670825 -1.72E+01} of the
   * self-consistent field: step, method, ..., seconds, convergence, energy and its change. Rows of
   * line searches lack convergence and change.
   */
  private void iteration(String line) {
    String[] words = line.split("\\s+");
    int n = words.length;
    if (n < 5 || Double.isFinite(Fields.parse(words[1])) || words[1].startsWith("*")) {
      return;
    }
    double[] last = new double[4];
    for (int i = 0; i < 4; i++) {
      last[i] = Fields.parse(words[n - 4 + i]);
    }
    boolean full = Double.isFinite(last[0]);
    if (!Double.isFinite(last[1]) || !Double.isFinite(last[3])) {
      return;
    }
    if (full && n >= 6) {
      evaluation.iteration(last[0], last[2], last[3]);
    } else if (words[1].equals("OT") && Double.isFinite(last[2])) {
      evaluation.iteration(last[2], last[3], Double.NaN);
    }
  }

  private void energy(String line) throws IOException {
    int colon = line.indexOf(':');
    if (colon > 0 && colon + 1 < line.length()) {
      evaluation.energy(line.substring(0, colon), lines.number(line.substring(colon + 1)));
    }
  }

  private void fermi(String line, MaterialsUnit unit) throws IOException {
    evaluation.fermi = lines.number(line.substring(line.indexOf(':') + 1), unit.factor());
  }

  private void total(String line) throws IOException {
    if (!line.contains("FORCE_EVAL")) {
      return;
    }
    int open = line.indexOf('(');
    int close = line.indexOf(')');
    engine = 0 <= open && open < close ? line.substring(open + 1, close).strip() : engine;
    if (evaluation.isComplete()) {
      begin(); // an engine without a self-consistent field
    }
    evaluation.total = lines.number(lastWord(line), MaterialsUnit.HARTREE.factor());
    evaluation.eigenvalues = orbitals.section();
    if (evaluation.fermi == null && Double.isFinite(orbitals.fermi())) {
      evaluation.fermi = orbitals.fermi();
    }
  }

  private void charges(String analysis) throws IOException {
    double[] values = tables.charges(analysis.equals("Hirshfeld"));
    if (values != null) {
      evaluation.charges(analysis, values);
    }
  }

  private void orbitalTable(String line) throws IOException {
    if (line.contains("EIGENVALUES AND OCCUPATION") && !line.contains("K POINT")) {
      orbitals.readOrbitals(line, lines);
    }
  }

  private void subspace(String line) throws IOException {
    if (line.contains("subspace")) {
      orbitals.readSubspace(line, lines, level.nSpins());
    }
  }

  private void optimizationStep(String line) throws IOException {
    tell();
    double step = Fields.parse(lastWord(line));
    optimizationStep =
        step >= 0 && step < Integer.MAX_VALUE ? Integer.valueOf((int) step) : optimizationStep;
  }

  private void optimized(String line) throws IOException {
    if (line.contains("COMPLETED")) {
      optimization.complete();
      tell();
      configurations.behindOptimization();
      optimizationStep = optimizationStep == null ? null : Integer.valueOf(optimizationStep + 1);
    }
  }

  /** Old versions print the settings under the mark that new ones have for the state. */
  private void dynamics(String line) {
    if (line.contains("[hartree]")
        || line.startsWith("MD| Step number")
        || line.startsWith("MD| Time [fs]")
        || line.startsWith("MD| Temperature [K]") && told > 0
        || line.startsWith("MD| Pressure")) {
      dynamics.state(line, evaluation);
    } else {
      dynamics.setting(line);
    }
  }

  private void warning(String line) {
    String text = line.replace('*', ' ').strip();
    if (warnings.size() < MOST_WARNINGS && warnings.add(text)) {
      recorder.warning(text);
    }
  }

  /** Tells the evaluation at hand, if there is one. */
  private void tell() throws IOException {
    if (evaluation.isEmpty()) {
      return;
    }
    int step = step();
    CalculationBuilder calculation = section(step);
    recorder.calculation(calculation.build());
    elapsed += evaluation.seconds();
    told++;
    evaluation = new Evaluation();
  }

  private CalculationBuilder section(int step) throws IOException {
    tellProgram();
    if (method == null) {
      method = recorder.method(level.section(input, engine, configurations.isPeriodic()));
    }
    if (dynamics.isStarted()) {
      configurations.energies(dynamics.fileName("Energies"), step, evaluation);
    }
    configurations.tell(step, told == 0, dynamics);
    if (evaluation.step == null && (optimizationStep != null || dynamics.isStarted())) {
      evaluation.step = step;
    }
    return evaluation
        .section(elapsed)
        .methodRef(method)
        .systemRef(configurations.system())
        .volume(configurations.volume());
  }

  private int step() {
    if (evaluation.step != null) {
      return evaluation.step;
    }
    return optimizationStep == null ? told : optimizationStep;
  }

  private void tellProgram() {
    if (!programTold) {
      programTold = true;
      recorder.program(program.build());
    }
  }

  private void finish() throws IOException {
    tellProgram();
    recorder.timeRun(time.build());
    if (!globals.isEmpty()) {
      recorder.extra("x_cp2k_global_settings", Map.copyOf(globals));
    }
    if (!evaluation.isEmpty()) {
      last();
    }
    WorkflowBuilder workflow =
        dynamics.isStarted()
            ? dynamics.workflow(input)
            : optimization.isStarted()
                ? optimization.workflow(input)
                : WorkflowBuilder.builder().name("SinglePoint");
    recorder.workflow(workflow.build());
    recorder.cleanEnd(cleanEnd);
    configurations.close();
  }

  /** Tells the last evaluation with the files that belong to it. */
  private void last() throws IOException {
    Double fermi = evaluation.fermi;
    boolean hasOrbitals = evaluation.eigenvalues != null;
    CalculationBuilder calculation = section(step());
    SideFiles files = new SideFiles(file, project);
    try {
      calculation.dosElectronic(files.densityOfStates(nOrbitals, fermi));
      Eigenvalues projections = hasOrbitals ? null : files.projections();
      if (projections != null) {
        calculation.addEigenvalues(projections);
      }
      String bands =
          input.value("FORCE_EVAL/DFT/PRINT/BAND_STRUCTURE", "FILE_NAME").orElse(project + ".bs");
      var structure =
          files.bands(bands.substring(bands.lastIndexOf('/') + 1), level.nSpins(), fermi);
      if (structure != null) {
        calculation.addBandStructureElectronic(structure);
      }
    } catch (InvalidInput e) {
      warn("left out: " + e.getMessage());
    }
    recorder.calculation(calculation.build());
    told++;
  }

  private void warn(String text) {
    if (warnings.size() < MOST_WARNINGS && warnings.add(text)) {
      recorder.warning(text);
    }
  }

  /** The last word of a line, where CP2K prints most of its values. */
  static String lastWord(String line) {
    String text = line.stripTrailing();
    return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
