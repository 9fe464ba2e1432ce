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
 * The many-body tensor representation: a broadened distribution of the elements (k = 1), of the
 * distances (k = 2) or of the angles (k = 3) of a structure, for each combination of elements.
 *
 * <p>Conventions are those of DScribe 2 (L. Himanen et al., Comput. Phys. Commun. 247, 106949,
 * 2020). Values are densities over the grid, each the mean over its step.
 */
public final class ManyBodyTensor implements RepresentationFamily<Structure, MbtrSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "mbtr",
        "many-body tensor representation (one of k = 1, 2, 3)",
        "H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022)",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL),
        Profile.LengthScale.ENVIRONMENT,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<MbtrSettings> settings() {
    return SettingsType.of(MbtrSettings.class);
  }

  @Override
  public Representation<Structure> create(MbtrSettings settings, Scope scope) {
    return new Tensor(settings, scope);
  }

  private static final class Tensor implements Representation<Structure> {
    private final MbtrSettings.Normalization normalization;
    private final Terms terms;
    private final List<Feature> features;

    Tensor(MbtrSettings settings, Scope scope) {
      normalization = settings.normalization();
      MbtrSettings.Geometry geometry = settings.geometry();
      GaussianGrid grid = settings.grid();
      ElementBlocks blocks =
          new ElementBlocks(scope.elements(), geometry.bodies(), settings.partial());
      terms =
          switch (geometry) {
            case ATOMIC_NUMBER -> new Terms.OfAtoms(blocks, grid);
            case DISTANCE -> new Terms.OfPairs(blocks, grid, settings.weight(), false);
            case INVERSE_DISTANCE -> new Terms.OfPairs(blocks, grid, settings.weight(), true);
            case ANGLE ->
                new Terms.OfTriples(blocks, grid, settings.weight(), Terms.OfTriples.Corner.ANGLE);
            case COSINE ->
                new Terms.OfTriples(blocks, grid, settings.weight(), Terms.OfTriples.Corner.COSINE);
          };
      String measured = SettingsType.of(MbtrSettings.class).values(settings).get("geometry");
      features = blocks.features("mbtr " + measured, grid, settings.unit());
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
      double divisor =
          switch (normalization) {
            case NONE -> 1;
            case ATOMS -> atoms.size();
            case L2 -> norm(values);
          };
      if (divisor == 0) {
        row.missing(0, values.length, "no pair or triple of atoms falls on the grid");
        return;
      }
      for (int i = 0; i < values.length; i++) {
        row.set(i, values[i] / divisor);
      }
    }

    private static double norm(double[] values) {
      double squares = 0;
      for (double value : values) {
        squares += value * value;
      }
      return Math.sqrt(squares);
    }
  }
}
