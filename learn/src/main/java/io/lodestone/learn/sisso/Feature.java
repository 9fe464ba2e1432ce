package io.lodestone.learn.sisso;

/**
 * A stored feature: its formula and its value in every row.
 *
 * @param dimension its unit, as {@link Dimensions} counts them
 * @param values one per row of the {@link Problem}; not to be written to
 */
record Feature(Expression expression, int dimension, double[] values) {
  int complexity() {
    return expression.complexity();
  }

  /** The operator made last; null for a primary feature. */
  Operator lastOperator() {
    return switch (expression) {
      case Expression.Primary primary -> null;
      case Expression.Linear linear -> null;
      case Expression.Unary unary -> unary.operator();
      case Expression.Binary binary -> binary.operator();
    };
  }

  /** Whether this is a product of which the other is a factor. */
  boolean isProductWith(Feature other) {
    return expression instanceof Expression.Binary binary
        && binary.operator() == Operator.MULTIPLY
        && (binary.left() == other.expression || binary.right() == other.expression);
  }

  double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Fewer operators, then shorter text, then the alphabet: which of two equals stays. */
  static boolean isSimpler(Expression a, Expression b) {
    return a.complexity() != b.complexity()
        ? a.complexity() < b.complexity()
        : Notation.isSimpler(a.toString(), b.toString());
  }
}
