package io.lodestone.archive.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.quantity.UnitExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a correct parser must find in a file, as the folder of parser expectations lists it:
 * a path in the NOMAD tree, a comparison and a tolerance.
 */
record Expectation(JsonNode text) {
  private static final Pattern STEP =
      Pattern.compile("\\.?([^.\\[\\]]+)|\\[('[^']*'|-?\\d*:-?\\d*|\\*|-?\\d+)]");

  /** Those that contradict the file, or ask for what is not in the tree, cannot be tried. */
  boolean canBeTried() {
    String op = text.path("op").asText();
    return !text.path("path").asText().startsWith("@")
        && !text.path("status").asText().equals("skipped in source")
        && (!text.has("doubt") || text.has("better"))
        && !op.equals("type")
        && !op.equals("units")
        && !text.path("transform").asText().contains("integral");
  }

  String mainFile() {
    return text.path("case").asText();
  }

  boolean holds(JsonNode tree) {
    if (text.path("op").asText().equals("parses")) {
      return true;
    }
    for (JsonNode condition : text.path("only_if")) {
      if (at(tree, condition.asText()).filter(node -> !node.isEmpty()).isEmpty()) {
        return true;
      }
    }
    List<String> paths = new ArrayList<>(List.of(text.path("path").asText()));
    text.path("or_path").forEach(path -> paths.add(path.asText()));
    return paths.stream().anyMatch(path -> holdsAt(tree, path));
  }

  private boolean holdsAt(JsonNode tree, String path) {
    Optional<JsonNode> found = at(tree, path);
    String op = text.path("op").asText();
    boolean there = found.isPresent() && !found.get().isNull();
    JsonNode expected =
        text.path("better").isMissingNode() ? text.path("expected") : text.path("better");
    return switch (op) {
      case "exists", "not none" -> there;
      case "none", "absent" -> !there;
      case "truthy" -> there && truth(found.get());
      case "falsy" -> !there || !truth(found.get());
      case "len" -> there && lengths(found.get(), expected);
      case "shape" -> there && shape(found.get()).equals(integers(expected));
      case "in" -> there && contains(found.get(), expected);
      case "not in" -> there && !contains(found.get(), expected);
      case ">", "all >" ->
          there && numbers(found.get()).stream().allMatch(x -> inUnit(x) > expected.asDouble());
      default -> there && equalTo(found.get(), expected, tree);
    };
  }

  private boolean equalTo(JsonNode found, JsonNode expected, JsonNode tree) {
    String transform = text.path("transform").asText("");
    List<Double> values = numbers(found);
    switch (transform) {
      case "" -> {
        return close(found, expected, tree);
      }
      case "any" -> {
        for (JsonNode one : found) {
          if (close(one, expected, tree)) {
            return true;
          }
        }
        return close(found, expected, tree);
      }
      case "set" -> {
        TreeSet<String> distinct = new TreeSet<>();
        flat(found).forEach(node -> distinct.add(node.asText()));
        TreeSet<String> wanted = new TreeSet<>();
        expected.forEach(node -> wanted.add(node.asText()));
        return distinct.equals(wanted);
      }
      default -> {
        Double value =
            switch (transform) {
              case "max" -> values.stream().mapToDouble(x -> x).max().orElse(Double.NaN);
              case "mean" -> values.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
              case "count_nonzero" -> (double) values.stream().filter(x -> x != 0).count();
              case "negated" -> -values.getFirst();
              default -> other(transform, found, values, tree);
            };
        boolean count = transform.startsWith("shape") || transform.startsWith("count");
        return close(count ? value : inUnit(value), expected.asDouble());
      }
    }
  }

  private Double other(String transform, JsonNode found, List<Double> values, JsonNode tree) {
    if (transform.startsWith("shape[")) {
      List<Integer> shape = shape(found);
      int axis = Integer.parseInt(transform.substring(6, transform.length() - 1));
      return (double) shape.get(axis < 0 ? shape.size() + axis : axis);
    }
    if (transform.startsWith("minus ")) {
      return values.getFirst() - number(tree, transform.substring(6));
    }
    if (transform.contains("gap around ")) {
      double level = number(tree, transform.substring(transform.indexOf("gap around ") + 11));
      List<Double> kept = values;
      if (transform.startsWith("where nonzero ")) {
        String weights = transform.substring("where nonzero ".length(), transform.indexOf(','));
        List<Double> density = numbers(at(tree, weights).orElseThrow());
        kept = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          if (density.get(i) != 0) {
            kept.add(values.get(i));
          }
        }
      }
      double above = kept.stream().filter(x -> x > level).mapToDouble(x -> x).min().orElseThrow();
      double below = kept.stream().filter(x -> x <= level).mapToDouble(x -> x).max().orElseThrow();
      return above - below;
    }
    throw new AssertionError("unknown transform " + transform);
  }

  private static double number(JsonNode tree, String path) {
    return at(tree, path).orElseThrow().asDouble();
  }

  private boolean close(JsonNode found, JsonNode expected, JsonNode tree) {
    JsonNode wanted = expected;
    boolean sameUnit = false;
    if (text.has("other")) {
      JsonNode other = text.path("other");
      wanted = at(tree, other.path("path").asText()).orElseThrow();
      if (other.path("transform").asText().equals("negated")) {
        return close(found.asDouble(), -wanted.asDouble());
      }
      sameUnit = true;
    }
    if (found.isArray() && !wanted.isArray()) {
      for (JsonNode one : found) {
        if (!close(one, wanted, tree)) {
          return false;
        }
      }
      return !found.isEmpty();
    }
    if (wanted.isArray()) {
      if (!found.isArray()) {
        return wanted.size() == 1 && close(found, wanted.get(0), tree);
      }
      if (found.size() != wanted.size()) {
        return false;
      }
      for (int i = 0; i < found.size(); i++) {
        if (!close(found.get(i), wanted.get(i), tree)) {
          return false;
        }
      }
      return true;
    }
    if (wanted.isObject()) {
      return wanted.path("im").asDouble() == 0
          && close(inUnit(found.asDouble()), wanted.path("re").asDouble());
    }
    if (wanted.isNumber() && found.isNumber()) {
      return close(sameUnit ? found.asDouble() : inUnit(found.asDouble()), wanted.asDouble());
    }
    return wanted.isBoolean() || found.isBoolean()
        ? truth(found) == truth(wanted)
        : found.asText().equals(wanted.asText());
  }

  private boolean close(double found, double expected) {
    JsonNode tolerance = text.path("tolerance");
    double relative = tolerance.isObject() ? tolerance.path("rel").asDouble(0) : 1e-9;
    double absolute = tolerance.path("abs").asDouble(0);
    return Math.abs(found - expected) <= Math.max(relative * Math.abs(expected), absolute)
        || found == expected;
  }

  private double inUnit(double si) {
    String unit = text.path("unit").asText("SI");
    if (unit.isEmpty() || unit.equals("SI") || unit.equals("null")) {
      return si;
    }
    return switch (unit) {
      case "elementary_charge" -> si / 1.602176634e-19;
      case "amu" -> si / 1.6605390666e-27;
      default ->
          si / UnitExpression.parse(unit.replace("rydberg", "Ry").replace("hartree", "Ha")).toSi(1);
    };
  }

  private static Optional<JsonNode> at(JsonNode tree, String path) {
    List<JsonNode> nodes = List.of(tree);
    boolean many = false;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        String name = step.group(1);
        if (name != null) {
          JsonNode owner = node.isArray() && node.size() == 1 ? node.get(0) : node;
          next.add(owner.path(name));
        } else {
          many |= index(node, step.group(2), next);
        }
      }
      if (next.stream().anyMatch(JsonNode::isMissingNode)) {
        return Optional.empty();
      }
      nodes = next;
    }
    if (!many) {
      return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes.getFirst());
    }
    var list = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    list.addAll(nodes);
    return Optional.of(list);
  }

  /** Adds what an index means and tells whether it may mean several. */
  private static boolean index(JsonNode node, String index, List<JsonNode> next) {
    if (index.startsWith("'")) {
      next.add(node.path(index.substring(1, index.length() - 1)));
      return false;
    }
    if (index.equals("*") || index.contains(":")) {
      String[] ends = index.equals("*") ? new String[] {"", ""} : index.split(":", 2);
      int from = ends[0].isEmpty() ? 0 : fromEnd(node, Integer.parseInt(ends[0]));
      int to = ends[1].isEmpty() ? node.size() : fromEnd(node, Integer.parseInt(ends[1]));
      for (int i = Math.max(0, from); i < Math.min(node.size(), to); i++) {
        next.add(node.get(i));
      }
      return true;
    }
    int i = Integer.parseInt(index);
    next.add(
        node.isArray() ? node.path(fromEnd(node, i)) : i == 0 || i == -1 ? node : node.path(-1));
    return false;
  }

  private static int fromEnd(JsonNode node, int index) {
    return index < 0 ? node.size() + index : index;
  }

  private static boolean truth(JsonNode node) {
    return node.isNumber()
        ? node.asDouble() != 0
        : node.isBoolean()
            ? node.asBoolean()
            : node.isContainerNode() ? !node.isEmpty() : !node.asText().isEmpty();
  }

  private static boolean lengths(JsonNode found, JsonNode expected) {
    if (!expected.isArray()) {
      return length(found) == expected.asInt();
    }
    List<Integer> lengths = new ArrayList<>();
    found.forEach(one -> lengths.add(length(one)));
    return lengths.equals(integers(expected));
  }

  private static int length(JsonNode node) {
    return node.isTextual() ? node.asText().length() : node.size();
  }

  private static boolean contains(JsonNode found, JsonNode expected) {
    if (found.isTextual()) {
      return found.asText().contains(expected.asText());
    }
    for (JsonNode one : found) {
      if (one.asText().equals(expected.asText())) {
        return true;
      }
    }
    return false;
  }

  private static List<Integer> shape(JsonNode node) {
    List<Integer> shape = new ArrayList<>();
    for (JsonNode axis = node; axis.isArray(); axis = axis.path(0)) {
      shape.add(axis.size());
    }
    return shape;
  }

  private static List<Integer> integers(JsonNode node) {
    List<Integer> integers = new ArrayList<>();
    node.forEach(one -> integers.add(one.asInt()));
    return integers;
  }

  private static List<JsonNode> flat(JsonNode node) {
    List<JsonNode> leaves = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> leaves.addAll(flat(one)));
    } else {
      leaves.add(node);
    }
    return leaves;
  }

  private static List<Double> numbers(JsonNode node) {
    return flat(node).stream().filter(JsonNode::isNumber).map(JsonNode::asDouble).toList();
  }

  @Override
  public String toString() {
    String expected = text.path("expected").toString();
    return text.path("path").asText()
        + " "
        + text.path("op").asText()
        + " "
        + expected.substring(0, Math.min(60, expected.length()));
  }
}
