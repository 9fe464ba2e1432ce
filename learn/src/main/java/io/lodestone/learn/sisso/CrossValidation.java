package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well equations found without some rows predict these rows, for each rung, limit of complexity
 * and dimension: the whole search is done anew for each part of the rows.
 *
 * @param trials every choice of rung, complexity and dimension that was tried
 */
public record CrossValidation(List<Trial> trials) {
  private static final SettingsType<SissoSettings> TYPE = SettingsType.of(SissoSettings.class);

  /**
   * One choice.
   *
   * @param error root of the mean square error of rows that the search did not see, in the unit of
   *     the target
   * @param standardError of {@code error}, from how the parts differ
   * @param trainingError root of the mean square error of the rows it did see
   * @param undefined rows for which the equation gave no finite value; the mean of the training
   *     rows stands for them
   */
  public record Trial(
      int rung,
      int maxComplexity,
      int dimension,
      double error,
      double standardError,
      double trainingError,
      int undefined) {
    /** Fewer features, then a lower rung, then fewer operators. */
    static final Comparator<Trial> SIMPLEST_FIRST =
        Comparator.comparingInt(Trial::dimension)
            .thenComparingInt(Trial::rung)
            .thenComparingInt(Trial::maxComplexity);
  }

  public CrossValidation {
    trials = List.copyOf(trials);
  }

  /** The choice with the smallest error. */
  public Trial best() {
    return trials.stream()
        .min(Comparator.comparingDouble(Trial::error).thenComparing(Trial.SIMPLEST_FIRST))
        .orElseThrow();
  }

  /**
   * The simplest choice whose error is within one standard error of the smallest (Breiman et al.,
   * Classification and Regression Trees, 3.4.3).
   *
   * @param leastDimension the least number of features that is wanted
   */
  public Trial simplest(int leastDimension) {
    Trial best = best();
    return trials.stream()
        .filter(trial -> trial.dimension() >= leastDimension)
        .filter(trial -> trial.error() <= best.error() + best.standardError())
        .min(Trial.SIMPLEST_FIRST)
        .orElse(best);
  }

  /**
   * Validates.
   *
   * @param sisso with the largest dimension wanted
   * @param rungs rungs to try
   * @param complexities limits of complexity to try
   * @param group column of text whose equal values stay in one part; null for single rows
   * @param parts number of parts, at least 2
   * @throws InvalidInput as of {@link Sisso#search}, or when there are fewer rows than parts
   */
  public static CrossValidation of(
      Sisso sisso,
      Dataset data,
      String target,
      int[] rungs,
      int[] complexities,
      String group,
      int parts) {
    if (parts < 2) {
      throw new InvalidInput(null, "cross-validation", parts + " parts", "at least 2", "");
    }
    Problem problem = Problem.of(data, target, sisso.task());
    List<String> names = group == null ? null : data.text(group).values();
    List<String> groups =
        IntStream.range(0, problem.size())
            .mapToObj(
                row -> names == null ? "" + problem.row(row) : "" + names.get(problem.row(row)))
            .toList();
    Folds folds = Folds.of(problem, groups, parts, sisso.settings().seed());
    List<Trial> trials = new ArrayList<>();
    for (int rung : rungs) {
      for (int complexity : complexities) {
        SissoSettings settings =
            TYPE.with(
                TYPE.with(sisso.settings(), "rung", "" + rung), "max_complexity", "" + complexity);
        trials.addAll(trials(problem, folds, settings));
      }
    }
    return new CrossValidation(trials);
  }

  private static List<Trial> trials(Problem problem, Folds folds, SissoSettings settings) {
    int dimensions = settings.dimension();
    double[][] squares = new double[dimensions][folds.parts()];
    double[] training = new double[dimensions];
    int[] undefined = new int[dimensions];
    for (int part = 0; part < folds.parts(); part++) {
      Problem seen = problem.subset(folds.outside(part));
      SissoResult found = new SissoSearch(seen, settings).run();
      for (int d = 0; d < dimensions; d++) {
        // An exact equation ends the search early and stands for the higher dimensions.
        Equation equation = found.best(Math.min(d + 1, found.equations().size()));
        training[d] += equation.rootMeanSquareError() / folds.parts();
        double mean = Arrays.stream(seen.y()).average().orElseThrow();
        for (int row : folds.inside(part)) {
          double value = equation.value(problem.task(row), problem.primaries(row));
          if (!Double.isFinite(value)) {
            undefined[d]++;
            value = mean;
          }
          double error = value - problem.y()[row];
          squares[d][part] += error * error;
        }
      }
    }
    List<Trial> trials = new ArrayList<>();
    for (int d = 0; d < dimensions; d++) {
      double error = Math.sqrt(Arrays.stream(squares[d]).sum() / problem.size());
      trials.add(
          new Trial(
              settings.rung(),
              settings.maxComplexity(),
              d + 1,
              error,
              standardError(squares[d], folds, error),
              training[d],
              undefined[d]));
    }
    return trials;
  }

  /** By how much the mean square of the parts scatters, carried over to its root. */
  private static double standardError(double[] squares, Folds folds, double error) {
    int parts = squares.length;
    double[] means = new double[parts];
    Arrays.setAll(means, part -> squares[part] / Math.max(1, folds.inside(part).length));
    double mean = Arrays.stream(means).average().orElse(0);
    double scatter =
        Arrays.stream(means).map(value -> (value - mean) * (value - mean)).sum() / (parts - 1);
    return error > 0 ? Math.sqrt(scatter / parts) / (2 * error) : 0;
  }
}
