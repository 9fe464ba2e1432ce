package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.Filling;
import io.lodestone.archive.parse.lapw.LostNumbers;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The course of a run in INFO.OUT: tells each configuration as soon as it is complete. */
final class ExcitingRun {
  private static final Pattern OPTIMIZATION_STEP =
      Pattern.compile("Optimization step\\s+(\\d{1,9})\\b(?:.*method = ([^)]+))?.*");
  private static final Pattern BANNER = Pattern.compile("\\|(.*?)[|=*+-]?");

  private final EntryRecorder entry;
  private final ExcitingFolder folder;
  private final ExcitingHeader header;
  private final ExcitingSetup setup = new ExcitingSetup();
  private final LostNumbers lost;
  private ExcitingStep step;
  private boolean iterating;
  private boolean relaxing;
  private boolean relaxed;
  private boolean stopped;
  private int method = -1;
  private int system = -1;
  private int calculations;
  private double clock;
  private double[] lastForce = new double[0];
  private Double lastEnergy;
  private Double energyChange;
  private int steps;

  ExcitingRun(EntryRecorder entry, ExcitingFolder folder) {
    this.entry = entry;
    this.folder = folder;
    header = new ExcitingHeader(entry);
    lost = new LostNumbers(entry);
    step = new ExcitingStep(0);
  }

  ExcitingSetup setup() {
    return setup;
  }

  /** Reads the file from where {@code in} is to its end. */
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
      Matcher banner = BANNER.matcher(line.strip());
      if (line.startsWith("|") && banner.matches()) {
        readBanner(banner.group(1).strip());
      } else if (line.strip().startsWith("Warning")) {
        entry.warning(line.strip());
      } else if (iterating || step.hasResults() || relaxing) {
        step.read(line);
      } else {
        header.readBanner(line.strip()); // versions before boron have no box around it
        setup.read(line, in);
      }
      header.readTotalTime(line);
      lost.check(line, in);
    }
  }

  private void readBanner(String text) throws IOException {
    Matcher optimization = OPTIMIZATION_STEP.matcher(text);
    if (text.contains("teration number :") || text.startsWith("Iteration number")) {
      iterating = true;
      step.beginIteration();
    } else if (text.startsWith("Convergence targets achieved")) {
      step.beginResult(true);
    } else if (text.startsWith("Reached self-consistent loops maximum")) {
      step.beginResult(false);
    } else if (text.startsWith("Groundstate module stopped")
        || text.startsWith("Hybrids module stopped")) {
      tell();
    } else if (text.startsWith("Self-consistent loop started") && step.isDone()) {
      tell(); // versions before boron print all steps of a relaxation without a heading
    } else if (text.startsWith("Structure-optimization module started")) {
      relaxing = true;
    } else if (optimization.matches()) {
      tell();
      step = new ExcitingStep(clock);
      step.relaxation(Integer.parseInt(optimization.group(1)), optimization.group(2));
      steps = Math.max(steps, Integer.parseInt(optimization.group(1)));
    } else if (text.startsWith("Force convergence target achieved")) {
      relaxed = true;
      tell();
      step.beginResult(true);
    } else if (text.startsWith("Structure-optimization module stopped")) {
      tell();
    } else if (text.startsWith("EXCITING") && text.contains("stopped")) {
      stopped = true;
    } else {
      if (step.hasResults()) {
        step.endIteration();
      }
      header.readBanner(text);
    }
  }

  private void tell() throws IOException {
    if (!step.hasResults()) {
      return;
    }
    if (method < 0) {
      method = entry.method(method());
      system = entry.system(setup.system());
    } else if (step.hasPositions()) {
      system =
          entry.system(AtomicSystemBuilder.builder().atoms(step.atoms(setup.structure())).build());
    }
    CalculationBuilder results = step.results().systemRef(system).methodRef(method);
    if (calculations == 0) {
      addFiles(results);
    }
    Double energy = step.totalEnergy();
    energyChange = energy == null || lastEnergy == null ? null : (Double) (energy - lastEnergy);
    lastEnergy = energy;
    lastForce = step.largestForce().length > 0 ? step.largestForce() : lastForce;
    entry.calculation(results.build());
    calculations++;
    clock = step.end();
    step = new ExcitingStep(clock);
    iterating = false;
  }

  private io.lodestone.archive.metainfo.Method method() throws IOException {
    Optional<InputXml> input = folder.input();
    MethodBuilder section = setup.method(input);
    ScfBuilder scf = ScfBuilder.builder();
    for (ScfBlock.Target target : ScfBlock.Target.values()) {
      Double value = step.target(target);
      if (value != null) {
        section.addExtras(target.threshold(), value);
        if (target == ScfBlock.Target.ENERGY) {
          scf.thresholdEnergyChange(value);
        }
      }
    }
    input
        .flatMap(xml -> xml.number("groundstate", "maxscl"))
        .ifPresent(count -> scf.nMaxIteration(count.intValue()));
    section.scf(scf.build());
    if (step.hasDispersion()) {
      section.electronic(
          ElectronicBuilder.builder(section.electronic()).vanDerWaalsMethod("D2").build());
    }
    return section.build();
  }

  /** Other files belong to the ground state at the first configuration. */
  private void addFiles(CalculationBuilder results) throws IOException {
    Optional<Eigenvalues> states = folder.eigenvalues(setup.spins());
    states.ifPresent(results::addEigenvalues);
    Double fermi = results.energy() == null ? null : results.energy().fermi();
    if (fermi != null) {
      if (states.isPresent() && new Filling(states.get(), fermi).isOfMetal()) {
        results.bandGap(List.of());
      }
      // Bands and densities of states are written relative to it.
      results.dosElectronic(folder.dos(fermi));
      folder
          .bands(
              List.of("bandstructure.xml", "bandstructure.dat", "BAND.OUT"), setup.spins(), fermi)
          .ifPresent(results::addBandStructureElectronic);
    }
  }

  /** Tells what is left when the file is at its end. */
  void end() throws IOException {
    if (method < 0 && !step.hasResults() && !setup.structure().isEmpty()) {
      entry.method(method());
      entry.system(setup.system());
    }
    tell();
    header.tellTimes();
    entry.cleanEnd(stopped);
    if (calculations > 0) {
      tellWorkflow();
    }
  }

  private void tellWorkflow() {
    if (!relaxing) {
      entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
      return;
    }
    entry.workflow(
        WorkflowBuilder.builder()
            .name("GeometryOptimization")
            .method(
                WorkflowMethodBuilder.builder()
                    .type("atomic")
                    .convergenceToleranceForceMaximum(
                        lastForce.length > 1 ? (Double) lastForce[1] : null)
                    .build())
            .results(
                WorkflowResultsBuilder.builder()
                    .isConverged(stopped || relaxed ? (Boolean) (relaxed || steps == 0) : null)
                    .optimizationSteps(steps)
                    .finalForceMaximum(lastForce.length > 0 ? (Double) lastForce[0] : null)
                    .finalEnergyDifference(energyChange)
                    .build())
            .build());
  }
}
