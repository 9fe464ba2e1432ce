package io.lodestone.learn.sisso;

import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A primary feature and how much the equations found depend on it.
 *
 * @param name of its column
 * @param weight share of the evidence for equations in which it occurs, 0 to 1. The evidence for an
 *     equation is its likelihood for normal errors of unknown size, (sum of squares)^(−rows/2);
 *     only equations of one dimension are compared
 * @param errorWithout root of the mean square error of the best equation kept in which it does not
 *     occur, in the unit of the target; NaN where it occurs in all of them
 */
public record MaterialsGene(String name, double weight, double errorWithout) {
  /**
   * Ranks the primary features.
   *
   * @param equations of one dimension, the best first
   * @param rows number of rows they were fitted to
   */
  static List<MaterialsGene> rank(List<Equation> equations, List<NumberColumn> columns, int rows) {
    double best = Math.max(equations.getFirst().rootMeanSquareError(), Double.MIN_NORMAL);
    double[] weights = new double[columns.size()];
    double[] without = new double[columns.size()];
    java.util.Arrays.fill(without, Double.NaN);
    double total = 0;
    for (Equation equation : equations) {
      double weight = Math.pow(best / Math.max(equation.rootMeanSquareError(), best), rows);
      total += weight;
      for (int i = 0; i < weights.length; i++) {
        if (equation.primaries().contains(i)) {
          weights[i] += weight;
        } else if (Double.isNaN(without[i])) {
          without[i] = equation.rootMeanSquareError();
        }
      }
    }
    List<MaterialsGene> genes = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      genes.add(new MaterialsGene(columns.get(i).name(), weights[i] / total, without[i]));
    }
    genes.sort(
        Comparator.comparingDouble(MaterialsGene::weight)
            .reversed()
            .thenComparing(MaterialsGene::name));
    return genes;
  }
}
