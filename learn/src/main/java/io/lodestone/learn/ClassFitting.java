package io.lodestone.learn;

import io.lodestone.learn.domain.Domain;
import io.lodestone.learn.imputation.Imputation;
import io.lodestone.learn.score.ClassScores;
import java.util.List;

/** The way from clean rows with classes as answers to a model that knows its errors. */
final class ClassFitting<S extends Record> {
  private final LearningRecipe<S> recipe;
  private final FitOptions options;

  ClassFitting(LearningRecipe<S> recipe, FitOptions options) {
    this.recipe = recipe;
    this.options = options;
  }

  /**
   * Fits a model.
   *
   * @param gaps how gaps are filled; null where they are not
   */
  Model fit(Model.About about, TrainingSet.Classes set, Imputation gaps) {
    Predictor.Classifier predictor = learned(set);
    double[] probabilities = new double[0];
    double[] epistemic = new double[0];
    int classes = set.classes().size();
    for (Parts.Part part : options.heldOut() ? Parts.of(set).all() : List.<Parts.Part>of()) {
      int[] inside = part.inside();
      if (epistemic.length == 0) {
        probabilities = new double[set.size() * classes];
        epistemic = new double[set.size()];
      }
      double[] some = new double[inside.length * classes];
      double[] unsure = new double[inside.length];
      learned(set.rows(part.outside())).predict(set.features().rows(inside), some, unsure);
      for (int i = 0; i < inside.length; i++) {
        System.arraycopy(some, i * classes, probabilities, inside[i] * classes, classes);
        epistemic[inside[i]] = unsure[i];
      }
    }
    Model.About scored =
        epistemic.length == 0
            ? about
            : about.withScores(ClassScores.of(set.labels(), probabilities, classes).byName());
    return Model.ofClasses(
        scored, predictor, set.classes(), Domain.of(set.features(), epistemic), gaps);
  }

  /** Rows are added to rare classes here, behind every division into rows learned and tested. */
  private Predictor.Classifier learned(TrainingSet.Classes set) {
    return recipe.learner().fit(recipe.settings(), options.balance().balanced(set, options.seed()));
  }
}
