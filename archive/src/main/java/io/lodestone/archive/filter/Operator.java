package io.lodestone.archive.filter;

import java.util.List;

/** How two values are compared; equality, order, or one text within another. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  CONTAINS("CONTAINS"),
  STARTS("STARTS WITH"),
  ENDS("ENDS WITH");

  /** The operators that are written with signs, longer ones before their own beginnings. */
  static final List<Operator> SIGNS =
      List.of(LESS_OR_EQUAL, GREATER_OR_EQUAL, NOT_EQUAL, EQUAL, LESS, GREATER);

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  /** True of {@code =} and {@code !=}, the only operators that TRUE and FALSE allow. */
  public boolean isEquality() {
    return this == EQUAL || this == NOT_EQUAL;
  }

  /** True of CONTAINS, STARTS WITH and ENDS WITH. */
  public boolean isTextual() {
    return this == CONTAINS || this == STARTS || this == ENDS;
  }

  /** True of the operators that need an order: less, greater and their weak forms. */
  public boolean isOrdering() {
    return !isEquality() && !isTextual();
  }

  /** The operator that says the same with its sides exchanged: {@code 1 < a} is {@code a > 1}. */
  public Operator mirrored() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      case CONTAINS, STARTS, ENDS ->
          throw new IllegalStateException(text + " cannot exchange its sides");
    };
  }

  /** The operator that is true of two known values exactly when this one is false. */
  public Operator negated() {
    return switch (this) {
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case LESS -> GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> GREATER;
      case GREATER -> LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> LESS;
      case CONTAINS, STARTS, ENDS -> throw new IllegalStateException(text + " has no opposite");
    };
  }

  /** The operator as a filter writes it. */
  @Override
  public String toString() {
    return text;
  }
}
