package io.lodestone.learn;

import io.lodestone.learn.calibration.BootstrapEnsemble;
import io.lodestone.learn.calibration.SpreadScale;
import io.lodestone.learn.domain.Domain;
import io.lodestone.learn.imputation.Imputation;
import io.lodestone.learn.score.NumberScores;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** The way from clean rows with numbers as answers to a model that knows its errors. */
final class NumberFitting<S extends Record> {
  private static final double LEVEL = 0.9;

  private final LearningRecipe<S> recipe;
  private final FitOptions options;

  NumberFitting(LearningRecipe<S> recipe, FitOptions options) {
    this.recipe = recipe;
    this.options = options;
  }

  /**
   * Fits a model.
   *
   * @param gaps how gaps are filled; null where they are not
   */
  Model fit(Model.About about, TrainingSet.Numbers set, Imputation gaps) {
    if (options.baseline().isEmpty()) {
      Predictor.Regressor predictor = learned(set);
      return model(about, set, set.y(), predictor, predictor, gaps);
    }
    BaselineRegressor.Plan plan =
        BaselineRegressor.Plan.of(set.features(), options.baseline(), set.target(), set.unit());
    TrainingSet.Numbers difference = plan.difference(set);
    Predictor.Regressor predictor = learned(difference);
    return model(about, difference, set.y(), predictor, plan.with(predictor), gaps);
  }

  private Predictor.Regressor learned(TrainingSet.Numbers set) {
    return options.calibration() == FitOptions.Calibration.BOOTSTRAP
        ? BootstrapEnsemble.fit(
            recipe.learner(), recipe.settings(), set, options.members(), options.seed())
        : recipe.learner().fit(recipe.settings(), set);
  }

  /**
   * The model with its errors.
   *
   * @param set what was learned
   * @param answers what is predicted in the end, the same or with a baseline
   */
  private Model model(
      Model.About about,
      TrainingSet.Numbers set,
      double[] answers,
      Predictor.Regressor learned,
      Predictor.Regressor whole,
      Imputation gaps) {
    if (!options.heldOut() && options.calibration() == FitOptions.Calibration.NONE) {
      Domain domain = Domain.of(set.features(), new double[0]);
      return Model.ofNumbers(about, whole, Errors.UNKNOWN, domain, gaps);
    }
    Predictor.HeldOut heldOut = learned.heldOut().orElseGet(() -> crossed(set));
    int[] known =
        IntStream.range(0, set.size()).filter(row -> !Double.isNaN(heldOut.mean()[row])).toArray();
    double[] errors = new double[known.length];
    Arrays.setAll(errors, i -> set.y()[known[i]] - heldOut.mean()[known[i]]);
    double[] epistemic = pick(heldOut.epistemic(), known);
    double[] aleatoric = pick(heldOut.aleatoric(), known);
    SpreadScale scale =
        options.calibration() == FitOptions.Calibration.NONE
            ? SpreadScale.NONE
            : SpreadScale.of(errors, whole(epistemic, aleatoric));
    scale.apply(epistemic, aleatoric);
    double[] std = whole(epistemic, aleatoric);
    double[] ratios = new double[known.length];
    Arrays.setAll(ratios, i -> Math.abs(errors[i]) / std[i]);
    ErrorShape shape = ErrorShape.of(ratios);
    Domain domain = Domain.of(set.features(), epistemic);
    Model.About scored =
        known.length == 0
            ? about
            : about.withScores(scores(pick(answers, known), errors, std, shape));
    return Model.ofNumbers(scored, whole, new Errors(scale, shape), domain, gaps);
  }

  private static Map<String, Double> scores(
      double[] truth, double[] errors, double[] std, ErrorShape shape) {
    double factor = shape.factor(LEVEL);
    double[] mean = new double[truth.length];
    double[] lower = new double[truth.length];
    double[] upper = new double[truth.length];
    Arrays.setAll(mean, i -> truth[i] - errors[i]);
    Arrays.setAll(lower, i -> mean[i] - factor * std[i]);
    Arrays.setAll(upper, i -> mean[i] + factor * std[i]);
    return NumberScores.of(truth, mean, std, lower, upper).byName();
  }

  private static double[] whole(double[] epistemic, double[] aleatoric) {
    double[] std = new double[epistemic.length];
    Arrays.setAll(std, i -> Math.hypot(epistemic[i], aleatoric[i]));
    return std;
  }

  private static double[] pick(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Each part of the rows predicted from the others. */
  private Predictor.HeldOut crossed(TrainingSet.Numbers set) {
    Predictor.HeldOut result = new Predictor.HeldOut(set.size());
    Arrays.fill(result.mean(), Double.NaN);
    for (Parts.Part part : Parts.of(set.size()).all()) {
      int[] inside = part.inside();
      Predictor.HeldOut some = new Predictor.HeldOut(inside.length);
      learned(set.rows(part.outside()))
          .predict(set.features().rows(inside), some.mean(), some.epistemic(), some.aleatoric());
      for (int i = 0; i < inside.length; i++) {
        result.mean()[inside[i]] = some.mean()[i];
        result.epistemic()[inside[i]] = some.epistemic()[i];
        result.aleatoric()[inside[i]] = some.aleatoric()[i];
      }
    }
    return result;
  }
}
