package io.lodestone.learn.sisso;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An equation that predicts, and others found from resampled rows that tell how far it may be
 * trusted.
 *
 * <p>An equation with a pole may give any value near it. What one of the others gives is counted up
 * to the range of the training values beyond their ends.
 */
final class EquationBag implements Predictor.Regressor {
  private final List<FormulaLine> lines;
  private final double[][] conversions;
  private final double least;
  private final double greatest;
  private final double aleatoric;
  private final HeldOut heldOut;

  private EquationBag(
      List<FormulaLine> lines,
      double[][] conversions,
      double least,
      double greatest,
      double aleatoric,
      HeldOut heldOut) {
    this.lines = lines;
    this.conversions = conversions;
    this.least = least;
    this.greatest = greatest;
    this.aleatoric = aleatoric;
    this.heldOut = heldOut;
  }

  /**
   * @param equations the one that predicts, then the others
   * @param held for each of the others its value for rows it did not see; NaN for rows it saw
   * @param conversions factor and constant by which each feature comes to the unit of the equations
   */
  static EquationBag of(
      List<Equation> equations, double[][] held, Problem problem, double[][] conversions) {
    double[] y = problem.y();
    double low = Arrays.stream(y).min().orElseThrow();
    double high = Arrays.stream(y).max().orElseThrow();
    HeldOut out = new HeldOut(y.length);
    double squares = 0;
    double spread = 0;
    int count = 0;
    for (int row = 0; row < y.length; row++) {
      int place = row;
      double[] values =
          Arrays.stream(held)
              .mapToDouble(bag -> bag[place])
              .filter(value -> !Double.isNaN(value))
              .map(value -> Math.clamp(value, 2 * low - high, 2 * high - low))
              .toArray();
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      double variance =
          Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
      int ofTable = problem.row(row);
      out.mean()[ofTable] = mean;
      out.epistemic()[ofTable] = Math.sqrt(variance);
      if (values.length > 1) {
        squares += (mean - y[row]) * (mean - y[row]);
        spread += variance;
        count++;
      }
    }
    Equation main = equations.getFirst();
    int freedom = Math.max(1, y.length - main.dimension() - 1);
    double fitted = main.rootMeanSquareError() * main.rootMeanSquareError() * y.length / freedom;
    double unseen = count == 0 ? 0 : (squares - spread) / count;
    double aleatoric = Math.sqrt(Math.max(fitted, unseen));
    Arrays.fill(out.aleatoric(), aleatoric);
    List<FormulaLine> lines =
        equations.stream()
            .map(
                equation -> {
                  Equation.Fit fit = equation.fits().getFirst();
                  return FormulaLine.of(equation.features(), fit.intercept(), fit.coefficients());
                })
            .toList();
    return new EquationBag(lines, conversions, low, high, aleatoric, out);
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoricOut) {
    double[] primaries = new double[rows.width()];
    double reach = greatest - least;
    for (int row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < primaries.length; i++) {
        primaries[i] = conversions[0][i] * rows.value(row, i) + conversions[1][i];
      }
      double value = lines.getFirst().value(primaries);
      double squares = 0;
      for (FormulaLine other : lines.subList(1, lines.size())) {
        double difference = other.value(primaries);
        difference =
            Double.isNaN(difference)
                ? reach
                : Math.clamp(difference, least - reach, greatest + reach) - value;
        squares += difference * difference;
      }
      mean[row] = value;
      epistemic[row] = Math.sqrt(squares / (lines.size() - 1));
      aleatoricOut[row] = aleatoric;
    }
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(heldOut);
  }

  @Override
  public ModelState state() {
    return FormulaLine.state(lines)
        .put("factors", conversions[0])
        .put("constants", conversions[1])
        .put("range", new double[] {least, greatest, aleatoric});
  }

  static EquationBag read(int width, ModelState state) {
    double[] range = state.doubles("range", 3);
    return new EquationBag(
        FormulaLine.read(width, state),
        new double[][] {state.doubles("factors", width), state.doubles("constants", width)},
        range[0],
        range[1],
        range[2],
        null);
  }
}
