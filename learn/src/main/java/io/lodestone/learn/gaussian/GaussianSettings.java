package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of Gaussian processes.
 *
 * @param kernel as {@link KernelText} reads it
 * @param relevance whether each feature has a length of its own
 * @param restarts how often the search for hyper-parameters begins anew, at random places
 * @param steps the most steps of one search; 0 to keep what the kernel says
 * @param inducing how many rows stand for all where there are more than {@code exact}
 * @param exact the most rows of which no approximation is made
 * @param seed of the random choices
 */
public record GaussianSettings(
    @Setting(value = "1*matern52+white(0.1)", text = "sums and products of kernels") String kernel,
    @Setting(value = "false", text = "whether each feature has a length of its own")
        boolean relevance,
    @Setting(value = "2", text = "further searches for hyper-parameters, from random places")
        int restarts,
    @Setting(value = "100", text = "most steps of one search, 0 to keep the numbers of the kernel")
        int steps,
    @Setting(value = "1000", text = "rows that stand for all where there are many") int inducing,
    @Setting(value = "10000", text = "most rows of which no approximation is made") int exact,
    @Setting(value = "1", text = "seed of the random choices") long seed) {
  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public GaussianSettings {
    require("restarts", restarts, 0, 1000);
    require("steps", steps, 0, 100_000);
    require("inducing", inducing, 2, 20_000);
    require("exact", exact, 2, 40_000);
  }

  private static void require(String name, int found, int least, int most) {
    if (found < least || found > most) {
      throw new InvalidInput(null, name, "" + found, least + " to " + most, null);
    }
  }
}
