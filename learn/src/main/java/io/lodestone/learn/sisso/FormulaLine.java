package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A linear combination of formulas.
 *
 * @param numbers intercept, then one coefficient for each formula
 */
record FormulaLine(List<Expression> formulas, double[] numbers) {
  private static final UnitExpression PLAIN = UnitExpression.parse("-");

  static FormulaLine of(List<Expression> formulas, double intercept, List<Double> coefficients) {
    double[] numbers =
        DoubleStream.concat(
                DoubleStream.of(intercept), coefficients.stream().mapToDouble(Double::doubleValue))
            .toArray();
    return new FormulaLine(formulas, numbers);
  }

  double value(double[] primaries) {
    double sum = numbers[0];
    for (int i = 0; i < formulas.size(); i++) {
      sum += numbers[i + 1] * formulas.get(i).value(primaries);
    }
    return sum;
  }

  /** Lines as parts of the state of a model. */
  static ModelState state(List<FormulaLine> lines) {
    String formulas =
        lines.stream()
            .map(
                line ->
                    line.formulas().stream()
                        .map(formula -> FormulaCode.of(formula).text())
                        .collect(Collectors.joining(";")))
            .collect(Collectors.joining("\n"));
    return new ModelState()
        .put("formulas", formulas)
        .put("numbers", lines.stream().flatMapToDouble(l -> Arrays.stream(l.numbers())).toArray());
  }

  /**
   * Lines from the state of a model.
   *
   * @param width number of primary features
   * @throws InvalidInput when the state does not hold together
   */
  static List<FormulaLine> read(int width, ModelState state) {
    List<Expression.Primary> primaries =
        IntStream.range(0, width).mapToObj(i -> new Expression.Primary(i, "x" + i, PLAIN)).toList();
    double[] numbers = state.doubles("numbers");
    List<FormulaLine> lines = new ArrayList<>();
    int next = 0;
    for (String line : state.text("formulas").split("\n")) {
      List<Expression> formulas =
          Arrays.stream(line.split(";"))
              .map(code -> new FormulaCode(code).expression(primaries))
              .toList();
      int end = next + formulas.size() + 1;
      if (end > numbers.length) {
        throw new InvalidInput(
            null, "numbers", numbers.length + "", "one for each formula and line", null);
      }
      lines.add(new FormulaLine(formulas, Arrays.copyOfRange(numbers, next, end)));
      next = end;
    }
    if (lines.size() < 2) {
      throw new InvalidInput(null, "formulas", lines.size() + " lines", "at least two", null);
    }
    return lines;
  }
}
