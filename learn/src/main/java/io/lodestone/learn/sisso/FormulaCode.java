package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A formula as text that can be read again.
 *
 * @param text in reverse Polish notation, {@code 0 1 / 2 ^2 *}, primary features by their places
 */
record FormulaCode(String text) {
  /** Before each number of a linear combination. */
  private static final String SUM = "=";

  static FormulaCode of(Expression expression) {
    return new FormulaCode(write(expression));
  }

  private static String write(Expression expression) {
    return switch (expression) {
      case Expression.Primary primary -> Integer.toString(primary.index());
      case Expression.Unary unary -> write(unary.of()) + " " + unary.operator().symbol();
      case Expression.Binary binary ->
          write(binary.left()) + " " + write(binary.right()) + " " + binary.operator().symbol();
      case Expression.Linear linear -> {
        StringBuilder text = new StringBuilder();
        linear.features().forEach(feature -> text.append(write(feature)).append(' '));
        text.append(SUM).append(linear.intercept());
        linear.coefficients().forEach(one -> text.append(SUM).append(one));
        yield text.toString();
      }
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
        if (word.startsWith(SUM)) {
          stack.push(linear(word.substring(1).split(SUM), stack));
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
    } catch (IndexOutOfBoundsException
        | java.util.NoSuchElementException
        | NumberFormatException e) {
      // Falls through: said below.
    }
    throw new InvalidInput(null, null, text, "a formula in reverse Polish notation", "");
  }

  /** Takes as many formulas as there are coefficients behind the intercept. */
  private static Expression linear(String[] numbers, Deque<Expression> stack) {
    List<Expression> features = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    for (int i = 1; i < numbers.length; i++) {
      coefficients.add(Double.parseDouble(numbers[i]));
      features.addFirst(stack.pop());
    }
    return new Expression.Linear(Double.parseDouble(numbers[0]), coefficients, features);
  }
}
