package io.lodestone.learn.sisso;

import io.lodestone.learn.dataset.Dataset;

/**
 * Searches equations for a target: sure independence screening and sparsifying operator.
 *
 * @param settings what is made, kept and combined
 * @param task column of text by which rows belong to tasks, each with its own coefficients for the
 *     same features; null for one task
 */
public record Sisso(SissoSettings settings, String task) {
  /**
   * Searches the best equations of each dimension.
   *
   * @param data every column of numbers but the target is a primary feature
   * @throws io.lodestone.core.error.InvalidInput when the table does not fit: missing or infinite
   *     values, constant columns, the target among the features, too few rows, no admissible
   *     feature
   */
  public SissoResult search(Dataset data, String target) {
    return new SissoSearch(Problem.of(data, target, task), settings).run();
  }
}
