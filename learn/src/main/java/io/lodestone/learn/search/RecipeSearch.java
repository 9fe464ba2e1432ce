package io.lodestone.learn.search;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.SearchResult;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.Trial;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Seeks the settings of a learner by cross-validation within the rows that it is given, and learns
 * from all of these with the best. As it looks at no others, testing it on others is nested
 * cross-validation.
 *
 * @param space the recipes that may be tried
 * @param folding how the rows are divided, such as by groups that stay together
 * @param progress is told of each trial
 */
public record RecipeSearch(
    ParameterSpace space, SearchSettings settings, Folding folding, SearchProgress progress)
    implements Trainer {
  private static final SettingsType<FitOptions> FIT_OPTIONS = SettingsType.of(FitOptions.class);

  /** Divides rows to learn from into folds. */
  @FunctionalInterface
  public interface Folding {
    /**
     * @throws InvalidInput when the rows cannot be divided so
     */
    List<Fold> of(Dataset rows, SearchSettings settings);
  }

  /** Random folds. */
  public static final Folding RANDOM =
      (rows, settings) ->
          new Splits.KFold(rows.size(), settings.folds(), 1, settings.seed()).folds();

  @Override
  public Model fit(Dataset data, String target, FitOptions options) {
    SearchResult result = search(data, target, options);
    LearningRecipe<?> chosen = new Learners().parse(result.chosen().recipe());
    return chosen.fit(data, target, options).chosenBy(result);
  }

  @Override
  public String text() {
    return space.text();
  }

  /**
   * Tries recipes.
   *
   * @throws InvalidInput when no trial has a score
   */
  public SearchResult search(Dataset data, String target, FitOptions options) {
    TrialScore score = TrialScore.of(settings.score(), data, target);
    List<Fold> folds = folding.of(data, settings);
    Proposals proposals = Proposals.of(space, settings);
    List<double[]> points = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    int best = -1;
    boolean stopped = false;
    while (trials.size() < settings.trials() && !stopped) {
      double[] point = proposals.next(points, losses);
      if (point == null) {
        break;
      }
      Trial trial = trial(point, data, target, options, folds, score);
      points.add(point);
      trials.add(trial);
      losses.add(score.direction() * trial.score());
      if (trial.isScored() && (best < 0 || losses.getLast() < losses.get(best))) {
        best = trials.size() - 1;
      }
      progress.made(trials.size(), settings.trials(), trial, best < 0 ? null : trials.get(best));
      stopped = progress.stopped();
    }
    if (best < 0) {
      throw new InvalidInput(
          null,
          null,
          "no trial of " + trials.size() + " that could be scored",
          "settings that work, in " + space.text(),
          trials.getFirst().problem());
    }
    return new SearchResult(
        space.text(),
        settings.method().name().toLowerCase(Locale.ROOT),
        score.name(),
        folds.size(),
        trials,
        best,
        stopped && trials.size() < settings.trials());
  }

  private Trial trial(
      double[] point,
      Dataset data,
      String target,
      FitOptions options,
      List<Fold> folds,
      TrialScore score) {
    long start = System.nanoTime();
    String values = space.values(point);
    String recipe = null;
    double[] scores = new double[folds.size()];
    FitOptions quick = FIT_OPTIONS.with(options, "held_out", "false");
    String problem = null;
    try {
      LearningRecipe<?> learner = space.at(point);
      recipe = learner.text();
      for (int k = 0; k < scores.length; k++) {
        Dataset training = data.rows(folds.get(k).training());
        Model model = learner.fit(training, target, quick);
        scores[k] = score.of(model, data.rows(folds.get(k).test()), target);
      }
    } catch (InvalidInput e) {
      problem = e.getMessage();
    }
    double mean = Arrays.stream(scores).average().orElseThrow();
    double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
    if (problem == null && !Double.isFinite(mean)) {
      problem = score.name() + " of " + mean;
    }
    return new Trial(
        values,
        recipe,
        problem == null ? mean : Double.NaN,
        problem == null ? Math.sqrt(squares / (scores.length - 1)) : Double.NaN,
        (System.nanoTime() - start) * 1e-9,
        problem);
  }
}
