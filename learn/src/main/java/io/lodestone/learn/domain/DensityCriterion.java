package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The training rows around the row are not much denser among themselves than around it: its local
 * outlier factor is no larger than that of 99 % of the training rows (Breunig, Kriegel, Ng and
 * Sander, SIGMOD Record 29(2), 93, 2000, definitions 5 to 7; rows that are there several times
 * count once).
 *
 * <p>A row may be near to a training row by the measure of sparse regions and far out by that of
 * the dense cluster next to it; this is what the other criteria do not see.
 */
final class DensityCriterion implements Criterion.OfNeighbours {
  private static final double LEVEL = 0.99;

  /** Rows that differ may be the same in single precision. */
  private static final double LEAST = 1e-6;

  private final float[] reach;
  private final float[] density;
  private final double most;

  /**
   * A criterion.
   *
   * @param reach of each reference row the distance of the last of its neighbours
   * @param density of each reference row its local reachability density
   * @param most the largest factor that is inside
   */
  private DensityCriterion(float[] reach, float[] density, double most) {
    this.reach = reach;
    this.density = density;
    this.most = most;
  }

  /** A criterion that all meet, where there are too few rows to know better. */
  static DensityCriterion none(int size) {
    return new DensityCriterion(new float[size], new float[size], Double.POSITIVE_INFINITY);
  }

  /**
   * With neighbours among the reference rows, no row among its own.
   *
   * @param own those of each reference row
   * @param usual those of training rows
   */
  static DensityCriterion of(NeighbourLists own, NeighbourLists usual) {
    int size = own.rows();
    float[] reach = new float[size];
    float[] density = new float[size];
    for (int i = 0; i < size; i++) {
      reach[i] = own.distance(i, own.k() - 1);
    }
    for (int i = 0; i < size; i++) {
      density[i] = (float) density(own, i, reach);
    }
    DensityCriterion open = new DensityCriterion(reach, density, Double.POSITIVE_INFINITY);
    double[] factors =
        IntStream.range(0, usual.rows())
            .mapToDouble(row -> open.factor(usual, row))
            .sorted()
            .toArray();
    return new DensityCriterion(
        reach, density, factors[(int) Math.ceil(LEVEL * factors.length) - 1]);
  }

  static DensityCriterion read(int size, ModelState state) {
    float[] reach = state.floats("reach");
    float[] density = state.floats("density");
    if (reach.length != size || density.length != size) {
      throw new InvalidInput(
          "model", "part density", density.length + " values", size + " values", null);
    }
    return new DensityCriterion(reach, density, state.number("most_outlying"));
  }

  /** The reciprocal of the mean reachability distance. */
  private static double density(NeighbourLists near, int row, float[] reach) {
    double sum = 0;
    for (int place = 0; place < near.k(); place++) {
      sum += Math.max(near.distance(row, place), reach[near.index(row, place)]);
    }
    return near.k() / Math.max(sum, LEAST);
  }

  private double factor(NeighbourLists near, int row) {
    double sum = 0;
    for (int place = 0; place < near.k(); place++) {
      sum += density[near.index(row, place)];
    }
    return sum / near.k() / density(near, row, reach);
  }

  @Override
  public String violation(NeighbourLists near, int row) {
    if (most == Double.POSITIVE_INFINITY) {
      return null;
    }
    double factor = factor(near, row);
    return factor > most
        ? String.format(
            Locale.ROOT,
            "the training rows around it are %.2f times as dense as it (local outlier factor),"
                + " %.2f is what 99 %% of the training rows stay below",
            factor,
            most)
        : null;
  }

  @Override
  public void write(ModelState state) {
    state.put("reach", reach).put("density", density).put("most_outlying", most);
  }
}
