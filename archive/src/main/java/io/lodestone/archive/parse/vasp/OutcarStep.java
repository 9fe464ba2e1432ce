package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.KILOBAR;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What OUTCAR tells of one configuration, gathered as its lines come. */
final class OutcarStep {
  private final double startTime;
  private final List<ScfIteration> iterations = new ArrayList<>();
  private EnergyTerms iteration = new EnergyTerms();
  private Double iterationTime;
  private Double iterationMoment;
  private Double lastFree;
  private double elapsed;

  private final EnergyTerms energies = new EnergyTerms();
  private Double wallTime;
  private Boolean converged;
  private Double fermi;
  private double[] stress;
  private double[] forces;
  private double[] positions;
  private double[][] moments = {};
  private Bands bands;
  private Eigenvalues quasiparticles;
  private Double temperature;

  /**
   * @param startTime wall-clock time since the start of the run, s
   */
  OutcarStep(double startTime) {
    this.startTime = startTime;
  }

  /** A new iteration begins. */
  void beginIteration() {
    endIteration();
    iterationTime = null;
  }

  void iterationTime(Double seconds) {
    iterationTime = seconds;
  }

  void iterationMoment(Double magnetons) {
    iterationMoment = magnetons;
  }

  /** An energy of the iteration that runs. */
  void iterationEnergy(String name, double electronvolts) {
    iteration.put(name, electronvolts);
  }

  /** The iterations are over, since what follows is about the configuration. */
  void endIteration() {
    Double free = iteration.get(EnergyTerms.FREE);
    if (free == null) {
      return;
    }
    elapsed += iterationTime == null ? 0 : iterationTime;
    iterations.add(
        ScfIterationBuilder.builder()
            .energy(
                iteration.section(
                    lastFree == null ? null : (Double) (free - lastFree), null, null, null))
            .magnetizationTotal(iterationMoment)
            .timeCalculation(iterationTime)
            .timePhysical(iterationTime == null ? null : (Double) (startTime + elapsed))
            .build());
    lastFree = free;
    iteration = new EnergyTerms();
  }

  /** A final energy of the configuration. */
  void energy(String name, double electronvolts) {
    energies.put(name, electronvolts);
  }

  void wallTime(Double seconds) {
    wallTime = seconds;
  }

  void converged(boolean reached) {
    converged = reached;
  }

  void fermi(Double electronvolts) {
    fermi = electronvolts;
  }

  /** XX, YY, ZZ, XY, YZ and ZX in kB. */
  void stress(double[] components) {
    stress = components;
  }

  void positionsAndForces(double[] atomPositions, double[] atomForces) {
    positions = atomPositions;
    forces = atomForces;
  }

  /** Moments of the atoms: a list, or one list each for x, y and z. */
  void moments(double[][] perAxis) {
    moments = perAxis;
  }

  void bands(Bands read) {
    bands = read;
  }

  boolean hasBands() {
    return bands != null;
  }

  /** Quasi-particle energies, which stand beside those of the functional; null for none. */
  void quasiparticles(Eigenvalues read) {
    quasiparticles = read == null ? quasiparticles : read;
  }

  /** Temperature of the nuclei, K. */
  void temperature(Double kelvin) {
    temperature = kelvin;
  }

  /** Cartesian positions, Å; null where not told. */
  double[] positions() {
    return positions;
  }

  boolean isEmpty() {
    return iterations.isEmpty() && energies.isEmpty() && positions == null;
  }

  /** Wall-clock time since the start of the run at the end of this step, s. */
  double endTime() {
    return startTime + (wallTime != null ? wallTime : elapsed);
  }

  Double freeEnergy() {
    return energies.get(EnergyTerms.FREE);
  }

  /** Largest force on an atom, eV/Å; null where there are none. */
  Double largestForce() {
    if (forces == null) {
      return null;
    }
    double largest = 0;
    for (int i = 0; i + 2 < forces.length; i += 3) {
      largest = Math.max(largest, Math.hypot(Math.hypot(forces[i], forces[i + 1]), forces[i + 2]));
    }
    return largest;
  }

  /**
   * The section.
   *
   * @param density density of states of this configuration; may be empty
   */
  CalculationBuilder section(SamplingPoints points, StateDensity density, List<String> labels) {
    endIteration();
    CalculationBuilder section = CalculationBuilder.builder();
    boolean told = bands != null;
    Double level = fermi != null ? fermi : density.fermi();
    section
        .scfIteration(iterations)
        .nScfIterations(iterations.isEmpty() ? null : (Integer) iterations.size())
        .calculationConverged(converged)
        .energy(
            energies.section(
                null,
                level,
                told ? bands.highestOccupied() : null,
                told ? bands.lowestUnoccupied() : null))
        .magnetizationTotal(iterationMoment)
        .temperature(temperature)
        .timeCalculation(wallTime)
        .timePhysical(wallTime == null ? null : (Double) endTime())
        .dosElectronic(density.sections(labels));
    if (told) {
      BandStructure lines = bands.alongLines(points, level);
      if (lines != null) {
        section.addBandStructureElectronic(lines);
      }
      if (!points.isLineMode()) {
        section.addEigenvalues(bands.eigenvalues(points));
      }
    }
    if (quasiparticles != null) {
      section.addEigenvalues(quasiparticles);
    }
    if (forces != null) {
      Tensor newton = Tensor.of(forces, forces.length / 3, 3).scaled(EV_PER_ANGSTROM.factor());
      section.forces(
          ForcesBuilder.builder()
              .total(ForcesEntryBuilder.builder().value(newton).build())
              .build());
    }
    if (stress != null) {
      double[] s = stress;
      double[] tensor = {s[0], s[3], s[5], s[3], s[1], s[4], s[5], s[4], s[2]};
      section.stress(
          StressBuilder.builder()
              .total(
                  StressEntryBuilder.builder()
                      .value(Tensor.of(tensor, 3, 3).scaled(KILOBAR.factor()))
                      .build())
              .build());
      section.pressure(KILOBAR.toSi((s[0] + s[1] + s[2]) / 3));
    }
    addMoments(section);
    return section;
  }

  private void addMoments(CalculationBuilder section) {
    int axes = moments.length;
    if (axes == 1) {
      section.magnetizationAtoms(Tensor.vector(moments[0]));
    } else if (axes == 3
        && moments[1].length == moments[0].length
        && moments[2].length == moments[0].length) {
      int atoms = moments[0].length;
      double[] vectors = new double[3 * atoms];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = moments[i % 3][i / 3];
      }
      section.magnetizationAtoms(Tensor.of(vectors, atoms, 3));
    }
  }
}
