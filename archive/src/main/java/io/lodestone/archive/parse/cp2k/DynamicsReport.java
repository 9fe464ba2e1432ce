package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.ThermostatParametersBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What CP2K says of molecular dynamics: its settings at the start, {@code MD|} or {@code MD_PAR|},
 * and the state after each step.
 */
final class DynamicsReport {
  private static final List<String> FILES =
      List.of("Coordinates", "Simulation Cell", "Velocities", "Energies", "Dump");

  private final Map<String, Object> settings = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private String ensemble;
  private Double timeStep;
  private Integer nSteps;
  private Double temperature;
  private int steps;

  /** Takes a line of the settings without its mark. */
  void setting(String line) {
    String text = line.substring(line.indexOf('|') + 1).strip();
    String lower = text.toLowerCase(Locale.ROOT);
    String[] words = text.split("\\s+");
    String last = words[words.length - 1];
    if (lower.startsWith("ensemble type")) {
      ensemble = last;
    } else if (lower.startsWith("number of time steps")) {
      nSteps = whole(last);
      put("number_of_time_steps", nSteps);
    } else if (lower.startsWith("time step")) {
      timeStep = number(last, MaterialsUnit.FEMTOSECOND);
      put("time_step", timeStep);
    } else if (lower.startsWith("temperature tolerance")) {
      put("temperature_tolerance", number(last, MaterialsUnit.KELVIN));
    } else if (lower.startsWith("temperature")) {
      temperature = number(last, MaterialsUnit.KELVIN);
      put("temperature", temperature);
    } else if (lower.startsWith("print md information every")) {
      put("print_frequency", words.length > 4 ? whole(words[4]) : null);
    } else {
      file(text, lower, last);
    }
  }

  boolean isStarted() {
    return ensemble != null;
  }

  /** The name of a file that the output says it writes, such as {@code Energies}; may be empty. */
  Optional<String> fileName(String kind) {
    return Optional.ofNullable(files.get(kind.toLowerCase(Locale.ROOT)));
  }

  /** Takes a line of the state after a step, and fills the evaluation. */
  void state(String line, Evaluation evaluation) {
    String text = line.startsWith("MD|") ? line.substring(3).strip() : line;
    String upper = text.toUpperCase(Locale.ROOT);
    double value = first(text);
    if (!Double.isFinite(value)) {
      return;
    }
    if (upper.startsWith("STEP NUMBER")) {
      evaluation.step = value < Integer.MAX_VALUE ? Integer.valueOf((int) value) : null;
      steps++;
    } else if (upper.startsWith("TIME [FS]")) {
      evaluation.time = MaterialsUnit.FEMTOSECOND.toSi(value);
    } else if (upper.startsWith("POTENTIAL ENERGY")) {
      evaluation.potential = MaterialsUnit.HARTREE.toSi(value);
    } else if (upper.startsWith("KINETIC ENERGY") || upper.startsWith("TOTAL KINETIC ENERGY")) {
      evaluation.kinetic = MaterialsUnit.HARTREE.toSi(value);
    } else if (upper.startsWith("TEMPERATURE [K]")) {
      evaluation.temperature = value;
    } else if (upper.startsWith("PRESSURE [BAR]")) {
      evaluation.pressure = MaterialsUnit.BAR.toSi(value);
    }
  }

  /** The workflow. */
  WorkflowBuilder workflow(InputSection input) {
    String kind = ensemble == null ? "" : ensemble.toUpperCase(Locale.ROOT);
    WorkflowMethodBuilder method =
        WorkflowMethodBuilder.builder()
            .thermodynamicEnsemble(
                kind.startsWith("NPT")
                    ? "NPT"
                    : kind.startsWith("NPE")
                        ? "NPH"
                        : kind.startsWith("LANGEVIN") ? "NVT" : kind.isEmpty() ? null : kind)
            .integratorType(kind.startsWith("LANGEVIN") ? "langevin" : "velocity_verlet")
            .integrationTimestep(timeStep)
            .nSteps(nSteps)
            .addExtras("x_cp2k_section_md_settings", List.of(Map.copyOf(settings)));
    input
        .section("MOTION/MD/THERMOSTAT")
        .filter(section -> kind.startsWith("NVT") || kind.startsWith("NPT"))
        .ifPresent(section -> method.addThermostatParameters(thermostat(section).build()));
    return WorkflowBuilder.builder()
        .name("MolecularDynamics")
        .method(method.build())
        .results(WorkflowResultsBuilder.builder().nSteps(steps).build());
  }

  private ThermostatParametersBuilder thermostat(InputSection section) {
    String type = section.value("TYPE").orElse("NOSE").toUpperCase(Locale.ROOT);
    String name =
        switch (type) {
          case "CSVR" -> "velocity_rescaling";
          case "GLE" -> "generalized_langevin";
          case "AD_LANGEVIN" -> "langevin";
          default -> "nose_hoover";
        };
    Double constant =
        section
            .value(type.equals("CSVR") ? "CSVR" : "NOSE", "TIMECON")
            .map(
                text ->
                    number(
                        text.substring(text.indexOf(']') + 1).strip(), MaterialsUnit.FEMTOSECOND))
            .orElse(null);
    return ThermostatParametersBuilder.builder()
        .thermostatType(name)
        .referenceTemperature(temperature)
        .couplingConstant(constant);
  }

  private void file(String text, String lower, String name) {
    for (String kind : FILES) {
      String key = kind.toLowerCase(Locale.ROOT);
      if (lower.startsWith(key)) {
        String[] words = text.substring(kind.length()).strip().split("\\s+");
        files.put(key, name);
        put(key.replace(' ', '_') + "_print_frequency", whole(words[0]));
        put(key.replace(' ', '_') + "_filename", name);
      }
    }
  }

  private void put(String name, Object value) {
    if (value != null) {
      settings.put("x_cp2k_md_" + name, value);
    }
  }

  /** The first number behind the equal sign or the unit of a line. */
  private static double first(String text) {
    int from = Math.max(text.indexOf('='), text.indexOf(']'));
    if (from < 0) {
      String[] words = text.split("\\s+");
      return Fields.parse(words[words.length - 1]);
    }
    String rest = text.substring(from + 1).replace('=', ' ').strip();
    return Fields.parse(rest.split("\\s+")[0]);
  }

  private static Double number(String word, MaterialsUnit unit) {
    double value = Fields.parse(word.split("\\s+")[0]);
    return Double.isFinite(value) ? Double.valueOf(unit.toSi(value)) : null;
  }

  private static Integer whole(String word) {
    try {
      return Integer.valueOf(word);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
