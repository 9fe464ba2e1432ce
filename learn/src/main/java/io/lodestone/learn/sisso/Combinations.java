package io.lodestone.learn.sisso;

import java.util.Set;

/**
 * Which new features may be made of those of a space, and their values.
 *
 * <p>Besides units, complexity and finite values, these rules keep out what only says again what
 * another feature says: no exp of exp or log, no log of exp or log, no root of its own power and no
 * power of its own root; below the last rung no quotient of a quotient, which is a quotient of
 * products; no (a·b)/b. In the last rung a−b stands for b−a too, since coefficients have either
 * sign.
 */
final class Combinations {
  /** Magnitudes beyond which values are as good as infinite or zero. */
  private static final double HUGE = 1e50;

  private static final double CONSTANT = 1e-12;

  private final Dimensions dimensions;
  private final SissoSettings settings;
  private final Set<Operator> operators;

  Combinations(Dimensions dimensions, SissoSettings settings) {
    this.dimensions = dimensions;
    this.settings = settings;
    this.operators = Operator.parse(settings.operators());
  }

  /** The operators that there are. */
  Set<Operator> operators() {
    return operators;
  }

  /** Takes new features one after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param right null for an operator that takes one
     * @param values of the new feature; overwritten afterwards
     * @param largest the largest magnitude among them
     */
    void visit(Operator operator, Feature left, Feature right, double[] values, double largest);
  }

  Dimensions dimensions() {
    return dimensions;
  }

  boolean has(Operator operator) {
    return operators.contains(operator);
  }

  /**
   * Makes all features of the next rung of feature {@code i} of the newest rung alone, and of it
   * with each older one and each later one of its own rung.
   */
  void of(FeatureSpace space, int i, boolean last, Visitor visitor) {
    Feature f = space.features().get(i);
    double[] values = new double[f.values().length];
    for (Operator operator : operators) {
      if (!operator.isBinary() && allows(operator, f)) {
        make(operator, f, null, values, visitor);
      }
    }
    for (int j = 0; j < space.size(); j++) {
      if (j < space.newest() || j > i) {
        pair(f, space.features().get(j), last, values, visitor);
      }
    }
  }

  private void pair(Feature f, Feature g, boolean last, double[] values, Visitor visitor) {
    if (f.complexity() + g.complexity() + 1 > settings.maxComplexity()) {
      return;
    }
    for (Operator operator : operators) {
      if (operator.isBinary() && allows(operator, f, g, last)) {
        make(operator, f, g, values, visitor);
        if (operator == Operator.SUBTRACT && !last) {
          make(operator, g, f, values, visitor);
        }
      }
      if (operator == Operator.DIVIDE && allows(operator, g, f, last)) {
        make(operator, g, f, values, visitor);
      }
    }
  }

  /** Whether an operator may be applied to a feature, as far as formulas and units tell. */
  boolean allows(Operator operator, Feature f) {
    if (f.complexity() + 1 > settings.maxComplexity()) {
      return false;
    }
    if (operator.isTranscendental()
        && settings.units() == UnitRule.SOUND
        && f.dimension() != Dimensions.NONE) {
      return false;
    }
    Operator inner = f.lastOperator();
    boolean ofExponential = inner == Operator.EXP || inner == Operator.EXP_NEGATIVE;
    return switch (operator) {
      case EXP, EXP_NEGATIVE, LOG -> !ofExponential && inner != Operator.LOG;
      case SQUARE -> inner != Operator.SQRT;
      case CUBE -> inner != Operator.CBRT;
      case SQRT -> inner != Operator.SQUARE;
      case CBRT -> inner != Operator.CUBE;
      case ABS -> inner != Operator.ABS && inner != Operator.ABSOLUTE_DIFFERENCE;
      default -> true;
    };
  }

  /** Whether an operator may be applied to two features, as far as formulas and units tell. */
  boolean allows(Operator operator, Feature f, Feature g, boolean last) {
    if (operator.isSum()) {
      return f.dimension() == g.dimension();
    } else if (operator == Operator.DIVIDE) {
      boolean quotient = f.lastOperator() == Operator.DIVIDE || g.lastOperator() == Operator.DIVIDE;
      return (last || !quotient || !has(Operator.MULTIPLY))
          && !f.isProductWith(g)
          && !(g.isProductWith(f) && has(Operator.INVERSE));
    }
    return true;
  }

  /** The feature that an operator makes, with its unit; {@code right} null where it takes one. */
  Feature feature(Operator operator, Feature left, Feature right, double[] values) {
    return right == null
        ? new Feature(
            new Expression.Unary(operator, left.expression()),
            dimensions.after(operator, left.dimension()),
            values)
        : new Feature(
            new Expression.Binary(operator, left.expression(), right.expression()),
            dimensions.after(operator, left.dimension(), right.dimension()),
            values);
  }

  /**
   * A feature of the last rung, or null where formulas, units, values or limits do not admit it.
   *
   * @param right null for an operator that takes one
   */
  Feature selectable(Operator operator, Feature left, Feature right) {
    boolean allowed =
        right == null
            ? allows(operator, left)
            : left.complexity() + right.complexity() + 1 <= settings.maxComplexity()
                && allows(operator, left, right, true);
    if (!allowed) {
      return null;
    }
    Feature[] made = new Feature[1];
    make(
        operator,
        left,
        right,
        new double[left.values().length],
        (op, a, b, values, largest) -> {
          Feature feature = feature(op, a, b, values);
          made[0] = selectable(feature.dimension(), largest) ? feature : null;
        });
    return made[0];
  }

  /** The most operators in a feature. */
  int maxComplexity() {
    return settings.maxComplexity();
  }

  private void make(
      Operator operator, Feature left, Feature right, double[] values, Visitor visitor) {
    if (right == null) {
      for (int i = 0; i < values.length; i++) {
        double value = left.values()[i];
        values[i] = operator == Operator.SQRT && value <= 0 ? Double.NaN : operator.apply(value);
      }
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = operator.apply(left.values()[i], right.values()[i]);
      }
    }
    double largest = usable(values);
    if (largest > 0) {
      visitor.visit(operator, left, right, values, largest);
    }
  }

  /** The largest magnitude of a feature; 0 where it is constant, or not finite in every row. */
  double usable(double[] values) {
    double largest = 0;
    double spread = 0;
    for (double value : values) {
      if (!(Math.abs(value) <= HUGE)) {
        return 0;
      }
      largest = Math.max(largest, Math.abs(value));
      spread = Math.max(spread, Math.abs(value - values[0]));
    }
    boolean varies = spread > Math.max(settings.minSpread(), CONSTANT * largest);
    return varies && largest > 1 / HUGE ? largest : 0;
  }

  /** Whether a usable feature may stand in an equation: range and unit. */
  boolean selectable(int dimension, double largest) {
    return largest >= settings.minValue()
        && largest <= settings.maxValue()
        && (!settings.dimensionless() || dimensions.isDimensionless(dimension));
  }
}
