package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of co-kriging.
 *
 * @param level the feature that says how good a row's answer is: any numbers, the cheapest method
 *     the smallest
 * @param shape how the covariance of each fidelity falls with distance
 * @param relevance whether each feature has a length of its own
 * @param restarts how often the search for hyper-parameters begins anew, at random places
 * @param steps the most steps of one search
 * @param seed of the random choices
 */
public record CoKrigingSettings(
    @Setting(value = "fidelity", text = "feature that rises with the quality of the answer")
        String level,
    @Setting(value = "matern52", text = "how covariances fall with distance") Shape shape,
    @Setting(value = "false", text = "whether each feature has a length of its own")
        boolean relevance,
    @Setting(value = "2", text = "further searches for hyper-parameters, from random places")
        int restarts,
    @Setting(value = "100", text = "most steps of one search") int steps,
    @Setting(value = "1", text = "seed of the random choices") long seed) {
  /** The shapes of a covariance, in the order of smoothness. */
  public enum Shape {
    MATERN12,
    MATERN32,
    MATERN52,
    RBF
  }

  /** Checks the values. */
  public CoKrigingSettings {
    if (restarts < 0 || restarts > 1000 || steps < 1 || steps > 100_000) {
      throw new InvalidInput(
          null, "restarts, steps", restarts + ", " + steps, "0 to 1000, 1 to 100000", null);
    }
  }

  /** As the search for hyper-parameters takes them. */
  GaussianSettings search() {
    return new GaussianSettings("1", relevance, restarts, steps, 2, 2, seed);
  }
}
