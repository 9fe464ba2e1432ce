package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound on a feature, such as {@code radius <= 1.2}.
 *
 * @param feature the name of the feature
 * @param relation in which the value stands to the bound
 * @param bound in the unit of the feature
 */
public record Inequality(String feature, Relation relation, double bound) {
  private static final Pattern TEXT =
      Pattern.compile("(?s)\\s*(.+?)\\s*(<=|>=|<|>|≤|≥)\\s*([^<>=≤≥\\s]+)\\s*");

  /** Checks the bound. */
  public Inequality {
    if (!Double.isFinite(bound)) {
      throw new InvalidInput(null, feature, "" + bound, "a finite bound", null);
    }
  }

  /** How a value may stand to a bound. */
  public enum Relation {
    AT_MOST("<="),
    BELOW("<"),
    AT_LEAST(">="),
    ABOVE(">");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    /** As people write it. */
    public String sign() {
      return sign;
    }

    static Relation of(String sign) {
      return switch (sign) {
        case "<=", "≤" -> AT_MOST;
        case "<" -> BELOW;
        case ">=", "≥" -> AT_LEAST;
        default -> ABOVE;
      };
    }
  }

  /**
   * Reads one.
   *
   * @throws InvalidInput when it is none
   */
  public static Inequality parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    try {
      if (matcher.matches()) {
        return new Inequality(
            matcher.group(1), Relation.of(matcher.group(2)), Double.parseDouble(matcher.group(3)));
      }
    } catch (NumberFormatException e) {
      // Falls through: said below with what was expected.
    }
    throw new InvalidInput(
        null, null, "'" + text.strip() + "'", "a bound such as 'radius <= 1.2'", null);
  }

  /** Whether a value of the feature meets it; a missing one does not. */
  public boolean holds(double value) {
    return switch (relation) {
      case AT_MOST -> value <= bound;
      case BELOW -> value < bound;
      case AT_LEAST -> value >= bound;
      case ABOVE -> value > bound;
    };
  }

  /** As {@link #parse} reads it, with all digits. */
  public String text() {
    String number =
        bound == Math.rint(bound) && Math.abs(bound) < 1e15
            ? String.format(Locale.ROOT, "%.0f", bound)
            : Double.toString(bound);
    return feature + " " + relation.sign() + " " + number;
  }
}
