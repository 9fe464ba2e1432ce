package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.Fields;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The settings of one species in control.in: its grids and the functions of its basis. */
final class SpeciesInput {
  private static final String PREFIX = "x_fhi_aims_controlIn_";
  private static final Set<String> FUNCTIONS =
      Set.of("gaussian", "hydro", "valence", "ion_occ", "ionic", "confined", "sto");
  private static final Set<String> SETTINGS =
      Set.of(
          "nucleus",
          "mass",
          "l_hartree",
          "cut_pot",
          "basis_dep_cutoff",
          "radial_base",
          "radial_multiplier",
          "angular_grids",
          "angular",
          "angular_acc",
          "angular_min",
          "division",
          "outer_grid",
          "basis_acc",
          "include_min_basis",
          "pure_gauss",
          "logarithmic",
          "innermost_max",
          "cut_free_atom",
          "cutoff_type",
          "core",
          "core_states",
          "prodbas_acc",
          "max_n_prodbas",
          "max_l_prodbas",
          "for_aux",
          "plus_u",
          "element",
          "hirshfeld_param");

  private final String name;
  private final String tier;
  private final Map<String, List<List<String>>> settings = new LinkedHashMap<>();

  /**
   * A species without settings yet.
   *
   * @param tier name of the suggested defaults in the comment above it, or null
   */
  SpeciesInput(String name, String tier) {
    this.name = name;
    this.tier = tier;
  }

  /** Whether a keyword belongs to a species and not to the whole calculation. */
  static boolean knows(String keyword) {
    return FUNCTIONS.contains(keyword) || SETTINGS.contains(keyword);
  }

  void add(String keyword, List<String> words) {
    // What follows for_aux is in the auxiliary basis only.
    if (!keyword.equals("for_aux") || words.isEmpty()) {
      settings.computeIfAbsent(keyword, key -> new ArrayList<>()).add(words);
    }
  }

  String name() {
    return name;
  }

  /** The name of the suggested defaults that the comment above the species states, or null. */
  String tier() {
    return tier;
  }

  /** Words behind the first occurrence of a keyword; empty if it is not there. */
  List<String> words(String keyword) {
    return settings.getOrDefault(keyword, List.of(List.of())).getFirst();
  }

  /** Words behind every occurrence of a keyword. */
  List<List<String>> all(String keyword) {
    return settings.getOrDefault(keyword, List.of());
  }

  /** The settings under their code-specific names; functions of one kind stand together. */
  Map<String, Object> section() {
    Map<String, Object> section = new TreeMap<>();
    section.put(PREFIX + "species_name", name);
    List<Map<String, Object>> functions = new ArrayList<>();
    settings.forEach(
        (keyword, lines) -> {
          if (FUNCTIONS.contains(keyword)) {
            lines.stream().map(words -> function(keyword, words)).forEach(functions::add);
          } else if (keyword.equals("division")) {
            division(lines, section);
          } else if (keyword.equals("angular_grids")) {
            lines.getFirst().stream()
                .findFirst()
                .filter(method -> Character.isLowerCase(method.charAt(0)))
                .ifPresent(method -> section.put(PREFIX + "angular_grids_method", method));
          } else {
            value(lines.getFirst(), section, PREFIX + keyword);
          }
        });
    if (!functions.isEmpty()) {
      section.put("x_fhi_aims_section_controlIn_basis_func", functions);
    }
    return section;
  }

  private static Map<String, Object> function(String kind, List<String> words) {
    Map<String, Object> function = new TreeMap<>();
    function.put(PREFIX + "basis_func_type", kind);
    if (kind.equals("gaussian")) {
      number(words, 0, function, "basis_func_gauss_l");
      number(words, 1, function, "basis_func_gauss_N");
      number(words, 2, function, "basis_func_gauss_alpha");
      return function;
    }
    number(words, 0, function, "basis_func_n");
    if (words.size() > 1 && words.get(1).length() == 1) {
      function.put(PREFIX + "basis_func_l", words.get(1));
    }
    number(words, 2, function, "basis_func_radius");
    return function;
  }

  private static void number(List<String> words, int i, Map<String, Object> function, String key) {
    double value = i < words.size() ? Fields.parse(words.get(i)) : Double.NaN;
    if (Double.isFinite(value)) {
      function.put(PREFIX + key, whole(value));
    }
  }

  private static void division(List<List<String>> lines, Map<String, Object> section) {
    double[] values = new double[2 * lines.size()];
    int n = 0;
    for (List<String> words : lines) {
      if (words.size() == 2) {
        values[n++] = Fields.parse(words.get(0));
        values[n++] = Fields.parse(words.get(1));
      }
    }
    section.put(PREFIX + "number_of_basis_func", lines.size());
    if (n == values.length) {
      section.put(PREFIX + "division", Tensor.of(values, lines.size(), 2));
    }
  }

  private static void value(List<String> words, Map<String, Object> section, String key) {
    double[] numbers = words.stream().mapToDouble(Fields::parse).toArray();
    boolean allNumbers = java.util.Arrays.stream(numbers).allMatch(Double::isFinite);
    if (numbers.length == 1 && allNumbers) {
      section.put(key, whole(numbers[0]));
    } else if (numbers.length > 1 && allNumbers) {
      section.put(key, Tensor.vector(numbers));
    } else if (words.stream().anyMatch(word -> Double.isNaN(Fields.parse(word)))
        && !words.contains("NaN")) {
      section.put(key, String.join(" ", words));
    }
  }

  private static Number whole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? (Number) Integer.valueOf((int) value)
        : Double.valueOf(value);
  }
}
