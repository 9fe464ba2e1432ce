package io.lodestone.crystal.symmetry;

/** The lattice points of a conventional cell. */
enum Centring {
  P(IntMatrix.IDENTITY),
  A(IntMatrix.of(1, 0, 0, 0, 1, 1, 0, -1, 1)),
  B(IntMatrix.of(1, 0, 1, 0, 1, 0, -1, 0, 1)),
  C(IntMatrix.of(1, 1, 0, -1, 1, 0, 0, 0, 1)),
  I(IntMatrix.of(0, 1, 1, 1, 0, 1, 1, 1, 0)),
  F(IntMatrix.of(-1, 1, 1, 1, -1, 1, 1, 1, -1)),
  /** Hexagonal axes of a rhombohedral lattice, obverse setting. */
  R(IntMatrix.of(1, 0, 1, -1, 1, 1, 0, -1, 1));

  private final IntMatrix conventional;
  private final double[] primitive;

  Centring(IntMatrix conventional) {
    this.conventional = conventional;
    this.primitive = conventional.inverse();
  }

  /** The conventional basis in terms of a primitive one; as columns. */
  IntMatrix conventional() {
    return conventional;
  }

  /** The primitive basis in terms of the conventional one; as columns, row by row. */
  double[] primitive() {
    return primitive;
  }

  /** The number of lattice points in the cell. */
  int points() {
    return conventional.determinant();
  }

  /** The translations to the other lattice points, three fractions each; the zero vector first. */
  double[] translations() {
    return switch (this) {
      case P -> new double[3];
      case A -> new double[] {0, 0, 0, 0, 0.5, 0.5};
      case B -> new double[] {0, 0, 0, 0.5, 0, 0.5};
      case C -> new double[] {0, 0, 0, 0.5, 0.5, 0};
      case I -> new double[] {0, 0, 0, 0.5, 0.5, 0.5};
      case F -> new double[] {0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0};
      case R -> new double[] {0, 0, 0, 2 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 2 / 3.0};
    };
  }

  /** The letter of a Hall symbol. */
  static Centring ofHallSymbol(String symbol) {
    return valueOf(symbol.substring(symbol.startsWith("-") ? 1 : 0).substring(0, 1));
  }
}
