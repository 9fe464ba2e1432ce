package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A quantity at rising positions on an axis; between them it is taken to be a straight line.
 *
 * <p>Axis and values have units. A spectrum is immutable, and its points need not be equally
 * spaced.
 */
public final class Spectrum {
  /** Gauss-Legendre quadrature with five points. */
  private static final double[] NODES = {
    0, -0.5384693101056831, 0.5384693101056831, -0.9061798459386640, 0.9061798459386640
  };

  private static final double[] WEIGHTS = {
    0.5688888888888889,
    0.4786286704993665,
    0.4786286704993665,
    0.2369268850561891,
    0.2369268850561891
  };

  /** Areas and moments of larger numbers would overflow. */
  private static final double LARGEST = 1e30;

  private final double[] axis;
  private final UnitExpression axisUnit;
  private final double[] values;
  private final UnitExpression valueUnit;

  /** The area below the curve up to each point. */
  private final double[] cumulative;

  /**
   * Takes copies.
   *
   * @param axis at least two positions, each above the one before
   * @param values as many as positions
   * @throws InvalidInput when there are too few points, one is beyond ±10³⁰, or positions do not
   *     rise
   */
  public Spectrum(
      double[] axis, UnitExpression axisUnit, double[] values, UnitExpression valueUnit) {
    this.axis = axis.clone();
    this.axisUnit = axisUnit;
    this.values = values.clone();
    this.valueUnit = valueUnit;
    requireRising();
    cumulative = new double[axis.length];
    for (int i = 1; i < axis.length; i++) {
      cumulative[i] = cumulative[i - 1] + (axis[i] - axis[i - 1]) * (values[i] + values[i - 1]) / 2;
    }
  }

  /** With units as text, such as {@code eV} and {@code 1/eV}. */
  public static Spectrum of(double[] axis, String axisUnit, double[] values, String valueUnit) {
    return new Spectrum(
        axis, UnitExpression.parse(axisUnit), values, UnitExpression.parse(valueUnit));
  }

  /**
   * Sorts the points of a measurement that came in any order and takes the mean of those at the
   * same position.
   *
   * @throws InvalidInput as the constructor does
   */
  public static Spectrum unsorted(
      double[] axis, UnitExpression axisUnit, double[] values, UnitExpression valueUnit) {
    if (axis.length != values.length) {
      return new Spectrum(axis, axisUnit, values, valueUnit); // says what is wrong
    }
    Integer[] order = new Integer[axis.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(axis[i], axis[j]));
    double[] positions = new double[axis.length];
    double[] means = new double[axis.length];
    int n = 0;
    for (int i = 0; i < order.length; ) {
      double position = axis[order[i]];
      double sum = 0;
      int count = 0;
      for (; i < order.length && axis[order[i]] == position; i++) {
        sum += values[order[i]];
        count++;
      }
      if (count == 0) { // NaN is equal to nothing
        throw notANumber(i, "position", position);
      }
      positions[n] = position;
      means[n++] = sum / count;
    }
    return new Spectrum(Arrays.copyOf(positions, n), axisUnit, Arrays.copyOf(means, n), valueUnit);
  }

  private void requireRising() {
    if (axis.length != values.length) {
      throw new InvalidInput(
          null,
          null,
          axis.length + " positions and " + values.length + " values",
          "a value for each position",
          null);
    }
    if (axis.length < 2) {
      throw new InvalidInput(null, null, axis.length + " points", "at least two points", null);
    }
    for (int i = 0; i < axis.length; i++) {
      if (!(Math.abs(axis[i]) <= LARGEST)) {
        throw notANumber(i, "position", axis[i]);
      }
      if (!(Math.abs(values[i]) <= LARGEST)) {
        throw notANumber(i, "value", values[i]);
      }
      if (i > 0 && !(axis[i] > axis[i - 1])) {
        throw new InvalidInput(
            null,
            "point " + (i + 1),
            axis[i] + " after " + axis[i - 1],
            "positions that rise",
            null);
      }
    }
  }

  private static InvalidInput notANumber(int i, String what, double found) {
    return new InvalidInput(
        null, "point " + (i + 1), what + " " + found, "a number within ±" + LARGEST, null);
  }

  /** Number of points, at least two. */
  public int size() {
    return axis.length;
  }

  public double position(int i) {
    return axis[i];
  }

  public double value(int i) {
    return values[i];
  }

  /** A copy of the positions. */
  public double[] positions() {
    return axis.clone();
  }

  /** A copy of the values. */
  public double[] values() {
    return values.clone();
  }

  public UnitExpression axisUnit() {
    return axisUnit;
  }

  public UnitExpression valueUnit() {
    return valueUnit;
  }

  public double from() {
    return axis[0];
  }

  public double to() {
    return axis[axis.length - 1];
  }

  /** The highest value. */
  public double maximum() {
    return values[highest()];
  }

  /** The first point with the highest value. */
  public int highest() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Other values at the same positions. */
  Spectrum withValues(double[] newValues, UnitExpression newUnit) {
    return new Spectrum(axis, axisUnit, newValues, newUnit);
  }

  /** Each value put through a function; the unit stays. */
  public Spectrum map(DoubleUnaryOperator function) {
    return withValues(Arrays.stream(values).map(function).toArray(), valueUnit);
  }

  /** All positions moved by a distance, in the unit of the axis. */
  public Spectrum shifted(double distance) {
    return new Spectrum(
        Arrays.stream(axis).map(x -> x + distance).toArray(), axisUnit, values, valueUnit);
  }

  /**
   * The same spectrum in other units of the same kind.
   *
   * @throws InvalidInput when a unit measures something else
   */
  public Spectrum in(UnitExpression newAxisUnit, UnitExpression newValueUnit) {
    return new Spectrum(
        Arrays.stream(axis).map(x -> axisUnit.to(newAxisUnit, x)).toArray(),
        newAxisUnit,
        Arrays.stream(values).map(y -> valueUnit.to(newValueUnit, y)).toArray(),
        newValueUnit);
  }

  /**
   * The value at a position, between points on the straight line.
   *
   * @throws InvalidInput when the position lies outside of the axis
   */
  public double at(double position) {
    if (!(position >= from() && position <= to())) {
      throw new InvalidInput(
          null,
          null,
          "position " + position + " " + axisUnit,
          "one from " + from() + " to " + to() + " " + axisUnit,
          "choose a grid within the spectrum");
    }
    int right = Arrays.binarySearch(axis, position);
    return right >= 0 ? values[right] : between(-right - 1, position);
  }

  private double between(int right, double position) {
    double share = (position - axis[right - 1]) / (axis[right] - axis[right - 1]);
    return values[right - 1] + share * (values[right] - values[right - 1]);
  }

  /**
   * The part between two positions, whose ends are interpolated.
   *
   * @throws InvalidInput when the spectrum does not reach that far
   */
  public Spectrum part(double from, double to) {
    double atFrom = at(from);
    double atTo = at(to);
    double[] positions = new double[axis.length + 2];
    double[] kept = new double[axis.length + 2];
    positions[0] = from;
    kept[0] = atFrom;
    int n = 1;
    for (int i = 0; i < axis.length; i++) {
      if (axis[i] > from && axis[i] < to) {
        positions[n] = axis[i];
        kept[n++] = values[i];
      }
    }
    positions[n] = to;
    kept[n++] = atTo;
    return new Spectrum(Arrays.copyOf(positions, n), axisUnit, Arrays.copyOf(kept, n), valueUnit);
  }

  /**
   * The values at other positions, interpolated.
   *
   * @param grid rising positions
   * @param outside the value where the spectrum does not reach, such as 0 of a density of states
   */
  public Spectrum resampled(double[] grid, double outside) {
    double[] sampled =
        Arrays.stream(grid).map(x -> x < from() || x > to() ? outside : at(x)).toArray();
    return new Spectrum(grid, axisUnit, sampled, valueUnit);
  }

  /**
   * The area within each of neighbouring bins; outside of the axis there is none. What falls into
   * bins adds up to the whole area, whichever bins are chosen.
   *
   * @param edges rising positions, one more than bins
   */
  public double[] binned(double[] edges) {
    double[] areas = new double[edges.length - 1];
    double before = cumulated(edges[0]);
    for (int i = 0; i < areas.length; i++) {
      double next = cumulated(edges[i + 1]);
      areas[i] = next - before;
      before = next;
    }
    return areas;
  }

  /** The area below the curve up to a position; 0 before its beginning, all of it after its end. */
  public double cumulated(double position) {
    if (position <= from()) {
      return 0;
    }
    if (position >= to()) {
      return cumulative[cumulative.length - 1];
    }
    int right = Arrays.binarySearch(axis, position);
    if (right >= 0) {
      return cumulative[right];
    }
    right = -right - 1;
    double step = position - axis[right - 1];
    return cumulative[right - 1] + step * (values[right - 1] + between(right, position)) / 2;
  }

  /** The area below the curve, in the unit of the values times that of the axis. */
  public double area() {
    return cumulated(to());
  }

  /**
   * The position below which a share of the area lies.
   *
   * @param share from 0 to 1
   * @throws InvalidInput when a value is negative or all are 0
   */
  public double quantile(double share) {
    requireDensity();
    double wanted = share * area();
    int right = 1;
    while (right < cumulative.length - 1 && cumulative[right] < wanted) {
      right++;
    }
    // Within a step the area is a parabola: width (y0 t + (y1 - y0) t²/2) = what is wanted.
    double width = axis[right] - axis[right - 1];
    double a = (values[right] - values[right - 1]) / 2;
    double b = values[right - 1];
    double c = -(wanted - cumulative[right - 1]) / width;
    double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
    double t = b + root == 0 ? 0 : -2 * c / (b + root);
    return axis[right - 1] + Math.clamp(t, 0, 1) * width;
  }

  /**
   * The mean position, each weighted by its value; exact for straight lines between the points.
   *
   * @throws InvalidInput when a value is negative or all are 0
   */
  public double mean() {
    requireDensity();
    return rawMoment(1, 0) / area();
  }

  /**
   * A moment about the mean: 2 gives the variance.
   *
   * @param order 2 to 8
   * @throws InvalidInput when a value is negative or all are 0
   */
  public double centralMoment(int order) {
    return rawMoment(order, mean()) / area();
  }

  /** ∫ (x − x0)ⁿ y dx, by Gauss-Legendre quadrature that is exact for n up to 8. */
  private double rawMoment(int order, double about) {
    double sum = 0;
    for (int i = 1; i < axis.length; i++) {
      double half = (axis[i] - axis[i - 1]) / 2;
      double middle = (axis[i] + axis[i - 1]) / 2;
      for (int g = 0; g < NODES.length; g++) {
        double t = (1 + NODES[g]) / 2;
        double y = values[i - 1] + t * (values[i] - values[i - 1]);
        sum += WEIGHTS[g] * half * y * Math.pow(middle + half * NODES[g] - about, order);
      }
    }
    return sum;
  }

  private void requireDensity() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0) {
        throw new InvalidInput(
            null,
            "point " + (i + 1),
            "value " + values[i],
            "values of a density, which are not negative",
            "subtract the background or clip what is below 0");
      }
    }
    if (area() == 0) {
      throw new InvalidInput(null, null, "no area below the curve", "a value above 0", null);
    }
  }

  /** The slope: at inner points of the parabola through three points, at the ends of the line. */
  public Spectrum derivative() {
    int n = axis.length;
    double[] slopes = new double[n];
    slopes[0] = (values[1] - values[0]) / (axis[1] - axis[0]);
    slopes[n - 1] = (values[n - 1] - values[n - 2]) / (axis[n - 1] - axis[n - 2]);
    for (int i = 1; i < n - 1; i++) {
      double before = axis[i] - axis[i - 1];
      double after = axis[i + 1] - axis[i];
      slopes[i] =
          ((values[i + 1] - values[i]) * before / after
                  + (values[i] - values[i - 1]) * after / before)
              / (before + after);
    }
    return withValues(slopes, perAxis());
  }

  private UnitExpression perAxis() {
    boolean isNumber = valueUnit.text().equals("-");
    return UnitExpression.parse(
        isNumber ? "1/(" + axisUnit.text() + ")" : "(" + valueUnit + ")/(" + axisUnit + ")");
  }

  @Override
  public String toString() {
    return size() + " points from " + from() + " to " + to() + " " + axisUnit;
  }
}
