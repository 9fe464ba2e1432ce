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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A density of vibrational states: its moments and quantiles, the heat capacity it gives, and the
 * share of modes in each of equal bins.
 */
public final class PhononDos
    implements RepresentationFamily<PhononDensityOfStates, PhononDos.Settings> {
  private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9, 0.99};
  private static final double[] TEMPERATURES = {100, 300};
  private static final int MOMENTS = 4;

  /** The bins. */
  public record Settings(
      @Setting(value = "0", unit = "1/cm", text = "lower end of the first bin") double from,
      @Setting(value = "1000", unit = "1/cm", text = "upper end of the last bin") double to,
      @Setting(value = "50", text = "number of bins") int bins) {
    private static final int MOST = 10_000;

    public Settings {
      if (!(from < to) || bins < 1 || bins > MOST) {
        throw new InvalidInput(
            "phonon-dos",
            null,
            bins + " bins from " + from + " to " + to,
            "1 to " + MOST + " bins over a rising range",
            null);
      }
    }

    private double edge(int i) {
      return from + (to - from) * i / bins;
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "phonon-dos",
        "density of vibrational states",
        "none; moments, quantiles and the harmonic heat capacity",
        PhononDensityOfStates.class,
        EnumSet.of(
            Profile.Invariance.PERMUTATION,
            Profile.Invariance.TRANSLATION,
            Profile.Invariance.ROTATION,
            Profile.Invariance.INVERSION,
            Profile.Invariance.CELL),
        Profile.LengthScale.CELL,
        Profile.Maturity.PARTIAL);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<PhononDensityOfStates> create(Settings settings, Scope scope) {
    return new Binned(settings);
  }

  private record Binned(Settings settings) implements Representation<PhononDensityOfStates> {
    @Override
    public List<Feature> features() {
      List<Feature> features = new ArrayList<>();
      features.add(Feature.plain("unstable share"));
      features.add(Feature.of("mean", "1/cm"));
      features.add(Feature.of("standard deviation", "1/cm"));
      features.add(Feature.plain("skewness"));
      for (double share : SHARES) {
        features.add(Feature.of(String.format(Locale.ROOT, "quantile %.2f", share), "1/cm"));
      }
      for (double temperature : TEMPERATURES) {
        features.add(
            Feature.plain(
                String.format(Locale.ROOT, "heat capacity per mode at %.0f K", temperature)));
      }
      for (int i = 0; i < settings.bins(); i++) {
        features.add(
            Feature.plain(
                String.format(
                    Locale.ROOT, "modes %.5g..%.5g 1/cm", settings.edge(i), settings.edge(i + 1))));
      }
      return features;
    }

    @Override
    public void represent(PhononDensityOfStates dos, FeatureRow row) {
      Spectrum modes = dos.stable();
      double mean = modes.mean();
      double deviation = Math.sqrt(modes.centralMoment(2));
      row.set(0, dos.unstableShare());
      row.set(1, mean);
      row.set(2, deviation);
      row.set(3, modes.centralMoment(3) / Math.pow(deviation, 3));
      int at = MOMENTS;
      for (double share : SHARES) {
        row.set(at++, modes.quantile(share));
      }
      for (double temperature : TEMPERATURES) {
        row.set(at++, dos.heatCapacity(temperature));
      }
      double[] edges =
          IntStream.rangeClosed(0, settings.bins()).mapToDouble(settings::edge).toArray();
      double all = dos.spectrum().area();
      for (double area : dos.spectrum().binned(edges)) {
        row.set(at++, area / all);
      }
    }
  }
}
