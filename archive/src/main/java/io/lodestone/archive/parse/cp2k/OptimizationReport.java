package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What CP2K says of the steps of an optimisation of geometry or cell. */
final class OptimizationReport {
  private static final String PREFIX = "x_cp2k_optimization_";

  /** Names in the output, in capitals and without units, and the quantities that they are. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("OPTIMIZATION METHOD", "method"),
          Map.entry("TOTAL ENERGY", "energy"),
          Map.entry("REAL ENERGY CHANGE", "energy_change"),
          Map.entry("DECREASE IN ENERGY", "energy_decrease"),
          Map.entry("PREDICTED CHANGE IN ENERGY", "predicted_change_in_energy"),
          Map.entry("USED TIME", "used_time"),
          Map.entry("STEP SIZE", "step_size"),
          Map.entry("TRUST RADIUS", "trust_radius"),
          Map.entry("SCALING FACTOR", "scaling_factor"),
          Map.entry("MAX. STEP SIZE", "max_step_size"),
          Map.entry("MAXIMUM STEP SIZE", "max_step_size"),
          Map.entry("CONV. LIMIT FOR STEP SIZE", "step_size_convergence_limit"),
          Map.entry("CONVERGENCE LIMIT FOR MAXIMUM STEP SIZE", "step_size_convergence_limit"),
          Map.entry("CONVERGENCE IN STEP SIZE", "step_size_convergence"),
          Map.entry("MAXIMUM STEP SIZE IS CONVERGED", "step_size_convergence"),
          Map.entry("RMS STEP SIZE", "rms_step_size"),
          Map.entry("CONV. LIMIT FOR RMS STEP", "rms_step_size_convergence_limit"),
          Map.entry("CONVERGENCE LIMIT FOR RMS STEP SIZE", "rms_step_size_convergence_limit"),
          Map.entry("CONVERGENCE IN RMS STEP", "rms_step_size_convergence"),
          Map.entry("RMS STEP SIZE IS CONVERGED", "rms_step_size_convergence"),
          Map.entry("MAX. GRADIENT", "max_gradient"),
          Map.entry("MAXIMUM GRADIENT", "max_gradient"),
          Map.entry("CONV. LIMIT FOR GRADIENTS", "gradient_convergence_limit"),
          Map.entry("CONVERGENCE LIMIT FOR MAXIMUM GRADIENT", "gradient_convergence_limit"),
          Map.entry("CONV. IN GRADIENTS", "max_gradient_convergence"),
          Map.entry("CONV. FOR GRADIENTS", "max_gradient_convergence"),
          Map.entry("MAXIMUM GRADIENT IS CONVERGED", "max_gradient_convergence"),
          Map.entry("RMS GRADIENT", "rms_gradient"),
          Map.entry("CONV. LIMIT FOR RMS GRAD.", "rms_gradient_convergence_limit"),
          Map.entry("CONVERGENCE LIMIT FOR RMS GRADIENT", "rms_gradient_convergence_limit"),
          Map.entry("CONV. IN RMS GRADIENTS", "rms_gradient_convergence"),
          Map.entry("RMS GRADIENT IS CONVERGED", "rms_gradient_convergence"));

  private final List<Map<String, Object>> steps = new ArrayList<>();
  private Map<String, Object> open;
  private String method;
  private boolean cell;
  private boolean converged;

  /** Reads the banner that the current line opens. */
  void start(String line, PrintedLines lines) throws IOException {
    cell = line.contains("CELL");
    String next = lines.next();
    if (next != null) {
      method = next.replace('*', ' ').strip();
    }
  }

  void complete() {
    converged = true;
  }

  /** Reads the old list of a step, from the line with its number to the rule below. */
  void readList(String line, PrintedLines lines) throws IOException {
    double step = Fields.parse(line.replaceAll("[^0-9]", ""));
    open = step > 0 ? new TreeMap<>() : null;
    for (String row = lines.next(); row != null && !row.startsWith("-----"); row = lines.next()) {
      int equals = row.indexOf('=');
      if (open != null && equals > 0) {
        tell(row.substring(0, equals), row.substring(equals + 1));
      }
    }
    if (open != null) {
      steps.add(open);
    }
  }

  /** Takes a line of the new list, {@code OPT| name [unit] value}. */
  void line(String line) {
    String text = line.substring(line.indexOf('|') + 1).strip();
    if (text.startsWith("Step number")) {
      double step = Fields.parse(lastWord(text));
      open = step > 0 ? new TreeMap<>() : null;
      if (open != null) {
        steps.add(open);
      }
    } else if (open != null && !text.isEmpty()) {
      String value = lastWord(text);
      String name = text.substring(0, text.length() - value.length());
      int unit = name.indexOf('[');
      tell(unit < 0 ? name : name.substring(0, unit), value);
    }
  }

  boolean isStarted() {
    return method != null;
  }

  /** The workflow. */
  WorkflowBuilder workflow(InputSection input) {
    WorkflowMethodBuilder how =
        WorkflowMethodBuilder.builder()
            .type(cell ? "cell_shape" : "atomic")
            .method(optimizer())
            .convergenceToleranceForceMaximum(last("gradient_convergence_limit"))
            .convergenceToleranceDisplacementMaximum(last("step_size_convergence_limit"));
    input
        .value(cell ? "MOTION/CELL_OPT" : "MOTION/GEO_OPT", "MAX_ITER")
        .map(Fields::parse)
        .filter(limit -> limit >= 0 && limit < Integer.MAX_VALUE)
        .ifPresent(limit -> how.optimizationStepsMaximum(limit.intValue()));
    Double change = last("energy_change");
    return WorkflowBuilder.builder()
        .name("GeometryOptimization")
        .method(how.build())
        .results(
            WorkflowResultsBuilder.builder()
                .isConverged(converged)
                .optimizationSteps(steps.size())
                .finalForceMaximum(last("max_gradient"))
                .finalEnergyDifference(change == null ? null : Double.valueOf(Math.abs(change)))
                .build())
        .addExtras(
            "x_cp2k_section_geometry_optimization",
            List.of(
                Map.of(
                    "x_cp2k_section_geometry_optimization_step",
                    steps.stream().map(Map::copyOf).toList())));
  }

  private String optimizer() {
    String name = method == null ? "" : method.toUpperCase(Locale.ROOT);
    if (name.startsWith("CONJUGATE")) {
      return "conjugate gradient";
    }
    return name.contains("BFGS") ? "bfgs" : name.isEmpty() ? null : name.toLowerCase(Locale.ROOT);
  }

  private Double last(String quantity) {
    Object value = steps.isEmpty() ? null : steps.getLast().get(PREFIX + quantity);
    return value instanceof Double number ? number : null;
  }

  /** Takes a quantity in SI; one name stands for two quantities in a row in old outputs. */
  private void tell(String label, String text) {
    String name = NAMES.get(label.strip().toUpperCase(Locale.ROOT));
    if (name == null) {
      return;
    }
    if (name.equals("max_gradient_convergence") && open.containsKey(PREFIX + name)) {
      name = "rms_gradient_convergence";
    }
    String value = text.strip();
    double number = Fields.parse(value);
    if (name.endsWith("method") || name.endsWith("decrease") || name.endsWith("convergence")) {
      open.put(PREFIX + name, value);
    } else if (Double.isFinite(number)) {
      open.put(PREFIX + name, number * unit(name));
    }
  }

  private static double unit(String name) {
    if (name.contains("energy")) {
      return MaterialsUnit.HARTREE.factor();
    }
    if (name.contains("gradient")) {
      return MaterialsUnit.HARTREE_PER_BOHR.factor();
    }
    return name.contains("step_size") || name.contains("radius") ? MaterialsUnit.BOHR.factor() : 1;
  }

  private static String lastWord(String text) {
    return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1);
  }
}
