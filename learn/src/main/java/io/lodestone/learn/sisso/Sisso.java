package io.lodestone.learn.sisso;

import io.lodestone.learn.dataset.Dataset;
import java.nio.file.Path;

/**
 * Searches equations for a target: sure independence screening and sparsifying operator.
 *
 * @param settings what is made, kept and combined
 * @param task column of text by which rows belong to tasks, each with its own coefficients for the
 *     same features; null for one task
 */
public record Sisso(SissoSettings settings, String task) {
  /** With one task. */
  public Sisso(SissoSettings settings) {
    this(settings, null);
  }

  /**
   * Searches the best equations of each dimension.
   *
   * @param data every column of numbers but the target is a primary feature
   * @throws io.lodestone.core.error.InvalidInput when the table does not fit: missing or infinite
   *     values, constant columns, the target among the features, too few rows, no admissible
   *     feature
   */
  public SissoResult search(Dataset data, String target) {
    return search(data, target, SissoProgress.NONE, null);
  }

  /**
   * Searches, as {@link #search(Dataset, String)}, and goes on where an earlier search with the
   * same data and settings was stopped.
   *
   * @param folder where the state of the search is kept; null to keep none
   */
  public SissoResult search(Dataset data, String target, SissoProgress progress, Path folder) {
    String key = data.hash() + " " + target + " " + task + " " + settings;
    return new SissoSearch(Problem.of(data, target, task), settings)
        .run(progress, folder == null ? null : new Checkpoints(folder, key));
  }
}
