package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.parse.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of exciting's element {@code gw} and those below it, with the defaults of the
 * input reference where the user gave none.
 */
final class GwParameters {
  /** An element below {@code gw} (empty: itself) and its attributes with their defaults. */
  private record Group(String element, Map<String, String> defaults) {}

  private static final List<Group> GROUPS =
      List.of(
          group(
              "",
              "coreflag=all",
              "ibgw=1",
              "mblksiz=0",
              "nbgw=0",
              "nempty=0",
              "ngridq=0 0 0",
              "printSelfC=false",
              "printSpectralFunction=false",
              "qdepw=tet",
              "rpmat=false",
              "skipgnd=false",
              "taskname=g0w0",
              "vqloff=0.0 0.0 0.0"),
          group(
              "freqgrid",
              "eta=1.0d-3",
              "fconv=imfreq",
              "fgrid=gauleg2",
              "freqmax=1.0",
              "freqmin=0.0",
              "nomeg=16"),
          group(
              "selfenergy",
              "actype=pade",
              "eqpsolver=0",
              "eshift=0",
              "method=ac",
              "nempty=0",
              "singularity=mpb",
              "swidth=1.0d-4",
              "tol=1.0d-12"),
          group("wgrid", "size=1000", "type=eqdist", "wmax=1.0", "wmin=-1.0"),
          group("mixbasis", "epsmb=1.0d-4", "gmb=1.0", "lmaxmb=3"),
          group("barecoul", "barcevtol=0.1", "basis=mb", "pwm=2.0", "stctol=1.0d-15"),
          group("scrcoul", "omegap=1.0", "scrtype=rpa"));

  private final Optional<InputXml> input;

  GwParameters(Optional<InputXml> input) {
    this.input = input;
  }

  private static Group group(String element, String... defaults) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String assignment : defaults) {
      String[] parts = assignment.split("=", 2);
      map.put(parts[0], parts[1]);
    }
    return new Group(element, map);
  }

  /** A parameter as text; the element is empty for {@code gw} itself. */
  String text(String element, String name) {
    String path = element.isEmpty() ? "gw" : "gw/" + element;
    return input
        .flatMap(xml -> xml.attribute(path, name))
        .orElseGet(
            () ->
                GROUPS.stream()
                    .filter(group -> group.element.equals(element))
                    .map(group -> group.defaults.getOrDefault(name, ""))
                    .findFirst()
                    .orElse(""));
  }

  double number(String element, String name) {
    return Fields.parse(text(element, name));
  }

  /** Whole numbers separated by blanks. */
  List<Integer> integers(String element, String name) {
    return Arrays.stream(text(element, name).strip().split("\\s+"))
        .mapToDouble(Fields::parse)
        .filter(Double::isFinite)
        .mapToObj(value -> (int) value)
        .toList();
  }

  /** All parameters under NOMAD's names: those of {@code gw} itself, and a map for each element. */
  Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Group group : GROUPS) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (String name : group.defaults.keySet()) {
        values.put("x_exciting_" + name, value(text(group.element, name)));
      }
      if (group.element.isEmpty()) {
        all.putAll(values);
      } else {
        all.put("x_exciting_" + group.element, values);
      }
    }
    return all;
  }

  /** A text as what it is: truth value, whole number, number, list of numbers, or text. */
  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    if (text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    List<Object> numbers =
        Arrays.stream(text.strip().split("\\s+"))
            .map(
                word -> {
                  double number = Fields.parse(word);
                  return word.matches("-?\\d{1,9}")
                      ? (Object) Integer.valueOf(word)
                      : Double.isFinite(number) ? (Object) number : word;
                })
            .toList();
    if (numbers.stream().anyMatch(String.class::isInstance)) {
      return text;
    }
    return numbers.size() == 1 ? numbers.getFirst() : numbers;
  }
}
