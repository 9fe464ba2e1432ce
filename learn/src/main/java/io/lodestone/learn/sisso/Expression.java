package io.lodestone.learn.sisso;

import io.lodestone.core.quantity.UnitExpression;
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

  /** The number of operators. */
  int complexity();

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
    }
  }
}
