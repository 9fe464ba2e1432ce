package io.lodestone.crystal.elastic;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import java.util.ArrayList;
import java.util.List;

/**
 * Elastic constants fitted to strains and stresses by linear least squares.
 *
 * @param tensor the constants
 * @param residualStress of the reference in Voigt's notation, GPa; all 0 where it was not fitted
 * @param rootMeanSquare of what is left of the stresses, GPa
 * @param freeConstants how many constants the symmetry leaves free, 21 without any
 */
public record ElasticFit(
    ElasticTensor tensor, double[] residualStress, double rootMeanSquare, int freeConstants) {
  private static final int SIZE = Voigt.SIZE;

  /** Part of a matrix that may be left after projection and still be rounding. */
  private static final double NOTHING = 1e-9;

  /**
   * Fits.
   *
   * @param states strains with their stresses
   * @param rotations of the point group of the crystal, each 3 × 3, row-major, Cartesian; none for
   *     no restriction
   * @param withResidualStress whether the reference may be under stress itself
   * @throws InvalidInput when the strains do not determine all constants
   */
  public static ElasticFit of(
      List<StrainedState> states, List<double[]> rotations, boolean withResidualStress) {
    List<double[]> basis = invariants(rotations);
    int unknowns = basis.size() + (withResidualStress ? SIZE : 0);
    double[] a = new double[states.size() * SIZE * unknowns];
    double[] b = new double[states.size() * SIZE];
    if (b.length < unknowns) {
      throw new InvalidInput(
          null,
          null,
          states.size() + " strains",
          "at least " + (unknowns + SIZE - 1) / SIZE,
          "strain every direction, or use the symmetry");
    }
    int row = 0;
    for (StrainedState state : states) {
      double[] strain = state.strain();
      double[] stress = state.stress();
      for (int i = 0; i < SIZE; i++) {
        for (int m = 0; m < basis.size(); m++) {
          double sum = 0;
          for (int j = 0; j < SIZE; j++) {
            sum += basis.get(m)[i * SIZE + j] * strain[j];
          }
          a[row * unknowns + m] = sum;
        }
        if (withResidualStress) {
          a[row * unknowns + basis.size() + i] = 1;
        }
        b[row++] = stress[i];
      }
    }
    LeastSquares fit = LeastSquares.solve(a, unknowns, b);
    double[] solution = fit.solution();
    double[] matrix = new double[SIZE * SIZE];
    for (int m = 0; m < basis.size(); m++) {
      for (int k = 0; k < matrix.length; k++) {
        matrix[k] += solution[m] * basis.get(m)[k];
      }
    }
    double[] residual = new double[SIZE];
    if (withResidualStress) {
      System.arraycopy(solution, basis.size(), residual, 0, SIZE);
    }
    return new ElasticFit(
        ElasticTensor.of(matrix),
        residual,
        Math.sqrt(fit.residualSquares() / b.length),
        basis.size());
  }

  /** Independent symmetric matrices that no rotation changes, by averaging and Gram-Schmidt. */
  private static List<double[]> invariants(List<double[]> rotations) {
    List<double[]> bonds = rotations.stream().map(Voigt::bond).toList();
    List<double[]> basis = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      for (int j = i; j < SIZE; j++) {
        double[] candidate = average(bonds, i, j);
        for (double[] known : basis) {
          double overlap = dot(known, candidate);
          for (int k = 0; k < candidate.length; k++) {
            candidate[k] -= overlap * known[k];
          }
        }
        double norm = Math.sqrt(dot(candidate, candidate));
        if (norm > NOTHING) {
          for (int k = 0; k < candidate.length; k++) {
            candidate[k] /= norm;
          }
          basis.add(candidate);
        }
      }
    }
    return basis;
  }

  private static double[] average(List<double[]> bonds, int i, int j) {
    double[] unit = new double[SIZE * SIZE];
    unit[i * SIZE + j] = 1;
    unit[j * SIZE + i] = 1;
    if (bonds.isEmpty()) {
      return unit;
    }
    double[] average = new double[SIZE * SIZE];
    for (double[] bond : bonds) {
      double[] turned = Voigt.turned(bond, unit);
      for (int k = 0; k < average.length; k++) {
        average[k] += turned[k] / bonds.size();
      }
    }
    return average;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }

  @Override
  public double[] residualStress() {
    return residualStress.clone();
  }
}
