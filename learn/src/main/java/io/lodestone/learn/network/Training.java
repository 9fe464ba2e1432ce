package io.lodestone.learn.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The training of one network: passes over rows in random order, until rows held out are predicted
 * no better. Where they are not for some passes, the best weights so far are taken up again with
 * smaller steps.
 */
final class Training {
  private static final int TRIES = 3;
  private static final double SMALLER = 0.2;
  private static final int SCORED_TOGETHER = 1024;

  private final NetworkSettings settings;
  private final double[] x;
  private final int width;
  private final Loss loss;
  private final SplittableRandom random;
  private final int[] learned;
  private final int[] heldOut;

  /**
   * @param x standardised features, rows × width
   * @param member the number of the network, from which with the seed all its random choices follow
   */
  Training(NetworkSettings settings, double[] x, int width, Loss loss, int member) {
    this.settings = settings;
    this.x = x;
    this.width = width;
    this.loss = loss;
    random = new SplittableRandom(settings.seed() ^ (0x9E3779B97F4A7C15L * (member + 1)));
    int rows = x.length / width;
    int[] order = new int[rows];
    Arrays.setAll(order, row -> row);
    shuffle(order);
    int out = Math.clamp(Math.round(settings.heldOut() * rows), 1, rows - 1);
    heldOut = Arrays.copyOf(order, out);
    learned = Arrays.copyOfRange(order, out, rows);
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  Network trained() {
    Network network =
        Network.random(settings.sizes(width, loss.outputs()), settings.activation(), random);
    int batch = Math.min(settings.batch(), learned.length);
    Backpropagation slopes = new Backpropagation(network, batch);
    double[] rows = new double[batch * width];
    Network best = network.copy();
    double least = score(network);
    double rate = settings.rate();
    int tries = 1;
    int waited = 0;
    Adam[][] steps = steps(network);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle(learned);
      for (int from = 0; from < learned.length; from += batch) {
        int count = Math.min(batch, learned.length - from);
        gather(learned, from, count, rows);
        slopes.of(rows, learned, from, count, loss);
        for (int layer = 0; layer < network.layers(); layer++) {
          steps[layer][0].step(network.weights()[layer], slopes.weights[layer], rate);
          steps[layer][1].step(network.biases()[layer], slopes.biases[layer], rate);
        }
      }
      double found = score(network);
      if (found < least) {
        least = found;
        best.become(network);
        waited = 0;
      } else if (++waited == settings.patience()) {
        if (tries++ == TRIES) {
          break;
        }
        network.become(best);
        steps = steps(network);
        rate *= SMALLER;
        waited = 0;
      }
    }
    return best;
  }

  private Adam[][] steps(Network network) {
    Adam[][] steps = new Adam[network.layers()][];
    for (int layer = 0; layer < steps.length; layer++) {
      steps[layer] =
          new Adam[] {
            new Adam(network.weights()[layer].length, settings.decay()),
            new Adam(network.biases()[layer].length, 0)
          };
    }
    return steps;
  }

  private void gather(int[] chosen, int from, int count, double[] rows) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(x, chosen[from + i] * width, rows, i * width, width);
    }
  }

  /** The mean loss of the rows held out. */
  private double score(Network network) {
    double sum = 0;
    for (int from = 0; from < heldOut.length; from += SCORED_TOGETHER) {
      int count = Math.min(SCORED_TOGETHER, heldOut.length - from);
      double[] rows = new double[count * width];
      gather(heldOut, from, count, rows);
      double[] outputs = network.outputs(rows, count);
      for (int i = 0; i < count; i++) {
        sum += loss.of(heldOut[from + i], outputs, i * loss.outputs());
      }
    }
    return sum / heldOut.length;
  }
}
