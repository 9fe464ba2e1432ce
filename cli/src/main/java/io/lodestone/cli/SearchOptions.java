package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.search.ParameterSpace;
import io.lodestone.learn.search.RecipeSearch;
import io.lodestone.learn.search.SearchProgress;
import io.lodestone.learn.search.SearchSettings;
import io.lodestone.study.evaluation.FoldPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How a command seeks the settings of a learner before it learns. */
final class SearchOptions {
  @Option(
      names = "--search",
      paramLabel = "METHOD",
      description = {
        "seek settings within the training rows: grid, random or bayes; --learner then says which,"
            + " as in forest:min_leaf=1|2|5,share=0.1..1 or svm:cost=log(0.1..1000)"
      })
  private SearchSettings.Method method;

  @Option(
      names = "--trials",
      defaultValue = "30",
      paramLabel = "N",
      description = "most settings that are tried (default: ${DEFAULT-VALUE})")
  private int trials;

  @Option(
      names = "--search-folds",
      defaultValue = "5",
      paramLabel = "K",
      description = "folds in which each is scored (default: ${DEFAULT-VALUE})")
  private int folds;

  @Option(
      names = "--search-score",
      defaultValue = "",
      paramLabel = "NAME",
      description = "what is compared: mae, crps, log_loss, roc_auc, ... (default: mae, log_loss)")
  private String score;

  @Option(
      names = "--search-seed",
      defaultValue = "1",
      description = "seed of the choices of a search (default: ${DEFAULT-VALUE})")
  private long seed;

  /** Whether settings are to be sought. */
  boolean isAsked() {
    return method != null;
  }

  /**
   * A search in folds that keep together what the folds of the command do.
   *
   * @param learner with ranges of settings
   */
  RecipeSearch search(String learner, FoldPlan plan, LearningTable table, SearchProgress progress) {
    try {
      RecipeSearch.Folding folding =
          (rows, own) -> {
            try {
              return plan.within(own.folds(), own.seed()).of(table.formulas(rows));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      return new RecipeSearch(
          ParameterSpace.parse(learner),
          new SearchSettings(method, trials, folds, score, seed),
          folding,
          progress);
    } catch (InvalidInput problem) {
      throw problem.source() == null
          ? problem.in("--search " + method.name().toLowerCase(Locale.ROOT))
          : problem;
    }
  }
}
