package io.lodestone.represent.geometry;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.diffraction.Peak;
import io.lodestone.crystal.diffraction.PowderDiffraction;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import io.lodestone.represent.distribution.GaussianGrid;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The powder diffraction pattern of a crystal on a grid, with Gaussian peaks and the intensity of
 * the range for 1. Partial occupancies count.
 */
public final class PowderProfile implements RepresentationFamily<Structure, DiffractionSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "xrd",
        "powder diffraction pattern",
        "A. Ziletti et al., Nat. Commun. 9, 2775 (2018), for its use",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL),
        Profile.LengthScale.CELL,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<DiffractionSettings> settings() {
    return SettingsType.of(DiffractionSettings.class);
  }

  @Override
  public Representation<Structure> create(DiffractionSettings settings, Scope scope) {
    return new Pattern(settings);
  }

  private static final class Pattern implements Representation<Structure> {
    private final DiffractionSettings settings;
    private final GaussianGrid grid;
    private final PowderDiffraction experiment;
    private final List<Feature> features;

    Pattern(DiffractionSettings settings) {
      this.settings = settings;
      double first = settings.first();
      double last = settings.last();
      double step = (last - first) / settings.points();
      double sigma = settings.sigma() > 0 ? settings.sigma() : step;
      grid = GaussianGrid.tiling(first, last, settings.points(), sigma);
      // Peaks outside reach into the range, so that none appears at once at its ends.
      experiment =
          PowderDiffraction.of(settings.beam())
              .within(
                  settings.twoTheta(first - grid.margin()),
                  settings.twoTheta(last + grid.margin()));
      String unit = settings.axis() == DiffractionSettings.Axis.Q ? "Å" : "1/deg";
      features =
          IntStream.range(0, grid.points())
              .mapToObj(i -> "xrd " + grid.label(i) + " " + settings.unit())
              .map(label -> Feature.of(label, unit))
              .toList();
    }

    @Override
    public List<Feature> features() {
      return features;
    }

    @Override
    public void represent(Structure structure, FeatureRow row) {
      Atoms.requireCrystal(structure);
      double[] values = new double[grid.points()];
      for (Peak peak : experiment.pattern(structure).peaks()) {
        grid.add(values, 0, settings.of(peak.twoTheta()), peak.intensity());
      }
      double area = 0;
      for (double value : values) {
        area += value * grid.step();
      }
      if (area == 0) {
        row.missing(0, values.length, "no reflection falls into the range");
        return;
      }
      for (int i = 0; i < values.length; i++) {
        row.set(i, values[i] / area);
      }
    }
  }
}
