package io.lodestone.learn.sisso;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.nio.file.Path;
import java.util.List;

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

  /**
   * Searches without each row in turn.
   *
   * @return one for each row, in the order of the table
   * @throws io.lodestone.core.error.InvalidInput as of {@link #search(Dataset, String)}
   */
  public List<Influence> leaveOneOut(Dataset data, String target, SissoProgress progress) {
    return Influence.of(Problem.of(data, target, task), data, settings, progress);
  }

  /**
   * Searches features that separate two classes, one or two at a time.
   *
   * @param data every column of numbers is a primary feature
   * @param target a column of text with two values, or of numbers with two values
   * @return for each dimension the best separations, the best first
   * @throws io.lodestone.core.error.InvalidInput as of {@link #search(Dataset, String)}, or when
   *     there are not two classes
   */
  public List<List<Separation>> separate(Dataset data, String target) {
    List<String> labels = Classes.labels(data.column(target));
    Classes classes = Classes.of(target, labels);
    NumberColumn answers = NumberColumn.plain(target, classes.indicator(labels));
    Dataset numbers = data.without(List.of(target)).with(answers);
    Problem problem = Problem.of(numbers, target, null);
    return new SeparationSearch(problem, settings, classes.first(), classes.second()).run();
  }
}
