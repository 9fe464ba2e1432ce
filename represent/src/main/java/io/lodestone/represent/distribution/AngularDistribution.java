package io.lodestone.represent.distribution;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;

/**
 * The distribution of the angles between the neighbours of an atom, for each triple of elements or
 * in total. A neighbour at distance d counts (1 + cos(π d/r_cut))/2, a triple the product of two.
 */
public final class AngularDistribution implements RepresentationFamily<Structure, AngularSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "adf",
        "angular distribution function",
        "J. Behler, J. Chem. Phys. 134, 074106 (2011), for the cut-off",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL),
        Profile.LengthScale.BOND,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<AngularSettings> settings() {
    return SettingsType.of(AngularSettings.class);
  }

  @Override
  public Representation<Structure> create(AngularSettings settings, Scope scope) {
    return new Distribution(settings, scope);
  }

  private static final class Distribution implements Representation<Structure> {
    private final AngularSettings.Normalization normalization;
    private final GaussianGrid grid;
    private final Terms terms;
    private final List<Feature> features;

    Distribution(AngularSettings settings, Scope scope) {
      normalization = settings.normalization();
      grid = settings.grid();
      ElementBlocks blocks = new ElementBlocks(scope.elements(), 3, settings.partial());
      terms =
          new Terms.OfTriples(
              blocks,
              grid,
              new Weight.Cosine(settings.rCut()),
              Terms.OfTriples.Corner.MIRRORED_ANGLE);
      features = blocks.features("adf", grid, "1/deg");
    }

    @Override
    public List<Feature> features() {
      return features;
    }

    @Override
    public void represent(Structure structure, FeatureRow row) {
      Atoms atoms = Atoms.of(structure);
      double[] values = new double[features.size()];
      terms.add(atoms, values);
      double divisor = atoms.size();
      if (normalization == AngularSettings.Normalization.AREA) {
        divisor = 0;
        for (double value : values) {
          divisor += value * grid.step();
        }
        if (divisor == 0) {
          row.missing(0, values.length, "no atom has two neighbours within r_cut");
          return;
        }
      }
      for (int i = 0; i < values.length; i++) {
        row.set(i, values[i] / divisor);
      }
    }
  }
}
