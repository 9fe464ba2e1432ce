package io.lodestone.learn.map.embedding;

import java.util.Locale;

/** Where the points of a map begin. */
public enum Start {
  /** By the eigenvectors of the graph of neighbours. */
  SPECTRAL,

  /** On the plane of the principal components. */
  PCA;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
