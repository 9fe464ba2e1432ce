package io.lodestone.learn.map.embedding;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Points of a plane that move until the probability with which each is another's neighbour there
 * is, as nearly as can be, that in the graph: gradient descent with momentum and a gain for each
 * coordinate, at first with the pull of neighbours exaggerated, so that groups form (van der
 * Maaten, J. Mach. Learn. Res. 15, 3221, 2014).
 *
 * <p>Every point moves itself by where all were before; sums over points are taken in parts that do
 * not depend on the number of cores.
 */
final class TsneDescent {
  private static final int CHUNK = 256;
  private static final double LEAST_GAIN = 0.01;
  private static final double LEAST_RATE = 50;

  private final Tsne.Settings settings;
  private final WeightedGraph graph;
  private final int n;
  private final int chunks;
  private final double rate;
  private final double[] forces;
  private final double[] totals;

  /**
   * A descent.
   *
   * @param graph whose weights are the probabilities of pairs, with the sum 1
   */
  TsneDescent(Tsne.Settings settings, WeightedGraph graph) {
    this.settings = settings;
    this.graph = graph;
    this.n = graph.nodes();
    this.chunks = (n + CHUNK - 1) / CHUNK;
    this.rate =
        settings.rate() > 0
            ? settings.rate()
            : Math.max(LEAST_RATE, n / settings.exaggeration() / 4);
    this.forces = new double[2 * n];
    this.totals = new double[chunks];
  }

  /**
   * Moves the points.
   *
   * @param positions nodes × 2; changed
   */
  void move(double[] positions) {
    double[] velocities = new double[2 * n];
    double[] gains = new double[2 * n];
    Arrays.fill(gains, 1);
    for (int round = 0; round < settings.rounds(); round++) {
      boolean early = round < settings.early();
      double momentum = early ? 0.5 : 0.8;
      double pull = early ? settings.exaggeration() : 1;
      push(positions);
      double total = 0;
      for (double part : totals) {
        total += part;
      }
      double all = total;
      double[] before = positions.clone();
      share(
          chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
              step(i, before, positions, velocities, gains, momentum, pull, all);
            }
          });
    }
  }

  private void share(IntConsumer task) {
    IntStream.range(0, chunks).parallel().forEach(task);
  }

  /** Sums the pushes on each point, which later are divided by the sum over all pairs. */
  private void push(double[] positions) {
    QuadTree tree = new QuadTree(positions, settings.theta());
    int[] order = tree.order();
    share(
        chunk -> {
          double[] sums = new double[3];
          double total = 0;
          for (int place = chunk * CHUNK; place < Math.min(n, (chunk + 1) * CHUNK); place++) {
            int i = order[place];
            tree.push(positions[2 * i], positions[2 * i + 1], sums);
            forces[2 * i] = sums[0];
            forces[2 * i + 1] = sums[1];
            total += sums[2] - 1;
          }
          totals[chunk] = total;
        });
  }

  private void step(
      int i,
      double[] before,
      double[] positions,
      double[] velocities,
      double[] gains,
      double momentum,
      double pull,
      double total) {
    double x = before[2 * i];
    double y = before[2 * i + 1];
    double pullX = 0;
    double pullY = 0;
    for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
      int j = graph.targets()[link];
      double dx = x - before[2 * j];
      double dy = y - before[2 * j + 1];
      double force = graph.weights()[link] / (1 + dx * dx + dy * dy);
      pullX += force * dx;
      pullY += force * dy;
    }
    move(2 * i, 4 * (pull * pullX - forces[2 * i] / total), positions, velocities, gains, momentum);
    move(
        2 * i + 1,
        4 * (pull * pullY - forces[2 * i + 1] / total),
        positions,
        velocities,
        gains,
        momentum);
  }

  /** A coordinate whose slope keeps its sign goes faster and faster, one that swings slower. */
  private void move(
      int at,
      double slope,
      double[] positions,
      double[] velocities,
      double[] gains,
      double momentum) {
    boolean onwards = slope * velocities[at] < 0;
    gains[at] = Math.max(LEAST_GAIN, onwards ? gains[at] + 0.2 : gains[at] * 0.8);
    velocities[at] = momentum * velocities[at] - rate * gains[at] * slope;
    positions[at] += velocities[at];
  }

  /** How far the map is from the graph: the Kullback-Leibler divergence, in nats. */
  double divergence(double[] positions) {
    push(positions);
    double total = 0;
    for (double part : totals) {
      total += part;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        int j = graph.targets()[link];
        double p = graph.weights()[link];
        double dx = positions[2 * i] - positions[2 * j];
        double dy = positions[2 * i + 1] - positions[2 * j + 1];
        if (p > 0) {
          sum += p * Math.log(p * total * (1 + dx * dx + dy * dy));
        }
      }
    }
    return sum;
  }
}
