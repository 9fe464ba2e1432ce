package io.lodestone.represent.matrix;

/** What becomes of a matrix so that the order of the atoms does not matter. */
public enum Order {
  /** Its eigenvalues, the largest in size first. */
  EIGENVALUES,
  /**
   * The whole matrix, rows and columns in the order of their Euclidean norms, the largest first. Of
   * rows of equal norm the one comes first that interacts more with those before it.
   */
  SORTED
}
