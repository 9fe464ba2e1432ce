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

/** The k-weighted fine structure behind an absorption edge on a grid of wave numbers. */
public final class Exafs implements RepresentationFamily<AbsorptionEdge, Exafs.Settings> {

  /** Grid and weight. */
  public record Settings(
      @Setting(value = "2", unit = "1/Å", text = "lowest wave number") double from,
      @Setting(value = "12", unit = "1/Å", text = "highest wave number") double to,
      @Setting(value = "0.1", unit = "1/Å", text = "step of the grid") double step,
      @Setting(value = "2", text = "power of k that χ is multiplied with") int weight) {
    private static final int MOST = 10_000;

    public Settings {
      if (!(from >= 0 && from < to && step > 0 && (to - from) / step <= MOST)
          || weight < 0
          || weight > 4) {
        throw new InvalidInput(
            "exafs",
            null,
            "from " + from + " to " + to + " in steps of " + step + ", weight " + weight,
            "a rising grid from 0 of at most " + MOST + " points, and a weight from 0 to 4",
            null);
      }
    }

    private int points() {
      return (int) Math.floor((to - from) / step + 1e-9) + 1;
    }

    private double k(int i) {
      return from + i * step;
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "exafs",
        "fine structure of X-ray absorption",
        "Newville et al., Phys. Rev. B 47, 14126 (1993)",
        AbsorptionEdge.class,
        EnumSet.of(
            Profile.Invariance.PERMUTATION,
            Profile.Invariance.TRANSLATION,
            Profile.Invariance.ROTATION,
            Profile.Invariance.INVERSION,
            Profile.Invariance.CELL),
        Profile.LengthScale.ENVIRONMENT,
        Profile.Maturity.PARTIAL);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<AbsorptionEdge> create(Settings settings, Scope scope) {
    return new OnGrid(settings);
  }

  private record OnGrid(Settings settings) implements Representation<AbsorptionEdge> {
    @Override
    public List<Feature> features() {
      int weight = settings.weight();
      String unit = weight == 0 ? "-" : "1/Å^" + weight;
      return IntStream.range(0, settings.points())
          .mapToObj(
              i ->
                  Feature.of(
                      String.format(Locale.ROOT, "k%d chi at %.4g 1/Å", weight, settings.k(i)),
                      unit))
          .toList();
    }

    @Override
    public void represent(AbsorptionEdge edge, FeatureRow row) {
      Spectrum chi = FineStructure.of(edge).weighted(settings.weight());
      for (int i = 0; i < row.size(); i++) {
        double k = settings.k(i);
        if (k > chi.to()) {
          row.missing(i, String.format(Locale.ROOT, "the scan ends at k = %.2f 1/Å", chi.to()));
        } else {
          row.set(i, chi.at(k));
        }
      }
    }
  }
}
