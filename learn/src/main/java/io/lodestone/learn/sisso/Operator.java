package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** An operation that makes a new feature of one or two. */
public enum Operator {
  ADD("+", true) {
    @Override
    double apply(double a, double b) {
      return a + b;
    }
  },
  SUBTRACT("-", true) {
    @Override
    double apply(double a, double b) {
      return a - b;
    }
  },
  ABSOLUTE_DIFFERENCE("|-|", true) {
    @Override
    double apply(double a, double b) {
      return Math.abs(a - b);
    }
  },
  MULTIPLY("*", true) {
    @Override
    double apply(double a, double b) {
      return a * b;
    }
  },
  DIVIDE("/", true) {
    @Override
    double apply(double a, double b) {
      return a / b;
    }
  },
  EXP("exp", false) {
    @Override
    double apply(double a) {
      return Math.exp(a);
    }
  },
  EXP_NEGATIVE("exp-", false) {
    @Override
    double apply(double a) {
      return Math.exp(-a);
    }
  },
  LOG("log", false) {
    @Override
    double apply(double a) {
      return Math.log(a);
    }
  },
  INVERSE("^-1", false) {
    @Override
    double apply(double a) {
      return 1 / a;
    }
  },
  SQUARE("^2", false) {
    @Override
    double apply(double a) {
      return a * a;
    }
  },
  CUBE("^3", false) {
    @Override
    double apply(double a) {
      return a * a * a;
    }
  },
  SIXTH_POWER("^6", false) {
    @Override
    double apply(double a) {
      double cube = a * a * a;
      return cube * cube;
    }
  },
  SQRT("sqrt", false) {
    @Override
    double apply(double a) {
      return Math.sqrt(a);
    }
  },
  CBRT("cbrt", false) {
    @Override
    double apply(double a) {
      return Math.cbrt(a);
    }
  },
  SIN("sin", false) {
    @Override
    double apply(double a) {
      return Math.sin(a);
    }
  },
  COS("cos", false) {
    @Override
    double apply(double a) {
      return Math.cos(a);
    }
  },
  ABS("abs", false) {
    @Override
    double apply(double a) {
      return Math.abs(a);
    }
  };

  private final String symbol;
  private final boolean binary;

  Operator(String symbol, boolean binary) {
    this.symbol = symbol;
    this.binary = binary;
  }

  /** As users write it, such as {@code |-|} or {@code ^2}. */
  public String symbol() {
    return symbol;
  }

  /** Whether it takes two features. */
  public boolean isBinary() {
    return binary;
  }

  /** Whether it needs two features of one unit. */
  boolean isSum() {
    return this == ADD || this == SUBTRACT || this == ABSOLUTE_DIFFERENCE;
  }

  /** Whether it makes sense for plain numbers only. */
  boolean isTranscendental() {
    return switch (this) {
      case EXP, EXP_NEGATIVE, LOG, SIN, COS -> true;
      default -> false;
    };
  }

  double apply(double a) {
    throw new IllegalStateException(symbol + " takes two");
  }

  double apply(double a, double b) {
    throw new IllegalStateException(symbol + " takes one");
  }

  /**
   * Reads a set of operators: {@code + - * / exp ^2}, or {@code (+)(-)(*)(/)(exp)(^2)} as other
   * programs write it.
   *
   * @throws InvalidInput for one that is not there
   */
  static Set<Operator> parse(String text) {
    Set<Operator> operators = EnumSet.noneOf(Operator.class);
    for (String word : text.strip().split("[\\s()]+")) {
      if (!word.isEmpty()) {
        operators.add(
            Arrays.stream(values())
                .filter(known -> known.symbol.equals(word))
                .findFirst()
                .orElseThrow(
                    () ->
                        new InvalidInput(
                            null,
                            "operators",
                            "'" + word + "'",
                            "some of "
                                + Arrays.stream(values())
                                    .map(Operator::symbol)
                                    .collect(Collectors.joining(" ")),
                            "")));
      }
    }
    return operators;
  }
}
