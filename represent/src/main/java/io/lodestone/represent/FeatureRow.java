package io.lodestone.represent;

import java.util.Arrays;
import java.util.Objects;

/**
 * The numbers of one material: for each feature a value, or a reason why there is none.
 *
 * <p>A row is filled anew for each material; it begins with every value at 0.
 */
public final class FeatureRow {
  private final double[] values;
  private final String[] reasons;
  private boolean whole = true;

  /** A row of zeros. */
  public FeatureRow(int size) {
    values = new double[size];
    reasons = new String[size];
  }

  public int size() {
    return values.length;
  }

  /** Sets a value; one that is not finite is taken as missing, and said to be so. */
  public void set(int feature, double value) {
    if (Double.isFinite(value)) {
      values[feature] = value;
      reasons[feature] = null;
    } else {
      missing(feature, "the result is " + value);
    }
  }

  /** Sets values from a place on, as {@link #set} does one by one. */
  public void set(int from, double[] source) {
    for (int i = 0; i < source.length; i++) {
      set(from + i, source[i]);
    }
  }

  /** Says why a value is missing. */
  public void missing(int feature, String reason) {
    values[feature] = Double.NaN;
    reasons[feature] = reason;
    whole = false;
  }

  /** Says why the values from a place up to another, which is left out, are missing. */
  public void missing(int from, int to, String reason) {
    for (int i = from; i < to; i++) {
      missing(i, reason);
    }
  }

  /** The value; NaN where it is missing. */
  public double value(int feature) {
    return values[feature];
  }

  /** A copy of all values; NaN where one is missing. */
  public double[] values() {
    return values.clone();
  }

  /** Why a value is missing; null where it is there. */
  public String reason(int feature) {
    return reasons[feature];
  }

  /** Whether no value is missing. */
  public boolean isWhole() {
    return whole || Arrays.stream(reasons).allMatch(Objects::isNull);
  }

  /** Sets every value to 0, ready for the next material. */
  public void clear() {
    Arrays.fill(values, 0);
    if (!whole) {
      Arrays.fill(reasons, null);
      whole = true;
    }
  }
}
