package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of partial dependence.
 *
 * @param points places along a feature
 * @param rows most rows that are followed
 * @param seed by which rows are drawn
 */
public record DependenceSettings(
    @Setting(value = "40", text = "places along a feature") int points,
    @Setting(value = "300", text = "most rows that are followed") int rows,
    @Setting(value = "1", text = "seed by which rows are drawn") long seed) {
  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public DependenceSettings {
    if (points < 2) {
      throw new InvalidInput(null, "points", "" + points, "2 or more", null);
    }
    if (rows < 1) {
      throw new InvalidInput(null, "rows", "" + rows, "1 or more", null);
    }
  }
}
