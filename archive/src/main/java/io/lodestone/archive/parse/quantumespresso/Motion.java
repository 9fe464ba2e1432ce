package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the atoms are moved from one configuration to the next: relaxation or dynamics. */
final class Motion {
  private static final double RYDBERG = MaterialsUnit.RYDBERG.factor();
  private static final Pattern STEP =
      Pattern.compile("Entering Dynamics[;:]\\s*(?:it|iteration)\\s*=\\s*(\\d+)(.*)");
  private static final Pattern CELL_DYNAMICS_ENERGIES =
      Pattern.compile("Ekin =\\s*(\\S+) Ry\\s+T =\\s*(\\S+) K.*");

  private final PrintedLines lines;
  private String name = "SinglePoint";
  private String algorithm;
  private boolean cellMoves;
  private Boolean converged;
  private int steps;
  private Integer largestSteps;
  private Double energyTolerance;
  private Double forceTolerance;
  private Double pressureTolerance;
  private Double timestep;
  private Double time;
  private Double temperature;
  private Double kinetic;
  private Double previousTotal;
  private Double lastTotal;

  Motion(PrintedLines lines) {
    this.lines = lines;
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) {
    int equals = text.indexOf('=');
    String value = equals < 0 ? "" : text.substring(equals + 1);
    Matcher matcher;
    if (text.startsWith("energy convergence thresh.")) {
      energyTolerance = lines.number(value, RYDBERG);
    } else if (text.startsWith("force convergence thresh.")) {
      forceTolerance = lines.number(value, MaterialsUnit.RYDBERG_PER_BOHR.factor());
    } else if (text.startsWith("press convergence thresh.")) {
      pressureTolerance = lines.number(value, MaterialsUnit.KILOBAR.factor());
      cellMoves = true;
    } else if (text.startsWith("nstep ")) {
      largestSteps = lines.integer(value);
      return false; // the summary of the method keeps it too
    } else if (text.startsWith("BFGS Geometry Optimization")) {
      name = "GeometryOptimization";
      algorithm = "bfgs";
    } else if (text.startsWith("bfgs converged in")) {
      converged = true;
    } else if (text.contains("The maximum number of steps has been reached")) {
      converged = name.equals("GeometryOptimization") ? Boolean.FALSE : null;
    } else if (text.startsWith("Damped Dynamics") || text.startsWith("Damped Cell")) {
      name = "GeometryOptimization";
      algorithm = "damped_dynamics";
    } else if (text.contains("Damped Cell Dynamics Minimization")
        || text.contains("Wentzcovitch Damped")) {
      name = "GeometryOptimization";
      algorithm = "damped_dynamics";
      converged = text.contains("convergence achieved") ? Boolean.TRUE : converged;
    } else if (text.startsWith("Damped Dynamics: convergence achieved")) {
      converged = true;
    } else if (text.startsWith("Molecular Dynamics Calculation")) {
      dynamics("velocity_verlet");
    } else if (text.contains("Langevin Dynamics Calculation")) {
      dynamics("langevin");
    } else if (text.startsWith("Time step")) {
      int comma = text.indexOf("a.u.,");
      timestep =
          comma > 0 && text.contains("femto")
              ? lines.number(text.substring(comma + 5), MaterialsUnit.FEMTOSECOND.factor())
              : timestep;
    } else if ((matcher = STEP.matcher(text)).matches()) {
      if (name.equals("SinglePoint")) {
        dynamics("velocity_verlet");
      }
      if (matcher.group(2).contains("time")) {
        String rest = matcher.group(2);
        time =
            lines.number(rest.substring(rest.indexOf('=') + 1), MaterialsUnit.PICOSECOND.factor());
      }
    } else if (text.startsWith("time ") && text.contains("pico-seconds")) {
      time = lines.number(value, MaterialsUnit.PICOSECOND.factor());
    } else if (text.startsWith("kinetic energy (Ekin)")) {
      kinetic = lines.number(value, RYDBERG);
    } else if (text.startsWith("temperature  ")) {
      temperature = lines.number(value);
    } else if (text.startsWith("Ekin =")
        && (matcher = CELL_DYNAMICS_ENERGIES.matcher(text)).matches()) {
      kinetic = lines.number(matcher.group(1), RYDBERG);
      temperature = lines.number(matcher.group(2));
    } else {
      return false;
    }
    return true;
  }

  private void dynamics(String integrator) {
    name = "MolecularDynamics";
    algorithm = integrator;
  }

  /** Adds what was read since the configuration before, and forgets it. */
  void addTo(CalculationBuilder calculation, Double total) {
    steps++;
    if (total != null) {
      previousTotal = lastTotal;
      lastTotal = total;
    }
    calculation.time(time);
    calculation.temperature(temperature);
    if (kinetic != null && calculation.energy() != null) {
      calculation.energy(
          EnergyBuilder.builder(calculation.energy()).kinetic(EnergyEntry.of(kinetic)).build());
    }
    time = null;
    temperature = null;
    kinetic = null;
  }

  /** The workflow as a whole. */
  Workflow build() {
    WorkflowBuilder workflow = WorkflowBuilder.builder().name(name);
    switch (name) {
      case "GeometryOptimization" ->
          workflow
              .method(
                  WorkflowMethodBuilder.builder()
                      .type(cellMoves ? "cell_shape" : "atomic")
                      .method(algorithm)
                      .optimizationStepsMaximum(largestSteps)
                      .convergenceToleranceEnergyDifference(energyTolerance)
                      .convergenceToleranceForceMaximum(forceTolerance)
                      .convergenceToleranceStressMaximum(pressureTolerance)
                      .build())
              .results(
                  WorkflowResultsBuilder.builder()
                      .isConverged(converged)
                      .optimizationSteps(steps)
                      .finalEnergyDifference(
                          previousTotal == null ? null : (Double) (lastTotal - previousTotal))
                      .build());
      case "MolecularDynamics" ->
          workflow
              .method(
                  WorkflowMethodBuilder.builder()
                      .integratorType(algorithm)
                      .integrationTimestep(timestep)
                      .nSteps(largestSteps)
                      .build())
              .results(WorkflowResultsBuilder.builder().nSteps(steps).build());
      default -> {}
    }
    return workflow.build();
  }
}
