package io.lodestone.learn.network;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.state.ModelState;
import java.util.SplittableRandom;

/**
 * A dense network: in each layer every unit sums all of the layer before, with weights.
 *
 * @param sizes the widths of the layers, from the features to the outputs
 * @param activation what a unit of a hidden layer makes of its sum
 * @param weights of each layer but the first, units × units before
 * @param biases of each layer but the first
 */
record Network(
    int[] sizes, NetworkSettings.Activation activation, double[][] weights, double[][] biases) {
  /** With random weights, whose variance keeps that of what passes through (He et al., 2015). */
  static Network random(
      int[] sizes, NetworkSettings.Activation activation, SplittableRandom random) {
    double[][] weights = new double[sizes.length - 1][];
    double[][] biases = new double[sizes.length - 1][];
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new double[Math.multiplyExact(sizes[layer], sizes[layer + 1])];
      biases[layer] = new double[sizes[layer + 1]];
      boolean last = layer == weights.length - 1;
      double scale = Math.sqrt((last ? 1.0 : 2.0) / sizes[layer]);
      for (int i = 0; i < weights[layer].length; i++) {
        weights[layer][i] = scale * random.nextGaussian();
      }
    }
    return new Network(sizes, activation, weights, biases);
  }

  int layers() {
    return weights.length;
  }

  int outputs() {
    return sizes[sizes.length - 1];
  }

  Network copy() {
    double[][] w = new double[weights.length][];
    double[][] b = new double[weights.length][];
    for (int layer = 0; layer < w.length; layer++) {
      w[layer] = weights[layer].clone();
      b[layer] = biases[layer].clone();
    }
    return new Network(sizes, activation, w, b);
  }

  /** Takes over the weights of a network of the same form. */
  void become(Network other) {
    for (int layer = 0; layer < weights.length; layer++) {
      System.arraycopy(other.weights[layer], 0, weights[layer], 0, weights[layer].length);
      System.arraycopy(other.biases[layer], 0, biases[layer], 0, biases[layer].length);
    }
  }

  /** What the units of a layer sum up, from what those of the layer before put out. */
  void sums(int layer, double[] before, int rows, double[] sums) {
    int units = sizes[layer + 1];
    OpenBlas.get().multiplyTransposed(before, weights[layer], sums, rows, units, sizes[layer]);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < units; k++) {
        sums[i * units + k] += biases[layer][k];
      }
    }
  }

  /**
   * The outputs.
   *
   * @param x rows × features
   * @return rows × outputs
   */
  double[] outputs(double[] x, int rows) {
    double[] values = x;
    for (int layer = 0; layer < layers(); layer++) {
      double[] sums = new double[rows * sizes[layer + 1]];
      sums(layer, values, rows, sums);
      if (layer < layers() - 1) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] = activation.of(sums[i]);
        }
      }
      values = sums;
    }
    return values;
  }

  ModelState state() {
    ModelState state = new ModelState();
    for (int layer = 0; layer < layers(); layer++) {
      state.put("weights" + layer, weights[layer]).put("biases" + layer, biases[layer]);
    }
    return state;
  }

  static Network read(int[] sizes, NetworkSettings.Activation activation, ModelState state) {
    double[][] weights = new double[sizes.length - 1][];
    double[][] biases = new double[sizes.length - 1][];
    for (int layer = 0; layer < weights.length; layer++) {
      int size = Math.multiplyExact(sizes[layer], sizes[layer + 1]);
      weights[layer] = state.doubles("weights" + layer, size);
      biases[layer] = state.doubles("biases" + layer, sizes[layer + 1]);
    }
    return new Network(sizes, activation, weights, biases);
  }
}
