package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a main output from its head to its last line and tells it section by section. */
final class MainOutput {
  private static final int MOST_WARNINGS = 1000;
  private static final int MOST_WARNING_LINES = 20;

  private final SourceFile file;
  private final TextReader in;
  private final EntryRecorder recorder;
  private final OutputLine numbers;
  private final RunClock clock = new RunClock();
  private final RunHeader header;
  private final ControlInput control = new ControlInput();
  private final GeometryInput geometryInput = new GeometryInput();
  private final ControlReport report;
  private final GwCalculation gw;
  private final Trajectory trajectory;
  private final WorkflowRecord workflow;
  private final Set<String> warnings = new HashSet<>();

  private boolean leaving;
  private boolean cleanEnd;
  private Double totalTime;

  MainOutput(SourceFile file, TextReader in, EntryRecorder recorder) {
    this.file = file;
    this.in = in;
    this.recorder = recorder;
    this.numbers = new OutputLine(in, recorder);
    this.header = new RunHeader(in, numbers, clock, recorder);
    this.report = new ControlReport(in, numbers);
    this.gw = new GwCalculation(in, numbers);
    LevelOfTheory level = new LevelOfTheory(control, report, gw);
    this.trajectory = new Trajectory(numbers, clock, recorder, report, level, geometryInput);
    this.workflow = new WorkflowRecord(control, numbers);
  }

  /**
   * Reads all of it.
   *
   * @throws InvalidInput where a configuration cannot be read; what came before is told
   */
  void read() throws IOException {
    recorder.cleanEnd(false);
    Blocks blocks = new Blocks();
    header.register(blocks);
    report.register(blocks);
    workflow.register(blocks);
    gw.register(blocks);
    new StepBlocks(in, numbers, trajectory).register(blocks);
    register(blocks);
    try {
      for (String line = in.next(); line != null; line = in.next()) {
        blocks.read(line);
      }
    } finally {
      finish();
    }
  }

  private void register(Blocks blocks) {
    InputEcho echo = new InputEcho(in);
    blocks.on("Parsing control.in", line -> echo.read(control::add));
    blocks.on("Parsing geometry.in", line -> echo.read(geometryInput::add));
    blocks.on("Using", this::using);
    blocks.on("Date", this::stamp);
    blocks.on("Input geometry:", line -> geometry(Geometry.readTable(in)));
    blocks.on("Updated atomic", line -> geometry(Geometry.readLines(in)));
    blocks.on("Final atomic", this::structure);
    blocks.on("Atomic structure", this::structure);
    blocks.on("Begin self-consistency", this::begin);
    blocks.on("Geometry optimization:", this::relaxation);
    blocks.on("Molecular dynamics:", this::dynamics);
    blocks.on("Leaving FHI-aims.", line -> leaving = true);
    blocks.on("Total time", this::totalTime);
    blocks.on("Have a", line -> cleanEnd |= line.contains("nice day"));
    for (String word :
        List.of("Warning", "Warning:", "Warning!", "WARNING", "WARNING:", "WARNING!")) {
      blocks.on(word, this::warning);
    }
  }

  private void using(String line) {
    header.using(line);
    gw.using(line);
  }

  private void stamp(String line) throws IOException {
    Fields fields = in.fields();
    Double stamp = clock.stamp(fields);
    if (leaving) {
      header.end(stamp);
    } else if (clock.start() == null) {
      header.stamp(fields, stamp);
    } else if (stamp != null) {
      trajectory.step().scf.stamp(fields, stamp);
    }
  }

  private void geometry(Geometry read) {
    if (read != null) {
      header.tell();
      trajectory.geometry(read);
      if (trajectory.count() > 0) {
        workflow.update();
      }
    }
  }

  private void structure(String line) throws IOException {
    if (line.contains("structure:") && line.contains("Final")) {
      // The geometry that the relaxation ends with; it was computed before.
      Geometry last = Geometry.readLines(in);
      if (last != null) {
        trajectory.geometry(last);
      }
    } else if (line.contains("preceding time step")) {
      Geometry moved = Geometry.readLines(in);
      geometry(moved);
      if (moved != null) {
        trajectory.next();
      }
    }
  }

  private void begin(String line) throws IOException {
    if (line.contains("iteration #")) {
      trajectory.step().beginIteration();
      trajectory.step().scf.begin();
    } else if (control.isEmpty()) {
      readControl();
    }
  }

  private void readControl() throws IOException {
    try {
      control.readFile(file);
    } catch (InvalidInput e) {
      numbers.warn("control.in left out: " + e.getMessage());
    }
  }

  private void relaxation(String line) {
    if (line.contains("Attempting")) {
      workflow.relaxation();
      workflow.energy(trajectory.step().totalEnergy());
      trajectory.next();
    }
  }

  private void dynamics(String line) {
    if (line.contains("Attempting")) {
      workflow.dynamics();
      trajectory.startOfDynamics();
    }
  }

  private void totalTime(String line) {
    Fields fields = in.fields();
    if (leaving && totalTime == null && fields.count() >= 6 && fields.isNumber(-2)) {
      totalTime = fields.number(-2);
    }
  }

  /** Takes a warning with the lines that continue it, once. */
  private void warning(String first) throws IOException {
    StringBuilder text = new StringBuilder(plain(first));
    for (int i = 0; i < MOST_WARNING_LINES; i++) {
      String line = in.next();
      if (line == null) {
        break;
      }
      if (!line.strip().startsWith("*") || plain(line).isEmpty()) {
        in.pushBack();
        break;
      }
      text.append(' ').append(plain(line));
    }
    String warning = text.toString();
    if (warnings.size() < MOST_WARNINGS && warnings.add(warning)) {
      recorder.warning(warning);
    }
    String upper = warning.toUpperCase(java.util.Locale.ROOT);
    if (upper.contains("SELF-CONSISTENCY") && upper.contains("NOT CONVERGE")) {
      trajectory.step().failed = true;
    }
  }

  private static String plain(String line) {
    return line.replace('*', ' ').strip();
  }

  private void finish() throws IOException {
    header.tell();
    recorder.timeRun(header.time());
    if (control.isEmpty()) {
      readControl();
    }
    Step last = trajectory.step();
    workflow.energy(last.totalEnergy());
    Integer system = trajectory.lastSystem();
    Double fermi = last.fermi;
    CalculationBuilder quasiparticles = null;
    if (system != null || last.hasResults()) {
      int method = trajectory.method();
      quasiparticles = gw.calculation(system, method, fermi, report.nSpinChannels());
      List<Dos> dos = dos(last);
      BandStructure bands = bands("band", fermi);
      trajectory.tell(dos, bands, totalTime);
    }
    if (quasiparticles != null) {
      BandStructure bands = bands("GW_band", fermi);
      if (bands != null) {
        quasiparticles.addBandStructureElectronic(bands);
      }
      recorder.calculation(quasiparticles.build());
    }
    OptionalDouble timeStep = control.number("MD_time_step");
    if (timeStep.isPresent()) {
      recorder.extra("x_fhi_aims_controlIn_MD_time_step", timeStep.getAsDouble());
    }
    recorder.workflow(workflow.section());
    recorder.cleanEnd(cleanEnd);
  }

  private List<Dos> dos(Step step) throws IOException {
    Set<DosFile> files = new java.util.LinkedHashSet<>(step.dosFiles);
    if (report.asksForDos()
        && cleanEnd
        && files.stream().noneMatch(each -> each.projection() == DosFile.Projection.TOTAL)) {
      files.add(new DosFile("KS_DOS_total_raw.dat", DosFile.Projection.TOTAL, null));
    }
    return files.isEmpty()
        ? new ArrayList<>()
        : new DensityOfStates(file, numbers, report.nSpinChannels(), header.halvesDensityOfStates())
            .read(files, step.fermi);
  }

  private BandStructure bands(String prefix, Double fermi) throws IOException {
    return report.bandSegments() == 0 || fermi == null
        ? null
        : new BandFiles(file, control, numbers)
            .read(prefix, report.bandSegments(), report.nSpinChannels(), fermi);
  }
}
