package io.lodestone.learn.sisso;

import java.util.List;

/**
 * What a search found.
 *
 * @param spaceSizes number of features up to each rung; that of the last, which is not stored,
 *     counts what was screened, duplicates included
 * @param subspaces features found by the screening for each dimension, the best first
 * @param equations for each dimension the best equations, the best first
 */
public record SissoResult(
    List<Long> spaceSizes, List<List<Candidate>> subspaces, List<List<Equation>> equations) {
  /**
   * A feature that was found by screening.
   *
   * @param id counted from 1 through all subspaces
   * @param score its correlation with the residuals that were looked at
   */
  public record Candidate(int id, Expression expression, double score) {}

  public SissoResult {
    spaceSizes = List.copyOf(spaceSizes);
    subspaces = List.copyOf(subspaces);
    equations = List.copyOf(equations);
  }

  /** The best equation with so many features. */
  public Equation best(int dimension) {
    return equations.get(dimension - 1).getFirst();
  }
}
