package io.lodestone.study.equation;

import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.Expression;
import io.lodestone.learn.sisso.Operator;
import io.lodestone.learn.sisso.Separation;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Equations in presentation MathML (W3C MathML Core), which browsers typeset without a library or a
 * network.
 *
 * @param digits to which numbers are rounded
 */
record MathMl(int digits) {
  /**
   * An equation with its target before it.
   *
   * @param task place of the task whose numbers are written
   */
  String equation(Equation equation, int task) {
    Equation.Fit fit = equation.fits().get(task);
    StringBuilder text = new StringBuilder(name(equation.target())).append("<mo>=</mo>");
    text.append(number(fit.intercept()));
    for (int i = 0; i < equation.dimension(); i++) {
      term(text, fit.coefficients().get(i), equation.features().get(i));
    }
    return display(text);
  }

  /** The condition for the second of two classes. */
  String condition(Separation separation) {
    boolean single = separation.features().size() == 1;
    double unit = single ? separation.weights().getFirst() : 1;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < separation.features().size(); i++) {
      if (single) {
        text.append(row(separation.features().get(i)));
      } else {
        term(text, separation.weights().get(i), separation.features().get(i));
      }
    }
    text.append(unit > 0 ? "<mo>&gt;</mo>" : "<mo>&lt;</mo>");
    return display(text.append(number(-separation.intercept() / unit)));
  }

  private static String display(CharSequence inside) {
    return "<math display=\"block\"><mrow>" + inside + "</mrow></math>";
  }

  /** A feature with its coefficient, to be added to what is there. */
  private void term(StringBuilder text, double coefficient, Expression feature) {
    text.append(coefficient < 0 ? "<mo>−</mo>" : text.isEmpty() ? "" : "<mo>+</mo>");
    text.append(number(Math.abs(coefficient))).append("<mo>⋅</mo>");
    text.append(factor(feature));
  }

  private String row(Expression expression) {
    return switch (expression) {
      case Expression.Primary primary -> name(primary.name());
      case Expression.Unary unary -> unary(unary);
      case Expression.Binary binary -> binary(binary);
      case Expression.Linear linear -> linear(linear);
    };
  }

  private String unary(Expression.Unary unary) {
    String of = row(unary.of());
    return switch (unary.operator()) {
      case EXP -> "<msup><mi>e</mi><mrow>" + of + "</mrow></msup>";
      case EXP_NEGATIVE ->
          "<msup><mi>e</mi><mrow><mo>−</mo>" + factor(unary.of()) + "</mrow></msup>";
      case LOG -> function("ln", of);
      case INVERSE -> "<mfrac><mn>1</mn><mrow>" + of + "</mrow></mfrac>";
      case SQUARE -> power(unary.of(), "2");
      case CUBE -> power(unary.of(), "3");
      case SIXTH_POWER -> power(unary.of(), "6");
      case SQRT -> "<msqrt>" + of + "</msqrt>";
      case CBRT -> "<mroot><mrow>" + of + "</mrow><mn>3</mn></mroot>";
      case ABS -> between("|", of);
      default -> function(unary.operator().symbol(), of);
    };
  }

  private String binary(Expression.Binary binary) {
    return switch (binary.operator()) {
      case DIVIDE ->
          "<mfrac><mrow>"
              + row(binary.left())
              + "</mrow><mrow>"
              + row(binary.right())
              + "</mrow></mfrac>";
      case MULTIPLY -> factor(binary.left()) + "<mo>⋅</mo>" + factor(binary.right());
      case ABSOLUTE_DIFFERENCE ->
          between("|", row(binary.left()) + "<mo>−</mo>" + factor(binary.right()));
      case SUBTRACT -> row(binary.left()) + "<mo>−</mo>" + factor(binary.right());
      default -> row(binary.left()) + "<mo>+</mo>" + row(binary.right());
    };
  }

  private String linear(Expression.Linear linear) {
    StringBuilder text = new StringBuilder(number(linear.intercept()));
    for (int i = 0; i < linear.features().size(); i++) {
      term(text, linear.coefficients().get(i), linear.features().get(i));
    }
    return text.toString();
  }

  /** In brackets where it is a sum. */
  private String factor(Expression expression) {
    boolean sum =
        expression instanceof Expression.Linear
            || expression instanceof Expression.Binary binary
                && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
    return sum ? brackets(row(expression)) : "<mrow>" + row(expression) + "</mrow>";
  }

  private String power(Expression base, String exponent) {
    String inner = base instanceof Expression.Primary ? row(base) : brackets(row(base));
    return "<msup><mrow>" + inner + "</mrow><mn>" + exponent + "</mn></msup>";
  }

  private static String function(String name, String of) {
    return "<mi>" + name + "</mi>" + brackets(of);
  }

  private static String brackets(String inner) {
    return "<mrow><mo>(</mo>" + inner + "<mo>)</mo></mrow>";
  }

  private static String between(String sign, String inner) {
    return "<mrow><mo>" + sign + "</mo>" + inner + "<mo>" + sign + "</mo></mrow>";
  }

  /** What stands behind the first underscore is an index. */
  private static String name(String column) {
    String[] parts = column.split("_", 2);
    String base = "<mi>" + escaped(parts[0]) + "</mi>";
    return parts.length == 1 || parts[1].isEmpty()
        ? base
        : "<msub>" + base + "<mtext>" + escaped(parts[1]) + "</mtext></msub>";
  }

  private String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0 || exponent >= -4 && exponent < 7) {
      return "<mn>" + rounded.toPlainString().replace('-', '−') + "</mn>";
    }
    String mantissa = rounded.scaleByPowerOfTen(-exponent).toPlainString().replace('-', '−');
    return "<mrow><mn>"
        + mantissa
        + "</mn><mo>×</mo><msup><mn>10</mn><mn>"
        + ("" + exponent).replace('-', '−')
        + "</mn></msup></mrow>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
