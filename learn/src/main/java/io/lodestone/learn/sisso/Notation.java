package io.lodestone.learn.sisso;

import io.lodestone.learn.sisso.Expression.Binary;
import io.lodestone.learn.sisso.Expression.Linear;
import io.lodestone.learn.sisso.Expression.Primary;
import io.lodestone.learn.sisso.Expression.Unary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** A way to write expressions. */
public enum Notation {
  /** As other programs of the method write them: {@code ((IPB/rpA)/(rsA)^2)}. */
  TEXT {
    @Override
    public String name(String column) {
      return column;
    }

    @Override
    String unary(Operator operator, String of, Expression inner) {
      return switch (operator) {
        case EXP_NEGATIVE -> "exp(-" + of + ")";
        case INVERSE, SQUARE, CUBE, SIXTH_POWER -> "(" + of + ")" + operator.symbol();
        default -> operator.symbol() + "(" + of + ")";
      };
    }

    @Override
    String binary(Operator operator, String left, String right) {
      return operator == Operator.ABSOLUTE_DIFFERENCE
          ? "abs(" + left + "-" + right + ")"
          : "(" + left + operator.symbol() + right + ")";
    }
  },

  /** For LaTeX's mathematics mode. */
  LATEX {
    @Override
    public String name(String column) {
      String[] parts = column.split("_", 2);
      String name = parts[0].length() == 1 ? parts[0] : roman(parts[0]);
      return parts.length == 1 ? name : name + "_{" + roman(parts[1]) + "}";
    }

    @Override
    String unary(Operator operator, String of, Expression inner) {
      String base = inner instanceof Primary ? of : "\\left(" + of + "\\right)";
      return switch (operator) {
        case EXP -> "e^{" + of + "}";
        case EXP_NEGATIVE -> "e^{-" + base + "}";
        case LOG -> "\\ln\\left(" + of + "\\right)";
        case INVERSE -> "\\frac{1}{" + of + "}";
        case SQUARE -> base + "^{2}";
        case CUBE -> base + "^{3}";
        case SIXTH_POWER -> base + "^{6}";
        case SQRT -> "\\sqrt{" + of + "}";
        case CBRT -> "\\sqrt[3]{" + of + "}";
        case ABS -> "\\left|" + of + "\\right|";
        default -> "\\" + operator.symbol() + "\\left(" + of + "\\right)";
      };
    }

    @Override
    String binary(Operator operator, String left, String right) {
      return switch (operator) {
        case MULTIPLY -> left + " \\cdot " + right;
        case DIVIDE -> "\\frac{" + left + "}{" + right + "}";
        case ABSOLUTE_DIFFERENCE -> "\\left|" + left + " - " + right + "\\right|";
        default -> left + " " + operator.symbol() + " " + right;
      };
    }

    @Override
    String operand(Operator operator, Expression inner, String text) {
      boolean sum =
          inner instanceof Binary binary
              && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
      boolean needed =
          sum && (operator == Operator.MULTIPLY || operator.isSum() && operator != Operator.ADD);
      return needed ? "\\left(" + text + "\\right)" : text;
    }
  },

  /** An expression of Java. */
  JAVA {
    @Override
    public String name(String column) {
      return identifier(column);
    }

    @Override
    String unary(Operator operator, String of, Expression inner) {
      return code(operator, of, "Math.", "Math.pow(%s, %s)");
    }

    @Override
    String binary(Operator operator, String left, String right) {
      return operator == Operator.ABSOLUTE_DIFFERENCE
          ? "Math.abs(" + left + " - " + right + ")"
          : "(" + left + " " + operator.symbol() + " " + right + ")";
    }
  },

  /** An expression of Python with NumPy as {@code np}. */
  PYTHON {
    @Override
    public String name(String column) {
      return identifier(column);
    }

    @Override
    String unary(Operator operator, String of, Expression inner) {
      return code(operator, of, "np.", "(%s) ** %s");
    }

    @Override
    String binary(Operator operator, String left, String right) {
      return operator == Operator.ABSOLUTE_DIFFERENCE
          ? "np.abs(" + left + " - " + right + ")"
          : "(" + left + " " + operator.symbol() + " " + right + ")";
    }
  };

  /** To how many digits numbers within formulas are written. */
  private static final int DIGITS = 6;

  /** The text of an expression; a lone primary feature stands in brackets in {@link #TEXT} only. */
  public String write(Expression expression) {
    return this == TEXT && expression instanceof Primary primary
        ? "(" + primary.name() + ")"
        : inner(expression);
  }

  /** The text of an expression that stands behind a number as a factor. */
  String factor(Expression expression) {
    boolean open =
        this == LATEX
            && expression instanceof Binary binary
            && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
    return open ? "\\left(" + write(expression) + "\\right)" : write(expression);
  }

  private String inner(Expression expression) {
    return switch (expression) {
      case Primary primary -> name(primary.name());
      case Unary unary -> unary(unary.operator(), inner(unary.of()), unary.of());
      case Binary binary ->
          binary(
              binary.operator(),
              operand(binary.operator(), binary.left(), inner(binary.left())),
              operand(binary.operator(), binary.right(), inner(binary.right())));
      case Linear linear -> {
        String open = this == LATEX ? "\\left(" : "(";
        String close = this == LATEX ? "\\right)" : ")";
        yield open
            + sum(linear.intercept(), linear.coefficients(), linear.features(), DIGITS)
            + close;
      }
    };
  }

  /** Intercept + Σ coefficient · feature, numbers rounded to some digits. */
  String sum(double intercept, List<Double> coefficients, List<Expression> features, int digits) {
    String times = this == LATEX ? " \\, " : " * ";
    StringBuilder text = new StringBuilder(number(intercept, digits));
    for (int i = 0; i < features.size(); i++) {
      double coefficient = coefficients.get(i);
      text.append(coefficient < 0 ? " - " : " + ")
          .append(number(Math.abs(coefficient), digits))
          .append(times)
          .append(factor(features.get(i)));
    }
    return text.toString();
  }

  private String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    String text =
        new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toString();
    if (!text.contains("E")) {
      return text;
    }
    return this == LATEX
        ? text.replaceFirst("E\\+?(-?\\d+)", " \\\\times 10^{$1}")
        : text.replace("E+", "e").replace("E", "e");
  }

  /** The name of a column. */
  public abstract String name(String column);

  abstract String unary(Operator operator, String of, Expression inner);

  abstract String binary(Operator operator, String left, String right);

  /** An operand, in brackets where the notation needs them. */
  String operand(Operator operator, Expression inner, String text) {
    return text;
  }

  /** Whether one text is shorter than another, or as long and first in the alphabet. */
  static boolean isSimpler(String text, String other) {
    return text.length() < other.length()
        || text.length() == other.length() && text.compareTo(other) < 0;
  }

  /** The name of a column as a name in a program. */
  public static String identifier(String name) {
    String cleaned = name.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
    return cleaned.isEmpty() || !Character.isJavaIdentifierStart(cleaned.charAt(0))
        ? "x_" + cleaned
        : cleaned;
  }

  private static String roman(String words) {
    return "\\mathrm{"
        + words.replaceAll("([#$%&_{}])", "\\\\$1").replaceAll("[\\\\~^](?![#$%&_{}])", "")
        + "}";
  }

  private static String code(Operator operator, String of, String library, String power) {
    return switch (operator) {
      case EXP_NEGATIVE -> library + "exp(-" + of + ")";
      case INVERSE -> "(1 / " + of + ")";
      case SQUARE -> "(" + of + " * " + of + ")";
      case CUBE -> "(" + of + " * " + of + " * " + of + ")";
      case SIXTH_POWER -> power.formatted(of, "6");
      default -> library + operator.symbol() + "(" + of + ")";
    };
  }
}
