package io.lodestone.learn.map;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.FitOptions;

/**
 * What is done with features before a map is drawn of them.
 *
 * @param distance how far apart two rows are
 * @param scale what each feature is divided by
 * @param missing what to do with rows whose features have gaps
 */
public record MapOptions(
    @Setting(value = "euclidean", text = "how far apart two rows of features are")
        Distance distance,
    @Setting(value = "auto", text = "what each feature is divided by") Scale scale,
    @Setting(value = "leave_out", text = "what to do with rows whose features have gaps")
        FitOptions.Missing missing) {
  /** What is done unless somebody says otherwise. */
  public static final MapOptions DEFAULTS = SettingsType.of(MapOptions.class).defaults();

  /** How far apart two rows of features are. */
  public enum Distance {
    /** The length of their difference. */
    EUCLIDEAN,
    /** The length of the difference of rows of length 1: angles, such as those of SOAP. */
    COSINE,
    /** 1 less Tanimoto's coefficient, of fingerprints of densities of states. */
    TANIMOTO
  }

  /** What each feature is divided by, after its mean was subtracted. */
  public enum Scale {
    /** The standard deviation for Euclidean distances, nothing for others. */
    AUTO,
    /** Its standard deviation. */
    STANDARD,
    /** Nothing, and no mean is subtracted. */
    NONE
  }

  /** Whether features are counted in units of their standard deviation. */
  boolean standardises() {
    return scale == Scale.STANDARD || scale == Scale.AUTO && distance == Distance.EUCLIDEAN;
  }
}
