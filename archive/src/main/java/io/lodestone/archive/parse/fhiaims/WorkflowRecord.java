package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.ThermostatParametersBuilder;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a run did as a whole: one point, a relaxation or molecular dynamics. */
final class WorkflowRecord {
  private final ControlInput control;
  private final OutputLine numbers;
  private final List<Double> energies = new ArrayList<>(2);
  private boolean relaxes;
  private boolean moves;
  private boolean converged;
  private int updates;
  private Double force;

  private String ensemble;
  private String thermostat;
  private Double simulationTime;
  private Double temperature;
  private Double thermostatMass;
  private String massUnit;
  private Double timeStep;

  WorkflowRecord(ControlInput control, OutputLine numbers) {
    this.control = control;
    this.numbers = numbers;
  }

  void register(Blocks blocks) {
    blocks.on("Maximum force", this::force);
    blocks.on("Present geometry", line -> converged = line.contains("is converged"));
    blocks.on("Running Born-Oppenheimer", this::dynamics);
    blocks.on("simulation time", line -> simulationTime = value(line));
    blocks.on("at temperature", line -> temperature = value(line));
    blocks.on("thermostat effective", line -> thermostatMass = value(line));
    blocks.on("thermostat relaxation", line -> thermostatMass = value(line));
    blocks.on("Thermostat units", line -> massUnit = OutputLine.after(line));
    blocks.on("Molecular dynamics", this::timeStep);
  }

  /** A relaxation has predicted new coordinates, or found that none are needed. */
  void relaxation() {
    relaxes = true;
  }

  /** New coordinates of a relaxation or of dynamics were printed. */
  void update() {
    updates++;
  }

  /** Molecular dynamics has moved the nuclei. */
  void dynamics() {
    moves = true;
  }

  /** Takes the total energy of a configuration, J, if it is known. */
  void energy(Double total) {
    if (total != null) {
      if (energies.size() == 2) {
        energies.removeFirst();
      }
      energies.add(total);
    }
  }

  /** The section. */
  Workflow section() {
    if (moves || ensemble != null || control.words("MD_run").isPresent()) {
      return molecularDynamics();
    }
    boolean asked =
        control.word("relax_geometry").map(word -> !word.equalsIgnoreCase("none")).orElse(false);
    return relaxes || asked
        ? relaxationSection()
        : WorkflowBuilder.builder().name("SinglePoint").build();
  }

  private Workflow relaxationSection() {
    List<String> words = control.words("relax_geometry").orElse(List.of());
    double tolerance = words.size() < 2 ? Double.NaN : Fields.parse(words.get(1));
    String cell = control.word("relax_unit_cell").orElse("none");
    WorkflowMethodBuilder method =
        WorkflowMethodBuilder.builder()
            .type(cell.equals("none") || cell.equals(".false.") ? "atomic" : "cell_shape")
            .method(words.isEmpty() ? null : words.getFirst().toLowerCase(Locale.ROOT))
            .convergenceToleranceForceMaximum(
                Double.isFinite(tolerance)
                    ? Double.valueOf(MaterialsUnit.EV_PER_ANGSTROM.toSi(tolerance))
                    : null);
    control.integer("max_relaxation_steps").ifPresent(method::optimizationStepsMaximum);
    return WorkflowBuilder.builder()
        .name("GeometryOptimization")
        .method(method.build())
        .results(
            WorkflowResultsBuilder.builder()
                .isConverged(converged)
                .optimizationSteps(updates)
                .finalForceMaximum(force)
                .finalEnergyDifference(
                    energies.size() < 2
                        ? null
                        : Double.valueOf(Math.abs(energies.get(1) - energies.get(0))))
                .build())
        .build();
  }

  private Workflow molecularDynamics() {
    fromControl();
    WorkflowMethodBuilder method =
        WorkflowMethodBuilder.builder()
            .thermodynamicEnsemble(ensemble)
            .integratorType("velocity_verlet")
            .integrationTimestep(timeStep);
    if (simulationTime != null && timeStep != null && timeStep > 0) {
      double steps = simulationTime / timeStep;
      method.nSteps(steps < Integer.MAX_VALUE ? Integer.valueOf((int) Math.rint(steps)) : null);
    }
    if (thermostat != null) {
      method.addThermostatParameters(
          ThermostatParametersBuilder.builder()
              .thermostatType(thermostat)
              .referenceTemperature(temperature)
              .couplingConstant(coupling())
              .build());
    }
    return WorkflowBuilder.builder()
        .name("MolecularDynamics")
        .method(method.build())
        .results(WorkflowResultsBuilder.builder().nSteps(updates).build())
        .build();
  }

  /** Time constant in s, where the mass of the thermostat is given as a frequency. */
  private Double coupling() {
    if (thermostatMass == null || !(thermostatMass > 0)) {
      return null;
    }
    if (thermostat.equals("nose_hoover")) {
      return massUnit != null && massUnit.startsWith("cm^-1")
          ? Double.valueOf(
              1
                  / (PhysicalConstant.SPEED_OF_LIGHT.value()
                      * MaterialsUnit.PER_CENTIMETRE.toSi(thermostatMass)))
          : null;
    }
    return thermostat.equals("berendsen") || thermostat.equals("velocity_rescaling")
        ? Double.valueOf(MaterialsUnit.PICOSECOND.toSi(thermostatMass))
        : null;
  }

  /** Fills what the output has not told from {@code MD_run time ensemble temperature mass}. */
  private void fromControl() {
    List<String> words = control.words("MD_run").orElse(List.of());
    if (words.size() >= 2) {
      String kind = words.get(1).toLowerCase(Locale.ROOT);
      ensemble =
          ensemble == null && kind.startsWith("nv")
              ? kind.substring(0, 3).toUpperCase(Locale.ROOT)
              : ensemble;
      thermostat = thermostat == null ? thermostat(kind) : thermostat;
      simulationTime = simulationTime == null ? picoseconds(words, 0) : simulationTime;
      boolean thermal = thermostat != null;
      temperature = thermal && temperature == null ? number(words, 2) : temperature;
      thermostatMass = thermal && thermostatMass == null ? number(words, 3) : thermostatMass;
    }
    OptionalDouble step = control.number("MD_time_step");
    if (timeStep == null && step.isPresent()) {
      timeStep = MaterialsUnit.PICOSECOND.toSi(step.getAsDouble());
    }
    massUnit = massUnit == null ? control.word("MD_thermostat_units").orElse(null) : massUnit;
  }

  private void dynamics(String line) {
    moves = true;
    String[] words = line.strip().split("\\s+");
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals("ensemble")) {
        ensemble = words[i - 1];
      }
    }
    int with = line.indexOf("with");
    thermostat = with < 0 ? null : thermostat(line.substring(with).toLowerCase(Locale.ROOT));
  }

  private static String thermostat(String words) {
    if (words.contains("nose-hoover")) {
      return "nose_hoover";
    }
    if (words.contains("nose-poincare")) {
      return "nose_poincare";
    }
    if (words.contains("berendsen")) {
      return "berendsen";
    }
    if (words.contains("andersen")) {
      return "andersen";
    }
    if (words.contains("parrinello") || words.contains("bdp")) {
      return "velocity_rescaling";
    }
    return words.contains("gle") ? "generalized_langevin" : null;
  }

  private void timeStep(String line) {
    if (line.contains("time step") && line.contains("=")) {
      timeStep = value(line);
    }
  }

  private void force(String line) {
    if (line.contains("component is")) {
      force = numbers.behind(line, "component is", MaterialsUnit.EV_PER_ANGSTROM);
    }
  }

  /** The number behind the equal sign; a time in ps becomes s. */
  private Double value(String line) {
    if (line.indexOf('=') < 0) {
      return null;
    }
    String[] words = line.substring(line.indexOf('=') + 1).strip().split("\\s+");
    OptionalDouble value = numbers.number(words[0]);
    if (value.isEmpty()) {
      return null;
    }
    return words.length > 1 && words[1].startsWith("ps")
        ? MaterialsUnit.PICOSECOND.toSi(value.getAsDouble())
        : value.getAsDouble();
  }

  private static Double picoseconds(List<String> words, int i) {
    Double value = number(words, i);
    return value == null ? null : Double.valueOf(MaterialsUnit.PICOSECOND.toSi(value));
  }

  private static Double number(List<String> words, int i) {
    double value = i < words.size() ? Fields.parse(words.get(i)) : Double.NaN;
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
