package io.lodestone.represent.distribution;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.ErrorFunction;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Equally spaced points at which Gaussians of one width are added up.
 *
 * <p>A point takes the mean of a Gaussian over the step around it, not its value there, so that no
 * part of a Gaussian is lost however coarse the grid is.
 */
public final class GaussianGrid {
  /** Widths beyond which a Gaussian is dark; 4e-11 of it are. */
  private static final double REACH = 6.5;

  /** Nodes per width of the table from which the integral is taken by its Taylor series. */
  private static final int NODES = 128;

  private static final double[] INTEGRAL = new double[(int) (2 * REACH * NODES) + 1];
  private static final double[] DENSITY = new double[INTEGRAL.length];

  static {
    for (int i = 0; i < INTEGRAL.length; i++) {
      double z = (double) i / NODES - REACH;
      INTEGRAL[i] = ErrorFunction.erfc(-z / Math.sqrt(2)) / 2;
      DENSITY[i] = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
  }

  private static final int MOST_POINTS = 100_000;

  private final double min;
  private final double step;
  private final int points;
  private final double sigma;

  /**
   * @param min the first point
   * @param max the last point
   * @param points at least 2
   * @param sigma width of the Gaussians, above 0
   * @throws InvalidInput when there is no such grid
   */
  public GaussianGrid(double min, double max, int points, double sigma) {
    if (points < 2 || points > MOST_POINTS) {
      throw new InvalidInput(
          null, "points", Integer.toString(points), "from 2 to " + MOST_POINTS + " points", null);
    }
    if (!(min < max)) {
      throw new InvalidInput(
          null, "range", min + " to " + max, "a range whose end is above its begin", null);
    }
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new InvalidInput(null, "sigma", Double.toString(sigma), "a width above 0", null);
    }
    this.min = min;
    this.points = points;
    this.sigma = sigma;
    step = (max - min) / (points - 1);
  }

  /**
   * A grid whose steps fill a range: each point is the middle of a part of it.
   *
   * @throws InvalidInput when there is no such grid
   */
  public static GaussianGrid tiling(double from, double to, int points, double sigma) {
    double half = (to - from) / points / 2;
    return new GaussianGrid(from + half, to - half, points, sigma);
  }

  /** How many points there are. */
  public int points() {
    return points;
  }

  /** The place of a point. */
  public double at(int point) {
    return min + point * step;
  }

  /** The distance between points. */
  public double step() {
    return step;
  }

  /** Beyond its ends by this much, the grid still sees a Gaussian. */
  public double margin() {
    return REACH * sigma;
  }

  /** The place of a point, for labels. */
  public String label(int point) {
    double place = Math.abs(at(point)) < 1e-9 * step ? 0 : at(point);
    return new BigDecimal(place).round(new MathContext(8)).stripTrailingZeros().toPlainString();
  }

  /**
   * Adds a Gaussian to the values of the points.
   *
   * @param values where those of this grid begin at an offset; in units of one per unit of length
   * @param weight the area of the Gaussian
   */
  public void add(double[] values, int offset, double centre, double weight) {
    double edge = min - step / 2 - centre;
    int first = (int) Math.max(0, Math.floor((-margin() - edge) / step));
    int last = (int) Math.min(points - 1.0, Math.floor((margin() - edge) / step));
    double height = weight / step;
    double before = integral((edge + first * step) / sigma);
    for (int i = first; i <= last; i++) {
      double after = integral((edge + (i + 1) * step) / sigma);
      values[offset + i] += height * (after - before);
      before = after;
    }
  }

  /** The integral of the normal distribution up to z. */
  private static double integral(double z) {
    double place = (z + REACH) * NODES;
    if (!(place > 0)) {
      return 0;
    }
    int node = (int) (place + 0.5);
    if (node >= INTEGRAL.length) {
      return 1;
    }
    double h = (place - node) / NODES;
    double at = (double) node / NODES - REACH;
    return INTEGRAL[node] + DENSITY[node] * h * (1 - h * (at / 2 - h * (at * at - 1) / 6));
  }
}
