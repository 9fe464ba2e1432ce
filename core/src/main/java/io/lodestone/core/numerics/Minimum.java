package io.lodestone.core.numerics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A local minimum of a smooth function of many variables within bounds, by the limited-memory
 * method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright, Numerical Optimization,
 * algorithm 7.4), with steps projected on the bounds.
 *
 * @param point where it is
 * @param value the function there
 */
public record Minimum(double[] point, double value) {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;

  /** A function with its gradient. */
  @FunctionalInterface
  public interface Function {
    /**
     * The value at a point.
     *
     * @param gradient filled with the derivatives
     * @return NaN or infinity where the function is not defined
     */
    double at(double[] point, double[] gradient);
  }

  /** How a step changed the point and the gradient. */
  private record Change(double[] point, double[] gradient, double product) {}

  /**
   * Goes down from a point.
   *
   * @param start within the bounds; the function has to be defined there
   * @param lower the least value of each variable
   * @param upper the largest value of each variable
   * @param tolerance of the largest component of the projected gradient at which to stop
   * @param mostSteps after which to stop in any case
   */
  public static Minimum from(
      double[] start,
      double[] lower,
      double[] upper,
      Function function,
      double tolerance,
      int mostSteps) {
    int n = start.length;
    double[] x = start.clone();
    double[] gradient = new double[n];
    double value = function.at(x, gradient);
    Deque<Change> changes = new ArrayDeque<>();
    for (int step = 0;
        step < mostSteps && steepest(x, gradient, lower, upper) > tolerance;
        step++) {
      double[] direction = direction(gradient, changes);
      if (dot(direction, gradient) >= 0) {
        changes.clear();
        direction = direction(gradient, changes);
      }
      double[] next = new double[n];
      double[] nextGradient = new double[n];
      double length = changes.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      double nextValue = Double.NaN;
      boolean found = false;
      for (int halving = 0; halving < 30 && !found; halving++, length /= 2) {
        double expected = 0;
        for (int i = 0; i < n; i++) {
          next[i] = Math.clamp(x[i] + length * direction[i], lower[i], upper[i]);
          expected += gradient[i] * (next[i] - x[i]);
        }
        nextValue = function.at(next, nextGradient);
        found = nextValue <= value + SUFFICIENT * expected && expected < 0;
      }
      if (!found) {
        if (changes.isEmpty()) {
          break;
        }
        changes.clear();
        continue;
      }
      double[] moved = difference(next, x);
      double[] turned = difference(nextGradient, gradient);
      double product = dot(moved, turned);
      if (product > 1e-12 * norm(moved) * norm(turned)) {
        changes.addLast(new Change(moved, turned, product));
        if (changes.size() > MEMORY) {
          changes.removeFirst();
        }
      }
      boolean still = value - nextValue <= 1e-13 * Math.max(1, Math.abs(value));
      x = next;
      value = nextValue;
      gradient = nextGradient;
      if (still) {
        break;
      }
    }
    return new Minimum(x, value);
  }

  /** The largest component of the gradient that does not point out of the bounds. */
  private static double steepest(double[] x, double[] gradient, double[] lower, double[] upper) {
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      double inside = Math.clamp(x[i] - gradient[i], lower[i], upper[i]) - x[i];
      most = Math.max(most, Math.abs(inside));
    }
    return most;
  }

  private static double[] direction(double[] gradient, Deque<Change> changes) {
    double[] q = Arrays.stream(gradient).map(g -> -g).toArray();
    List<Change> order = new ArrayList<>(changes);
    double[] shares = new double[order.size()];
    for (int k = order.size() - 1; k >= 0; k--) {
      Change change = order.get(k);
      shares[k] = dot(change.point(), q) / change.product();
      add(q, -shares[k], change.gradient());
    }
    if (!order.isEmpty()) {
      Change last = order.getLast();
      double scale = last.product() / dot(last.gradient(), last.gradient());
      Arrays.setAll(q, i -> q[i] * scale);
    }
    for (int k = 0; k < order.size(); k++) {
      Change change = order.get(k);
      add(q, shares[k] - dot(change.gradient(), q) / change.product(), change.point());
    }
    return q;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] c = new double[a.length];
    Arrays.setAll(c, i -> a[i] - b[i]);
    return c;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
