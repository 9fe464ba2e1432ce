package io.lodestone.learn.search;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A learner with settings of which some may change: {@code forest:trees=200,min_leaf=1|2|5,
 * share=0.1..1}.
 *
 * <p>{@code a|b|c} lists values; {@code 0.1..1} is all numbers between two, whole ones where the
 * setting is whole; {@code log(0.001..1000)} spreads factors evenly. A setting with one value, or
 * that is not named, stays.
 */
public final class ParameterSpace {
  private static final Pattern RANGE =
      Pattern.compile("(log\\()?([-+0-9.eE]+?)\\.\\.([-+0-9.eE]+?)(\\))?");

  private final String text;
  private final LearningRecipe<?> base;
  private final List<Parameter> parameters = new ArrayList<>();

  private ParameterSpace(String text, LearningRecipe<?> base) {
    this.text = text;
    this.base = base;
  }

  /**
   * Reads a space.
   *
   * @throws InvalidInput for a learner, setting or value that is not there, or when no setting may
   *     change
   */
  public static ParameterSpace parse(String text) {
    int colon = text.indexOf(':');
    String learner = colon < 0 ? text : text.substring(0, colon);
    List<String> settled = new ArrayList<>();
    List<String[]> free = new ArrayList<>();
    for (String part : colon < 0 ? new String[0] : text.substring(colon + 1).split(",")) {
      int equals = part.indexOf('=');
      String value = part.substring(equals + 1).strip();
      if (equals > 0 && (value.contains("|") || RANGE.matcher(value).matches())) {
        free.add(new String[] {part.substring(0, equals).strip(), value});
      } else {
        settled.add(part);
      }
    }
    String fixed = settled.isEmpty() ? learner : learner + ":" + String.join(",", settled);
    ParameterSpace space = new ParameterSpace(text, new Learners().parse(fixed));
    for (String[] one : free) {
      space.add(one[0], one[1]);
    }
    if (space.parameters.isEmpty()) {
      throw new InvalidInput(
          null,
          null,
          text,
          "a setting that may change, such as min_leaf=1|2|5 or share=0.1..1",
          "settings of this learner: "
              + String.join(
                  ", ",
                  space.base.learner().settings().items().stream()
                      .map(SettingsType.Item::name)
                      .toList()));
    }
    return space;
  }

  private void add(String name, String value) {
    if (parameters.stream().anyMatch(parameter -> parameter.name().equals(name))) {
      throw new InvalidInput(null, null, name + " twice", "each setting once", null);
    }
    Matcher range = RANGE.matcher(value);
    if (!range.matches()) {
      List<String> values = List.of(value.split("\\|", -1)).stream().map(String::strip).toList();
      values.forEach(one -> base.with(name, one));
      parameters.add(
          new Parameter.Choice(name, values, values.stream().allMatch(ParameterSpace::isNumber)));
      return;
    }
    // Refuses a name that is not there, too.
    base.with(name, range.group(2));
    base.with(name, range.group(3));
    String kind =
        base.learner().settings().items().stream()
            .filter(item -> item.name().equals(name))
            .findFirst()
            .orElseThrow()
            .kind();
    boolean logarithmic = range.group(1) != null;
    double least = number(value, range.group(2));
    double most = number(value, range.group(3));
    if (!(least < most) || logarithmic && !(least > 0) || logarithmic != (range.group(4) != null)) {
      throw new InvalidInput(
          null, name, value, "a range such as 0.1..1 or log(0.001..10)", "the lower number first");
    }
    switch (kind) {
      case "whole number" ->
          parameters.add(new Parameter.WholeRange(name, (long) least, (long) most, logarithmic));
      case "number" -> parameters.add(new Parameter.Range(name, least, most, logarithmic));
      default ->
          throw new InvalidInput(
              null, name, value, "values of this setting, which is " + kind, "list them: a|b|c");
    }
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static double number(String range, String text) {
    if (!isNumber(text)) {
      throw new InvalidInput(null, null, range, "numbers at both ends", null);
    }
    return Double.parseDouble(text);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The names of the settings that may change. */
  public List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The recipe at a point.
   *
   * @param point a place from 0 to 1 for each parameter
   * @throws InvalidInput when the values do not fit each other
   */
  LearningRecipe<?> at(double[] point) {
    LearningRecipe<?> recipe = base;
    for (int k = 0; k < point.length; k++) {
      Parameter parameter = parameters.get(k);
      recipe = recipe.with(parameter.name(), parameter.at(point[k]));
    }
    return recipe;
  }

  /** The values at a point, such as {@code min_leaf=2,share=0.5}. */
  String values(double[] point) {
    List<String> values = new ArrayList<>();
    for (int k = 0; k < point.length; k++) {
      values.add(parameters.get(k).name() + "=" + parameters.get(k).at(point[k]));
    }
    return String.join(",", values);
  }

  /** The point as numbers between which distances mean something. */
  double[] encoded(double[] point) {
    double[] numbers = new double[parameters.stream().mapToInt(Parameter::width).sum()];
    int at = 0;
    for (int k = 0; k < point.length; k++) {
      parameters.get(k).encode(point[k], numbers, at);
      at += parameters.get(k).width();
    }
    return numbers;
  }
}
