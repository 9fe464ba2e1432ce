package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE_PER_BOHR;

import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.archive.parse.lapw.LapwStructure;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One configuration of the atoms in INFO.OUT: its iterations, final block, positions and forces.
 */
final class ExcitingStep {
  private static final Pattern ATOM =
      Pattern.compile("\\s*atom\\s+\\d+\\s+(\\S+)\\s*:\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)(.*)");

  /** A table of one line for each atom. */
  private enum Table {
    NONE,
    POSITIONS,
    FORCES,
    /** Parts of the forces, of which only the sum is told. */
    FORCE_COMPONENTS
  }

  private final double start;
  private final List<ScfIteration> iterations = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<double[]> positions = new ArrayList<>();
  private final List<double[]> forces = new ArrayList<>();
  private ScfBlock iteration;
  private ScfBlock before;
  private ScfBlock result;
  private Table table = Table.NONE;
  private boolean cartesian;
  private Boolean converged;
  private double clock;
  private double scfCount = Double.NaN;
  private double totalEnergy = Double.NaN;
  private double[] largestForce = new double[0];
  private double time = Double.NaN;
  private Integer number;
  private String optimizer;

  /**
   * @param start wall time when the step began, s
   */
  ExcitingStep(double start) {
    this.start = start;
    clock = start;
  }

  /** Marks the step as one of a relaxation. */
  void relaxation(int stepNumber, String method) {
    number = stepNumber;
    optimizer = method;
  }

  void beginIteration() {
    endIteration();
    iteration = new ScfBlock();
  }

  /** The blocks to come are the result of the step. */
  void beginResult(Boolean hasConverged) {
    endIteration();
    converged = hasConverged;
    result = new ScfBlock();
  }

  void endIteration() {
    if (iteration != null) {
      iterations.add(iteration.iteration(before, clock));
      clock = iteration.wallTime() == null ? clock : iteration.wallTime();
      before = iteration;
      iteration = null;
    }
    table = Table.NONE;
  }

  void read(String line) {
    InfoLine info = InfoLine.of(line);
    if (line.startsWith("Convergence targets achieved")) {
      converged = true; // versions before boron
    } else if (line.startsWith("Reached self-consistent loops maximum")) {
      converged = false;
    }
    if (info.is("total force") && info.numbers().length == 3) {
      forces.add(info.numbers()); // versions before boron
    }
    if (info.is("Atomic positions") || info.is("Optimized atomic positions")) {
      table = Table.POSITIONS;
      cartesian = info.lowerKey().contains("(cartesian)");
      labels.clear();
      positions.clear();
    } else if (info.is("Total atomic forces")) {
      table = Table.FORCES;
      forces.clear();
    } else if (info.is("Atomic force components")) {
      table = Table.FORCE_COMPONENTS;
    } else if (table == Table.FORCE_COMPONENTS ? line.isBlank() : !readAtom(line)) {
      table = Table.NONE;
    }
    if (table != Table.NONE) {
      return;
    }
    if (number != null && iteration == null && readRelaxation(info)) {
      return;
    }
    if (iteration != null) {
      iteration.read(line);
    } else if (result != null) {
      result.read(line);
    }
  }

  private boolean readAtom(String line) {
    if (table == Table.NONE) {
      return true;
    }
    Matcher atom = ATOM.matcher(line);
    if (!atom.matches()) {
      return false;
    }
    double[] vector =
        InfoLine.leadingNumbers(atom.group(2) + " " + atom.group(3) + " " + atom.group(4));
    if (vector.length == 3) {
      if (table == Table.POSITIONS) {
        labels.add(atom.group(1));
        positions.add(vector);
      } else if (table == Table.FORCES) {
        forces.add(vector);
      }
    }
    return true;
  }

  private boolean readRelaxation(InfoLine info) {
    if (info.is("Number of scf iterations") || info.is("Number of total scf iterations")) {
      scfCount = info.number();
    } else if (info.is("Maximum force magnitude")) {
      largestForce = info.numbers();
    } else if (info.is("Total energy at this optimization step")) {
      totalEnergy = info.number();
    } else if (info.is("Time spent in this optimization step")) {
      time = info.number();
    } else {
      return false;
    }
    return true;
  }

  /** Whether the step has anything to tell. */
  boolean hasResults() {
    return iteration != null
        || result != null
        || !iterations.isEmpty()
        || !Double.isNaN(totalEnergy)
        || !forces.isEmpty();
  }

  /** Whether iterations of a step without a heading of its own lie behind. */
  boolean isDone() {
    return number == null && !iterations.isEmpty();
  }

  /** Whether the step states positions of its own. */
  boolean hasPositions() {
    return !positions.isEmpty();
  }

  /** The atoms of the step, which lie in the cell of the run. */
  Atoms atoms(LapwStructure structure) {
    return structure.atoms(labels, positions, cartesian);
  }

  /** The last block that holds the target. */
  Double target(ScfBlock.Target target) {
    ScfBlock last = iteration != null ? iteration : before;
    return last == null ? null : last.target(target);
  }

  boolean hasDispersion() {
    return result != null && result.hasDispersion() || before != null && before.hasDispersion();
  }

  /** Largest force of the step and the one at which the relaxation ends, N; fewer if not told. */
  double[] largestForce() {
    return Tensor.vector(largestForce).scaled(HARTREE_PER_BOHR.factor()).values();
  }

  /** Total energy in J, or null. */
  Double totalEnergy() {
    if (!Double.isNaN(totalEnergy)) {
      return HARTREE.toSi(totalEnergy);
    }
    ScfBlock last = result != null ? result : before;
    return last == null ? null : last.totalEnergy();
  }

  /** Wall time at the end of the step, s. */
  double end() {
    return Double.isNaN(time) ? clock : Math.max(clock, start + time);
  }

  /** The results, but for references and what other files tell. */
  CalculationBuilder results() {
    endIteration();
    CalculationBuilder results = CalculationBuilder.builder();
    ScfBlock block = result != null ? result : before;
    if (block != null) {
      block.tell(results);
    }
    results.scfIteration(iterations);
    results.calculationConverged(converged);
    if (!Double.isNaN(scfCount)) {
      results.nScfIterations((int) scfCount);
    } else if (!iterations.isEmpty()) {
      results.nScfIterations(iterations.size());
    }
    if (!Double.isNaN(totalEnergy)) {
      EnergyBuilder energy =
          results.energy() == null
              ? EnergyBuilder.builder()
              : EnergyBuilder.builder(results.energy());
      results.energy(energy.total(EnergyEntry.of(HARTREE.toSi(totalEnergy))).build());
    }
    if (!forces.isEmpty()) {
      Tensor value =
          Tensor.matrix(forces.toArray(double[][]::new)).scaled(HARTREE_PER_BOHR.factor());
      results.forces(
          ForcesBuilder.builder().total(ForcesEntryBuilder.builder().value(value).build()).build());
    }
    if (end() > start) {
      results.timeCalculation(end() - start).timePhysical(end());
    }
    tellRelaxation(results);
    return results;
  }

  private void tellRelaxation(CalculationBuilder results) {
    if (number == null) {
      return;
    }
    results.step(number);
    results.addExtras("x_exciting_geometry_optimization_step", number);
    if (optimizer != null) {
      results.addExtras("x_exciting_geometry_optimization_method", optimizer);
    }
    double[] force = largestForce();
    if (force.length > 0) {
      results.addExtras("x_exciting_maximum_force_magnitude", force[0]);
    }
    if (force.length > 1) {
      results.addExtras("x_exciting_geometry_optimization_threshold_force", force[1]);
    }
  }
}
