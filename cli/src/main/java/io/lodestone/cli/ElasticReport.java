package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.crystal.elastic.BornCondition;
import io.lodestone.crystal.elastic.ElasticFit;
import io.lodestone.crystal.elastic.ElasticTensor;
import io.lodestone.crystal.elastic.Moduli;
import io.lodestone.crystal.symmetry.CrystalSystem;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Prints elastic constants and what follows from them.
 *
 * @param title what they are of, or empty
 * @param tensor the constants
 * @param fit where they are from, unless they were given
 * @param system crystal system, where known
 * @param debyeTemperature K, where volume and mass are known
 */
record ElasticReport(
    String title,
    ElasticTensor tensor,
    Optional<ElasticFit> fit,
    Optional<CrystalSystem> system,
    OptionalDouble debyeTemperature) {
  private static final int SIZE = 6;

  void table(PrintWriter out) {
    if (!title.isEmpty()) {
      out.println(Lodestone.printable(title));
      out.println();
    }
    TextTable constants = new TextTable("C / GPa", "xx", "yy", "zz", "yz", "xz", "xy");
    String[] names = {"xx", "yy", "zz", "yz", "xz", "xy"};
    for (int i = 1; i <= SIZE; i++) {
      constants.row(
          names[i - 1],
          rounded(tensor.c(i, 1), 2),
          rounded(tensor.c(i, 2), 2),
          rounded(tensor.c(i, 3), 2),
          rounded(tensor.c(i, 4), 2),
          rounded(tensor.c(i, 5), 2),
          rounded(tensor.c(i, 6), 2));
    }
    constants.print(out);
    out.println();
    out.println(tensor.isStable() ? "elastically stable" : "elastically unstable");
    for (BornCondition condition : conditions()) {
      out.println("  " + (condition.holds() ? "holds: " : "fails: ") + condition.condition());
    }
    if (tensor.isStable()) {
      out.println();
      averages(out);
    }
    fit.ifPresent(
        known ->
            out.printf(
                Locale.ROOT,
                "misfit of the stresses %.4f GPa, %d free constants%n",
                known.rootMeanSquare(),
                known.freeConstants()));
  }

  private void averages(PrintWriter out) {
    TextTable table = new TextTable("average", "K / GPa", "G / GPa", "E / GPa", "ν", "K/G");
    row(table, "Voigt", tensor.voigt());
    row(table, "Reuss", tensor.reuss());
    row(table, "Hill", tensor.hill());
    table.print(out);
    out.println();
    out.printf(Locale.ROOT, "universal anisotropy %.4f%n", tensor.universalAnisotropy());
    debyeTemperature.ifPresent(
        theta -> out.printf(Locale.ROOT, "Debye temperature %.1f K%n", theta));
  }

  private static void row(TextTable table, String name, Moduli moduli) {
    table.row(
        name,
        rounded(moduli.bulk(), 2),
        rounded(moduli.shear(), 2),
        rounded(moduli.young(), 2),
        rounded(moduli.poisson(), 4),
        rounded(moduli.pugh(), 3));
  }

  private static BigDecimal rounded(double value, int decimals) {
    return new BigDecimal(value + 0.0).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private List<BornCondition> conditions() {
    return system.map(tensor::bornConditions).orElse(List.of());
  }

  void json(PrintWriter out) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    ArrayNode rows = node.putArray("elastic_tensor");
    for (int i = 1; i <= SIZE; i++) {
      ArrayNode row = rows.addArray();
      for (int j = 1; j <= SIZE; j++) {
        row.add(tensor.c(i, j));
      }
    }
    system.ifPresent(known -> node.put("crystal_system", known.name().toLowerCase(Locale.ROOT)));
    node.put("stable", tensor.isStable());
    ArrayNode eigenvalues = node.putArray("eigenvalues");
    for (double value : tensor.eigenvalues()) {
      eigenvalues.add(value);
    }
    if (!conditions().isEmpty()) {
      ArrayNode born = node.putArray("born_conditions");
      conditions()
          .forEach(
              condition ->
                  born.addObject()
                      .put("condition", condition.condition())
                      .put("value", condition.value())
                      .put("holds", condition.holds()));
    }
    if (tensor.isStable()) {
      moduli(node.putObject("voigt"), tensor.voigt());
      moduli(node.putObject("reuss"), tensor.reuss());
      moduli(node.putObject("hill"), tensor.hill());
      node.put("universal_anisotropy", tensor.universalAnisotropy());
    }
    debyeTemperature.ifPresent(theta -> node.put("debye_temperature", theta));
    fit.ifPresent(
        known -> {
          node.put("root_mean_square", known.rootMeanSquare());
          node.put("free_constants", known.freeConstants());
          ArrayNode residual = node.putArray("residual_stress");
          for (double value : known.residualStress()) {
            residual.add(value);
          }
        });
    out.println(node);
  }

  private static void moduli(ObjectNode node, Moduli moduli) {
    node.put("bulk_modulus", moduli.bulk());
    node.put("shear_modulus", moduli.shear());
    node.put("young_modulus", moduli.young());
    node.put("poisson_ratio", moduli.poisson());
    node.put("pugh_ratio", moduli.pugh());
  }
}
