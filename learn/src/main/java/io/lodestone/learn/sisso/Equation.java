package io.lodestone.learn.sisso;

import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A linear combination of features that stands for a target: target = intercept + Σ coefficient ·
 * feature, with own coefficients for each task.
 *
 * @param target what it gives
 * @param unit of the target
 * @param features its features
 * @param featureUnits their units in the symbols of the table; empty for plain numbers
 * @param coefficientUnits the units of their coefficients
 * @param fits intercept and coefficients of each task
 * @param rootMeanSquareError over all rows it was fitted to, in the unit of the target
 * @param largestError of any of these rows, in the unit of the target
 */
public record Equation(
    String target,
    UnitExpression unit,
    List<Expression> features,
    List<String> featureUnits,
    List<String> coefficientUnits,
    List<Fit> fits,
    double rootMeanSquareError,
    double largestError) {
  /**
   * The numbers of one task.
   *
   * @param task its name; empty where there are no tasks
   * @param coefficients one per feature
   * @param errors standard errors of the coefficients for the features as they are; NaN where there
   *     are as many unknowns as rows
   */
  public record Fit(
      String task,
      double intercept,
      double interceptError,
      List<Double> coefficients,
      List<Double> errors) {}

  public Equation {
    features = List.copyOf(features);
    featureUnits = List.copyOf(featureUnits);
    coefficientUnits = List.copyOf(coefficientUnits);
    fits = List.copyOf(fits);
  }

  /** The number of features. */
  public int dimension() {
    return features.size();
  }

  /** The equation of the first task as a formula. */
  Expression.Linear linear() {
    Fit fit = fits.getFirst();
    return new Expression.Linear(fit.intercept(), fit.coefficients(), features);
  }

  /** The number of operators in all features. */
  public int complexity() {
    return features.stream().mapToInt(Expression::operators).sum();
  }

  /** The places of the primary features that occur. */
  public SortedSet<Integer> primaries() {
    SortedSet<Integer> all = new TreeSet<>();
    features.forEach(feature -> all.addAll(feature.primaries()));
    return all;
  }

  /**
   * The value for a row.
   *
   * @param task place of its task among {@link #fits}
   * @param primaries values of the primary features, in their order and units
   */
  public double value(int task, double[] primaries) {
    Fit fit = fits.get(task);
    double sum = fit.intercept();
    for (int i = 0; i < features.size(); i++) {
      sum += fit.coefficients().get(i) * features.get(i).value(primaries);
    }
    return sum;
  }

  /** The equation in a notation, with the numbers of one task rounded to some digits. */
  public String write(Notation notation, int task, int digits) {
    Fit fit = fits.get(task);
    return notation.sum(fit.intercept(), fit.coefficients(), features, digits);
  }

  @Override
  public String toString() {
    return target + " = " + write(Notation.TEXT, 0, 6);
  }
}
