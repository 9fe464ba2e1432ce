package io.lodestone.represent.environment.kernel;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.matching.Assignment;
import io.lodestone.represent.environment.LocalFeatures;
import java.util.List;
import java.util.stream.IntStream;

/** How alike two structures are, by how alike their sites are. */
public sealed interface StructureKernel {
  /** The kernel of sites. */
  LocalKernel local();

  /**
   * The kernel of two structures from that of their sites.
   *
   * @param sites rows × columns, row-major
   * @throws InvalidInput when it cannot be had with the effort that is set
   */
  double of(double[] sites, int rows, int columns);

  /** The kernel of two structures; not normalised. */
  default double of(LocalFeatures a, LocalFeatures b) {
    return of(local().matrix(a, b), a.sites(), b.sites());
  }

  /**
   * The kernels of all pairs, each divided by the root of those of either structure with itself, so
   * that a structure is 1 like itself. All cores take part.
   *
   * @return n × n, row-major, symmetric
   * @throws InvalidInput when a structure is not positive like itself, or as of {@link #of}
   */
  default double[] normalisedMatrix(List<LocalFeatures> structures) {
    int n = structures.size();
    double[] matrix = new double[n * n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j <= i; j++) {
                matrix[i * n + j] = of(structures.get(i), structures.get(j));
              }
            });
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double own = matrix[i * n + i];
      if (!(own > 0)) {
        throw new InvalidInput(
            null,
            "structure " + (i + 1),
            "kernel with itself " + own,
            "a positive one",
            "all its features may be 0");
      }
      scale[i] = 1 / Math.sqrt(own);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i * n + j] *= scale[i] * scale[j];
        matrix[j * n + i] = matrix[i * n + j];
      }
      matrix[i * n + i] = 1;
    }
    return matrix;
  }

  /**
   * The mean over all pairs of sites (eq. 13).
   *
   * @param local the kernel of sites
   */
  record Average(LocalKernel local) implements StructureKernel {
    @Override
    public double of(double[] sites, int rows, int columns) {
      double sum = 0;
      for (double value : sites) {
        sum += value;
      }
      return sum / sites.length;
    }
  }

  /**
   * The mean over the pairs that pair the sites best (eq. 14). Where one structure has more sites,
   * both are repeated to the same number, as larger cells of the same crystals would be.
   *
   * @param local the kernel of sites
   */
  record BestMatch(LocalKernel local) implements StructureKernel {
    /** Some seconds of work. */
    private static final int MOST = 1500;

    @Override
    public double of(double[] sites, int rows, int columns) {
      int common = greatestDivisor(rows, columns);
      long size = (long) rows / common * columns;
      if (size > MOST) {
        throw new InvalidInput(
            null,
            null,
            rows + " and " + columns + " sites, whose least common multiple is " + size,
            "at most " + MOST,
            "the REMatch kernel with a small alpha comes near the best match");
      }
      int n = (int) size;
      double[] cost = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          cost[i * n + j] = -sites[i % rows * columns + j % columns];
        }
      }
      int[] column = Assignment.of(cost, n);
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum -= cost[i * n + column[i]];
      }
      return sum / n;
    }

    private static int greatestDivisor(int a, int b) {
      return b == 0 ? a : greatestDivisor(b, a % b);
    }
  }

  /**
   * The regularised-entropy match (eq. 17): Σ P_ij C_ij where P, with uniform marginals, minimises
   * Σ P_ij (1 - C_ij + α ln P_ij). From the best match (α to 0) it goes to the average (α to ∞).
   *
   * @param local the kernel of sites, best of rows of length 1
   * @param alpha above 0
   */
  record Rematch(LocalKernel local, double alpha) implements StructureKernel {
    /**
     * @throws InvalidInput when α is not above 0
     */
    public Rematch {
      if (!(alpha > 0)) {
        throw new InvalidInput(null, "alpha", Double.toString(alpha), "alpha above 0", null);
      }
    }

    @Override
    public double of(double[] sites, int rows, int columns) {
      double[] plan = new Sinkhorn(sites, rows, columns, alpha).plan();
      double sum = 0;
      for (int i = 0; i < plan.length; i++) {
        sum += plan[i] * sites[i];
      }
      return sum;
    }
  }
}
