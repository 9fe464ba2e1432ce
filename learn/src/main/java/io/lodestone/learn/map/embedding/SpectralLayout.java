package io.lodestone.learn.map.embedding;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Coordinates of the nodes of a connected graph in which linked ones are near: the eigenvectors of
 * D^(-1/2) W D^(-1/2) whose eigenvalues are next to the largest, 1 (Ng, Jordan and Weiss 2001).
 *
 * <p>They are found by iterating a block of vectors under a Chebyshev polynomial that is large near
 * 1 only (Zhou et al., J. Comput. Phys. 219, 172, 2006). Where others start from them, two digits
 * are enough.
 */
final class SpectralLayout {
  private static final int EXTRA = 5;
  private static final int DEGREE = 12;
  private static final int MOST_ROUNDS = 20;
  private static final double TOLERANCE = 1e-2;
  private static final int CHUNK = 1024;

  private final WeightedGraph graph;
  private final int n;
  private final int wide;
  private final double[] roots;

  private SpectralLayout(WeightedGraph graph, int dimensions) {
    this.graph = graph;
    this.n = graph.nodes();
    this.wide = Math.min(dimensions + EXTRA, n - 1);
    this.roots = new double[n];
    for (int i = 0; i < n; i++) {
      double degree = 0;
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        degree += graph.weights()[link];
      }
      roots[i] = Math.sqrt(degree);
    }
  }

  /**
   * The coordinates, nodes × dimensions, each axis of length 1.
   *
   * @param graph connected, of more nodes than twice the dimensions
   */
  static double[] of(WeightedGraph graph, int dimensions, long seed) {
    return new SpectralLayout(graph, dimensions).solve(dimensions, seed);
  }

  private double[] solve(int dimensions, long seed) {
    double[] block = new double[n * wide];
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(block, i -> random.nextDouble() - 0.5);
    orthonormalize(block);
    double[] values = new double[wide];
    double cut = 0;
    double[] before = new double[dimensions];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      block = filtered(block, cut);
      orthonormalize(block);
      block = rotated(block, values);
      cut = Math.clamp(values[wide - 1], -0.5, 0.999_999);
      double change = 0;
      for (int d = 0; d < dimensions; d++) {
        // Small eigenvalues of the Laplacian, 1 - value, matter by their ratio.
        change = Math.max(change, Math.abs(values[d] - before[d]) / (1 - values[d] + 1e-9));
        before[d] = values[d];
      }
      if (change < TOLERANCE) {
        break;
      }
    }
    double[] coordinates = new double[n * dimensions];
    for (int i = 0; i < n; i++) {
      System.arraycopy(block, i * wide, coordinates, i * dimensions, Math.min(wide, dimensions));
    }
    return coordinates;
  }

  /**
   * A Chebyshev polynomial of the matrix, small on eigenvalues from -1 to the cut, times a block.
   */
  private double[] filtered(double[] block, double cut) {
    double centre = (cut - 1) / 2;
    double half = (cut + 1) / 2;
    double[] previous = block;
    double[] current = combined(block, block, 1 / half, -centre / half, 0);
    for (int degree = 2; degree <= DEGREE; degree++) {
      double[] next = combined(current, previous, 2 / half, -2 * centre / half, -1);
      previous = current;
      current = next;
    }
    return current;
  }

  /** The matrix times a block, times a factor, plus multiples of the block and of another. */
  private double[] combined(
      double[] block, double[] other, double factor, double same, double otherFactor) {
    double[] result = new double[block.length];
    IntStream.range(0, (n + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              double[] sum = new double[wide];
              for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
                Arrays.fill(sum, 0);
                for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
                  int target = graph.targets()[link];
                  double weight = graph.weights()[link] / roots[target];
                  for (int d = 0; d < wide; d++) {
                    sum[d] += weight * block[target * wide + d];
                  }
                }
                double scale = factor / roots[i];
                for (int d = 0; d < wide; d++) {
                  int at = i * wide + d;
                  result[at] = scale * sum[d] + same * block[at] + otherFactor * other[at];
                }
              }
            });
    return result;
  }

  /**
   * Makes the columns orthogonal to the known first eigenvector and, twice is enough, each other.
   */
  private void orthonormalize(double[] block) {
    double total = 0;
    for (double root : roots) {
      total += root * root;
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int d = 0; d < wide; d++) {
        double share = 0;
        for (int i = 0; i < n; i++) {
          share += roots[i] * block[i * wide + d];
        }
        for (int i = 0; i < n; i++) {
          block[i * wide + d] -= share / total * roots[i];
        }
        for (int e = 0; e < d; e++) {
          double product = 0;
          for (int i = 0; i < n; i++) {
            product += block[i * wide + d] * block[i * wide + e];
          }
          for (int i = 0; i < n; i++) {
            block[i * wide + d] -= product * block[i * wide + e];
          }
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
          squares += block[i * wide + d] * block[i * wide + d];
        }
        double length = squares > 0 ? Math.sqrt(squares) : 1;
        for (int i = 0; i < n; i++) {
          block[i * wide + d] /= length;
        }
      }
    }
  }

  /** The Ritz vectors in the span of the block, those of the largest values first. */
  private double[] rotated(double[] block, double[] values) {
    double[] image = combined(block, block, 1, 0, 0);
    double[] small = new double[wide * wide];
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < wide; d++) {
        for (int e = 0; e < wide; e++) {
          small[d * wide + e] += block[i * wide + d] * image[i * wide + e];
        }
      }
    }
    for (int d = 0; d < wide; d++) {
      for (int e = 0; e < d; e++) {
        double mean = (small[d * wide + e] + small[e * wide + d]) / 2;
        small[d * wide + e] = mean;
        small[e * wide + d] = mean;
      }
    }
    double[] vectors = new double[wide * wide];
    OpenBlas.get().eigenvectors(small, wide, values, vectors);
    double[] result = new double[block.length];
    OpenBlas.get().multiplyTransposed(block, vectors, result, n, wide, wide);
    return result;
  }
}
