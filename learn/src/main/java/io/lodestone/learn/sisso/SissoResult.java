package io.lodestone.learn.sisso;

import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a search found.
 *
 * @param columns the primary features, in the units in which they stand in equations
 * @param rows number of rows
 * @param spaceSizes number of features up to each rung; that of the last, which is not stored,
 *     counts what was screened, duplicates included
 * @param subspaces features found by the screening for each dimension, the best first
 * @param equations for each dimension the best equations, the best first
 */
public record SissoResult(
    List<NumberColumn> columns,
    int rows,
    List<Long> spaceSizes,
    List<List<Candidate>> subspaces,
    List<List<Equation>> equations) {
  /**
   * A feature that was found by screening.
   *
   * @param id counted from 1 through all subspaces
   * @param score its correlation with the residuals that were looked at
   */
  public record Candidate(int id, Expression expression, double score) {}

  public SissoResult {
    columns = List.copyOf(columns);
    spaceSizes = List.copyOf(spaceSizes);
    subspaces = List.copyOf(subspaces);
    equations = List.copyOf(equations);
  }

  /** The best equation with so many features. */
  public Equation best(int dimension) {
    return equations.get(dimension - 1).getFirst();
  }

  /**
   * Equations that fit nearly as well as the best one of their dimension, which is the first.
   *
   * @param factor how many times larger their error may be, such as 1.05
   */
  public List<Equation> rivals(int dimension, double factor) {
    double limit = factor * best(dimension).rootMeanSquareError();
    return equations.get(dimension - 1).stream()
        .filter(equation -> equation.rootMeanSquareError() <= limit)
        .toList();
  }

  /** The primary features by how much the equations of a dimension depend on them. */
  public List<MaterialsGene> genes(int dimension) {
    return MaterialsGene.rank(equations.get(dimension - 1), columns, rows);
  }

  /**
   * The equations that no other one kept beats both in complexity and in error, the simplest first;
   * complexity counts operators and features.
   */
  public List<Equation> paretoFront() {
    List<Equation> all = new ArrayList<>();
    equations.forEach(all::addAll);
    all.sort(
        Comparator.comparingInt((Equation equation) -> equation.complexity() + equation.dimension())
            .thenComparingDouble(Equation::rootMeanSquareError));
    List<Equation> front = new ArrayList<>();
    for (Equation equation : all) {
      if (front.isEmpty()
          || equation.rootMeanSquareError() < front.getLast().rootMeanSquareError()) {
        front.add(equation);
      }
    }
    return front;
  }
}
