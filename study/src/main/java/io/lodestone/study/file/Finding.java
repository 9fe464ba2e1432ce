package io.lodestone.study.file;

import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a study is about: what was published, and what ours has to be to agree.
 *
 * @param what the number is, for people
 * @param step the step that gives it
 * @param value its name there
 * @param published what was published, as text; empty where nothing was
 * @param expectation what is expected of ours
 * @param line of the file
 */
public record Finding(
    String what, String step, String value, String published, Expectation expectation, int line) {
  private static final List<String> KEYS = List.of("what", "value", "published", "expect");

  /**
   * What a number has to be.
   *
   * @param relation to the limits
   * @param first the limit, or the lower one
   * @param second the upper limit of {@link Relation#BETWEEN}, else the same
   */
  public record Expectation(Relation relation, double first, double second) {
    private static final String NUMBER = "([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)";
    private static final Pattern ONE = Pattern.compile("(at most|at least) " + NUMBER);
    private static final Pattern TWO = Pattern.compile("between " + NUMBER + " and " + NUMBER);

    static Expectation parse(String text) {
      Matcher one = ONE.matcher(text);
      Matcher two = TWO.matcher(text);
      try {
        if (one.matches()) {
          double limit = Double.parseDouble(one.group(2));
          return new Expectation(
              one.group(1).equals("at most") ? Relation.AT_MOST : Relation.AT_LEAST, limit, limit);
        } else if (two.matches()) {
          return new Expectation(
              Relation.BETWEEN, Double.parseDouble(two.group(1)), Double.parseDouble(two.group(2)));
        }
      } catch (NumberFormatException e) {
        // Falls through: said below.
      }
      throw new InvalidInput(
          null, null, "'" + text + "'", "at most 0.1, at least 0.9, or between 0.1 and 0.2", "");
    }

    /** Whether a number is as expected. */
    public boolean holds(double number) {
      return switch (relation) {
        case AT_MOST -> number <= first;
        case AT_LEAST -> number >= first;
        case BETWEEN -> number >= first && number <= second;
      };
    }

    /** As it is written. */
    public String text() {
      return switch (relation) {
        case AT_MOST -> "at most " + limit(first);
        case AT_LEAST -> "at least " + limit(first);
        case BETWEEN -> "between " + limit(first) + " and " + limit(second);
      };
    }

    private static String limit(double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e9
          ? Long.toString((long) number)
          : Double.toString(number);
    }
  }

  /** How a number stands to limits. */
  public enum Relation {
    AT_MOST,
    AT_LEAST,
    BETWEEN
  }

  static Finding of(Tree tree) {
    Tree.Mapping mapping = tree.asMapping("a finding");
    mapping.allowOnly(KEYS);
    String value = mapping.required("value", "a step and one of its numbers, such as fit.mae");
    int dot = value.indexOf('.');
    if (dot <= 0 || dot == value.length() - 1) {
      throw new InvalidInput(
          null,
          mapping.get("value").orElseThrow().place(),
          "'" + value + "'",
          "a step and one of its numbers with a dot between, such as fit.mae",
          "");
    }
    try {
      return new Finding(
          mapping.required("what", "what the number is"),
          value.substring(0, dot),
          value.substring(dot + 1),
          mapping.text("published"),
          Expectation.parse(mapping.required("expect", "at most 0.1")),
          mapping.line());
    } catch (InvalidInput problem) {
      if (problem.place() != null) {
        throw problem;
      }
      throw new InvalidInput(
          null,
          mapping.get("expect").orElseThrow().place(),
          problem.found(),
          problem.expected(),
          problem.hint());
    }
  }
}
