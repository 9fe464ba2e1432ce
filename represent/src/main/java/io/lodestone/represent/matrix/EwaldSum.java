package io.lodestone.represent.matrix;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.ErrorFunction;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.CellList;
import io.lodestone.crystal.reduction.LatticeReduction;
import io.lodestone.represent.Atoms;

/**
 * The interaction of point charges Z with each other, with all images and with a uniform background
 * that makes the cell neutral, in Z²/Å.
 *
 * <p>The element of a pair is its whole interaction, that of the diagonal the one of an atom with
 * its own images, each pair once: diagonal and one triangle add up to the energy of the cell.
 * Summed after P. P. Ewald, Ann. Phys. 369, 253 (1921), half in space and half in reciprocal space;
 * the result does not depend on where the halves part.
 */
final class EwaldSum implements SiteMatrix {
  /** Vectors times atoms, beyond which a cell is too large or too flat. */
  private static final double MOST_WORK = 1e11;

  private final double accuracy;

  /**
   * @param accuracy size of the Gaussian factors at which both sums end
   */
  EwaldSum(double accuracy) {
    this.accuracy = accuracy;
  }

  @Override
  public Atoms atoms(Structure structure) {
    return Atoms.ofCrystal(structure);
  }

  @Override
  public double[] of(Atoms atoms) {
    int n = atoms.size();
    Structure structure = atoms.structure();
    double volume = structure.volume().orElseThrow();
    // Both sums have about as many terms: R. A. Jackson, C. R. A. Catlow, Mol. Simul. 1, 207
    // (1988).
    double alpha = Math.sqrt(Math.PI) * Math.pow(n / (volume * volume), 1 / 6.0);
    double reach = Math.sqrt(-Math.log(accuracy));
    double[] matrix = new double[n * n];
    addNear(matrix, structure, alpha, reach / alpha);
    addWaves(matrix, atoms, alpha, 2 * alpha * reach);
    double background = Math.PI / (volume * alpha * alpha);
    double self = alpha / Math.sqrt(Math.PI);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i * n + j] - background;
        double element = atoms.number(i) * atoms.number(j) * (i == j ? sum / 2 - self : sum);
        matrix[i * n + j] = element;
        matrix[j * n + i] = element;
      }
    }
    return matrix;
  }

  /** What is left in space of the charges when a Gaussian cloud screens each of them. */
  private static void addNear(double[] matrix, Structure structure, double alpha, double radius) {
    int n = structure.size();
    CellList cells = new CellList(structure, radius);
    requireFeasible(cells.work(radius));
    for (int i = 0; i < n; i++) {
      int centre = i;
      cells.visit(
          centre,
          radius,
          (j, a, b, c, squared) -> {
            if (j <= centre) {
              double distance = Math.sqrt(squared);
              matrix[centre * n + j] += ErrorFunction.erfc(alpha * distance) / distance;
            }
          });
    }
  }

  /** The clouds, as plane waves. */
  private static void addWaves(double[] matrix, Atoms atoms, double alpha, double radius) {
    int n = atoms.size();
    Lattice lattice =
        LatticeReduction.MINKOWSKI.of(atoms.structure().lattice().orElseThrow()).lattice();
    Lattice reciprocal = lattice.reciprocalTimesTwoPi();
    int[] most = new int[3];
    double work = n;
    for (int axis = 0; axis < 3; axis++) {
      double range = Math.floor(radius * lattice.vector(axis).norm() / (2 * Math.PI));
      work *= 2 * range + 1;
      most[axis] = (int) Math.min(range, Integer.MAX_VALUE);
    }
    requireFeasible(work);
    double[] at = atoms.positions();
    double[] cosine = new double[n];
    double[] sine = new double[n];
    // Opposite waves add the same, so that half of them are taken twice.
    double scale = 8 * Math.PI / lattice.volume();
    for (int h = 0; h <= most[0]; h++) {
      for (int k = h == 0 ? 0 : -most[1]; k <= most[1]; k++) {
        for (int l = h == 0 && k == 0 ? 1 : -most[2]; l <= most[2]; l++) {
          Vector3 g = reciprocal.toCartesian(new Vector3(h, k, l));
          double squared = g.dot(g);
          if (squared <= radius * radius) {
            double weight = scale * Math.exp(-squared / (4 * alpha * alpha)) / squared;
            for (int i = 0; i < n; i++) {
              double phase = g.x() * at[3 * i] + g.y() * at[3 * i + 1] + g.z() * at[3 * i + 2];
              cosine[i] = Math.cos(phase);
              sine[i] = Math.sin(phase);
            }
            addWave(matrix, n, weight, cosine, sine);
          }
        }
      }
    }
  }

  private static void addWave(
      double[] matrix, int n, double weight, double[] cosine, double[] sine) {
    for (int i = 0; i < n; i++) {
      double c = weight * cosine[i];
      double s = weight * sine[i];
      int row = i * n;
      for (int j = 0; j <= i; j++) {
        matrix[row + j] += c * cosine[j] + s * sine[j];
      }
    }
  }

  private static void requireFeasible(double work) {
    if (!(work <= MOST_WORK)) {
      throw new InvalidInput(
          null,
          null,
          "a cell that needs about %.0e terms".formatted(work),
          "a cell that is neither very large nor very flat",
          "set a larger accuracy");
    }
  }
}
