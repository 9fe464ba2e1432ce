package io.lodestone.learn.search;

import io.lodestone.core.numerics.NormalDistribution;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.gaussian.GaussianProcess;
import io.lodestone.learn.gaussian.GaussianSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bayesian optimisation: a Gaussian process follows the losses so far, and the next point is the
 * one at which it expects to gain most beyond the best (D. R. Jones, M. Schonlau and W. J. Welch,
 * J. Glob. Optim. 13, 455, 1998, eq. 15; for settings of learners J. Snoek, H. Larochelle and R. P.
 * Adams, NeurIPS 25, 2012). The first points are by chance.
 */
final class ExpectedImprovement implements Proposals {
  private static final UnitExpression PLAIN = UnitExpression.parse("-");
  private static final int LEAST_FIRST = 4;
  private static final int ANYWHERE = 1000;
  private static final int NEAR_BEST = 500;
  private static final double NEAR = 0.08;

  private final ParameterSpace space;
  private final Chance chance;
  private final SplittableRandom random;
  private final int first;

  ExpectedImprovement(ParameterSpace space, SearchSettings settings) {
    this.space = space;
    chance = new Chance(space, settings.seed());
    random = new SplittableRandom(~settings.seed());
    int wished = Math.max(LEAST_FIRST, 2 * space.parameters().size() + 1);
    first = Math.min(wished, (settings.trials() + 1) / 2);
  }

  @Override
  public double[] next(List<double[]> points, List<Double> losses) {
    List<Double> known = losses.stream().filter(Double::isFinite).toList();
    if (points.size() < first || known.size() < 2) {
      return chance.next(points, losses);
    }
    double[] y = bounded(losses, known);
    Predictor.Regressor process = process(points, y);
    List<double[]> candidates = candidates(points, losses);
    if (candidates.isEmpty()) {
      return null;
    }
    int count = candidates.size();
    double[] mean = new double[count];
    double[] epistemic = new double[count];
    process.predict(features(candidates), mean, epistemic, new double[count]);
    double best = Arrays.stream(y).min().orElseThrow();
    int chosen = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double gain = gain(best - mean[i], epistemic[i]);
      if (gain > most) {
        most = gain;
        chosen = i;
      }
    }
    return candidates.get(chosen);
  }

  /** The expected gain where a normal distribution lies so far below the best. */
  private static double gain(double below, double std) {
    if (std <= 0) {
      return Math.max(0, below);
    }
    double z = below / std;
    NormalDistribution normal = NormalDistribution.STANDARD;
    return below * normal.below(z) + std * normal.density(z);
  }

  /** Losses without outliers upwards, which would flatten all else; failures count as those. */
  private static double[] bounded(List<Double> losses, List<Double> known) {
    List<Double> rising = new ArrayList<>(known);
    Collections.sort(rising);
    double median = rising.get(rising.size() / 2);
    double bound = median + 3 * (median - rising.getFirst());
    double worst = Math.min(rising.getLast(), bound);
    return losses.stream()
        .mapToDouble(loss -> Double.isFinite(loss) ? Math.min(loss, worst) : worst)
        .toArray();
  }

  private Predictor.Regressor process(List<double[]> points, double[] y) {
    GaussianProcess learner = new GaussianProcess();
    GaussianSettings settings =
        learner.settings().parse("kernel=1*matern52+white(0.05),relevance=true,restarts=1");
    return learner.fit(settings, new TrainingSet.Numbers(features(points), "loss", PLAIN, y));
  }

  private Features features(List<double[]> points) {
    List<double[]> rows = points.stream().map(space::encoded).toList();
    int width = rows.getFirst().length;
    double[] values = new double[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    List<String> labels = IntStream.range(0, width).mapToObj(Integer::toString).toList();
    return new Features(labels, Collections.nCopies(width, PLAIN), rows.size(), values);
  }

  /** Points that were not tried: anywhere, and near the best. */
  private List<double[]> candidates(List<double[]> points, List<Double> losses) {
    Set<String> seen = new HashSet<>();
    points.forEach(point -> seen.add(space.values(point)));
    int best =
        IntStream.range(0, points.size())
            .filter(i -> Double.isFinite(losses.get(i)))
            .reduce((a, b) -> losses.get(b) < losses.get(a) ? b : a)
            .orElseThrow();
    List<double[]> candidates = new ArrayList<>();
    for (int i = 0; i < ANYWHERE + NEAR_BEST; i++) {
      double[] point = new double[space.parameters().size()];
      for (int k = 0; k < point.length; k++) {
        double place = random.nextDouble();
        if (i >= ANYWHERE) {
          double near = points.get(best)[k] + NEAR * random.nextGaussian();
          // Now and then a category changes, which small steps would never do.
          place = random.nextDouble() < 0.2 ? place : Math.clamp(near, 0, 1);
        }
        point[k] = space.parameters().get(k).settled(place);
      }
      if (seen.add(space.values(point))) {
        candidates.add(point);
      }
    }
    return candidates;
  }
}
