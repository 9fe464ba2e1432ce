package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.core.element.Element;
import java.util.List;
import java.util.Optional;

/**
 * The configurations of a run in their order, one at a time in memory.
 *
 * <p>A relaxation prints a geometry before it is computed. Molecular dynamics prints positions,
 * velocities and temperature of a step behind its self-consistent field, so the results wait for
 * them; the field at the start of the run, whose geometry is known, is told at once, and step 0
 * holds what the dynamics adds to it.
 */
final class Trajectory {
  private final OutputLine numbers;
  private final RunClock clock;
  private final EntryRecorder recorder;
  private final ControlReport report;
  private final LevelOfTheory level;
  private final GeometryInput geometryInput;

  private Step step;
  private Geometry geometry;
  private Integer lastSystem;
  private Integer method;
  private double lastEnd;
  private int steps;

  Trajectory(
      OutputLine numbers,
      RunClock clock,
      EntryRecorder recorder,
      ControlReport report,
      LevelOfTheory level,
      GeometryInput geometryInput) {
    this.numbers = numbers;
    this.clock = clock;
    this.recorder = recorder;
    this.report = report;
    this.level = level;
    this.geometryInput = geometryInput;
    this.step = newStep();
  }

  /** The configuration at hand. */
  Step step() {
    return step;
  }

  /** The index of the system told last, or null. */
  Integer lastSystem() {
    return lastSystem;
  }

  /** Tells the geometry of the configuration at hand. */
  void geometry(Geometry next) {
    next.takeCell(geometry);
    geometry = next;
    step.geometry = next;
    lastSystem = recorder.system(next.section(this::element, geometryInput.fixed(next.nAtoms())));
    step.system = lastSystem;
  }

  /** Ends the configuration at hand, for a new one of a relaxation. */
  void next() {
    tell(List.of(), null, null);
  }

  /** Ends the configuration at hand where it is the start of molecular dynamics. */
  void startOfDynamics() {
    if (step.system != null) {
      tell(List.of(), null, null);
    }
  }

  /** The index of the method, which is told when the first configuration is. */
  int method() {
    if (method == null) {
      method = recorder.method(level.section());
    }
    return method;
  }

  /**
   * Tells the configuration at hand with what belongs to it and begins another.
   *
   * @param bands the band structure, or null
   * @param end when the run ended, seconds since its start, for a configuration that does not tell
   *     its own time; null within a run
   */
  void tell(List<Dos> dos, BandStructure bands, Double end) {
    if (!step.hasResults()) {
      return; // a geometry that was not computed is told as a system only
    }
    CalculationBuilder calculation = step.section(method(), level.dispersion()).dosElectronic(dos);
    if (bands != null) {
      calculation.addBandStructureElectronic(bands);
    }
    time(calculation, end);
    recorder.calculation(calculation.build());
    steps++;
    step = newStep();
  }

  private void time(CalculationBuilder calculation, Double end) {
    Double physical = step.end(clock);
    if (physical != null) {
      calculation.timePhysical(physical).timeCalculation(step.evaluationTime);
    } else if (end != null) {
      physical = end;
      calculation.timePhysical(physical).timeCalculation(physical - lastEnd);
    }
    lastEnd = physical == null ? lastEnd : physical;
  }

  /** How many configurations were told. */
  int count() {
    return steps;
  }

  private Step newStep() {
    return new Step(new SelfConsistency(numbers, clock));
  }

  private Optional<Element> element(String species) {
    Optional<Element> known = report.species(species).flatMap(SpeciesReport::element);
    if (known.isPresent()) {
      return known;
    }
    int end = 0;
    while (end < species.length() && Character.isLetter(species.charAt(end))) {
      end++;
    }
    return Element.find(species.substring(0, end));
  }
}
