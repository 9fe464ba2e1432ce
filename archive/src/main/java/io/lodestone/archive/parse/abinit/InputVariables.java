package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The input variables of a run as the output echoes them: in atomic units, a variable that differs
 * between datasets under its name with the number of the dataset behind.
 */
final class InputVariables {
  private static final Pattern NAMED =
      Pattern.compile("(?:[-P]\\s+)?([A-Za-z][\\w?+]*)\\s+(\\S.*)");

  /** Variables that are lists even where they have one value. */
  private static final Set<String> LISTS =
      Set.of(
          "acell",
          "amu",
          "istwfk",
          "jdtset",
          "kpt",
          "kptgw",
          "kptrlatt",
          "lpawu",
          "jpawu",
          "upawu",
          "ngfft",
          "occ",
          "rprim",
          "shiftk",
          "spinat",
          "symrel",
          "tnons",
          "typat",
          "wtk",
          "xangst",
          "xcart",
          "xred",
          "znucl",
          "bdgw",
          "mixalch",
          "iatfix",
          "xcartfor",
          "fcart",
          "vel");

  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, Boolean> whole = new LinkedHashMap<>();

  /** Whether any variable was read. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Reads the echo, from the line after its heading to the line of equal signs that ends it. */
  void read(PrintedLines lines) throws IOException {
    String name = null;
    List<String> words = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("=====") || line.startsWith("== ")) {
        break;
      }
      if (line.isEmpty() || line.startsWith("outvar")) {
        continue;
      }
      Matcher named = NAMED.matcher(line);
      if (named.matches()) {
        put(name, words);
        name = named.group(1);
        words = new ArrayList<>(List.of(named.group(2).split("\\s+")));
      } else {
        words.addAll(List.of(line.split("\\s+")));
      }
    }
    put(name, words);
  }

  private void put(String name, List<String> words) {
    if (name == null) {
      return;
    }
    double[] numbers = new double[words.size()];
    int count = 0;
    boolean integers = true;
    for (String word : words) {
      double value = Fields.parse(word);
      if (Double.isNaN(value)) {
        break; // the unit, or a value too wide for its column
      }
      integers &= word.chars().allMatch(c -> Character.isDigit(c) || c == '-');
      numbers[count++] = value;
    }
    if (count > 0) {
      values.put(name, java.util.Arrays.copyOf(numbers, count));
      whole.put(name, integers);
    }
  }

  /** The numbers of the datasets that were computed, in order. */
  List<Integer> datasets() {
    double[] numbers = values.get("jdtset");
    if (numbers == null) {
      return List.of(1);
    }
    return java.util.Arrays.stream(numbers).mapToObj(number -> (int) number).toList();
  }

  /** The values of a variable in a dataset, or null if the echo has none. */
  double[] get(String name, int dataset) {
    double[] own = values.get(name + dataset);
    return own != null && datasets().contains(dataset) ? own : values.get(name);
  }

  /** The only or first value of a variable in a dataset, or null. */
  Double number(String name, int dataset) {
    double[] all = get(name, dataset);
    return all == null ? null : (Double) all[0];
  }

  /** The only or first value of a variable as a whole number, or the given default. */
  int integer(String name, int dataset, int absent) {
    Double value = number(name, dataset);
    return value == null ? absent : (int) (double) value;
  }

  /** Every variable that holds in a dataset, under {@code x_abinit_var_NAME}. */
  Map<String, Object> all(int dataset) {
    List<Integer> datasets = datasets();
    Map<String, Object> section = new LinkedHashMap<>();
    values.forEach(
        (name, numbers) -> {
          String base = name;
          if (values.containsKey("jdtset")) {
            String digits = name.replaceFirst("^.*?(\\d*)$", "$1");
            if (!digits.isEmpty() && digits.length() < 6) {
              int number = Integer.parseInt(digits);
              if (datasets.contains(number)) {
                if (number != dataset) {
                  return;
                }
                base = name.substring(0, name.length() - digits.length());
              }
            }
          }
          section.put("x_abinit_var_" + base, value(base, numbers, whole.get(name)));
        });
    return section;
  }

  private static Object value(String name, double[] numbers, boolean integers) {
    List<Object> list = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      list.add(integers ? (Object) (int) number : (Object) number);
    }
    return list.size() == 1 && !LISTS.contains(name) ? list.getFirst() : list;
  }
}
