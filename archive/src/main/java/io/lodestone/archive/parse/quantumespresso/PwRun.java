package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/** One run of pw.x, read from the line on which it names itself to the next such line. */
final class PwRun {
  private static final double RYDBERG = MaterialsUnit.RYDBERG.factor();

  private final SourceFile file;
  private final PrintedLines lines;
  private final EntryRecorder recorder;
  private final RunHead head;
  private final Geometry geometry;
  private final KPoints kPoints;
  private final Pseudopotentials potentials;
  private final MethodSummary summary;
  private final Motion motion;
  private final Profile profile = new Profile();
  private Step step;
  private Integer method;
  private Double lastTime;
  private String prefix;
  private boolean summaryRead;
  private boolean last;

  /** What is read for one configuration. */
  private final class Step {
    private final CalculationBuilder calculation = CalculationBuilder.builder();
    private final ScfSteps scf = new ScfSteps(lines);
    private final Energies energies = new Energies(lines);
    private final Bands bands = new Bands(lines, geometry);
    private final ForcesAndStress forces = new ForcesAndStress(lines);
    private final boolean selfConsistent;
    private final Integer system;
    private final int atoms;
    private final Double began = lastTime;
    private Double ended;
    private boolean iterationsEnded;
    private boolean exchangeRefined;

    Step(boolean selfConsistent) {
      this.selfConsistent = selfConsistent;
      this.system = geometry.record(recorder);
      this.atoms = geometry.atomCount();
    }
  }

  PwRun(SourceFile file, PrintedLines lines, EntryRecorder recorder) {
    this.file = file;
    this.lines = lines;
    this.recorder = recorder;
    lines.warnTo(recorder::warning);
    head = new RunHead(lines, recorder);
    geometry = new Geometry(lines);
    kPoints = new KPoints(lines, geometry);
    potentials = new Pseudopotentials(lines, geometry);
    summary = new MethodSummary(lines, geometry);
    motion = new Motion(lines);
  }

  /** Reads the run; the current line is the one on which the program names itself. */
  void read(String first) throws IOException {
    recorder.cleanEnd(false);
    head.start(first);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith(RunHead.START)) {
          lines.pushBack();
          break;
        }
        if (!line.isEmpty()) {
          line(line);
        }
      }
    } finally {
      end();
    }
  }

  private void line(String text) throws IOException {
    if (boundary(text)) {
      return;
    }
    if (step != null && inStep(text)) {
      return;
    }
    if (motion.accept(text) || geometry.accept(text) || inSummary(text)) {
      return;
    }
    if (head.accept(text) || profile.accept(text)) {
      return;
    }
    remark(text);
  }

  /** The lines between which the results for one configuration lie. */
  private boolean boundary(String text) throws IOException {
    if (text.startsWith("Self-consistent Calculation")) {
      if (step == null || !step.exchangeRefined || step.iterationsEnded) {
        startStep(true);
      }
    } else if (text.startsWith("Band Structure Calculation")) {
      startStep(false);
    } else if (text.startsWith("EXX: now go back to refine exchange calculation") && step != null) {
      step.exchangeRefined = true;
      step.iterationsEnded = false;
      step.energies.extra("x_qe_exx_refine", true);
    } else if (text.startsWith("End of self-consistent calculation")
        || text.startsWith("End of band structure calculation")) {
      if (step != null) {
        step.bands.clear();
        step.iterationsEnded = true;
      }
    } else if (text.startsWith("iteration #") && step == null) {
      startStep(true); // versions before 4 have no heading
      return false;
    } else {
      return false;
    }
    return true;
  }

  private void startStep(boolean selfConsistent) throws IOException {
    finishStep();
    if (!summaryRead) {
      summaryRead = true;
      head.end();
    }
    step = new Step(selfConsistent);
  }

  private boolean inStep(String text) throws IOException {
    Step now = step;
    if (now.bands.accept(text)) {
      return true;
    }
    if (total(text) || now.scf.accept(text)) {
      String algorithm = ScfSteps.algorithm(text);
      if (algorithm != null && text.contains("iagonalization")) {
        summary.diagonalization(algorithm);
      }
      return true;
    }
    if (text.startsWith("total cpu time spent up to now is")) {
      time(lines.number(text.substring("total cpu time spent up to now is".length())));
    } else if (text.startsWith("convergence has been achieved")) {
      Integer iterations = lines.integer(text.replaceAll("\\D+", " "));
      now.calculation.calculationConverged(true);
      now.energies.extra("x_qe_convergence_iterations", iterations);
    } else if (text.startsWith("convergence NOT achieved")) {
      now.calculation.calculationConverged(false);
      recorder.warning(text);
    } else if (text.startsWith("Writing output data file") || text.startsWith("Writing all to")) {
      datafile(text);
    } else {
      boolean iterating = now.scf.isIterating() && !now.iterationsEnded;
      return iterating && magnetization(text)
          || now.iterationsEnded && (now.forces.accept(text) || now.energies.accept(text));
    }
    return true;
  }

  private boolean magnetization(String text) {
    if (text.startsWith("total magnetization")) {
      double[] values = lines.numbers(text.substring(text.indexOf('=') + 1), 1);
      step.scf.magnetization(values == null || values.length > 1 ? null : (Double) values[0], null);
      return true;
    }
    if (text.startsWith("absolute magnetization")) {
      step.scf.magnetization(null, lines.number(text.substring(text.indexOf('=') + 1)));
      return true;
    }
    return false;
  }

  /** Total energies, which iterations and final results share. */
  private boolean total(String text) {
    boolean isFinal = text.startsWith("!");
    String plain = isFinal ? text.replaceFirst("^!+\\s*", "") : text;
    int sign = Math.max(plain.indexOf('='), plain.indexOf('<'));
    if (plain.startsWith("total energy  ")) {
      Double joules = lines.number(plain.substring(sign + 1), RYDBERG);
      step.scf.energy(joules);
      if (isFinal || step.iterationsEnded) {
        step.energies.total(joules);
      }
    } else if (plain.startsWith("Harris-Foulkes estimate")) {
      Double joules = lines.number(plain.substring(sign + 1), RYDBERG);
      step.scf.harrisFoulkes(joules);
      if (step.iterationsEnded) {
        step.energies.extra("x_qe_energy_total_harris_foulkes_estimate", joules);
      }
    } else if (plain.startsWith("estimated scf accuracy")) {
      Double joules = lines.number(plain.substring(sign + 1), RYDBERG);
      step.scf.accuracy(joules);
      if (step.iterationsEnded) {
        step.energies.extra("x_qe_energy_total_accuracy_estimate", joules);
      }
    } else {
      return false;
    }
    return true;
  }

  private void time(Double seconds) {
    if (seconds == null) {
      return;
    }
    if (!step.iterationsEnded) {
      step.scf.time(seconds, step.began);
      step.ended = seconds;
    }
    lastTime = seconds;
  }

  private void datafile(String text) {
    String name =
        text.replaceFirst("^Writing (output data file|all to output data dir)", "")
            .replaceAll("[/:\\s]*$", "")
            .strip();
    String last = name.substring(name.lastIndexOf('/') + 1);
    step.energies.extra("x_qe_output_datafile", last);
    prefix = last.replaceFirst("\\.save$", "");
  }

  private boolean inSummary(String text) throws IOException {
    if (text.startsWith("total cpu time spent up to now is")) {
      lastTime = lines.number(text.substring("total cpu time spent up to now is".length()));
      if (!summaryRead) {
        summary.describe("x_qe_time_setup_cpu1_end", lastTime);
      }
      return true;
    }
    if (text.startsWith("negative rho (up, down):") && !summaryRead) {
      double[] values = lines.numbers(text.substring(text.indexOf(':') + 1), 2);
      if (values != null) {
        summary.describe("x_qe_starting_charge_negative_up", values[0]);
        summary.describe("x_qe_starting_charge_negative_down", values[1]);
      }
      return true;
    }
    if (text.startsWith("The potential is recalculated from file")) {
      String next = lines.next();
      if (next != null) {
        recorder.extra("x_qe_input_potential_recalculated_file", next);
      }
      return true;
    }
    if (summaryRead && method != null) {
      return potentials.accept(text) || kPoints.accept(text) || lattice(text);
    }
    return potentials.accept(text) || kPoints.accept(text) || summary.accept(text);
  }

  /** Of a second summary, after a relaxation of the cell, only the cell is news. */
  private boolean lattice(String text) {
    if (text.startsWith("lattice parameter")) {
      geometry.setAlat(
          lines.number(text.substring(text.indexOf('=') + 1), MaterialsUnit.BOHR.factor()));
      return true;
    }
    if (text.startsWith("unit-cell volume")) {
      geometry.describe(
          "x_qe_cell_volume",
          lines.number(text.substring(text.indexOf('=') + 1), MaterialsUnit.CUBIC_BOHR.factor()));
      return true;
    }
    return false;
  }

  private void remark(String text) throws IOException {
    if (text.contains(QuantumEspressoParser.FAREWELL)) {
      recorder.cleanEnd(true);
    } else if (text.startsWith("Message from routine")) {
      String next = lines.next();
      recorder.warning(text + (next == null ? "" : " " + next));
    } else if (text.startsWith("Error in routine")) {
      StringBuilder message = new StringBuilder(text);
      for (String line = lines.next();
          line != null && !line.startsWith("%%");
          line = lines.next()) {
        message.append(' ').append(line);
        if (message.length() > 2000) {
          break;
        }
      }
      recorder.warning(message.toString());
    } else if (text.startsWith("WARNING") || text.startsWith("Warning")) {
      recorder.warning(text);
    }
  }

  private void finishStep() throws IOException {
    if (step == null) {
      return;
    }
    Step done = step;
    step = null;
    CalculationBuilder calculation = done.calculation;
    List<ScfIteration> iterations = done.scf.iterations();
    calculation.scfIteration(iterations);
    calculation.nScfIterations(done.selfConsistent ? (Integer) iterations.size() : null);
    done.energies.addTo(calculation);
    done.forces.addTo(calculation, done.atoms);
    eigenvalues(done, calculation);
    if (!done.selfConsistent && !done.scf.looseDiagonalizations().isEmpty()) {
      calculation.addExtras(
          "x_qe_section_bands_diagonalization", List.copyOf(done.scf.looseDiagonalizations()));
    }
    List<Double> moments = done.scf.siteMoments();
    if (done.atoms > 0 && moments.size() == done.atoms) {
      calculation.magnetizationAtoms(
          Tensor.vector(moments.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    if (done.ended != null) {
      calculation.timePhysical(done.ended);
      calculation.timeCalculation(
          done.began == null ? null : (Double) Math.max(0, done.ended - done.began));
    }
    motion.addTo(calculation, done.energies.total());
    if (done.energies.dispersion() != null && method == null) {
      summary.dispersion(done.energies.dispersion());
    }
    calculation.systemRef(done.system).methodRef(recordMethod());
    boolean path = !done.selfConsistent && !done.energies.hasLevel();
    if (last && !path) {
      calculation.dosElectronic(new DosFiles(file, prefix).read(done.energies.fermi()));
    }
    recorder.calculation(calculation.build());
  }

  private void eigenvalues(Step done, CalculationBuilder calculation) {
    Eigenvalues eigenvalues = done.bands.eigenvalues(kPoints);
    if (eigenvalues == null) {
      return;
    }
    calculation.addEigenvalues(eigenvalues);
    if (done.bands.hasTwoSpins()) {
      summary.twoSpins();
    }
    // Only calculation='bands' prints energies of a path and no level to fill them to.
    if (!done.selfConsistent && !done.energies.hasLevel() && eigenvalues.kpoints().length(0) > 1) {
      calculation.addBandStructureElectronic(done.bands.bandStructure(eigenvalues));
    }
  }

  private Integer recordMethod() {
    if (method == null && summary.isKnown()) {
      method = recorder.method(summary.build(potentials, kPoints));
    }
    return method;
  }

  private void end() throws IOException {
    last = true;
    if (!summaryRead) {
      head.end();
    }
    boolean any = step != null || method != null;
    finishStep();
    recordMethod();
    if (!any) {
      geometry.record(recorder);
    }
    profile.end(recorder);
    recorder.workflow(motion.build());
  }
}
