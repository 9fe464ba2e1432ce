package io.lodestone.learn.map.quality;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;

/**
 * How the quality of a map is measured.
 *
 * @param neighbours how many nearest materials count as neighbours; fewer on small maps, since a
 *     rank can be wrong only where less than half of all are neighbours
 * @param exact maps of up to so many materials are measured at each of them
 * @param sample of larger maps, so many materials are compared with all others
 * @param seed draws the sample
 */
public record QualitySettings(
    @Setting(value = "15", text = "how many nearest materials count as neighbours") int neighbours,
    @Setting(value = "20000", text = "maps of up to so many materials are measured at each")
        int exact,
    @Setting(value = "2000", text = "of larger maps, so many materials are measured") int sample,
    @Setting(value = "1", text = "draws the sample") long seed) {
  /** What is taken unless somebody says otherwise. */
  public static final QualitySettings DEFAULTS = SettingsType.of(QualitySettings.class).defaults();

  /** Checks the values. */
  public QualitySettings {
    for (int value : new int[] {neighbours, exact, sample}) {
      if (value < 1) {
        throw new InvalidInput(
            null, "neighbours, exact, sample", "" + value, "whole numbers from 1 on", null);
      }
    }
  }
}
