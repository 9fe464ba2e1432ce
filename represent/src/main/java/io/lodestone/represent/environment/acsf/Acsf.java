package io.lodestone.represent.environment.acsf;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.environment.DifferentiableRepresentation;
import io.lodestone.represent.environment.LocalDerivatives;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.PositionGradient;
import io.lodestone.represent.environment.SpeciesIndex;
import io.lodestone.represent.environment.Surroundings;
import java.util.ArrayList;
import java.util.List;

/**
 * Atom-centred symmetry functions of every site of a structure.
 *
 * <p>For each species, by atomic number, G1, each G2 and each G3; then for each pair of species,
 * the second not above the first, each G4 and each G5.
 */
public final class Acsf implements DifferentiableRepresentation {
  private final AcsfSettings settings;
  private final SpeciesIndex species;
  private final int radialSize;
  private final int angularSize;
  private final int size;

  /** Takes what the functions are. */
  public Acsf(AcsfSettings settings, SpeciesIndex species) {
    this.settings = settings;
    this.species = species;
    radialSize = new RadialFunctions(settings).size();
    angularSize = new AngularFunctions(settings).size();
    size = species.size() * radialSize + species.size() * (species.size() + 1) / 2 * angularSize;
  }

  @Override
  public List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    for (int s = 0; s < species.size(); s++) {
      String symbol = species.element(s).symbol();
      features.add(Feature.plain("acsf " + symbol + " G1"));
      List<Double> g2 = settings.g2();
      for (int i = 0; i < g2.size(); i += 2) {
        features.add(
            Feature.plain("acsf %s G2 eta%s rs%s".formatted(symbol, g2.get(i), g2.get(i + 1))));
      }
      for (double kappa : settings.g3()) {
        features.add(Feature.plain("acsf %s G3 kappa%s".formatted(symbol, kappa)));
      }
    }
    for (int s = 0; s < species.size(); s++) {
      for (int t = 0; t <= s; t++) {
        String pair = species.element(s).symbol() + "-" + species.element(t).symbol();
        addAngular(features, pair, "G4", settings.g4());
        addAngular(features, pair, "G5", settings.g5());
      }
    }
    return List.copyOf(features);
  }

  private static void addAngular(
      List<Feature> features, String pair, String name, List<Double> numbers) {
    for (int i = 0; i < numbers.size(); i += 3) {
      features.add(
          Feature.plain(
              "acsf %s %s eta%s zeta%s lambda%s"
                  .formatted(pair, name, numbers.get(i), numbers.get(i + 1), numbers.get(i + 2))));
    }
  }

  /** Where the functions of a species begin. */
  private int radial(int s) {
    return s * radialSize;
  }

  /** Where the functions of a pair of species begin. */
  private int angular(int s, int t) {
    int high = Math.max(s, t);
    int low = Math.min(s, t);
    return species.size() * radialSize + (high * (high + 1) / 2 + low) * angularSize;
  }

  @Override
  public LocalFeatures of(Structure structure) {
    if ((long) structure.size() * size > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          null,
          null,
          structure.size() + " sites of " + size + " numbers",
          "at most " + Integer.MAX_VALUE + " numbers for one structure",
          null);
    }
    double[] values = new double[structure.size() * size];
    walk(
        structure,
        new Taker() {
          @Override
          public void one(Walk at, int j, int first) {
            double[] value = at.radial.values();
            for (int i = 0; i < value.length; i++) {
              values[at.centre * size + first + i] += value[i];
            }
          }

          @Override
          public void two(Walk at, int j, int k, int first) {
            double[] value = at.angular.values();
            for (int i = 0; i < value.length; i++) {
              values[at.centre * size + first + i] += value[i];
            }
          }
        });
    return new LocalFeatures(structure.size(), size, values);
  }

  @Override
  public LocalDerivatives derivatives(Structure structure) {
    LocalDerivatives derivatives = new LocalDerivatives(structure.size(), size);
    walk(
        structure,
        new Taker() {
          @Override
          public void one(Walk at, int j, int first) {
            add(at, j, first, at.radial.slopes(), at.unit(j));
          }

          @Override
          public void two(Walk at, int j, int k, int first) {
            double[] across = at.unit(j, k);
            add(at, j, first, at.angular.first(), at.unit(j));
            add(at, j, first, at.angular.third(), across);
            add(at, k, first, at.angular.second(), at.unit(k));
            double[] back = {-across[0], -across[1], -across[2]};
            add(at, k, first, at.angular.third(), back);
          }

          private void add(Walk at, int j, int first, double[] slopes, double[] unit) {
            double[] block = derivatives.block(at.centre, at.around.atom()[j]);
            for (int axis = 0; axis < 3; axis++) {
              for (int i = 0; i < slopes.length; i++) {
                block[axis * size + first + i] += slopes[i] * unit[axis];
              }
            }
          }
        });
    for (int site = 0; site < structure.size(); site++) {
      derivatives.closeSite(site);
    }
    return derivatives;
  }

  @Override
  public PositionGradient pullBack(Structure structure, double[] slopes) {
    if (slopes.length != structure.size() * size) {
      throw new IllegalArgumentException(
          slopes.length + " slopes for " + structure.size() + " sites of " + size + " features");
    }
    PositionGradient gradient = new PositionGradient(structure.size());
    walk(
        structure,
        new Taker() {
          @Override
          public void one(Walk at, int j, int first) {
            add(at, j, weighted(at, first, at.radial.slopes()), at.unit(j));
          }

          @Override
          public void two(Walk at, int j, int k, int first) {
            double across = weighted(at, first, at.angular.third());
            double[] unit = at.unit(j, k);
            add(at, j, weighted(at, first, at.angular.first()), at.unit(j));
            add(at, j, across, unit);
            add(at, k, weighted(at, first, at.angular.second()), at.unit(k));
            add(at, k, -across, unit);
          }

          private double weighted(Walk at, int first, double[] derivatives) {
            double sum = 0;
            for (int i = 0; i < derivatives.length; i++) {
              sum += derivatives[i] * slopes[at.centre * size + first + i];
            }
            return sum;
          }

          private void add(Walk at, int j, double slope, double[] unit) {
            double[] scaled = {slope * unit[0], slope * unit[1], slope * unit[2]};
            gradient.add(at.centre, at.around.atom()[j], scaled, at.vector(j));
          }
        });
    return gradient;
  }

  /** What is done at each neighbour and each pair of neighbours. */
  private interface Taker {
    /**
     * The functions of one neighbour have been evaluated.
     *
     * @param first the feature of the first of them
     */
    void one(Walk at, int j, int first);

    /** The functions of a pair of neighbours have been evaluated. */
    void two(Walk at, int j, int k, int first);
  }

  /** Where a walk over centres, their neighbours and pairs of neighbours stands. */
  private static final class Walk {
    private final Surroundings around;
    private final RadialFunctions radial;
    private final AngularFunctions angular;
    private double[] distance = {};
    private int centre;

    Walk(AcsfSettings settings, SpeciesIndex species) {
      around = new Surroundings(species, settings.rCut(), settings.periodic(), false);
      radial = new RadialFunctions(settings);
      angular = new AngularFunctions(settings);
    }

    void at(int site) {
      centre = site;
      around.around(site);
      if (distance.length < around.count()) {
        distance = new double[2 * around.count()];
      }
      for (int j = 0; j < around.count(); j++) {
        distance[j] = Math.sqrt(around.squared()[j]);
      }
    }

    double[] vector(int j) {
      return new double[] {around.x()[j], around.y()[j], around.z()[j]};
    }

    /** From the centre to a neighbour, of length 1. */
    double[] unit(int j) {
      double[] unit = vector(j);
      for (int axis = 0; axis < 3; axis++) {
        unit[axis] /= distance[j];
      }
      return unit;
    }

    /** From neighbour k to neighbour j, of length 1. */
    double[] unit(int j, int k) {
      double[] to = vector(j);
      double[] from = vector(k);
      double length = between(j, k);
      for (int axis = 0; axis < 3; axis++) {
        to[axis] = (to[axis] - from[axis]) / length;
      }
      return to;
    }

    double between(int j, int k) {
      double x = around.x()[j] - around.x()[k];
      double y = around.y()[j] - around.y()[k];
      double z = around.z()[j] - around.z()[k];
      return Math.sqrt(x * x + y * y + z * z);
    }
  }

  private void walk(Structure structure, Taker taker) {
    Walk at = new Walk(settings, species);
    at.around.take(structure);
    for (int site = 0; site < structure.size(); site++) {
      at.at(site);
      for (int s = 0; s < species.size(); s++) {
        for (int j = at.around.start(s); j < at.around.start(s + 1); j++) {
          at.radial.evaluate(at.distance[j]);
          taker.one(at, j, radial(s));
          if (angularSize > 0) {
            pairs(at, j, s, taker);
          }
        }
      }
    }
  }

  /** Pairs of a neighbour with those before it. */
  private void pairs(Walk at, int j, int s, Taker taker) {
    for (int t = 0; t <= s; t++) {
      int first = angular(s, t);
      for (int k = at.around.start(t); k < Math.min(j, at.around.start(t + 1)); k++) {
        at.angular.evaluate(at.distance[j], at.distance[k], at.between(j, k));
        taker.two(at, j, k, first);
      }
    }
  }
}
