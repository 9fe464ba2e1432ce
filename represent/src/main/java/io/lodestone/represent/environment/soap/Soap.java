package io.lodestone.represent.environment.soap;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.Representation;
import io.lodestone.represent.environment.DifferentiableRepresentation;
import io.lodestone.represent.environment.LocalDerivatives;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.PositionGradient;
import io.lodestone.represent.environment.SpeciesIndex;
import io.lodestone.represent.environment.Surroundings;
import io.lodestone.represent.environment.density.Expansion;
import io.lodestone.represent.environment.density.RadialBasis;
import java.util.List;

/**
 * The SOAP power spectrum of every site of a structure.
 *
 * <p>The density of each element is a Gaussian of width σ on each of its atoms, expanded in g_nl(r)
 * Y_lm around the site; products of the coefficients, summed over m, do not change when everything
 * turns.
 */
public final class Soap implements DifferentiableRepresentation {
  private final SoapSettings settings;
  private final SpeciesIndex species;
  private final PowerLayout layout;
  private final RadialBasis basis;

  /** Of each thread that has used this. */
  private final ThreadLocal<Bench> benches = ThreadLocal.withInitial(Bench::new);

  /**
   * Prepares basis and layout.
   *
   * @throws InvalidInput when rows would be too long or the radial functions too many
   */
  public Soap(SoapSettings settings, SpeciesIndex species) {
    this.settings = settings;
    this.species = species;
    layout = new PowerLayout(species, settings);
    basis =
        switch (settings.rbf()) {
          case GTO ->
              new GaussianBasis(
                  settings.rCut(), settings.sigma(), settings.nMax(), settings.lMax());
          case POLYNOMIAL ->
              new PolynomialBasis(
                  settings.rCut(),
                  settings.sigma(),
                  settings.nMax(),
                  settings.lMax(),
                  settings.reach());
        };
  }

  @Override
  public List<Feature> features() {
    return layout.features();
  }

  @Override
  public LocalFeatures of(Structure structure) {
    Bench bench = benches.get();
    int[] present = bench.take(structure);
    bench.power.begin(present);
    int sites = structure.size();
    if ((long) sites * layout.size() > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          null,
          null,
          sites + " sites of " + layout.size() + " numbers",
          "at most " + Integer.MAX_VALUE + " numbers for one structure",
          "choose smaller n_max and l_max, or a compression");
    }
    double[] values = new double[sites * layout.size()];
    for (int site = 0; site < sites; site++) {
      if (site > 0) {
        bench.power.clear();
      }
      bench.power.add(bench.expand(site, present));
      bench.power.write(1, values, site * layout.size());
    }
    return new LocalFeatures(sites, layout.size(), values);
  }

  @Override
  public LocalDerivatives derivatives(Structure structure) {
    return new SoapGradient(settings, species, layout, basis).derivatives(structure);
  }

  @Override
  public PositionGradient pullBack(Structure structure, double[] slopes) {
    return new SoapGradient(settings, species, layout, basis).pullBack(structure, slopes);
  }

  /** Structures as one row each, by the average that the settings ask for. */
  public Representation<Structure> averaged() {
    return new AveragedSoap(this);
  }

  /** The average over the sites that the settings ask for. */
  double[] average(Structure structure) {
    Bench bench = benches.get();
    int[] present = bench.take(structure);
    bench.power.begin(present);
    int sites = structure.size();
    double[] row = new double[layout.size()];
    switch (settings.average()) {
      case OUTER -> {
        for (int site = 0; site < sites; site++) {
          bench.power.add(bench.expand(site, present));
        }
        bench.power.write(1.0 / sites, row, 0);
      }
      case INNER -> {
        double[][] mean = new double[bench.coefficients.length][present.length * settings.nMax()];
        for (int site = 0; site < sites; site++) {
          double[][] c = bench.expand(site, present);
          for (int lm = 0; lm < mean.length; lm++) {
            for (int i = 0; i < mean[lm].length; i++) {
              mean[lm][i] += c[lm][i] / sites;
            }
          }
        }
        bench.power.add(mean);
        bench.power.write(1, row, 0);
      }
    }
    return row;
  }

  /** What one thread works with. */
  private final class Bench {
    private final Surroundings around =
        new Surroundings(species, settings.reach(), settings.periodic(), true);
    private final Expansion expansion =
        new Expansion(basis, settings.weight(), settings.nMax(), settings.lMax(), false);
    private final PowerSpectrum power = new PowerSpectrum(layout, settings);
    private double[][] coefficients = {{}};

    /** Takes a structure; the numbers of the species that it holds. */
    int[] take(Structure structure) {
      around.take(structure);
      int[] present = around.present();
      int width = present.length * settings.nMax();
      if (coefficients[0].length < width) {
        coefficients = new double[(settings.lMax() + 1) * (settings.lMax() + 1)][width];
      }
      return present;
    }

    /** The coefficients around a site, valid until the next are asked for. */
    double[][] expand(int site, int[] present) {
      around.around(site);
      expansion.of(around, present, coefficients);
      return coefficients;
    }
  }
}
