package io.lodestone.learn.sisso;

import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A formula made of primary features and operators. It is immutable. */
public sealed interface Expression {
  /**
   * A column of the table.
   *
   * @param index its place among the primary features, from 0
   * @param unit the unit its values are in
   */
  record Primary(int index, String name, UnitExpression unit) implements Expression {
    @Override
    public int complexity() {
      return 0;
    }

    @Override
    public String toString() {
      return "(" + name + ")";
    }
  }

  /** A function of one expression. */
  record Unary(Operator operator, Expression of, int complexity) implements Expression {
    Unary(Operator operator, Expression of) {
      this(operator, of, of.complexity() + 1);
    }

    @Override
    public String toString() {
      return Notation.TEXT.write(this);
    }
  }

  /** A function of two expressions. */
  record Binary(Operator operator, Expression left, Expression right, int complexity)
      implements Expression {
    Binary(Operator operator, Expression left, Expression right) {
      this(operator, left, right, left.complexity() + right.complexity() + 1);
    }

    @Override
    public String toString() {
      return Notation.TEXT.write(this);
    }
  }

  /**
   * An equation of an earlier level, which is a primary feature of the next.
   *
   * @param coefficients one for each feature
   */
  record Linear(double intercept, List<Double> coefficients, List<Expression> features)
      implements Expression {
    public Linear {
      coefficients = List.copyOf(coefficients);
      features = List.copyOf(features);
    }

    @Override
    public int complexity() {
      return 0;
    }

    @Override
    public String toString() {
      return Notation.TEXT.write(this);
    }
  }

  /** The number of operators by which it was made of primary features of its own level. */
  int complexity();

  /** The number of operators down to the columns of the table. */
  default int operators() {
    return switch (this) {
      case Primary primary -> 0;
      case Unary unary -> 1 + unary.of().operators();
      case Binary binary -> 1 + binary.left().operators() + binary.right().operators();
      case Linear linear ->
          linear.features().stream().mapToInt(feature -> 1 + feature.operators()).sum();
    };
  }

  /**
   * The value for one row.
   *
   * @param primaries the values of the primary features, in their order and units
   */
  default double value(double[] primaries) {
    return switch (this) {
      case Primary primary -> primaries[primary.index()];
      case Unary unary -> unary.operator().apply(unary.of().value(primaries));
      case Binary binary ->
          binary.operator().apply(binary.left().value(primaries), binary.right().value(primaries));
      case Linear linear -> {
        double sum = linear.intercept();
        for (int i = 0; i < linear.features().size(); i++) {
          sum += linear.coefficients().get(i) * linear.features().get(i).value(primaries);
        }
        yield sum;
      }
    };
  }

  /** The places of the primary features that occur. */
  default SortedSet<Integer> primaries() {
    SortedSet<Integer> found = new TreeSet<>();
    collect(this, found);
    return found;
  }

  private static void collect(Expression expression, SortedSet<Integer> found) {
    switch (expression) {
      case Primary primary -> found.add(primary.index());
      case Unary unary -> collect(unary.of(), found);
      case Binary binary -> {
        collect(binary.left(), found);
        collect(binary.right(), found);
      }
      case Linear linear -> linear.features().forEach(feature -> collect(feature, found));
    }
  }
}
