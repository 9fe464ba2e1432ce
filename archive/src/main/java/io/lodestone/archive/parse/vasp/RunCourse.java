package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.FEMTOSECOND;
import static io.lodestone.core.quantity.MaterialsUnit.KILOBAR;

import io.lodestone.archive.metainfo.BarostatParametersBuilder;
import io.lodestone.archive.metainfo.ThermostatParametersBuilder;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.List;

/** What a run did as a whole: its steps, and by the tags NSW and IBRION, to which end. */
final class RunCourse {
  private int steps;
  private Double lastEnergy;
  private Double energyDifference;
  private Double largestForce;

  /**
   * Adds a configuration.
   *
   * @param freeEnergy eV, or null
   * @param force largest force on an atom, eV/Å, or null
   */
  void step(Double freeEnergy, Double force) {
    steps++;
    energyDifference =
        freeEnergy == null || lastEnergy == null ? null : (Double) (freeEnergy - lastEnergy);
    lastEnergy = freeEnergy;
    largestForce = force;
  }

  /**
   * The workflow.
   *
   * @param ended whether the run came to its end
   */
  Workflow workflow(IncarTags tags, boolean ended) {
    int mostSteps = tags.integer("NSW", 0);
    int kind = mostSteps == 0 ? -1 : tags.integer("IBRION", 0);
    return switch (kind) {
      case -1 ->
          WorkflowBuilder.builder()
              .name("SinglePoint")
              .results(WorkflowResultsBuilder.builder().nSteps(steps).build())
              .build();
      case 0 -> dynamics(tags, mostSteps);
      case 5, 6, 7, 8 ->
          WorkflowBuilder.builder()
              .name("Phonon")
              .method(
                  WorkflowMethodBuilder.builder()
                      .method(kind <= 6 ? "finite differences" : "perturbation theory")
                      .build())
              .results(WorkflowResultsBuilder.builder().nSteps(steps).build())
              .build();
      default -> optimization(tags, kind, mostSteps, ended);
    };
  }

  private Workflow optimization(IncarTags tags, int kind, int mostSteps, boolean ended) {
    Double threshold = tags.number("EDIFFG");
    boolean byForce = threshold != null && threshold < 0;
    boolean byEnergy = threshold != null && threshold > 0;
    WorkflowMethodBuilder method =
        WorkflowMethodBuilder.builder()
            .type(
                switch (tags.integer("ISIF", 2)) {
                  case 0, 1, 2 -> "atomic";
                  case 7, 8 -> "cell_volume";
                  default -> "cell_shape";
                })
            .method(
                switch (kind) {
                  case 1 -> "quasi_newton";
                  case 2 -> "conjugate_gradient";
                  case 3 -> "damped_dynamics";
                  case 44 -> "improved_dimer";
                  default -> null;
                })
            .optimizationStepsMaximum(mostSteps)
            .convergenceToleranceForceMaximum(
                byForce ? (Double) EV_PER_ANGSTROM.toSi(-threshold) : null)
            .convergenceToleranceEnergyDifference(
                byEnergy ? (Double) ELECTRONVOLT.toSi(threshold) : null);
    Boolean converged = null;
    if (byForce && largestForce != null) {
      converged = largestForce <= -threshold;
    } else if (byEnergy && energyDifference != null) {
      converged = Math.abs(energyDifference) <= threshold;
    }
    if (ended && steps < mostSteps && !Boolean.TRUE.equals(converged)) {
      converged = steps > 0 ? Boolean.TRUE : null; // VASP stops early only when it is satisfied
    }
    return WorkflowBuilder.builder()
        .name("GeometryOptimization")
        .method(method.build())
        .results(
            WorkflowResultsBuilder.builder()
                .isConverged(converged)
                .nSteps(steps)
                .optimizationSteps(steps)
                .finalEnergyDifference(
                    energyDifference == null
                        ? null
                        : (Double) ELECTRONVOLT.toSi(Math.abs(energyDifference)))
                .finalForceMaximum(
                    largestForce == null ? null : (Double) EV_PER_ANGSTROM.toSi(largestForce))
                .build())
        .build();
  }

  private Workflow dynamics(IncarTags tags, int mostSteps) {
    int algorithm = tags.integer("MDALGO", 0);
    double mass = tags.number("SMASS", -3);
    String thermostat =
        switch (algorithm) {
          case 1, 13 -> "andersen";
          case 2 -> "nose_hoover";
          case 3 -> "langevin_goga";
          case 4 -> "nose_hoover_chains";
          case 5 -> "velocity_rescaling";
          default -> mass >= 0 ? "nose_hoover" : mass == -1 ? "velocity_scaling" : null;
        };
    boolean cellMoves = algorithm == 3 && tags.integer("ISIF", 2) == 3;
    Double step = tags.number("POTIM");
    WorkflowMethodBuilder method =
        WorkflowMethodBuilder.builder()
            .integratorType(algorithm == 3 ? "langevin" : "velocity_verlet")
            .integrationTimestep(step == null ? null : (Double) FEMTOSECOND.toSi(step))
            .nSteps(mostSteps)
            .thermodynamicEnsemble(cellMoves ? "NPT" : thermostat == null ? "NVE" : "NVT");
    if (thermostat != null) {
      method.thermostatParameters(
          List.of(
              ThermostatParametersBuilder.builder()
                  .thermostatType(thermostat)
                  .referenceTemperature(tags.number("TEBEG"))
                  .build()));
    }
    if (cellMoves) {
      double pressure = KILOBAR.toSi(tags.number("PSTRESS", 0));
      method.barostatParameters(
          List.of(
              BarostatParametersBuilder.builder()
                  .barostatType("parrinello_rahman")
                  .referencePressure(
                      Tensor.of(
                          new double[] {pressure, 0, 0, 0, pressure, 0, 0, 0, pressure}, 3, 3))
                  .build()));
    }
    return WorkflowBuilder.builder()
        .name("MolecularDynamics")
        .method(method.build())
        .results(WorkflowResultsBuilder.builder().nSteps(steps).build())
        .build();
  }
}
