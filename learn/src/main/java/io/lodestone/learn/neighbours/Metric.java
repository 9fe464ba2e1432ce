package io.lodestone.learn.neighbours;

import java.util.Locale;

/** How far rows of numbers are from each other. */
public enum Metric {
  /** The length of the difference. */
  EUCLIDEAN,

  /** One less the cosine of the angle between the rows; a row of zeros has none. */
  COSINE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
