package io.lodestone.learn.map.embedding;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where the points of a map lie before they move: by the graph's own eigenvectors, and where it
 * falls into parts, each part around a place of its own.
 */
final class InitialLayout {
  /** The golden angle: points along a spiral with it fill a disc evenly. */
  private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));

  private final WeightedGraph graph;
  private final int dimensions;
  private final long seed;

  InitialLayout(WeightedGraph graph, int dimensions, long seed) {
    this.graph = graph;
    this.dimensions = dimensions;
    this.seed = seed;
  }

  /** The coordinates, nodes × dimensions. */
  double[] coordinates() {
    int[][] parts = graph.components();
    double[] coordinates = new double[graph.nodes() * dimensions];
    double before = 0;
    for (int i = 0; i < parts.length; i++) {
      int[] part = parts[i];
      double[] inner =
          layout(parts.length == 1 ? graph : graph.part(part), new SplittableRandom(seed + i));
      // A part takes an area as its number of points; the spiral goes around those before it.
      double radius = Math.sqrt(part.length);
      double distance = i == 0 ? 0 : 1.5 * (Math.sqrt(before) + radius);
      before += part.length;
      double[] centre = new double[dimensions];
      centre[0] = distance * Math.cos(i * GOLDEN);
      if (dimensions > 1) {
        centre[1] = distance * Math.sin(i * GOLDEN);
      }
      double largest = Arrays.stream(inner).map(Math::abs).max().orElse(0);
      for (int j = 0; j < part.length; j++) {
        for (int d = 0; d < dimensions; d++) {
          coordinates[part[j] * dimensions + d] =
              centre[d] + (largest > 0 ? radius / largest * inner[j * dimensions + d] : 0);
        }
      }
    }
    return coordinates;
  }

  /**
   * Coordinates in single precision, of which the largest is the extent, each with some noise:
   * points at one place would never part.
   */
  static float[] scaled(double[] coordinates, double extent, double noise, long seed) {
    double largest = Arrays.stream(coordinates).map(Math::abs).max().orElse(0);
    SplittableRandom random = new SplittableRandom(seed);
    float[] scaled = new float[coordinates.length];
    for (int i = 0; i < scaled.length; i++) {
      double at = largest > 0 ? extent / largest * coordinates[i] : 0;
      scaled[i] = (float) (at + noise * random.nextGaussian());
    }
    return scaled;
  }

  private double[] layout(WeightedGraph part, SplittableRandom random) {
    int n = part.nodes();
    if (n > 2 * dimensions + 2) {
      return SpectralLayout.of(part, dimensions, random.nextLong());
    }
    double[] some = new double[n * dimensions];
    Arrays.setAll(some, i -> n == 1 ? 0 : random.nextDouble() - 0.5);
    return some;
  }
}
