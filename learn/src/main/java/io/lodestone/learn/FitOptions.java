package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.imbalance.Balance;
import io.lodestone.learn.imputation.Imputation;
import java.util.Optional;

/**
 * What is done around every learner when a model is fitted.
 *
 * @param missing what to do with rows whose features have gaps
 * @param heldOut whether training rows are predicted by models that did not see them, which gives
 *     the model intervals that hold what they say; costs up to five fits where the learner does not
 *     give them away
 * @param calibration what is done with standard deviations so that they are as large as errors
 * @param members the number of members of a bootstrap ensemble
 * @param balance what is done with classes of few rows
 * @param baseline the name of a feature, a cheaper value of the target, to which the model learns
 *     the difference; empty for none
 * @param seed of random choices that are not the learner's own
 */
public record FitOptions(
    @Setting(value = "leave_out", text = "what to do with rows whose features have gaps")
        Missing missing,
    @Setting(value = "true", text = "whether intervals come from rows held out of training")
        boolean heldOut,
    @Setting(value = "none", text = "how standard deviations are made as large as errors are")
        Calibration calibration,
    @Setting(value = "50", text = "members of a bootstrap ensemble") int members,
    @Setting(value = "none", text = "how classes of few rows are made heavier") Balance balance,
    @Setting(value = "", text = "feature from which the difference is learned") String baseline,
    @Setting(value = "1", text = "seed of random choices around the learner") long seed) {
  /** What is done unless somebody says otherwise. */
  public static final FitOptions DEFAULTS = SettingsType.of(FitOptions.class).defaults();

  /** Checks the values. */
  public FitOptions {
    if (baseline.contains(",")) {
      throw new InvalidInput(null, "baseline", baseline, "a name without commas", null);
    }
    if (members < 2 || members > 10_000) {
      throw new InvalidInput(null, "members", "" + members, "2 to 10000", null);
    }
  }

  /** The defaults but for gaps and rows held out. */
  public FitOptions(Missing missing, boolean heldOut) {
    this(
        missing,
        heldOut,
        DEFAULTS.calibration(),
        DEFAULTS.members(),
        DEFAULTS.balance(),
        DEFAULTS.baseline(),
        DEFAULTS.seed());
  }

  /** The same options with one changed, by its name in snake case. */
  public FitOptions with(String name, String value) {
    return SettingsType.of(FitOptions.class).with(this, name, value);
  }

  /** All options as {@link #parse} reads them. */
  public String text() {
    return SettingsType.of(FitOptions.class).text(this);
  }

  /** Reads {@code missing=median,balance=smote}; what is left out is at its default. */
  public static FitOptions parse(String text) {
    return SettingsType.of(FitOptions.class).parse(text);
  }

  /** What to do with rows whose features have gaps. */
  public enum Missing {
    /** Refuse to learn from the table, or to predict the row. */
    REFUSE,
    /** Learn from the other rows; a row to be predicted that has a gap gets no prediction. */
    LEAVE_OUT,
    /** Put the median of the training rows there, and say so. */
    MEDIAN,
    /** Put the mean of the nearest training rows there, and say so. */
    NEAREST,
    /** Put there what a linear model of the other features says, and say so. */
    MODEL;

    /** How gaps are filled; empty where they are not. */
    public Optional<Imputation.Method> filling() {
      return switch (this) {
        case REFUSE, LEAVE_OUT -> Optional.empty();
        case MEDIAN -> Optional.of(Imputation.Method.MEDIAN);
        case NEAREST -> Optional.of(Imputation.Method.NEAREST);
        case MODEL -> Optional.of(Imputation.Method.MODEL);
      };
    }
  }

  /** What is done with the standard deviations of numbers. Intervals are conformal in any case. */
  public enum Calibration {
    /** They are the learner's own. */
    NONE,
    /** The learner's own, put on the line under which the errors of rows held out are likeliest. */
    LINEAR,
    /**
     * The spread of a bootstrap ensemble, put on such a line for the rows that its members did not
     * see: calibration after bootstrap.
     */
    BOOTSTRAP
  }
}
