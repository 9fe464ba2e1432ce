package io.lodestone.represent.environment.ace;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.environment.DifferentiableRepresentation;
import io.lodestone.represent.environment.LocalDerivatives;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.PositionGradient;
import io.lodestone.represent.environment.SpeciesIndex;
import io.lodestone.represent.environment.Surroundings;
import io.lodestone.represent.environment.density.Expansion;
import io.lodestone.represent.environment.density.ExpansionGradient;
import io.lodestone.represent.environment.density.Weighting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Body-ordered invariants of the cluster expansion for every site of a structure. */
public final class Ace implements DifferentiableRepresentation {
  private final AceSettings settings;
  private final SpeciesIndex species;
  private final ClusterFunctions functions;

  /**
   * Chooses the functions.
   *
   * @throws InvalidInput when there would be too many
   */
  public Ace(AceSettings settings, SpeciesIndex species) {
    this.settings = settings;
    this.species = species;
    functions = new ClusterFunctions(settings, species);
  }

  @Override
  public List<Feature> features() {
    return functions.features();
  }

  @Override
  public LocalFeatures of(Structure structure) {
    int size = functions.size();
    if ((long) structure.size() * size > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          null,
          null,
          structure.size() + " sites of " + size + " numbers",
          "at most " + Integer.MAX_VALUE + " numbers for one structure",
          "choose a smaller order or degree");
    }
    Walk walk = new Walk(false);
    walk.around.take(structure);
    double[] values = new double[structure.size() * size];
    for (int site = 0; site < structure.size(); site++) {
      functions.values(walk.at(site), values, site * size);
    }
    return new LocalFeatures(structure.size(), size, values);
  }

  @Override
  public LocalDerivatives derivatives(Structure structure) {
    int size = functions.size();
    Walk walk = new Walk(true);
    walk.around.take(structure);
    LocalDerivatives derivatives = new LocalDerivatives(structure.size(), size);
    for (int site = 0; site < structure.size(); site++) {
      double[] a = walk.at(site);
      int[] near = IntStream.of(walk.around.atom()).limit(walk.around.count()).distinct().toArray();
      for (int atom : near) {
        if (atom != site) {
          double[] block = derivatives.block(site, atom);
          for (int axis = 0; axis < 3; axis++) {
            functions.derivatives(a, walk.change(atom, axis), block, axis * size);
          }
        }
      }
      derivatives.closeSite(site);
    }
    return derivatives;
  }

  @Override
  public PositionGradient pullBack(Structure structure, double[] slopes) {
    int size = functions.size();
    if (slopes.length != structure.size() * size) {
      throw new IllegalArgumentException(
          slopes.length + " slopes for " + structure.size() + " sites of " + size + " features");
    }
    Walk walk = new Walk(true);
    walk.around.take(structure);
    PositionGradient gradient = new PositionGradient(structure.size());
    for (int site = 0; site < structure.size(); site++) {
      double[] a = walk.at(site);
      walk.pull(site, functions.pull(a, slopes, site * size), gradient);
    }
    return gradient;
  }

  /** The coefficients of one centre after the other. */
  private final class Walk {
    private final int width = species.size() * settings.nMax();
    private final int[] all = IntStream.range(0, species.size()).toArray();
    private final Surroundings around =
        new Surroundings(species, settings.rCut(), settings.periodic(), false);
    private final Expansion expansion;
    private final ExpansionGradient gradient;
    private final double[][] rows;
    private final double[] flat;

    Walk(boolean withSlopes) {
      ChebyshevBasis basis = new ChebyshevBasis(settings);
      int l = settings.highestL();
      expansion = new Expansion(basis, Weighting.ONE, settings.nMax(), l, withSlopes);
      gradient = new ExpansionGradient(basis, expansion, settings.nMax(), l);
      rows = new double[(l + 1) * (l + 1)][width];
      flat = new double[rows.length * width];
    }

    /** The coefficients around a site, valid until the next. */
    double[] at(int site) {
      around.around(site);
      expansion.of(around, all, rows);
      if (expansion.hasSlopes()) {
        gradient.take(around);
      }
      return flattened(flat);
    }

    private double[] flattened(double[] out) {
      for (int lm = 0; lm < rows.length; lm++) {
        System.arraycopy(rows[lm], 0, out, lm * width, width);
      }
      return out;
    }

    /** The derivatives of the coefficients with respect to the position of an atom. */
    double[] change(int atom, int axis) {
      for (double[] row : rows) {
        Arrays.fill(row, 0);
      }
      gradient.of(around, atom, axis, around.species(atom) * settings.nMax(), rows);
      return flattened(new double[flat.length]);
    }

    /** Adds what the derivatives with respect to the coefficients mean for positions. */
    void pull(int site, double[] slopes, PositionGradient total) {
      double[][] ofCoefficients = new double[rows.length][width];
      for (int lm = 0; lm < rows.length; lm++) {
        System.arraycopy(slopes, lm * width, ofCoefficients[lm], 0, width);
      }
      double[][] ofVectors = new double[3][around.count()];
      for (int z : all) {
        gradient.pull(around, z, z * settings.nMax(), ofCoefficients, ofVectors);
      }
      around.collect(site, ofVectors, total);
    }
  }
}
