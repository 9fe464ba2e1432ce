package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * Points whose crowds are looked for.
 *
 * @param rows how many
 * @param width how many coordinates each has
 * @param values rows × width, row-major, finite; not to be changed
 */
public record Points(int rows, int width, double[] values) {
  public Points {
    if (rows < 0 || width < 1 || (long) rows * width != values.length) {
      throw new IllegalArgumentException(rows + " × " + width + " in " + values.length + " values");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new InvalidInput(
            "points",
            "row " + (i / width + 1) + ", column " + (i % width + 1),
            "" + values[i],
            "a finite number",
            null);
      }
    }
  }

  /** The coordinates of one point. */
  double[] row(int row) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  /** The squared distance of a point to a place. */
  double square(int row, double[] places, int place) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double difference = values[row * width + j] - places[place * width + j];
      sum += difference * difference;
    }
    return sum;
  }

  /** Refuses points of another width. */
  void requireWidth(int expected) {
    if (width != expected) {
      throw new InvalidInput(
          null, null, "points of " + width + " coordinates", "of " + expected, null);
    }
  }
}
