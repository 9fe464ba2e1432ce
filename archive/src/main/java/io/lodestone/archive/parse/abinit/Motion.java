package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.Map;

/** How a dataset moves the atoms, from its variable {@code ionmov} and what it prints of it. */
final class Motion {
  private static final Map<Integer, String> RELAXATIONS =
      Map.of(
          2,
          "bfgs",
          3,
          "bfgs",
          4,
          "conjugate_gradient",
          5,
          "steepest_descent",
          7,
          "quenched_molecular_dynamics",
          10,
          "delocalized_internals",
          15,
          "fire",
          20,
          "diis",
          22,
          "lbfgs");
  private static final Map<Integer, String> DYNAMICS =
      Map.of(
          1,
          "viscous_damping",
          6,
          "velocity_verlet",
          8,
          "nose_hoover",
          9,
          "langevin",
          12,
          "isokinetic",
          13,
          "isothermal_isenthalpic",
          14,
          "srkna14",
          24,
          "velocity_verlet");

  private final InputVariables input;
  private final int dataset;
  private final int kind;
  private int steps;
  private Boolean converged;
  private Double previous;
  private Double last;

  Motion(InputVariables input, int dataset) {
    this.input = input;
    this.dataset = dataset;
    kind = input.integer("ionmov", dataset, 0);
  }

  /** Whether atoms or cell move. */
  boolean isMoving() {
    return RELAXATIONS.containsKey(kind) || DYNAMICS.containsKey(kind);
  }

  /** Reads a line that tells how the motion ended; false if it is about something else. */
  boolean accept(String text) {
    if (text.contains("gradients are converged")) {
      converged = true;
      return true;
    }
    if (text.contains("was not enough Broyd/MD steps to converge gradients")) {
      converged = false;
      return true;
    }
    return false;
  }

  /** Counts a configuration of this total energy in J. */
  void step(Double total) {
    steps++;
    if (total != null) {
      previous = last;
      last = total;
    }
  }

  /** The workflow. */
  Workflow build() {
    WorkflowMethodBuilder method = WorkflowMethodBuilder.builder();
    WorkflowResultsBuilder results = WorkflowResultsBuilder.builder();
    int largest = input.integer("ntime", dataset, 0);
    if (RELAXATIONS.containsKey(kind)) {
      Double force = input.number("tolmxf", dataset);
      boolean cell = input.integer("optcell", dataset, 0) > 0;
      method
          .type(
              cell
                  ? input.integer("optcell", dataset, 0) == 1 ? "cell_volume" : "cell_shape"
                  : "atomic")
          .method(RELAXATIONS.get(kind))
          .optimizationStepsMaximum(largest > 0 ? (Integer) largest : null)
          .convergenceToleranceForceMaximum(
              force == null ? null : (Double) MaterialsUnit.HARTREE_PER_BOHR.toSi(force));
      results
          .isConverged(converged)
          .optimizationSteps(steps)
          .finalEnergyDifference(previous == null ? null : (Double) (last - previous));
      return WorkflowBuilder.builder()
          .name("GeometryOptimization")
          .method(method.build())
          .results(results.build())
          .build();
    }
    if (DYNAMICS.containsKey(kind)) {
      Double step = input.number("dtion", dataset);
      method
          .integratorType(DYNAMICS.get(kind))
          .nSteps(largest > 0 ? (Integer) largest : null)
          .integrationTimestep(
              step == null ? null : (Double) MaterialsUnit.ATOMIC_TIME_UNIT.toSi(step));
      return WorkflowBuilder.builder()
          .name("MolecularDynamics")
          .method(method.build())
          .results(results.nSteps(steps).build())
          .build();
    }
    return WorkflowBuilder.builder().name("SinglePoint").build();
  }
}
