package io.lodestone.represent.similarity;

/** A measure of how alike two rows of numbers of one representation are. */
public interface Similarity {
  /**
   * The similarity of two rows.
   *
   * @param a numbers in the order of the features; NaN where one is missing
   * @param b likewise
   * @return 1 of equal rows, less of others
   * @throws io.lodestone.core.error.InvalidInput when the rows are not equally long
   */
  double of(double[] a, double[] b);
}
