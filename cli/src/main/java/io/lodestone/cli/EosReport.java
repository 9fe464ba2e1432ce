package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.equationofstate.DebyeGrueneisen;
import io.lodestone.crystal.equationofstate.EquationOfState;
import io.lodestone.crystal.equationofstate.EquationOfStateFit;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints equations of state: tables for people, or one JSON object per curve and line. */
final class EosReport {
  private final PrintWriter out;
  private final boolean json;
  private final List<Double> temperatures;
  private final List<Double> pressures;
  private final ObjectMapper mapper = new ObjectMapper();
  private final TextTable fits =
      new TextTable(
          "crystal",
          "method",
          "points",
          "V0 / Å³",
          "E0 / eV",
          "B0 / GPa",
          "±",
          "B0'",
          "±",
          "misfit / meV",
          "θ / K",
          "γ");
  private final TextTable states =
      new TextTable(
          "crystal",
          "T / K",
          "p / GPa",
          "V / Å³",
          "θ / K",
          "γ",
          "C_V / k",
          "C_p / k",
          "S / k",
          "B_T / GPa",
          "B_S / GPa",
          "α / 10⁻⁶/K",
          "F / eV");
  private final List<String> notes = new ArrayList<>();

  /**
   * A report.
   *
   * @param temperatures K, at which heat is printed
   * @param pressures GPa
   */
  EosReport(PrintWriter out, boolean json, List<Double> temperatures, List<Double> pressures) {
    this.out = out;
    this.json = json;
    this.temperatures = temperatures;
    this.pressures = pressures;
  }

  /** Adds a curve; the number of temperatures and pressures that have no equilibrium. */
  int add(
      EnergyCurve curve,
      EquationOfStateFit fit,
      Optional<DebyeGrueneisen> heat,
      Consumer<InvalidInput> complaints) {
    List<DebyeGrueneisen.State> found = new ArrayList<>();
    int failures = 0;
    for (double temperature : heat.isPresent() ? temperatures : List.<Double>of()) {
      for (double pressure : pressures) {
        try {
          found.add(heat.orElseThrow().at(temperature, pressure));
        } catch (InvalidInput problem) {
          complaints.accept(problem.in(curve.name()));
          failures++;
        }
      }
    }
    if (json) {
      write(curve, fit, heat, found);
    } else {
      rows(curve, fit, heat, found);
    }
    return failures;
  }

  private void rows(
      EnergyCurve curve,
      EquationOfStateFit fit,
      Optional<DebyeGrueneisen> heat,
      List<DebyeGrueneisen.State> found) {
    EquationOfState equation = fit.equation();
    Optional<EquationOfStateFit.Errors> errors = fit.errors();
    double volume = equation.volume();
    fits.row(
        curve.name(),
        curve.method().isEmpty() ? null : curve.method(),
        fit.points(),
        rounded(volume, 4),
        rounded(equation.energy(), 5),
        rounded(equation.bulkModulusInGigapascal(), 2),
        errors.map(e -> rounded(e.bulkModulus() * EquationOfState.GIGAPASCAL, 2)).orElse(null),
        rounded(equation.bulkModulusDerivative(), 3),
        errors.map(e -> rounded(e.bulkModulusDerivative(), 3)).orElse(null),
        rounded(1000 * fit.rootMeanSquare(), 3),
        heat.map(model -> rounded(model.debyeTemperature(volume), 0)).orElse(null),
        heat.map(model -> rounded(model.grueneisen(volume), 3)).orElse(null));
    if (!fit.isBracketed()) {
      notes.add(curve.name() + ": the minimum lies outside the volumes and is extrapolated");
    }
    for (DebyeGrueneisen.State state : found) {
      states.row(
          curve.name(),
          rounded(state.temperature(), 0),
          rounded(state.pressure(), 2),
          rounded(state.volume(), 4),
          rounded(state.debyeTemperature(), 1),
          rounded(state.grueneisen(), 3),
          rounded(state.heatCapacityVolume(), 4),
          rounded(state.heatCapacityPressure(), 4),
          rounded(state.entropy(), 4),
          rounded(state.isothermalBulkModulus(), 2),
          rounded(state.adiabaticBulkModulus(), 2),
          rounded(1e6 * state.thermalExpansion(), 2),
          rounded(state.helmholtz(), 5));
    }
  }

  private static BigDecimal rounded(double value, int decimals) {
    return new BigDecimal(value + 0.0).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private void write(
      EnergyCurve curve,
      EquationOfStateFit fit,
      Optional<DebyeGrueneisen> heat,
      List<DebyeGrueneisen.State> found) {
    EquationOfState equation = fit.equation();
    ObjectNode node = mapper.createObjectNode();
    node.put("name", curve.name());
    curve.composition().ifPresent(known -> node.put("formula", known.iupac()));
    putUnlessEmpty(node, "structure", curve.structure());
    putUnlessEmpty(node, "method", curve.method());
    node.put("per", curve.composition().isPresent() ? "atom" : "cell");
    node.put("points", fit.points());
    node.put("equation_of_state", equation.form().title());
    node.put("volume", equation.volume());
    node.put("energy", equation.energy());
    node.put("bulk_modulus", equation.bulkModulusInGigapascal());
    node.put("bulk_modulus_derivative", equation.bulkModulusDerivative());
    fit.errors()
        .ifPresent(
            e -> {
              node.put("volume_error", e.volume());
              node.put("energy_error", e.energy());
              node.put("bulk_modulus_error", e.bulkModulus() * EquationOfState.GIGAPASCAL);
              node.put("bulk_modulus_derivative_error", e.bulkModulusDerivative());
            });
    node.put("root_mean_square", fit.rootMeanSquare());
    node.put("minimum_bracketed", fit.isBracketed());
    heat.ifPresent(
        model -> {
          node.put("debye_temperature", model.debyeTemperature(equation.volume()));
          node.put("grueneisen_parameter", model.grueneisen(equation.volume()));
        });
    if (!found.isEmpty()) {
      ArrayNode list = node.putArray("thermal");
      found.forEach(state -> write(list.addObject(), state));
    }
    out.println(node);
  }

  private static void write(ObjectNode node, DebyeGrueneisen.State state) {
    node.put("temperature", state.temperature());
    node.put("pressure", state.pressure());
    node.put("volume_per_atom", state.volume());
    node.put("debye_temperature", state.debyeTemperature());
    node.put("grueneisen_parameter", state.grueneisen());
    node.put("helmholtz_energy_per_atom", state.helmholtz());
    node.put("gibbs_energy_per_atom", state.gibbs());
    node.put("entropy_per_atom_k", state.entropy());
    node.put("heat_capacity_c_v_per_atom_k", state.heatCapacityVolume());
    node.put("heat_capacity_c_p_per_atom_k", state.heatCapacityPressure());
    node.put("isothermal_bulk_modulus", state.isothermalBulkModulus());
    node.put("adiabatic_bulk_modulus", state.adiabaticBulkModulus());
    node.put("thermal_expansion", state.thermalExpansion());
  }

  private static void putUnlessEmpty(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  /** Prints the tables. */
  void close() {
    if (json) {
      return;
    }
    fits.print(out);
    notes.forEach(out::println);
    if (!temperatures.isEmpty()) {
      out.println();
      states.print(out);
    }
    out.println();
    out.println("volumes and energies per atom where the formula is known, else of the cell");
  }
}
