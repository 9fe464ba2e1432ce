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

/**
 * What the absorption near an edge shows: energies and heights of the edge, the white line and the
 * peak before the edge, and the normalised absorption on a grid about the edge.
 */
public final class Xanes implements RepresentationFamily<AbsorptionEdge, Xanes.Settings> {
  private static final int NUMBERS = 8;

  /** The grid about the edge. */
  public record Settings(
      @Setting(value = "-20", unit = "eV", text = "where the grid begins, from the edge")
          double from,
      @Setting(value = "50", unit = "eV", text = "where the grid ends") double to,
      @Setting(value = "1", unit = "eV", text = "step of the grid") double step) {
    private static final int MOST = 10_000;

    public Settings {
      if (!(from < to && step > 0 && (to - from) / step <= MOST)) {
        throw new InvalidInput(
            "xanes",
            null,
            "from " + from + " to " + to + " in steps of " + step,
            "a rising grid of at most " + MOST + " points",
            null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "xanes",
        "X-ray absorption near an edge",
        "Newville, Rev. Mineral. Geochem. 78, 33 (2014)",
        AbsorptionEdge.class,
        EnumSet.complementOf(EnumSet.of(Profile.Invariance.VOLUME)),
        Profile.LengthScale.ENVIRONMENT,
        Profile.Maturity.PARTIAL);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<AbsorptionEdge> create(Settings settings, Scope scope) {
    return new NearEdge(settings);
  }

  private record NearEdge(Settings settings) implements Representation<AbsorptionEdge> {
    private int points() {
      return (int) Math.floor((settings.to() - settings.from()) / settings.step() + 1e-9) + 1;
    }

    private double distance(int i) {
      return settings.from() + i * settings.step();
    }

    @Override
    public List<Feature> features() {
      List<Feature> features =
          new ArrayList<>(
              List.of(
                  Feature.of("edge energy", "eV"),
                  Feature.of("half-step energy", "eV"),
                  Feature.of("white line energy", "eV"),
                  Feature.plain("white line height"),
                  Feature.of("pre-edge peak energy", "eV"),
                  Feature.plain("pre-edge peak height"),
                  Feature.of("pre-edge peak width", "eV"),
                  Feature.of("pre-edge peak area", "eV")));
      for (int i = 0; i < points(); i++) {
        features.add(
            Feature.plain(String.format(Locale.ROOT, "absorption at %+.4g eV", distance(i))));
      }
      return features;
    }

    @Override
    public void represent(AbsorptionEdge edge, FeatureRow row) {
      double[] whiteLine = edge.whiteLine();
      row.set(0, new double[] {edge.e0(), edge.halfStep(), whiteLine[0], whiteLine[1]});
      edge.preEdgePeak()
          .ifPresentOrElse(
              peak ->
                  row.set(
                      4,
                      new double[] {peak.position(), peak.prominence(), peak.width(), peak.area()}),
              () -> {
                row.missing(4, "there is no peak before the edge");
                row.missing(6, 7, "there is no peak before the edge");
              });
      Spectrum flat = edge.flattened();
      for (int i = 0; i < points(); i++) {
        double energy = edge.e0() + distance(i);
        if (energy < flat.from() || energy > flat.to()) {
          row.missing(
              NUMBERS + i,
              String.format(
                  Locale.ROOT, "the scan reaches from %.1f to %.1f eV", flat.from(), flat.to()));
        } else {
          row.set(NUMBERS + i, flat.at(energy));
        }
      }
    }
  }
}
