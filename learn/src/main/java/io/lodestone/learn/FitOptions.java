package io.lodestone.learn;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;

/**
 * What is done around every learner when a model is fitted.
 *
 * @param missing what to do with rows whose features have gaps
 * @param heldOut whether training rows are predicted by models that did not see them, which gives
 *     the model intervals that hold what they say; costs up to five fits where the learner does not
 *     give them away
 */
public record FitOptions(
    @Setting(value = "leave_out", text = "what to do with rows whose features have gaps")
        Missing missing,
    @Setting(value = "true", text = "whether intervals come from rows held out of training")
        boolean heldOut) {
  /** What is done unless somebody says otherwise. */
  public static final FitOptions DEFAULTS = SettingsType.of(FitOptions.class).defaults();

  /** What to do with rows whose features have gaps. */
  public enum Missing {
    /** Refuse to learn from the table, or to predict the row. */
    REFUSE,
    /** Learn from the other rows; a row to be predicted that has a gap gets no prediction. */
    LEAVE_OUT,
    /** Put the median of the training rows there, and say so. */
    MEDIAN
  }
}
