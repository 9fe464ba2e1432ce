package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.FEMTOSECOND;
import static io.lodestone.core.quantity.MaterialsUnit.TERAHERTZ;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one OUTCAR from its start to its end, configuration by configuration. */
final class OutcarReader {
  private static final Pattern ITERATION =
      Pattern.compile("Iteration\\s*(\\d+)\\s*\\(\\s*(\\d+)\\s*\\)");
  private static final Pattern TERM =
      Pattern.compile("\\b([A-Z][A-Za-z_]{3,})\\s*=\\s*(-?[\\d.]+)");
  private static final Pattern TOTALS =
      Pattern.compile(
          "energy\\s+without\\s+entropy\\s*=\\s*(-?[\\d.]+)\\s+energy\\(sigma->0\\)\\s*=\\s*(-?[\\d.]+)");
  private static final Pattern FREE = Pattern.compile("TOTEN\\s*=\\s*(-?[\\d.]+)");
  private static final Pattern REAL_TIME = Pattern.compile("real time\\s*([\\d.]+)");
  private static final Pattern MOMENT =
      Pattern.compile("number of electron\\s+[-\\d.]+\\s+magnetization\\s+(-?[\\d.]+)\\s*$");

  private static final Pattern TEMPERATURE = Pattern.compile("\\(temperature\\s+([\\d.]+)\\s*K");

  /** A vibration: its number, f or for an imaginary frequency f/i, and the frequency. */
  private static final Pattern MODE = Pattern.compile("\\d+\\s+f(/i)?\\s*=\\s*(-?[\\d.]+)\\s+THz");

  private final TextReader lines;
  private final EntryRecorder recorder;
  private final OutcarSetup setup;
  private final RunCourse course = new RunCourse();
  private final OutcarWarnings warnings;

  private boolean started;
  private int method;
  private OutcarStep step;
  private int steps;
  private double[] lattice;
  private boolean finalEnergies;
  private boolean ended;
  private double elapsed;
  private Double cpuTime;
  private Double wallTime;
  private final List<double[]> moments = new ArrayList<>();
  private final Doubles frequencies = new Doubles();

  OutcarReader(SourceFile file, TextReader lines, EntryRecorder recorder) {
    this.lines = lines;
    this.recorder = recorder;
    this.setup = new OutcarSetup(file, lines);
    this.warnings = new OutcarWarnings(recorder);
  }

  void read() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (warnings.take(line)) {
        continue;
      }
      Matcher iteration = line.contains("Iteration") ? ITERATION.matcher(line) : null;
      if (iteration != null && iteration.find()) {
        iteration(iteration.group(2).equals("1"));
      } else if (!started && !isResultOfForceField(line)) {
        setup.line(line);
      } else {
        if (!started) {
          start();
        }
        result(line);
      }
    }
    if (!started) {
      start();
    }
    finishStep(true);
    if (steps == 0 && setup.positions() != null) {
      tell(setup.positions());
    }
    tellTime();
    if (frequencies.size() > 0) {
      recorder.extra(
          "x_vasp_vibrational_frequencies",
          frequencies.toTensor(TERAHERTZ.factor(), frequencies.size()));
    }
    recorder.cleanEnd(ended);
    recorder.workflow(course.workflow(setup.tags(), ended));
  }

  /** Steps of a learned force field have no iterations, and begin with their forces. */
  private static boolean isResultOfForceField(String line) {
    return line.startsWith(" POSITION") && line.contains("TOTAL-FORCE");
  }

  private void iteration(boolean first) throws IOException {
    if (!started) {
      start();
    }
    if (first) {
      finishStep(false);
      step = new OutcarStep(elapsed);
    }
    finalEnergies = false;
    step().beginIteration();
  }

  private void start() throws IOException {
    started = true;
    setup.readFilesBeside();
    recorder.program(setup.release().program());
    tellTime();
    lattice = setup.lattice();
    method = recorder.method(setup.method().section());
  }

  private OutcarStep step() {
    if (step == null) {
      step = new OutcarStep(elapsed);
    }
    return step;
  }

  private void result(String line) throws IOException {
    String text = line.strip();
    if (text.isEmpty()) {
      return;
    }
    if (text.startsWith("LOOP:")) {
      step().iterationTime(realTime(text));
    } else if (text.startsWith("LOOP+")) {
      step().wallTime(realTime(text));
    } else if (text.startsWith("number of electron")) {
      Matcher moment = MOMENT.matcher(text);
      step().iterationMoment(moment.find() ? finite(moment.group(1)) : null);
    } else if (text.startsWith("FREE ENERGIE OF THE ION-ELECTRON SYSTEM")
        || text.startsWith("ML FREE ENERGIE")) {
      step().endIteration();
      finalEnergies = true;
    } else if (text.contains("aborting loop")) {
      step().converged(text.contains("EDIFF is reached"));
    } else if (text.startsWith("E-fermi")) {
      step().endIteration();
      step().fermi(finite(text.substring(text.indexOf(':') + 1).strip().split("\\s+")[0]));
      bands();
    } else if (text.startsWith("QP shifts")) {
      step().endIteration();
      step().quasiparticles(new OutcarQuasiparticles(lines).read(setup.points()));
    } else if (text.startsWith("Eigenvectors and eigenvalues of the dynamical matrix")) {
      frequencies.clear();
    } else if (MODE.matcher(text).lookingAt()) {
      mode(text);
    } else if (text.startsWith("in kB")) {
      double[] components = lines.fields().numbers(2, 0);
      step().stress(components.length >= 6 ? components : null);
    } else if (text.startsWith("direct lattice vectors")) {
      double[] read = setup.latticeVectors();
      lattice = read == null ? lattice : read;
    } else if (text.startsWith("POSITION") && text.contains("TOTAL-FORCE")) {
      positionsAndForces();
    } else if (text.startsWith("magnetization (")) {
      moments(text.startsWith("x", "magnetization (".length()));
    } else if (text.startsWith("General timing and accounting")) {
      ended = true;
    } else if (text.startsWith("Total CPU time used")) {
      cpuTime = finite(lines.fields().word(-1));
    } else if (text.startsWith("Elapsed time")) {
      wallTime = finite(lines.fields().word(-1));
    } else {
      energies(text);
    }
  }

  private void energies(String text) {
    if (text.indexOf('=') < 0) {
      return;
    }
    Matcher free = FREE.matcher(text);
    if (free.find()) {
      energy(EnergyTerms.FREE, free.group(1));
      return;
    }
    Matcher totals = TOTALS.matcher(text);
    if (totals.find()) {
      energy(EnergyTerms.WITHOUT_ENTROPY, totals.group(1));
      energy(EnergyTerms.ZERO_SMEARING, totals.group(2));
      return;
    }
    Matcher term = TERM.matcher(text);
    if (term.find()) {
      String name = term.group(1);
      switch (name) {
        case "PSCENC", "TEWEN", "DENC", "EXHF", "XCENC", "EENTRO", "EBANDS", "EATOM" ->
            energy(name, term.group(2));
        case "EKIN" -> energy("kinetic", term.group(2));
        case "EKIN_LAT" -> {
          Matcher temperature = TEMPERATURE.matcher(text);
          step().temperature(temperature.find() ? finite(temperature.group(1)) : null);
        }
        case "ETOTAL", "Edisp" -> energy(name, term.group(2));
        default -> {}
      }
    }
  }

  /** A vibration of the crystal; imaginary frequencies are told as negative ones. */
  private void mode(String text) {
    Matcher mode = MODE.matcher(text);
    Double frequency = mode.lookingAt() ? finite(mode.group(2)) : null;
    if (frequency != null && frequencies.size() < Doubles.MOST) {
      frequencies.add(mode.group(1) == null ? frequency : -frequency);
    }
  }

  private void energy(String name, String number) {
    Double value = finite(number);
    if (value == null) {
      return;
    }
    boolean ofStep = finalEnergies || name.equals("kinetic") || name.equals("ETOTAL");
    if (ofStep) {
      step().energy(name, value);
    } else {
      step().iterationEnergy(name, value);
    }
  }

  private void bands() throws IOException {
    OutcarBands tables = new OutcarBands(lines);
    Bands read = tables.read();
    if (read != null) {
      step().bands(read);
    } else if (tables.damaged()) {
      recorder.warning(
          "the eigenvalues up to line " + lines.lineNumber() + " are not whole and left out");
    }
  }

  private void positionsAndForces() throws IOException {
    lines.next();
    Doubles positions = new Doubles();
    Doubles forces = new Doubles();
    boolean whole = true;
    for (String line = lines.next(); line != null && !line.contains("---"); line = lines.next()) {
      double[] row = lines.fields().numbers(0, 0);
      whole &= row.length == 6 && forces.size() < Doubles.MOST - 3;
      for (int i = 0; i < 3 && whole; i++) {
        positions.add(row[i]);
        forces.add(row[3 + i]);
      }
    }
    if (step().positions() != null) {
      finishStep(false); // a step of a learned force field, which has no iterations
    }
    int atoms = setup.labels().size();
    whole &= atoms == 0 || positions.size() == 3 * atoms;
    if (whole && lines.current() != null && positions.allFinite() && forces.allFinite()) {
      step().positionsAndForces(positions.toArray(), forces.toArray());
    } else {
      recorder.warning(
          "positions and forces at line " + lines.lineNumber() + " are not whole and left out");
    }
  }

  /** A table with a line per atom, whose last column is the sum over the shells. */
  private void moments(boolean first) throws IOException {
    if (first) {
      moments.clear();
    }
    Doubles sums = new Doubles();
    boolean rows = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.contains("---")) {
        if (rows) {
          break;
        }
        rows = true;
      } else if (rows) {
        double[] row = lines.fields().numbers(0, 0);
        if (row.length < 3) {
          break;
        }
        sums.add(row[row.length - 1]);
      }
    }
    if (lines.current() != null && sums.size() > 0 && sums.size() == setup.labels().size()) {
      moments.add(sums.toArray());
      step().moments(moments.toArray(double[][]::new));
    }
  }

  private void finishStep(boolean last) throws IOException {
    if (step == null || step.isEmpty()) {
      return;
    }
    StateDensity density = new StateDensity();
    List<String> labels = setup.labels();
    Optional<SourceFile> eigenval =
        last && !step.hasBands() ? setup.beside("EIGENVAL") : Optional.empty();
    if (eigenval.isPresent()) {
      step.bands(
          EigenvalFile.read(eigenval.get(), setup.tags().integer("ISPIN", 1), setup.points()));
    }
    Optional<SourceFile> doscar = last ? setup.beside("DOSCAR") : Optional.empty();
    if (doscar.isPresent()) {
      boolean noncollinear = setup.tags().isTrue("LNONCOLLINEAR");
      density = DoscarFile.read(doscar.get(), labels.size(), noncollinear);
    }
    CalculationBuilder section =
        step.section(setup.points(), density, labels).methodRef(method).step(steps);
    double[] positions = step.positions();
    if (positions == null && steps == 0) {
      positions = setup.positions();
    }
    if (positions != null) {
      section.systemRef(tell(positions));
      section.volume(new Configuration(lattice, positions, null).volume());
    }
    if (setup.tags().integer("IBRION", -1) == 0) {
      section.time(FEMTOSECOND.toSi(steps * setup.tags().number("POTIM", 0)));
    }
    recorder.calculation(section.build());
    course.step(step.freeEnergy(), step.largestForce());
    elapsed = step.endTime();
    steps++;
    step = null;
  }

  private int tell(double[] positions) {
    String title = setup.tags().asMap().get("SYSTEM") instanceof String name ? name : null;
    return recorder.system(
        new Configuration(lattice, positions, null).section(title, setup.labels(), null));
  }

  private void tellTime() {
    TimeRun start = setup.release().timeRun();
    TimeRunBuilder time = start == null ? TimeRunBuilder.builder() : TimeRunBuilder.builder(start);
    if (cpuTime != null) {
      time.cpu1Start(0.0).cpu1End(cpuTime);
    }
    if (wallTime != null) {
      time.wallStart(0.0).wallEnd(wallTime);
      if (start != null) {
        time.dateEnd(start.dateStart() + wallTime);
      }
    }
    if (start != null || cpuTime != null) {
      recorder.timeRun(time.build());
    }
  }

  private static Double realTime(String text) {
    Matcher time = REAL_TIME.matcher(text.replace(':', ' '));
    return time.find() ? finite(time.group(1)) : null;
  }

  private static Double finite(String word) {
    double value = Fields.parse(word);
    return Double.isFinite(value) ? (Double) value : null;
  }
}
