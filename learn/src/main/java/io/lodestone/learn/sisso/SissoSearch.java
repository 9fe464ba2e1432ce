package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The search for equations: a screening and a trial of all subsets for each dimension in turn. */
final class SissoSearch {
  private final Problem problem;
  private final SissoSettings settings;

  SissoSearch(Problem problem, SissoSettings settings) {
    this.problem = problem;
    this.settings = settings;
    for (int task = 0; task < problem.tasks().size(); task++) {
      int rows = problem.taskStarts()[task + 1] - problem.taskStarts()[task];
      if (rows < settings.dimension() + 2) {
        String where = problem.tasks().get(task);
        throw new InvalidInput(
            null,
            where.isEmpty() ? "" : "task " + where,
            rows + " rows",
            "at least "
                + (settings.dimension() + 2)
                + ", two more than features in an equation of dimension "
                + settings.dimension(),
            "ask for a smaller dimension");
      }
    }
  }

  SissoResult run() {
    return run(SissoProgress.NONE, null);
  }

  /**
   * @param checkpoints where the state is kept; null to keep none
   */
  SissoResult run(SissoProgress progress, Checkpoints checkpoints) {
    if (settings.levels() > 1 && problem.tasks().size() > 1) {
      throw new InvalidInput(null, "levels", "" + settings.levels(), "1 with several tasks", "");
    }
    SissoResult result = level("", progress, checkpoints, List.of());
    for (int level = 2; level <= settings.levels(); level++) {
      List<Equation> best = result.equations().getLast();
      List<Equation> carried = best.subList(0, Math.min(best.size(), settings.carried()));
      result = level("level " + level + " ", progress, checkpoints, carried);
    }
    return result;
  }

  private SissoResult level(
      String name, SissoProgress progress, Checkpoints checkpoints, List<Equation> carried) {
    List<Long> sizes = new ArrayList<>();
    FeatureSpace space = space(progress, sizes, carried);
    List<Feature> chosen = new ArrayList<>();
    List<List<SissoResult.Candidate>> subspaces = new ArrayList<>();
    List<List<Equation>> equations = new ArrayList<>();
    double[][] residuals = {problem.y()};
    for (int dimension = 1; dimension <= settings.dimension(); dimension++) {
      Screening.Result screened =
          screen(
              space,
              residuals,
              chosen,
              new Work(checkpoints, progress, name + "screening " + dimension));
      if (dimension == 1 && settings.rung() > 0) {
        sizes.add(screened.count());
      }
      List<SissoResult.Candidate> subspace = new ArrayList<>();
      for (Scored scored : screened.found()) {
        chosen.add(scored.feature());
        subspace.add(
            new SissoResult.Candidate(
                chosen.size(), scored.feature().expression(), scored.score()));
      }
      subspaces.add(subspace);
      List<List<Feature>> best =
          best(chosen, dimension, new Work(checkpoints, progress, name + "equations " + dimension));
      LinearFit fit = new LinearFit(problem, space.combinations().dimensions());
      List<Equation> fitted = new ArrayList<>();
      List<double[]> left = new ArrayList<>();
      for (List<Feature> features : best) {
        fit.of(features)
            .ifPresent(
                equation -> {
                  fitted.add(equation);
                  if (left.size() < settings.residuals()) {
                    left.add(fit.residuals(equation, features));
                  }
                });
      }
      if (fitted.isEmpty()) {
        throw new InvalidInput(
            null,
            "dimension " + dimension,
            chosen.size() + " features that all depend on each other",
            "features of which " + dimension + " are independent",
            "ask for a smaller dimension, more operators or a higher rung");
      }
      equations.add(fitted);
      residuals = left.toArray(double[][]::new);
      if (Arrays.stream(residuals[0]).allMatch(r -> Math.abs(r) <= 1e-13 * largestTarget())) {
        break; // The equation is exact: nothing is left that another feature could explain.
      }
    }
    return new SissoResult(problem.columns(), problem.size(), sizes, subspaces, equations);
  }

  /** All rungs but the last; their sizes are added to a list. */
  FeatureSpace space(SissoProgress progress, List<Long> sizes, List<Equation> carried) {
    FeatureSpace space = FeatureSpace.primary(problem, settings, carried);
    sizes.add((long) space.size());
    for (int rung = 1; rung < settings.rung(); rung++) {
      progress.at("features of rung " + rung, 0, 1);
      space = space.next();
      progress.at("features of rung " + rung, 1, 1);
      sizes.add((long) space.size());
    }
    return space;
  }

  private double largestTarget() {
    return Arrays.stream(problem.y()).map(Math::abs).max().orElse(0);
  }

  /** The features that go best with residuals, without those chosen before. */
  Screening.Result screen(
      FeatureSpace space, double[][] residuals, List<Feature> chosen, Work work) {
    Correlation correlation = new Correlation(residuals, problem.taskStarts());
    boolean tiles =
        problem.tasks().size() == 1
            && settings.screening() != ScreeningMethod.EXHAUSTIVE
            && (settings.screening() == ScreeningMethod.TILES || settings.rung() > 1);
    Screening screening =
        tiles ? new TiledScreening(correlation, work) : new ExhaustiveScreening(correlation);
    return screen(space, screening, chosen);
  }

  /** The same in another way. */
  Screening.Result screen(FeatureSpace space, Screening screening, List<Feature> chosen) {
    Screening.Result result =
        screening.screen(space, settings.rung() > 0, settings.sisSize(), chosen);
    if (result.found().isEmpty() && chosen.isEmpty()) {
      throw new InvalidInput(
          null,
          "features",
          "none of " + result.count() + " features admissible",
          "features that vary, are finite, lie between min_value and max_value"
              + (settings.dimensionless() ? " and have no unit" : ""),
          "widen these limits");
    }
    return result;
  }

  /** The best combinations of so many of the features chosen. */
  List<List<Feature>> best(List<Feature> chosen, int dimension, Work work) {
    if (dimension > 1 && chosen.size() > SubsetSearch.MOST_FEATURES) {
      throw new InvalidInput(
          null,
          "sis_size",
          chosen.size() + " features to combine",
          "at most " + SubsetSearch.MOST_FEATURES,
          "ask for a smaller sis_size");
    }
    List<double[]> values = chosen.stream().map(Feature::values).toList();
    GramMatrix gram = new GramMatrix(values, problem.y(), problem.taskStarts());
    return new SubsetSearch(gram, settings.models(), work)
        .best(dimension).stream()
            .map(subset -> Arrays.stream(subset.members()).mapToObj(chosen::get).toList())
            .toList();
  }
}
