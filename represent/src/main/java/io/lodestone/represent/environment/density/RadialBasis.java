package io.lodestone.represent.environment.density;

/**
 * The radial side of the expansion of a density of atoms in a basis g_nl(r) Y_lm.
 *
 * <p>What an atom at R adds to a coefficient is Σ_k mixing(l)[n][k] f_lk(R²) S_lm(R), where S_lm
 * are the solid harmonics. So all that the sum over atoms has to know are the functions f of the
 * squared distance.
 */
public interface RadialBasis {
  /**
   * The functions f_lk.
   *
   * @param squared squares of distances, Å²
   * @param count how many of them
   * @param largest the largest of them
   * @param out a row for each function, in the order l · nMax + k
   */
  void values(double[] squared, int count, double largest, double[][] out);

  /**
   * Their derivatives with respect to the squared distance, 1/Å².
   *
   * @param values what {@link #values} gave
   */
  void slopes(double[] squared, double[][] values, int count, double[][] out);

  /** How the functions of a degree make the orthonormal ones: for each of these a row. */
  double[][] mixing(int l);
}
