package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;

/** What is made 1 when a spectrum is normalised. */
public enum Norm {
  /** Nothing: the values stay as they are. */
  NONE,
  /** The area below the curve. */
  AREA,
  /** The highest value. */
  MAXIMUM,
  /** The root of the sum of the squared values. */
  EUCLIDEAN;

  /**
   * The normalised spectrum, whose values are plain numbers, but per unit of the axis for {@link
   * #AREA}.
   *
   * @throws InvalidInput when what should become 1 is not above 0
   */
  public Spectrum apply(Spectrum spectrum) {
    if (this == NONE) {
      return spectrum;
    }
    double size = size(spectrum);
    if (!(size > 0)) {
      throw new InvalidInput(
          null, null, "a spectrum whose " + words() + " is " + size, "one above 0", null);
    }
    double[] values = spectrum.values();
    for (int i = 0; i < values.length; i++) {
      values[i] /= size;
    }
    String unit = this == AREA ? "1/(" + spectrum.axisUnit() + ")" : "-";
    return spectrum.withValues(values, UnitExpression.parse(unit));
  }

  private double size(Spectrum spectrum) {
    return switch (this) {
      case NONE -> 1;
      case AREA -> spectrum.area();
      case MAXIMUM -> spectrum.maximum();
      case EUCLIDEAN -> {
        double squares = 0;
        for (int i = 0; i < spectrum.size(); i++) {
          squares += spectrum.value(i) * spectrum.value(i);
        }
        yield Math.sqrt(squares);
      }
    };
  }

  private String words() {
    return switch (this) {
      case NONE -> "";
      case AREA -> "area";
      case MAXIMUM -> "highest value";
      case EUCLIDEAN -> "sum of squares";
    };
  }
}
