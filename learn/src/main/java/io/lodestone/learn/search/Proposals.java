package io.lodestone.learn.search;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Says which point of a space to try next. */
interface Proposals {
  /**
   * The next point.
   *
   * @param points those that were tried
   * @param losses of each of them, the less the better; NaN where it failed
   * @return null where there is nothing new to try
   */
  double[] next(List<double[]> points, List<Double> losses);

  static Proposals of(ParameterSpace space, SearchSettings settings) {
    return switch (settings.method()) {
      case GRID -> new Grid(grid(space, settings.trials()));
      case RANDOM -> new Chance(space, settings.seed());
      case BAYES -> new ExpectedImprovement(space, settings);
    };
  }

  /** Points that are known beforehand. */
  record Grid(List<double[]> all) implements Proposals {
    @Override
    public double[] next(List<double[]> points, List<Double> losses) {
      return points.size() < all.size() ? all.get(points.size()) : null;
    }
  }

  /**
   * All combinations, with as many values of each range as the number of trials allows.
   *
   * @throws InvalidInput when there are more combinations than trials
   */
  private static List<double[]> grid(ParameterSpace space, int trials) {
    List<double[]> best = null;
    for (int perRange = 2; perRange <= trials + 1; perRange++) {
      long size = 1;
      List<double[]> places = new ArrayList<>();
      for (Parameter parameter : space.parameters()) {
        places.add(parameter.places(perRange));
        size = Math.min(Integer.MAX_VALUE, size * places.getLast().length);
      }
      if (size > trials) {
        if (best == null) {
          throw new InvalidInput(
              null,
              "trials",
              "" + trials,
              "at least " + size + ", which is how many combinations there are",
              "try a random or Bayesian search");
        }
        return best;
      }
      if (best != null && best.size() == size) {
        return best;
      }
      best = combinations(places);
    }
    return best;
  }

  private static List<double[]> combinations(List<double[]> places) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[0]);
    for (double[] own : places) {
      List<double[]> longer = new ArrayList<>();
      for (double[] point : points) {
        for (double place : own) {
          double[] next = Arrays.copyOf(point, point.length + 1);
          next[point.length] = place;
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  /** Points by chance, none of them twice. */
  final class Chance implements Proposals {
    private static final int ATTEMPTS = 1000;

    private final ParameterSpace space;
    private final SplittableRandom random;
    private final Set<String> seen = new HashSet<>();

    Chance(ParameterSpace space, long seed) {
      this.space = space;
      random = new SplittableRandom(seed);
    }

    @Override
    public double[] next(List<double[]> points, List<Double> losses) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        double[] point = new double[space.parameters().size()];
        for (int k = 0; k < point.length; k++) {
          point[k] = space.parameters().get(k).settled(random.nextDouble());
        }
        if (seen.add(space.values(point))) {
          return point;
        }
      }
      return null;
    }
  }
}
