package io.lodestone.study.equation;

import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.Expression;
import io.lodestone.learn.sisso.Operator;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Equations in presentation MathML (W3C MathML Core), which browsers typeset without a library or a
 * network.
 */
public final class MathMl {
  private MathMl() {}

  /**
   * An equation with its target before it.
   *
   * @param task place of the task whose numbers are written
   * @param digits to which numbers are rounded
   */
  public static String equation(Equation equation, int task, int digits) {
    Equation.Fit fit = equation.fits().get(task);
    StringBuilder text = new StringBuilder("<math display=\"block\"><mrow>");
    text.append(name(equation.target())).append("<mo>=</mo>");
    text.append(number(fit.intercept(), digits));
    for (int i = 0; i < equation.dimension(); i++) {
      double coefficient = fit.coefficients().get(i);
      text.append(coefficient < 0 ? "<mo>−</mo>" : "<mo>+</mo>");
      text.append(number(Math.abs(coefficient), digits)).append("<mo>⋅</mo>");
      text.append(factor(equation.features().get(i)));
    }
    return text.append("</mrow></math>").toString();
  }

  /** A formula by itself, for the middle of a line. */
  public static String expression(Expression expression) {
    return "<math>" + row(expression) + "</math>";
  }

  private static String row(Expression expression) {
    return switch (expression) {
      case Expression.Primary primary -> name(primary.name());
      case Expression.Unary unary -> unary(unary);
      case Expression.Binary binary -> binary(binary);
      case Expression.Linear linear -> linear(linear);
    };
  }

  private static String unary(Expression.Unary unary) {
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

  private static String binary(Expression.Binary binary) {
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

  private static String linear(Expression.Linear linear) {
    StringBuilder text = new StringBuilder(number(linear.intercept(), 6));
    for (int i = 0; i < linear.features().size(); i++) {
      double coefficient = linear.coefficients().get(i);
      text.append(coefficient < 0 ? "<mo>−</mo>" : "<mo>+</mo>");
      text.append(number(Math.abs(coefficient), 6)).append("<mo>⋅</mo>");
      text.append(factor(linear.features().get(i)));
    }
    return text.toString();
  }

  /** In brackets where it is a sum. */
  private static String factor(Expression expression) {
    boolean sum =
        expression instanceof Expression.Linear
            || expression instanceof Expression.Binary binary
                && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
    return sum ? brackets(row(expression)) : "<mrow>" + row(expression) + "</mrow>";
  }

  private static String power(Expression base, String exponent) {
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

  private static String number(double value, int digits) {
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
