package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A formula as text that can be read again.
 *
 * @param text in reverse Polish notation, {@code 0 1 / 2 ^2 *}, primary features by their places
 */
record FormulaCode(String text) {
  static FormulaCode of(Expression expression) {
    return new FormulaCode(write(expression));
  }

  private static String write(Expression expression) {
    return switch (expression) {
      case Expression.Primary primary -> Integer.toString(primary.index());
      case Expression.Unary unary -> write(unary.of()) + " " + unary.operator().symbol();
      case Expression.Binary binary ->
          write(binary.left()) + " " + write(binary.right()) + " " + binary.operator().symbol();
    };
  }

  /**
   * Reads a formula.
   *
   * @param primaries all primary features, by their places
   * @throws InvalidInput when it is none
   */
  Expression expression(List<Expression.Primary> primaries) {
    Deque<Expression> stack = new ArrayDeque<>();
    try {
      for (String word : text.split(" ")) {
        if (word.matches("\\d{1,9}")) {
          stack.push(primaries.get(Integer.parseInt(word)));
          continue;
        }
        Operator operator = Operator.parse(word).iterator().next();
        Expression last = stack.pop();
        stack.push(
            operator.isBinary()
                ? new Expression.Binary(operator, stack.pop(), last)
                : new Expression.Unary(operator, last));
      }
      Expression whole = stack.pop();
      if (stack.isEmpty()) {
        return whole;
      }
    } catch (IndexOutOfBoundsException | java.util.NoSuchElementException e) {
      // Falls through: said below.
    }
    throw new InvalidInput(null, null, text, "a formula in reverse Polish notation", "");
  }
}
