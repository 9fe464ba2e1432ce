package io.lodestone.learn.gaussian;

import io.lodestone.learn.structure.SiteKernel;
import java.util.List;

/**
 * How alike the answers of two rows are, as a function of their features: a covariance.
 *
 * <p>Hyper-parameters are positive and handled by their natural logarithms, in the order in which
 * the kernel is written. Rows lie in flat arrays; they are given by where they begin.
 */
sealed interface Kernel
    permits Alike,
        Autoregressive,
        Constant,
        Linear,
        Periodic,
        Product,
        RationalQuadratic,
        Stationary,
        Sum,
        White {
  /** The number of hyper-parameters. */
  int size();

  /** Writes the logarithms of the hyper-parameters from a place on. */
  void logarithms(double[] theta, int from);

  /** The same kernel with other hyper-parameters, read from a place on. */
  Kernel with(double[] theta, int from);

  /**
   * The covariance of the answers of two rows, without noise.
   *
   * @param apart the squared distance of the rows, which kernels of one length need not find again;
   *     NaN where it is not known
   */
  double of(double[] a, int atA, double[] b, int atB, double apart);

  /**
   * Adds a multiple of the derivatives of the covariance, without noise, with respect to the
   * logarithms.
   */
  void addGradient(
      double[] a,
      int atA,
      double[] b,
      int atB,
      double apart,
      double factor,
      double[] gradient,
      int from);

  /** The variance of noise, which no two rows share. */
  default double noise() {
    return 0;
  }

  /** Adds a multiple of the derivatives of the noise. */
  default void addNoiseGradient(double factor, double[] gradient, int from) {
    // Most kernels have none.
  }

  /** The variance of noise of the answer of one row. */
  default double noise(double[] row, int at) {
    return noise();
  }

  /** Adds a multiple of the derivatives of the noise of one row. */
  default void addNoiseGradient(double[] row, int at, double factor, double[] gradient, int from) {
    addNoiseGradient(factor, gradient, from);
  }

  /** The likenesses of structures that it is made of, in their order. */
  default List<SiteKernel> siteKernels() {
    return List.of();
  }

  /** The same kernel where it is known how alike structures are. */
  default Kernel on(Similarities known) {
    return this;
  }

  /** The kernel as {@link KernelText} reads it. */
  String text();
}
