package io.lodestone.learn.map.embedding;

import io.lodestone.core.error.InvalidInput;
import java.math.BigDecimal;

/**
 * What a setting may be.
 *
 * @param name of the setting
 */
record Range(String name, double least, double most) {
  /** Refuses a value that is not between the two. */
  void check(double value) {
    if (!(value >= least && value <= most)) {
      throw new InvalidInput(null, name, text(value), text(least) + " to " + text(most), null);
    }
  }

  private static String text(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
