package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A measured powder pattern on a grid of scattering vectors, so that scans with other radiations,
 * steps and counting times can be compared: background off, smoothed, its strongest point 1.
 */
public final class ScanProfile implements RepresentationFamily<PowderScan, ScanProfile.Settings> {

  /** Grid and smoothing. */
  public record Settings(
      @Setting(value = "1", unit = "1/Å", text = "lowest scattering vector") double from,
      @Setting(value = "5", unit = "1/Å", text = "highest scattering vector") double to,
      @Setting(value = "0.02", unit = "1/Å", text = "step of the grid") double step,
      @Setting(value = "0.01", unit = "1/Å", text = "standard deviation of the smoothing")
          double smoothing) {
    private static final int MOST = 10_000;

    public Settings {
      if (!(from >= 0 && from < to && step > 0 && (to - from) / step <= MOST && smoothing > 0)) {
        throw new InvalidInput(
            "xrd-scan",
            null,
            "from " + from + " to " + to + " in steps of " + step + ", smoothed by " + smoothing,
            "a rising grid from 0 of at most " + MOST + " points, and a smoothing above 0",
            null);
      }
    }

    private int points() {
      return (int) Math.floor((to - from) / step + 1e-9) + 1;
    }

    private double vector(int i) {
      return from + i * step;
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "xrd-scan",
        "measured powder diffraction pattern",
        "background: Ryan et al., Nucl. Instrum. Methods B 34, 396 (1988)",
        PowderScan.class,
        EnumSet.complementOf(EnumSet.of(Profile.Invariance.VOLUME)),
        Profile.LengthScale.SAMPLE,
        Profile.Maturity.PARTIAL);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<PowderScan> create(Settings settings, Scope scope) {
    return new OnGrid(settings);
  }

  private record OnGrid(Settings settings) implements Representation<PowderScan> {
    @Override
    public List<Feature> features() {
      return IntStream.range(0, settings.points())
          .mapToObj(
              i ->
                  Feature.plain(
                      String.format(Locale.ROOT, "intensity at %.5g 1/Å", settings.vector(i))))
          .toList();
    }

    @Override
    public void represent(PowderScan scan, FeatureRow row) {
      Spectrum smooth =
          new GaussianSmoothing(settings.smoothing()).apply(scan.overScatteringVector());
      Spectrum profile = Norm.MAXIMUM.apply(smooth);
      for (int i = 0; i < row.size(); i++) {
        double vector = settings.vector(i);
        if (vector < profile.from() || vector > profile.to()) {
          row.missing(
              i,
              String.format(
                  Locale.ROOT,
                  "the scan reaches from %.2f to %.2f 1/Å",
                  profile.from(),
                  profile.to()));
        } else {
          row.set(i, profile.at(vector));
        }
      }
    }
  }
}
