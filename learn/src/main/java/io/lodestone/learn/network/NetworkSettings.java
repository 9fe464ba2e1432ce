package io.lodestone.learn.network;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import java.util.List;

/**
 * Settings of ensembles of networks.
 *
 * @param members how many networks
 * @param layers units of each hidden layer, the first first
 * @param activation what a unit makes of its sum
 * @param rate of the first steps (Adam)
 * @param decay of weights per step and rate
 * @param batch rows that share a step
 * @param epochs the most passes over the rows
 * @param patience passes without a better score of rows held out after which steps become smaller,
 *     and at the third time end
 * @param heldOut the share of the rows that each member does not learn from but stops by
 * @param beta how much rows of large predicted variance count as in least squares, not as in
 *     likelihood: 0 is the likelihood, 1 is least squares for the mean
 * @param seed of the random choices
 */
public record NetworkSettings(
    @Setting(value = "5", text = "number of networks") int members,
    @Setting(value = "64+64", text = "units of each hidden layer") List<Double> layers,
    @Setting(value = "silu", text = "what a unit makes of its sum") Activation activation,
    @Setting(value = "0.003", text = "rate of the first steps") double rate,
    @Setting(value = "0.01", text = "decay of weights per step and rate") double decay,
    @Setting(value = "32", text = "rows that share a step") int batch,
    @Setting(value = "500", text = "most passes over the rows") int epochs,
    @Setting(value = "20", text = "passes without a better score before steps become smaller")
        int patience,
    @Setting(value = "0.1", text = "share of the rows that each network stops by") double heldOut,
    @Setting(value = "0.5", text = "from likelihood (0) to least squares (1) for the mean")
        double beta,
    @Setting(value = "1", text = "seed of the random choices") long seed) {
  private static final int MOST_UNITS = 4096;

  /** What a unit makes of its sum. */
  public enum Activation {
    /** max(0, s). */
    RELU {
      @Override
      double of(double sum) {
        return Math.max(0, sum);
      }

      @Override
      double slope(double sum) {
        return sum > 0 ? 1 : 0;
      }
    },
    /** s / (1 + exp(-s)), smooth. */
    SILU {
      @Override
      double of(double sum) {
        return sum / (1 + Math.exp(-sum));
      }

      @Override
      double slope(double sum) {
        double p = 1 / (1 + Math.exp(-sum));
        return p * (1 + sum * (1 - p));
      }
    },
    /** The hyperbolic tangent. */
    TANH {
      @Override
      double of(double sum) {
        return Math.tanh(sum);
      }

      @Override
      double slope(double sum) {
        double t = Math.tanh(sum);
        return 1 - t * t;
      }
    };

    abstract double of(double sum);

    abstract double slope(double sum);
  }

  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public NetworkSettings {
    layers = List.copyOf(layers);
    require("members", members >= 2 && members <= 1000, members, "2 to 1000");
    require(
        "layers",
        layers.size() <= 20
            && layers.stream()
                .allMatch(units -> units >= 1 && units <= MOST_UNITS && units == Math.rint(units)),
        layers,
        "whole numbers of 1 to " + MOST_UNITS + ", such as 64+64");
    require("rate", rate > 0 && rate <= 1, rate, "a number above 0, at most 1");
    require("decay", decay >= 0 && decay < 1, decay, "0 or more, below 1");
    require("batch", batch >= 1, batch, "1 or more");
    require("epochs", epochs >= 1, epochs, "1 or more");
    require("patience", patience >= 1, patience, "1 or more");
    require("held_out", heldOut > 0 && heldOut <= 0.5, heldOut, "a number above 0, at most 0.5");
    require("beta", beta >= 0 && beta <= 1, beta, "0 to 1");
  }

  private static void require(String name, boolean holds, Object found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, found.toString(), expected, null);
    }
  }

  /** The widths of all layers, from the features to the outputs. */
  int[] sizes(int inputs, int outputs) {
    int[] sizes = new int[layers.size() + 2];
    sizes[0] = inputs;
    for (int k = 0; k < layers.size(); k++) {
      sizes[k + 1] = layers.get(k).intValue();
    }
    sizes[sizes.length - 1] = outputs;
    return sizes;
  }
}
