package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Energies and magnetisation of one configuration once its iterations have ended. */
final class Energies {
  private static final double RYDBERG = MaterialsUnit.RYDBERG.factor();
  private static final double ELECTRONVOLT = MaterialsUnit.ELECTRONVOLT.factor();

  private final PrintedLines lines;
  private final EnergyBuilder energy = EnergyBuilder.builder();
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private final Map<String, Double> terms = new LinkedHashMap<>();
  private boolean inTerms;
  private boolean any;
  private Double total;
  private Double entropy;
  private double[] magnetization;
  private String dispersion;

  Energies(PrintedLines lines) {
    this.lines = lines;
  }

  /** The dispersion correction that the terms name, or null. */
  String dispersion() {
    return dispersion;
  }

  /** The total energy in J, or null. */
  Double total() {
    return total;
  }

  /** Whether a Fermi level or the edges of the bands were read. */
  boolean hasLevel() {
    return energy.fermi() != null
        || energy.highestOccupied() != null
        || extras.containsKey("x_qe_energy_reference_fermi_up");
  }

  /** The Fermi energy in J, or null. */
  Double fermi() {
    return energy.fermi();
  }

  /** Takes the final total energy of the configuration. */
  void total(Double joules) {
    if (joules != null) {
      total = joules;
      any = true;
      inTerms = false;
    }
  }

  /** Reads a line after the iterations; false if it is about something else. */
  boolean accept(String text) {
    if (text.isEmpty()) {
      return true;
    }
    int equals = text.indexOf('=');
    String key = equals > 0 ? text.substring(0, equals).strip() : text;
    String value = equals > 0 ? text.substring(equals + 1).strip() : "";
    if (inTerms
        && equals > 0
        && (value.endsWith("Ry") || value.endsWith("ryd"))
        && !key.startsWith("Total force")) {
      Double joules = lines.number(value, RYDBERG);
      if (joules != null) {
        term(key.startsWith("+") || key.startsWith("-") ? key.substring(1).strip() : key, joules);
      }
      return true;
    }
    if (text.contains("sum of the following terms")) {
      inTerms = true;
      terms.clear();
      return true;
    }
    inTerms = false;
    if (level(text)) {
      return true;
    }
    switch (key) {
      case "smearing contrib. (-TS)", "demet" -> term(key, lines.number(value, RYDBERG));
      case "internal energy E=F+TS", "internal energy E" -> {
        String number = text.substring(text.lastIndexOf('=') + 1);
        term("internal energy", lines.number(number, RYDBERG));
      }
      case "total all-electron energy" ->
          extra("x_qe_energy_total_paw_all_electron", lines.number(value, RYDBERG));
      case "est. exchange err (dexx)" ->
          extra("x_qe_energy_exchange_error_estimate", lines.number(value, RYDBERG));
      case "- averaged Fock potential" ->
          extra("x_qe_energy_exchange_average_fock_potential", lines.number(value, RYDBERG));
      case "+ Fock energy", "+ Fock energy (ACE)", "+ Fock energy (full)" ->
          extra("x_qe_energy_fock", lines.number(value, RYDBERG));
      case "total magnetization" -> {
        magnetization = lines.numbers(value, 1);
        extra("x_qe_magnetization_total", tidy(magnetization));
      }
      case "absolute magnetization" -> extra("x_qe_magnetization_absolute", lines.number(value));
      default -> {
        if (text.startsWith("internal energy E=F+TS")) {
          term("internal energy", lines.number(text.substring(text.lastIndexOf('=') + 1), RYDBERG));
          return true;
        }
        if (text.startsWith("EXX self-consistency reached")) {
          extra("x_qe_exx_self_consistency", true);
          return true;
        }
        return false;
      }
    }
    return true;
  }

  private static Object tidy(double[] values) {
    return values == null
        ? null
        : values.length == 1 ? (Object) values[0] : Arrays.stream(values).boxed().toList();
  }

  private boolean level(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("the fermi energy is")) {
      energy.fermi(lines.number(text.substring("the Fermi energy is".length()), ELECTRONVOLT));
    } else if (lower.startsWith("the spin up/dw fermi energies are")) {
      double[] levels =
          lines.numbers(text.substring("the spin up/dw Fermi energies are".length()), 2);
      if (levels != null) {
        extra("x_qe_energy_reference_fermi_up", levels[0] * ELECTRONVOLT);
        extra("x_qe_energy_reference_fermi_down", levels[1] * ELECTRONVOLT);
      }
    } else if (lower.startsWith("highest occupied, lowest unoccupied level")) {
      double[] levels = lines.numbers(text.substring(text.lastIndexOf(':') + 1), 2);
      if (levels != null) {
        energy.highestOccupied(levels[0] * ELECTRONVOLT);
        energy.lowestUnoccupied(levels[1] * ELECTRONVOLT);
      }
    } else if (lower.startsWith("highest occupied level")) {
      energy.highestOccupied(lines.number(text.substring(text.lastIndexOf(':') + 1), ELECTRONVOLT));
    } else {
      return false;
    }
    any = true;
    return true;
  }

  private void term(String name, Double joules) {
    if (joules == null) {
      return;
    }
    any = true;
    if (name.equals("internal energy") || name.startsWith("smearing contrib") && !inTerms) {
      if (name.startsWith("smearing")) {
        entropy = joules;
      } else {
        extras.put("internal energy", joules);
      }
      return;
    }
    terms.put(name, joules);
    String lower = name.toLowerCase(Locale.ROOT);
    EnergyEntry entry = EnergyEntry.of(joules);
    if (lower.startsWith("hartree")) {
      energy.coulomb(entry);
    } else if (lower.startsWith("xc contribution")) {
      energy.xc(entry);
    } else if (lower.startsWith("ewald")) {
      energy.nuclearRepulsion(entry);
    } else if (lower.startsWith("smearing contrib")) {
      entropy = joules;
    } else if (lower.contains("dispersion") || lower.contains("-vdw")) {
      energy.vanDerWaals(entry);
      dispersion = dispersionOf(lower);
    } else if (lower.startsWith("fock energy")) {
      extra("x_qe_energy_fock", joules);
    } else if (lower.startsWith("averaged fock")) {
      extra("x_qe_energy_exchange_average_fock_potential", joules);
    } else if (lower.startsWith("est. exchange err")) {
      extra("x_qe_energy_exchange_error_estimate", joules);
    }
  }

  private static String dispersionOf(String lower) {
    if (lower.contains("d3")) {
      return "D3";
    }
    if (lower.contains("t-s") || lower.contains("ts-vdw")) {
      return "TS";
    }
    return lower.contains("xdm")
        ? "XDM"
        : lower.contains("mbd") || lower.contains("many") ? "MBD" : "D2";
  }

  /** Keeps a quantity of the program. */
  void extra(String name, Object value) {
    if (value != null) {
      extras.put(name, value);
    }
  }

  /** Puts what was read into a calculation. */
  void addTo(CalculationBuilder calculation) {
    Object internal = extras.remove("internal energy");
    extras.forEach(calculation::addExtras);
    if (magnetization != null && magnetization.length == 1) {
      calculation.magnetizationTotal(magnetization[0]);
    } else if (magnetization != null) {
      double squares = Arrays.stream(magnetization).map(m -> m * m).sum();
      calculation.magnetizationTotal(Math.sqrt(squares));
    }
    if (!any) {
      return;
    }
    if (total != null) {
      energy.total(EnergyEntry.of(total));
      energy.free(entropy == null ? null : EnergyEntry.of(total));
    }
    if (entropy != null) {
      energy.correctionEntropy(EnergyEntry.of(entropy));
    }
    List<EnergyEntry> rest = new ArrayList<>();
    if (internal instanceof Double joules) {
      rest.add(EnergyEntryBuilder.builder().kind("internal energy").value(joules).build());
    }
    terms.forEach(
        (name, joules) -> rest.add(EnergyEntryBuilder.builder().kind(name).value(joules).build()));
    energy.contributions(rest);
    calculation.energy(energy.build());
    if (!terms.isEmpty()) {
      calculation.addExtras("x_qe_energy_decomposition_name", List.copyOf(terms.keySet()));
      calculation.addExtras("x_qe_energy_decomposition_value", List.copyOf(terms.values()));
    }
  }
}
