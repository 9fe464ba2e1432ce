package io.lodestone.learn.care;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * What is looked for in a table, and what is done about it.
 *
 * @param conflicts what becomes of rows that are the same but for the target
 * @param tolerance the largest range of such rows, in the unit of the target, that is no conflict
 * @param outliers the robust score from which on a value is one; 0 not to look for them
 * @param dropOutliers whether rows that are outliers are left out
 * @param fill how gaps of features are filled
 */
public record CareSettings(
    @Setting(value = "list", text = "rows that are the same but for the target")
        ConflictTreatment conflicts,
    @Setting(value = "0", text = "largest range, in the unit of the target, that is no conflict")
        double tolerance,
    @Setting(value = "3.5", text = "robust score from which on a value is an outlier, 0 for none")
        double outliers,
    @Setting(value = "false", text = "whether outliers are left out") boolean dropOutliers,
    @Setting(value = "none", text = "how gaps of features are filled") Fill fill) {
  /** How gaps of features are filled. */
  public enum Fill {
    /** They stay. */
    NONE,
    /** With the median of the column. */
    MEDIAN,
    /** With the mean of the nearest rows that have the value. */
    NEAREST,
    /** With what a linear model of the other features says. */
    MODEL
  }

  /** Checks the values. */
  public CareSettings {
    if (!(tolerance >= 0)) {
      throw new InvalidInput(null, "tolerance", "" + tolerance, "0 or more", null);
    }
    if (!(outliers >= 0)) {
      throw new InvalidInput(null, "outliers", "" + outliers, "0 or more", null);
    }
  }
}
