package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches features that separate two classes. Features are screened for the rows that one
 * threshold puts on the right side, or, where that takes too long, for their correlation with the
 * class, and for a second dimension for their correlation with what is left of it; of all of one or
 * of two that were kept, those with the fewest rows in the convex hull of the other class, and
 * those in which least squares sees the classes apart best, which stray rows disturb less, are
 * refined by a support vector machine and ranked by its errors.
 */
final class SeparationSearch {
  private final Problem problem;
  private final SissoSettings settings;
  private final String first;
  private final String second;

  /**
   * @param problem whose target is 0 for the first class and 1 for the second
   */
  SeparationSearch(Problem problem, SissoSettings settings, String first, String second) {
    this.problem = problem;
    this.settings = settings;
    this.first = first;
    this.second = second;
    if (settings.dimension() > 2) {
      throw new InvalidInput(
          null, "dimension", "" + settings.dimension(), "1 or 2 to separate classes", "");
    }
  }

  /** A pair of places, or a single one, with how many rows lie in the hull of the other class. */
  private record Candidate(int[] members, int overlap) {}

  /** For each dimension the best separations, the best first. */
  List<List<Separation>> run() {
    SissoSearch search = new SissoSearch(problem, settings);
    List<List<Separation>> found = new ArrayList<>();
    boolean oneByOne =
        settings.screening() == ScreeningMethod.EXHAUSTIVE
            || settings.screening() == ScreeningMethod.AUTO && settings.rung() < 3;
    FeatureSpace space = search.space(SissoProgress.NONE, new ArrayList<>(), List.of());
    List<Feature> chosen = new ArrayList<>();
    double[][] residuals = {problem.y()};
    for (int dimension = 1; dimension <= settings.dimension(); dimension++) {
      Screening.Result screened =
          dimension == 1 && oneByOne
              ? search.screen(space, new ExhaustiveScreening(new Separability(isSecond())), chosen)
              : search.screen(space, residuals, chosen, Work.UNTOLD);
      screened.found().stream().map(Scored::feature).forEach(chosen::add);
      List<List<Feature>> fitted = search.best(chosen, dimension, Work.UNTOLD);
      found.add(refined(chosen, dimension, fitted, space.combinations().dimensions()));
      LinearFit fit = new LinearFit(problem, space.combinations().dimensions());
      residuals =
          fitted.stream()
              .limit(settings.residuals())
              .flatMap(
                  features -> fit.of(features).stream().map(line -> fit.residuals(line, features)))
              .toArray(double[][]::new);
      if (residuals.length == 0) {
        break;
      }
    }
    return found;
  }

  private List<Separation> refined(
      List<Feature> chosen, int dimension, List<List<Feature>> fitted, Dimensions dimensions) {
    List<int[]> subsets = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      if (dimension == 1) {
        subsets.add(new int[] {i});
      }
      for (int j = i + 1; dimension == 2 && j < chosen.size(); j++) {
        subsets.add(new int[] {i, j});
      }
    }
    List<Candidate> candidates =
        subsets.parallelStream()
            .map(members -> new Candidate(members, overlap(chosen, members)))
            .sorted(
                Comparator.comparingInt(Candidate::overlap)
                    .thenComparing(Candidate::members, Arrays::compare))
            .limit(settings.models())
            .toList();
    List<Candidate> all = new ArrayList<>(candidates);
    for (List<Feature> features : fitted) {
      int[] members = features.stream().mapToInt(chosen::indexOf).toArray();
      if (candidates.stream().noneMatch(known -> Arrays.equals(known.members(), members))) {
        all.add(new Candidate(members, overlap(chosen, members)));
      }
    }
    return all.parallelStream()
        .map(candidate -> separation(chosen, candidate, dimensions))
        .sorted(
            Comparator.comparingInt(Separation::errors)
                .thenComparingInt(Separation::overlap)
                .thenComparingDouble(Separation::loss))
        .limit(settings.models())
        .toList();
  }

  private boolean[] isSecond() {
    boolean[] second = new boolean[problem.size()];
    for (int row = 0; row < second.length; row++) {
      second[row] = problem.y()[row] > 0.5;
    }
    return second;
  }

  private int overlap(List<Feature> chosen, int[] members) {
    double[] x = chosen.get(members[0]).values();
    double[] y = members.length > 1 ? chosen.get(members[1]).values() : null;
    boolean[] second = isSecond();
    int overlap = 0;
    for (boolean one : new boolean[] {false, true}) {
      int[] own = IntStream.range(0, x.length).filter(row -> second[row] == one).toArray();
      ConvexHull hull = ConvexHull.of(own, x, y);
      for (int row = 0; row < x.length; row++) {
        if (second[row] != one && hull.contains(x[row], y == null ? 0 : y[row])) {
          overlap++;
        }
      }
    }
    return overlap;
  }

  private Separation separation(List<Feature> chosen, Candidate candidate, Dimensions dimensions) {
    List<Feature> features = Arrays.stream(candidate.members()).mapToObj(chosen::get).toList();
    SupportVectors machine =
        SupportVectors.train(
            features.stream().map(Feature::values).toArray(double[][]::new), isSecond());
    return new Separation(
        first,
        second,
        features.stream().map(Feature::expression).toList(),
        features.stream().map(feature -> dimensions.text(feature.dimension())).toList(),
        machine.bias(),
        Arrays.stream(machine.weights()).boxed().toList(),
        candidate.overlap(),
        machine.errors(),
        problem.size(),
        machine.loss());
  }
}
