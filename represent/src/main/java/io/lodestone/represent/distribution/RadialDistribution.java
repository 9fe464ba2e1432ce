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
 * The radial distribution function of a structure, for each pair of elements or in total.
 *
 * <p>Neighbours beyond the end whose Gaussians reach into the range are counted, so that no atom
 * appears or vanishes at once when it moves.
 */
public final class RadialDistribution implements RepresentationFamily<Structure, RadialSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "rdf",
        "radial distribution function",
        "K. T. Schütt et al., Phys. Rev. B 89, 205118 (2014)",
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
  public SettingsType<RadialSettings> settings() {
    return SettingsType.of(RadialSettings.class);
  }

  @Override
  public Representation<Structure> create(RadialSettings settings, Scope scope) {
    return new Distribution(settings, scope);
  }

  private static final class Distribution implements Representation<Structure> {
    private final RadialSettings.Count count;
    private final GaussianGrid grid;
    private final ElementBlocks blocks;
    private final Terms terms;
    private final List<Feature> features;

    Distribution(RadialSettings settings, Scope scope) {
      count = settings.count();
      grid = settings.grid();
      blocks = new ElementBlocks(scope.elements(), 2, settings.partial());
      double reach = settings.rCut() + grid.margin();
      terms = new Terms.OfPairs(blocks, grid, new Weight.Unity(reach), false);
      String unit = count == RadialSettings.Count.PAIR_CORRELATION ? "-" : "1/Å";
      features = blocks.features("rdf", grid, unit);
    }

    @Override
    public List<Feature> features() {
      return features;
    }

    @Override
    public void represent(Structure structure, FeatureRow row) {
      boolean isCorrelation = count == RadialSettings.Count.PAIR_CORRELATION;
      Atoms atoms = isCorrelation ? Atoms.ofCrystal(structure) : Atoms.of(structure);
      double[] values = new double[features.size()];
      terms.add(atoms, values);
      double[] expected = isCorrelation ? expected(atoms) : null;
      for (int i = 0; i < values.length; i++) {
        // The terms count a pair of atoms once, not from either end.
        double neighbours = 2 * values[i];
        if (!isCorrelation) {
          row.set(i, neighbours / atoms.size());
        } else if (neighbours > 0) {
          row.set(i, neighbours / (expected[i / grid.points()] * shell(i % grid.points())));
        }
      }
    }

    /** For each block the neighbours per volume that all its atoms would have if spread evenly. */
    private double[] expected(Atoms atoms) {
      int[] kinds = blocks.kinds(atoms);
      int most = 0;
      for (int kind : kinds) {
        most = Math.max(most, kind + 1);
      }
      double[] number = new double[most];
      for (int kind : kinds) {
        number[kind]++;
      }
      double volume = atoms.structure().volume().orElseThrow();
      double[] expected = new double[blocks.count()];
      for (int i = 0; i < most; i++) {
        for (int j = 0; j < most; j++) {
          expected[blocks.pair(i, j)] += number[i] * number[j] / volume;
        }
      }
      return expected;
    }

    /** The mean over a step of the area of the sphere, Å². */
    private double shell(int point) {
      double r = grid.at(point);
      return 4 * Math.PI * (r * r + grid.step() * grid.step() / 12);
    }
  }
}
