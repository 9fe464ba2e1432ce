package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Coefficients of chosen features by least squares, with an intercept for each task. */
final class LinearFit {
  private final Problem problem;
  private final Dimensions dimensions;
  private final int target;

  LinearFit(Problem problem, Dimensions dimensions) {
    this.problem = problem;
    this.dimensions = dimensions;
    this.target = dimensions.of(problem.target().unit());
  }

  /**
   * Fits an equation; empty where the features depend on each other.
   *
   * @param features in the order in which they stand in the equation
   */
  Optional<Equation> of(List<Feature> features) {
    List<Equation.Fit> fits = new ArrayList<>();
    double squares = 0;
    double largest = 0;
    int[] starts = problem.taskStarts();
    try {
      for (int task = 0; task < problem.tasks().size(); task++) {
        LeastSquares fit = solve(features, starts[task], starts[task + 1]);
        double[] solution = fit.solution();
        double[] errors = new double[solution.length];
        Arrays.fill(errors, Double.NaN);
        errors = fit.standardErrors().orElse(errors);
        fits.add(
            new Equation.Fit(
                problem.tasks().get(task),
                solution[0],
                errors[0],
                Arrays.stream(solution).skip(1).boxed().toList(),
                Arrays.stream(errors).skip(1).boxed().toList()));
        for (int row = starts[task]; row < starts[task + 1]; row++) {
          double error = problem.y()[row] - value(solution, features, row);
          squares += error * error;
          largest = Math.max(largest, Math.abs(error));
        }
      }
    } catch (InvalidInput dependent) {
      return Optional.empty();
    }
    return Optional.of(
        new Equation(
            problem.target().name(),
            problem.target().unit(),
            features.stream().map(Feature::expression).toList(),
            features.stream().map(feature -> dimensions.text(feature.dimension())).toList(),
            features.stream()
                .map(feature -> dimensions.over(target, feature.dimension()))
                .map(dimensions::text)
                .toList(),
            fits,
            Math.sqrt(squares / problem.size()),
            largest));
  }

  /** What the equation leaves of the target in every row of the problem. */
  double[] residuals(Equation equation, List<Feature> features) {
    double[] residuals = new double[problem.size()];
    for (int task = 0; task < problem.tasks().size(); task++) {
      Equation.Fit fit = equation.fits().get(task);
      double[] solution = new double[features.size() + 1];
      solution[0] = fit.intercept();
      for (int i = 0; i < features.size(); i++) {
        solution[i + 1] = fit.coefficients().get(i);
      }
      for (int row = problem.taskStarts()[task]; row < problem.taskStarts()[task + 1]; row++) {
        residuals[row] = problem.y()[row] - value(solution, features, row);
      }
    }
    return residuals;
  }

  private LeastSquares solve(List<Feature> features, int from, int to) {
    int columns = features.size() + 1;
    double[] matrix = new double[(to - from) * columns];
    for (int row = from; row < to; row++) {
      matrix[(row - from) * columns] = 1;
      for (int i = 0; i < features.size(); i++) {
        matrix[(row - from) * columns + i + 1] = features.get(i).values()[row];
      }
    }
    return LeastSquares.solve(matrix, columns, Arrays.copyOfRange(problem.y(), from, to));
  }

  private static double value(double[] solution, List<Feature> features, int row) {
    double value = solution[0];
    for (int i = 0; i < features.size(); i++) {
      value += solution[i + 1] * features.get(i).values()[row];
    }
    return value;
  }
}
