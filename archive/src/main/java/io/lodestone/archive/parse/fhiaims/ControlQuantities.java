package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.List;
import java.util.Map;

/** The input of a run under the names that only FHI-aims has for it. */
final class ControlQuantities {
  private static final String IN = "x_fhi_aims_controlIn_";
  private static final String IN_OUT = "x_fhi_aims_controlInOut_";
  private static final List<String> NUMBERS =
      List.of(
          "charge",
          "hybrid_xc_coeff",
          "sc_accuracy_rho",
          "sc_accuracy_eev",
          "sc_accuracy_etot",
          "sc_accuracy_forces",
          "sc_accuracy_stress");
  private static final List<String> WORDS =
      List.of("hse_unit", "override_relativity", "spin", "verbatim_writeout");

  private final ControlInput control;
  private final ControlReport report;

  ControlQuantities(ControlInput control, ControlReport report) {
    this.control = control;
    this.report = report;
  }

  void tell(MethodBuilder method) {
    for (String keyword : NUMBERS) {
      control.number(keyword).ifPresent(value -> method.addExtras(IN + keyword, value));
    }
    for (String keyword : WORDS) {
      control.word(keyword).ifPresent(value -> method.addExtras(IN + keyword, value));
    }
    control
        .integer("sc_iter_limit")
        .ifPresent(limit -> method.addExtras(IN + "sc_iter_limit", limit));
    grid(method);
    occupation(method);
    relativistic(method);
    functional(method);
    method.addExtras(IN_OUT + "number_of_spin_channels", report.nSpinChannels());
    if (report.relativity() != null) {
      method.addExtras(IN_OUT + "relativistic", report.relativity());
    }
    if (report.functional() != null) {
      method.addExtras(IN_OUT + "xc", report.functional());
    }
    List<Map<String, Object>> basis =
        control.species().stream().map(SpeciesInput::section).toList();
    if (!basis.isEmpty()) {
      method.addExtras("x_fhi_aims_section_controlIn_basis_set", basis);
    }
  }

  private void grid(MethodBuilder method) {
    List<Double> grid =
        control.words("k_grid").orElse(List.of()).stream().map(Fields::parse).toList();
    if (grid.size() >= 3 && grid.stream().allMatch(Double::isFinite)) {
      method.addExtras(IN + "k_grid", grid.subList(0, 3).stream().map(n -> n.intValue()).toList());
    }
  }

  private void occupation(MethodBuilder method) {
    List<String> words = control.words("occupation_type").orElse(List.of());
    if (!words.isEmpty()) {
      method.addExtras(IN + "occupation_type", words.getFirst());
    }
    number(words, 1, method, "occupation_width");
    number(words, 2, method, "occupation_order");
  }

  private void relativistic(MethodBuilder method) {
    List<String> words = control.words("relativistic").orElse(List.of());
    if (!words.isEmpty()) {
      method.addExtras(
          IN + "relativistic", String.join(" ", words.subList(0, Math.min(2, words.size()))));
    }
    number(words, 2, method, "relativistic_threshold");
  }

  private void functional(MethodBuilder method) {
    List<String> words = control.words("xc").orElse(List.of());
    if (words.isEmpty()) {
      return;
    }
    List<String> names =
        words.stream().filter(word -> !Double.isFinite(Fields.parse(word))).toList();
    method.addExtras(IN + "xc", String.join(" ", names));
    double omega = Fields.parse(words.getLast());
    String unit = control.word("hse_unit").orElse("").toLowerCase(java.util.Locale.ROOT);
    if (words.getFirst().toLowerCase(java.util.Locale.ROOT).startsWith("hse")
        && Double.isFinite(omega)
        && !unit.isEmpty()) {
      MaterialsUnit length =
          unit.startsWith("a") ? MaterialsUnit.PER_ANGSTROM : MaterialsUnit.PER_BOHR;
      method.addExtras(IN + "hse_omega", length.toSi(omega));
    }
  }

  private static void number(List<String> words, int i, MethodBuilder method, String key) {
    double value = i < words.size() ? Fields.parse(words.get(i)) : Double.NaN;
    if (Double.isFinite(value)) {
      method.addExtras(IN + key, value);
    }
  }
}
