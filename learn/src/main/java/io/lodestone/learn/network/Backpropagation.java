package io.lodestone.learn.network;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;

/**
 * The derivatives of the mean loss of some rows by all weights of a network, from the outputs back
 * to the features. It belongs to one thread and is filled anew for each batch.
 */
final class Backpropagation {
  private final Network network;
  private final double[][] sums;
  private final double[][] values;
  private final double[][] slopes;
  private final double[][] turned;

  /** Derivatives by the weights of each layer, as they lie in the network. */
  final double[][] weights;

  /** Derivatives by the biases of each layer. */
  final double[][] biases;

  /**
   * @param rows the most rows of a batch
   */
  Backpropagation(Network network, int rows) {
    this.network = network;
    int layers = network.layers();
    sums = new double[layers][];
    values = new double[layers][];
    slopes = new double[layers][];
    turned = new double[layers][];
    weights = new double[layers][];
    biases = new double[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int units = network.sizes()[layer + 1];
      sums[layer] = new double[rows * units];
      values[layer] = layer < layers - 1 ? new double[rows * units] : sums[layer];
      slopes[layer] = new double[rows * units];
      turned[layer] = new double[rows * units];
      weights[layer] = new double[network.weights()[layer].length];
      biases[layer] = new double[units];
    }
  }

  /**
   * Fills in the derivatives.
   *
   * @param x count × features
   * @param rows which rows they are, for the loss
   */
  void of(double[] x, int[] rows, int from, int count, Loss loss) {
    int layers = network.layers();
    for (int layer = 0; layer < layers; layer++) {
      network.sums(layer, layer == 0 ? x : values[layer - 1], count, sums[layer]);
      if (layer < layers - 1) {
        int size = count * network.sizes()[layer + 1];
        for (int i = 0; i < size; i++) {
          values[layer][i] = network.activation().of(sums[layer][i]);
        }
      }
    }
    int outputs = network.outputs();
    for (int i = 0; i < count; i++) {
      loss.slopes(rows[from + i], sums[layers - 1], i * outputs, slopes[layers - 1]);
    }
    for (int layer = layers - 1; layer >= 0; layer--) {
      int units = network.sizes()[layer + 1];
      int before = network.sizes()[layer];
      Arrays.fill(biases[layer], 0);
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < units; k++) {
          double slope = slopes[layer][i * units + k] / count;
          turned[layer][k * count + i] = slope;
          biases[layer][k] += slope;
        }
      }
      double[] input = layer == 0 ? x : values[layer - 1];
      OpenBlas.get().multiply(turned[layer], input, weights[layer], units, before, count);
      if (layer > 0) {
        OpenBlas.get()
            .multiply(
                slopes[layer], network.weights()[layer], slopes[layer - 1], count, before, units);
        int size = count * before;
        for (int i = 0; i < size; i++) {
          slopes[layer - 1][i] *= network.activation().slope(sums[layer - 1][i]);
        }
      }
    }
  }
}
