package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The iterations of the self-consistent field of one configuration. */
final class ScfSteps {
  private static final double RYDBERG = MaterialsUnit.RYDBERG.factor();
  private static final Pattern ITERATION =
      Pattern.compile(
          "iteration\\s*#\\s*(\\d+)(?:\\s*ecut=\\s*(\\S+))?.*?(?:beta=\\s*(\\S+))?\\s*");
  private static final Pattern THRESHOLD =
      Pattern.compile("ethr =\\s*(\\S+),\\s*avg # of iterations =\\s*(\\S+)");
  private static final Pattern UNCONVERGED =
      Pattern.compile("(c_bands|WARNING):\\s*(\\d+) eigenvalues not converged.*");
  private static final Pattern SITE =
      Pattern.compile(
          "atom:?\\s*(\\d+)\\s*(?:\\(R=\\s*[\\d.]+\\))?\\s*charge[:=]\\s*(\\S+)\\s*magn[:=]\\s*(\\S+)"
              + "(?:\\s+\\S+\\s+\\S+)?(?:\\s*constr:\\s*(\\S+))?.*");

  private final PrintedLines lines;
  private final List<ScfIteration> done = new ArrayList<>();
  private ScfIterationBuilder current;
  private Map<String, Object> diagonalization;
  private final List<Map<String, Object>> diagonalizations = new ArrayList<>();
  private final List<Double> siteMoments = new ArrayList<>();
  private final List<Double> siteCharges = new ArrayList<>();
  private List<Double> lastMoments = List.of();
  private Double energy;
  private Double previousEnergy;
  private Double harrisFoulkes;
  private Double accuracy;
  private Double lastTime;

  ScfSteps(PrintedLines lines) {
    this.lines = lines;
  }

  boolean isIterating() {
    return current != null;
  }

  /** The moments of the atoms as last printed, in Bohr magnetons; empty if never. */
  List<Double> siteMoments() {
    return lastMoments;
  }

  /** Diagonalisations outside of iterations, as in band structure calculations. */
  List<Map<String, Object>> looseDiagonalizations() {
    return current == null ? diagonalizations : List.of();
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) {
    Matcher matcher;
    if (text.startsWith("iteration #")) {
      begin(text);
    } else if (text.contains("iagonalization") && algorithm(text) != null) {
      diagonalization = new LinkedHashMap<>();
      diagonalization.put(prefix() + "_algorithm", text);
      diagonalizations.add(diagonalization);
    } else if (text.startsWith("ethr =") && (matcher = THRESHOLD.matcher(text)).matches()) {
      put("_ethr", lines.number(matcher.group(1)));
      put("_iteration_avg", lines.number(matcher.group(2)));
    } else if (text.endsWith("not converged") && (matcher = UNCONVERGED.matcher(text)).matches()) {
      boolean fromBands = matcher.group(1).equals("c_bands");
      put(
          fromBands ? "_c_bands_n_unconverged_eigenvalues" : "_warn_n_unconverged_eigenvalues",
          lines.integer(matcher.group(2)));
    } else if (current != null && text.startsWith("negative rho (up, down):")) {
      double[] values = lines.numbers(text.substring(text.indexOf(':') + 1), 2);
      if (values != null) {
        current.addExtras("x_qe_iteration_charge_negative_up", values[0]);
        current.addExtras("x_qe_iteration_charge_negative_down", values[1]);
      }
    } else if (text.startsWith("Magnetic moment per site")) {
      siteMoments.clear();
      siteCharges.clear();
    } else if (text.startsWith("atom") && (matcher = SITE.matcher(text)).matches()) {
      siteCharges.add(lines.number(matcher.group(2)));
      siteMoments.add(lines.number(matcher.group(3)));
      lastMoments = List.copyOf(siteMoments.stream().filter(m -> m != null).toList());
    } else {
      return false;
    }
    return true;
  }

  /** Name of an algorithm in such a line, or null. */
  static String algorithm(String text) {
    return text.startsWith("Davidson")
        ? "Davidson"
        : text.startsWith("CG ")
            ? "CG"
            : text.startsWith("PPCG")
                ? "PPCG"
                : text.startsWith("ParO")
                    ? "ParO"
                    : text.startsWith("RMM-DIIS") ? "RMM-DIIS" : null;
  }

  private void begin(String text) {
    end();
    Matcher matcher = ITERATION.matcher(text);
    current = ScfIterationBuilder.builder();
    diagonalizations.clear();
    if (!matcher.matches()) {
      throw lines.error(text, "iteration #, number, ecut and beta");
    }
    current.addExtras("x_qe_iteration_number", lines.integer(matcher.group(1)));
    extra("x_qe_iteration_ecutwfc", matcher.group(2), RYDBERG);
    extra("x_qe_iteration_beta", matcher.group(3), 1);
  }

  private void extra(String name, String word, double factor) {
    Double value = word == null ? null : lines.number(word, factor);
    if (value != null) {
      current.addExtras(name, value);
    }
  }

  private String prefix() {
    return current != null ? "x_qe_scf_diagonalization" : "x_qe_bands_diagonalization";
  }

  private void put(String name, Object value) {
    if (diagonalization != null && value != null) {
      diagonalization.put(prefix() + name, value);
    }
  }

  /** Takes a total energy in J of the present iteration. */
  void energy(Double joules) {
    energy = joules;
  }

  void harrisFoulkes(Double joules) {
    harrisFoulkes = joules;
  }

  void accuracy(Double joules) {
    accuracy = joules;
  }

  void magnetization(Double total, Double absolute) {
    if (current == null) {
      return;
    }
    if (total != null) {
      current.magnetizationTotal(total);
      current.addExtras("x_qe_magnetization_total_iteration", total);
    }
    if (absolute != null) {
      current.addExtras("x_qe_magnetization_absolute_iteration", absolute);
    }
  }

  /**
   * Takes the time since the start of the run.
   *
   * @param before the time at which this configuration began
   */
  void time(Double seconds, Double before) {
    if (current == null || seconds == null) {
      return;
    }
    Double from = lastTime == null ? before : lastTime;
    current.timePhysical(seconds);
    current.timeCalculation(from == null ? null : (Double) Math.max(0, seconds - from));
    lastTime = seconds;
  }

  /** Ends the present iteration, if there is one. */
  void end() {
    if (current == null) {
      return;
    }
    if (energy != null) {
      EnergyBuilder result = EnergyBuilder.builder().total(EnergyEntry.of(energy));
      if (previousEnergy != null) {
        result.change(energy - previousEnergy);
      }
      current.energy(result.build());
      previousEnergy = energy;
    }
    if (harrisFoulkes != null) {
      current.addExtras("x_qe_energy_total_harris_foulkes_estimate_iteration", harrisFoulkes);
    }
    if (accuracy != null) {
      current.addExtras("x_qe_energy_total_accuracy_estimate_iteration", accuracy);
    }
    if (!diagonalizations.isEmpty()) {
      current.addExtras("x_qe_section_scf_diagonalization", List.copyOf(diagonalizations));
    }
    if (!siteMoments.isEmpty()) {
      current.addExtras("x_qe_iter_mpersite_magn", new ArrayList<>(siteMoments));
      current.addExtras("x_qe_iter_mpersite_charge", new ArrayList<>(siteCharges));
      siteMoments.clear();
      siteCharges.clear();
    }
    done.add(current.build());
    current = null;
    diagonalization = null;
    diagonalizations.clear();
    energy = null;
    harrisFoulkes = null;
    accuracy = null;
  }

  /** All iterations, in order. */
  List<ScfIteration> iterations() {
    end();
    return done;
  }
}
