package io.lodestone.learn.support;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.learn.structure.SiteKernel;

/**
 * Settings of support vector machines, for standardised features and answers.
 *
 * @param kernel its shape
 * @param cost C, what a violation of the margin costs
 * @param epsilon half the width of the tube in which errors of numbers cost nothing, in standard
 *     deviations of the answers
 * @param gamma γ of the kernel; 0 for 1 / number of features, or for 1 where structures are
 *     compared
 * @param degree of a polynomial kernel
 * @param offset c of a polynomial or sigmoid kernel
 * @param alpha of REMatch: how far it goes from the best match (0) to the average
 * @param zeta the power of the likeness of two sites, where structures are compared
 * @param bags how many machines of rows drawn with replacement tell the epistemic uncertainty
 * @param seed of the random choices
 */
public record SupportSettings(
    @Setting(value = "rbf", text = "shape of the kernel") Shape kernel,
    @Setting(value = "10", text = "what a violation of the margin costs") double cost,
    @Setting(
            value = "0.1",
            text = "half width of the tube without cost, in standard deviations of the answers")
        double epsilon,
    @Setting(value = "0", text = "steepness of the kernel, 0 for 1 / number of features")
        double gamma,
    @Setting(value = "3", text = "degree of a polynomial kernel") int degree,
    @Setting(value = "1", text = "constant in a polynomial or sigmoid kernel") double offset,
    @Setting(value = "0.1", text = "from the best match of sites (0) to their average")
        double alpha,
    @Setting(value = "2", text = "power of the likeness of two sites") int zeta,
    @Setting(value = "20", text = "machines of drawn rows that tell the epistemic uncertainty")
        int bags,
    @Setting(value = "1", text = "seed of the random choices") long seed) {
  /** The kernels that there are. */
  public enum Shape {
    /** exp(-γ |a - b|²). */
    RBF,
    /** exp(-√γ |a - b|): rougher functions. */
    EXPONENTIAL,
    /** a · b. */
    LINEAR,
    /** (γ a · b + c)^p. */
    POLYNOMIAL,
    /** tanh(γ a · b + c), which is no covariance for all γ and c. */
    SIGMOID,
    /** exp(-γ |A - B|²) of structures, by the mean over all pairs of their sites. */
    AVERAGE,
    /** exp(-γ |A - B|²) of structures, by the regularised-entropy match of their sites. */
    REMATCH;

    /** Whether structures are compared, not features. */
    boolean isOfStructures() {
      return this == AVERAGE || this == REMATCH;
    }
  }

  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public SupportSettings {
    require("cost", cost > 0, cost, "a number above 0");
    require("epsilon", epsilon >= 0, epsilon, "0 or more");
    require("gamma", gamma >= 0, gamma, "0 or more");
    require("degree", degree >= 1 && degree <= 20, degree, "1 to 20");
    require("offset", offset >= 0, offset, "0 or more");
    new SiteKernel(SiteKernel.Form.REMATCH, alpha, zeta);
    require("bags", bags >= 2 && bags <= 1000, bags, "2 to 1000");
  }

  private static void require(String name, boolean holds, Object found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, found.toString(), expected, null);
    }
  }

  /** How alike structures are; only where these are compared. */
  SiteKernel siteKernel() {
    return new SiteKernel(SiteKernel.Form.valueOf(kernel.name()), alpha, zeta);
  }

  /** The steepness for so many features. */
  double steepness(int width) {
    return gamma > 0 ? gamma : kernel.isOfStructures() ? 1 : 1.0 / width;
  }

  /** The kernel of so many features. */
  VectorKernel kernelOf(int width) {
    return new VectorKernel(kernel, steepness(width), degree, offset);
  }
}
