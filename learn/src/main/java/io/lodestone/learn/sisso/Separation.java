package io.lodestone.learn.sisso;

import java.util.List;

/**
 * Features that separate two classes, and the line between them: the second class is where
 * intercept + Σ weight · feature is above zero.
 *
 * @param first name of the class below zero
 * @param second name of the class above zero
 * @param features one or two
 * @param featureUnits their units in the symbols of the table; empty for plain numbers
 * @param weights one per feature
 * @param overlap rows of a class that lie in the convex hull of the other
 * @param errors rows on the wrong side of the line, of those it was made from
 * @param rows number of rows it was made from
 * @param loss of the support vector machine, the smaller the better
 */
public record Separation(
    String first,
    String second,
    List<Expression> features,
    List<String> featureUnits,
    double intercept,
    List<Double> weights,
    int overlap,
    int errors,
    int rows,
    double loss) {
  public Separation {
    features = List.copyOf(features);
    featureUnits = List.copyOf(featureUnits);
    weights = List.copyOf(weights);
  }

  /** Above zero for the second class. */
  public double value(double[] primaries) {
    double sum = intercept;
    for (int i = 0; i < features.size(); i++) {
      sum += weights.get(i) * features.get(i).value(primaries);
    }
    return sum;
  }

  /** The class of a row; the first where the value is not a number. */
  public String classOf(double[] primaries) {
    return value(primaries) > 0 ? second : first;
  }

  /** The share of rows on the right side, of those it was made from. */
  public double accuracy() {
    return 1 - (double) errors / rows;
  }

  /** The condition for the second class, such as {@code (a/b) > 1.2}. */
  public String condition(int digits) {
    StringBuilder left = new StringBuilder();
    double unit = features.size() == 1 ? weights.getFirst() : 1;
    for (int i = 0; i < features.size(); i++) {
      double weight = weights.get(i) / unit;
      if (features.size() > 1) {
        left.append(i == 0 ? "" : " + ").append(rounded(weight, digits)).append(" * ");
      }
      left.append(features.get(i));
    }
    return left + (unit > 0 ? " > " : " < ") + rounded(-intercept / unit, digits);
  }

  private static String rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new java.math.BigDecimal(value)
            .round(new java.math.MathContext(digits))
            .stripTrailingZeros()
            .toString()
        : "" + value;
  }
}
