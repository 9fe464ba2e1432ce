package io.lodestone.archive.parse.elk;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE_PER_BOHR;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.Filling;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.archive.parse.lapw.LostNumbers;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The course of a run in INFO.OUT. */
final class ElkRun {
  static final Pattern VERSION =
      Pattern.compile("\\|\\s*Elk version\\s+(\\S+)\\s+(started|stopped)\\s*\\|");

  private final EntryRecorder entry;
  private final ElkFolder folder;
  private final ElkSetup setup = new ElkSetup();
  private final LostNumbers lost;
  private final TimeRunBuilder times = TimeRunBuilder.builder();
  private final List<ScfIteration> iterations = new ArrayList<>();
  private ElkForces forces = new ElkForces();
  private ElkLoop loop;
  private ElkLoop before;

  /** The last loop that states the targets; the one after convergence does not. */
  private ElkLoop withTargets;

  private Boolean converged;
  private String date;
  private boolean relaxing;
  private boolean stopped;
  private boolean inTimings;
  private int method = -1;
  private Integer system;
  private int calculations;

  ElkRun(EntryRecorder entry, ElkFolder folder) {
    this.entry = entry;
    this.folder = folder;
    lost = new LostNumbers(entry);
  }

  void read(TextReader in) throws IOException {
    try {
      readLines(in);
    } catch (InvalidInput e) {
      if (in.next() != null) {
        throw e;
      }
      // The last line was cut off in the middle.
    }
  }

  private void readLines(TextReader in) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      lost.check(line, in);
      if (line.startsWith("|")) {
        readBanner(line);
      } else if (line.startsWith("Warning") || line.startsWith("Error")) {
        entry.warning(line.strip());
      } else if (line.startsWith("Timings (CPU seconds)")) {
        endLoop();
        inTimings = true;
      } else if (inTimings) {
        readTiming(InfoLine.of(line));
      } else if (line.startsWith("Convergence targets achieved")) {
        converged = true;
      } else if (line.startsWith("Reached self-consistent loops maximum")) {
        converged = false;
      } else if (loop != null) {
        loop.read(line);
      } else if (before != null) {
        forces.read(line);
      } else {
        readStart(line, in);
      }
    }
  }

  private void readBanner(String line) throws IOException {
    Matcher version = VERSION.matcher(line.strip());
    if (version.matches()) {
      stopped = version.group(2).equals("stopped");
      if (!stopped) {
        entry.program(ProgramBuilder.builder().name("Elk").version(version.group(1)).build());
      }
    } else if (line.contains("Loop number")) {
      endLoop();
      loop = new ElkLoop();
    } else if (line.contains("Self-consistent loop stopped")) {
      endLoop();
    } else if (line.contains("Self-consistent loop started") && before != null) {
      tell(); // older versions print all steps of a relaxation into one file
    } else if (line.contains("eometry optimisation") || line.contains("tructural optimisation")) {
      relaxing = true;
    }
  }

  private void readStart(String line, TextReader in) throws IOException {
    InfoLine info = InfoLine.of(line);
    if (info.is("Date (YYYY-MM-DD)")) {
      date = info.value();
    } else if (info.is("Time (hh:mm:ss)") && date != null) {
      try {
        LocalDateTime start = LocalDateTime.parse(date + "T" + info.value());
        times.dateStart((double) start.toEpochSecond(ZoneOffset.UTC));
      } catch (DateTimeParseException e) {
        entry.warning("start of the run not read: " + date + " " + info.value());
      }
    } else {
      setup.read(line, in);
    }
  }

  private void readTiming(InfoLine info) {
    if (info.is("total") && !Double.isNaN(info.number())) {
      times.cpu1Start(0.0).cpu1End(info.number());
      inTimings = false;
    }
  }

  private void endLoop() {
    if (loop != null) {
      iterations.add(loop.iteration(before));
      withTargets = loop.energyThreshold() == null ? withTargets : loop;
      before = loop;
      loop = null;
    }
  }

  private void tellMethodAndSystem() throws IOException {
    if (method < 0) {
      method = entry.method(method());
      system =
          entry.system(AtomicSystemBuilder.builder().atoms(setup.structure().initial()).build());
    }
  }

  private void tell() throws IOException {
    tellMethodAndSystem();
    CalculationBuilder results = CalculationBuilder.builder();
    results.systemRef(system).methodRef(method);
    before.tell(results);
    results.scfIteration(iterations).nScfIterations(iterations.size());
    results.calculationConverged(converged).timePhysical(before.time());
    results.forces(forces.section());
    if (relaxing) {
      results.step(calculations);
    }
    if (stopped || calculations == 0) {
      addFiles(results);
    }
    entry.calculation(results.build());
    calculations++;
    iterations.clear();
    forces = new ElkForces();
    before = null;
    converged = null;
  }

  private Method method() throws IOException {
    MethodBuilder section = setup.method();
    ScfBuilder scf = ScfBuilder.builder();
    if (withTargets != null) {
      scf.thresholdEnergyChange(withTargets.energyThreshold());
      if (withTargets.potentialThreshold() != null) {
        scf.addExtras("x_elk_threshold_potential_change", withTargets.potentialThreshold());
      }
    }
    section.scf(scf.build());
    section.kMesh(folder.withPoints(section.kMesh()));
    return section.build();
  }

  private void addFiles(CalculationBuilder results) throws IOException {
    Optional<Eigenvalues> states = folder.eigenvalues(setup.spins());
    states.ifPresent(results::addEigenvalues);
    Double fermi = results.energy() == null ? null : results.energy().fermi();
    if (fermi != null) {
      if (states.isPresent() && new Filling(states.get(), fermi).isOfMetal()) {
        results.bandGap(List.of());
      }
      // Bands and densities of states are written relative to it.
      results.dosElectronic(folder.dos(fermi, new ElkProjections(setup.structure())));
      folder.bands(setup.spins(), fermi).ifPresent(results::addBandStructureElectronic);
    }
  }

  /** Tells what is left when the file is at its end. */
  void end() throws IOException {
    endLoop();
    entry.timeRun(times.build());
    entry.cleanEnd(stopped);
    if (!setup.structure().isEmpty()) {
      tellMethodAndSystem();
    }
    ElkRelaxation relaxation = relaxing && method >= 0 ? ElkRelaxation.beside(folder) : null;
    if (relaxation != null && calculations == 0) {
      tellSteps(relaxation);
    }
    if (before != null) {
      tell();
    }
    if (calculations > 0) {
      tellWorkflow(relaxation);
    }
  }

  /** The steps of the relaxation but for the last one, if INFO.OUT is about that. */
  private void tellSteps(ElkRelaxation relaxation) {
    int steps = relaxation.steps();
    boolean same =
        steps > 0
            && before != null
            && before.totalEnergy() != null
            // Both files have twelve digits.
            && Math.abs(relaxation.energy(steps - 1) / before.totalEnergy() - 1) < 1e-10;
    for (int step = 0; step < (same ? steps - 1 : steps); step++) {
      AtomicSystem atoms = relaxation.system(step, setup.structure());
      Integer index = atoms == null ? null : (Integer) entry.system(atoms);
      entry.calculation(relaxation.calculation(step, index, method));
      calculations++;
    }
  }

  private void tellWorkflow(ElkRelaxation relaxation) {
    if (!relaxing) {
      entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
      return;
    }
    double[] force = relaxation == null ? new double[0] : relaxation.largestForce();
    boolean told = force.length > 1;
    entry.workflow(
        WorkflowBuilder.builder()
            .name("GeometryOptimization")
            .method(
                WorkflowMethodBuilder.builder()
                    .type(relaxation != null && relaxation.ofLattice() ? "cell_shape" : "atomic")
                    .convergenceToleranceForceMaximum(
                        told ? (Double) HARTREE_PER_BOHR.toSi(force[1]) : null)
                    .build())
            .results(
                WorkflowResultsBuilder.builder()
                    .isConverged(
                        told && !relaxation.ofLattice() ? (Boolean) (force[0] < force[1]) : null)
                    .finalForceMaximum(told ? (Double) HARTREE_PER_BOHR.toSi(force[0]) : null)
                    .optimizationSteps(calculations)
                    .build())
            .build());
  }
}
