package io.lodestone.learn.map.embedding;

import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A map that t-SNE drew.
 *
 * @param divergence how far it is from the probabilities it was drawn by, in nats
 */
record TsneMap(
    Tsne.Settings settings, Surroundings surroundings, double[] coordinates, double divergence)
    implements FittedMap {
  private static final int MOST_STEPS = 200;
  private static final double SETTLED = 1e-4;

  @Override
  public int size() {
    return surroundings.size();
  }

  @Override
  public int dimensions() {
    return 2;
  }

  @Override
  public List<String> notes() {
    double most = Tsne.perplexity(settings, size() - 1).choices();
    String divergent =
        String.format(Locale.ROOT, "the Kullback-Leibler divergence is %.3f nats", divergence);
    return most < settings.perplexity()
        ? List.of(
            divergent,
            String.format(
                Locale.ROOT, "the perplexity is %.3g, the most for %d points", most, size()))
        : List.of(divergent);
  }

  /**
   * Each point goes where the probabilities of its neighbours there are most like those in truth;
   * one that equals a material of the map lies where that lies.
   */
  @Override
  public double[] place(MapInput others) {
    Perplexity perplexity = Tsne.perplexity(settings, size());
    int k = Tsne.neighbours(perplexity.choices(), size());
    NeighbourLists lists = surroundings.nearest(others, k);
    float[] probabilities = perplexity.probabilities(lists);
    QuadTree tree = new QuadTree(coordinates, settings.theta());
    double[] placed = new double[2 * others.rows()];
    IntStream.range(0, others.rows())
        .parallel()
        .forEach(
            row -> {
              double[] own = new double[2];
              if (lists.distance(row, 0) == 0) {
                System.arraycopy(coordinates, 2 * lists.index(row, 0), own, 0, 2);
              } else {
                new Place(tree, lists.of(row), probabilities, row * k).settle(own);
              }
              System.arraycopy(own, 0, placed, 2 * row, 2);
            });
    return placed;
  }

  /** The search for the place of one point. */
  private final class Place {
    private final QuadTree tree;
    private final int[] targets;
    private final float[] probabilities;
    private final int from;
    private final double[] sums = new double[3];

    Place(QuadTree tree, int[] targets, float[] probabilities, int from) {
      this.tree = tree;
      this.targets = targets;
      this.probabilities = probabilities;
      this.from = from;
    }

    /**
     * Goes downhill from the mean of the neighbours, further after success, less far after none.
     */
    void settle(double[] own) {
      for (int i = 0; i < targets.length; i++) {
        own[0] += probabilities[from + i] * coordinates[2 * targets[i]];
        own[1] += probabilities[from + i] * coordinates[2 * targets[i] + 1];
      }
      double[] slope = new double[2];
      double height = height(own, slope);
      double step = 1;
      for (int i = 0; i < MOST_STEPS && step * Math.hypot(slope[0], slope[1]) > SETTLED; i++) {
        double[] next = {own[0] - step * slope[0], own[1] - step * slope[1]};
        double[] nextSlope = new double[2];
        double lower = height(next, nextSlope);
        if (lower < height) {
          own[0] = next[0];
          own[1] = next[1];
          slope = nextSlope;
          height = lower;
          step *= 1.5;
        } else {
          step /= 3;
        }
      }
    }

    /**
     * The divergence of the point's probabilities at a place, but for a constant, and its slope.
     */
    private double height(double[] at, double[] slope) {
      tree.push(at[0], at[1], sums);
      double sum = Math.log(sums[2]);
      slope[0] = -2 * sums[0] / sums[2];
      slope[1] = -2 * sums[1] / sums[2];
      for (int i = 0; i < targets.length; i++) {
        double dx = at[0] - coordinates[2 * targets[i]];
        double dy = at[1] - coordinates[2 * targets[i] + 1];
        double wide = 1 + dx * dx + dy * dy;
        double p = probabilities[from + i];
        sum += p * Math.log(wide);
        slope[0] += 2 * p / wide * dx;
        slope[1] += 2 * p / wide * dy;
      }
      return sum;
    }
  }

  @Override
  public ModelState state() {
    return surroundings.state().put("positions", coordinates).put("divergence", divergence);
  }
}
