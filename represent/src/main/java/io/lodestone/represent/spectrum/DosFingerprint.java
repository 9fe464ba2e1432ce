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
 * The DOS fingerprint of Kuban, Rigamonti, Scheidgen and Draxl: how many pixels of each column of a
 * non-uniform grid the density of states fills. Two of them are compared by {@link
 * io.lodestone.represent.similarity.Tanimoto}.
 *
 * <p>The grid is that of the authors' program, nomad-dos-fingerprints. Unlike there, values are per
 * atom, so that a supercell has the fingerprint of its cell: the default heights are half of
 * theirs, which is the same grid for crystals with two atoms in the cell, as silicon. And columns
 * hold the exact area below the curve, where they sample it every 0.05 eV first.
 */
public final class DosFingerprint
    implements RepresentationFamily<DensityOfStates, DosFingerprint.Settings> {

  /** The grid. */
  public record Settings(
      @Setting(value = "-2", unit = "eV", text = "energy at which the grid is finest") double eRef,
      @Setting(value = "0.05", unit = "eV", text = "width of the narrowest columns") double deMin,
      @Setting(value = "1.05", unit = "eV", text = "width that columns tend to far away")
          double deMax,
      @Setting(value = "0.25", text = "states per atom that fill the narrowest columns")
          double rhoMin,
      @Setting(value = "2.75", text = "states per atom that fill columns far away") double rhoMax,
      @Setting(value = "7", unit = "eV", text = "distance over which columns grow") double width,
      @Setting(value = "56", text = "pixels of a column") int pixels,
      @Setting(value = "-10", unit = "eV", text = "lowest energy") double from,
      @Setting(value = "5", unit = "eV", text = "highest energy") double to) {
    private static final int MOST_PIXELS = 250;
    private static final double MOST_COLUMNS = 10_000;

    public Settings {
      require(deMin > 0 && deMax >= deMin, "de_min above 0 and de_max not below it");
      require(rhoMin > 0 && rhoMax >= rhoMin, "rho_min above 0 and rho_max not below it");
      require(width > 0, "a width above 0");
      require(pixels >= 1 && pixels <= MOST_PIXELS, "1 to " + MOST_PIXELS + " pixels");
      require(from + deMin <= eRef && eRef + deMin <= to, "e_ref between from and to");
      require((to - from) / deMin <= MOST_COLUMNS, "at most 10000 columns");
    }

    private static void require(boolean holds, String expected) {
      if (!holds) {
        throw new InvalidInput("dos", null, "settings of another kind", expected, null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "dos",
        "fingerprint of the density of electronic states",
        "Kuban, Rigamonti, Scheidgen, Draxl, Sci. Data 9, 646 (2022)",
        DensityOfStates.class,
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
  public Representation<DensityOfStates> create(Settings settings, Scope scope) {
    return new OfGrid(new DosGrid(settings), settings.pixels());
  }

  private record OfGrid(DosGrid grid, int pixels) implements Representation<DensityOfStates> {
    @Override
    public List<Feature> features() {
      List<Feature> features = new ArrayList<>();
      double[] edges = grid.edges();
      for (int i = 0; i < grid.columns(); i++) {
        features.add(
            Feature.plain(String.format(Locale.ROOT, "dos %.2f..%.2f eV", edges[i], edges[i + 1])));
      }
      return features;
    }

    @Override
    public void represent(DensityOfStates dos, FeatureRow row) {
      Spectrum spectrum = dos.spectrum();
      double[] edges = grid.edges();
      double[] states = spectrum.binned(edges);
      for (int i = 0; i < states.length; i++) {
        if (edges[i] < spectrum.from() || edges[i + 1] > spectrum.to()) {
          row.missing(
              i,
              String.format(
                  Locale.ROOT,
                  "the density of states reaches from %.2f to %.2f eV",
                  spectrum.from(),
                  spectrum.to()));
        } else {
          // A column that holds exactly n pixels must not lose one to rounding.
          double filled = Math.floor(states[i] / grid.pixelHeight(i) + 1e-9);
          row.set(i, Math.clamp(filled, 0, pixels));
        }
      }
    }
  }
}
