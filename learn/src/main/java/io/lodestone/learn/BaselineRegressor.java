package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Optional;

/**
 * Adds one of the features, a cheaper value of the same quantity, to what was learned of the
 * difference (Δ-learning: Ramakrishnan et al., J. Chem. Theory Comput. 11, 2087, 2015).
 *
 * @param difference predicts answer less baseline
 * @param column of the feature
 * @param factor from the unit of the feature to that of the target
 * @param shift added to the product, for units whose zeros differ
 */
record BaselineRegressor(Predictor.Regressor difference, int column, double factor, double shift)
    implements Predictor.Regressor {
  /** The answers less the baseline, with the way back. */
  record Plan(int column, double factor, double shift) {
    static Plan of(Features features, String baseline, String target, UnitExpression unit) {
      int column = features.labels().indexOf(baseline);
      if (column < 0) {
        throw new InvalidInput(
            null,
            "baseline " + baseline,
            "no feature of that name that differs between rows",
            "a column of numbers that the model learns from",
            null);
      }
      UnitExpression own = features.units().get(column);
      if (!own.isCompatibleWith(unit)) {
        throw new InvalidInput(
            null,
            "baseline " + baseline,
            "the unit " + own.text(),
            "one of the kind of " + unit.text() + ", as " + target + " has",
            null);
      }
      double zero = own.to(unit, 0);
      return new Plan(column, own.to(unit, 1) - zero, zero);
    }

    double at(Features features, int row) {
      return factor * features.value(row, column) + shift;
    }

    TrainingSet.Numbers difference(TrainingSet.Numbers set) {
      double[] y = set.y().clone();
      for (int row = 0; row < y.length; row++) {
        y[row] -= at(set.features(), row);
      }
      return new TrainingSet.Numbers(set.features(), set.target(), set.unit(), y);
    }

    BaselineRegressor with(Predictor.Regressor difference) {
      return new BaselineRegressor(difference, column, factor, shift);
    }
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    difference.predict(rows, mean, epistemic, aleatoric);
    for (int row = 0; row < rows.rows(); row++) {
      mean[row] += factor * rows.value(row, column) + shift;
    }
  }

  /** Those of the difference: whoever has the rows adds the baseline. */
  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.empty();
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("baseline", new double[] {column, factor, shift})
        .put("difference/", difference.state());
  }

  /** With what was learned of the difference, and the rest of {@link #state}. */
  static BaselineRegressor read(Predictor difference, int width, ModelState state) {
    double[] plan = state.doubles("baseline", 3);
    if (!(difference instanceof Predictor.Regressor numbers) || plan[0] < 0 || plan[0] >= width) {
      throw new InvalidInput(
          "model", "part baseline", "column " + plan[0], "one of " + width, "the file is damaged");
    }
    return new BaselineRegressor(numbers, (int) plan[0], plan[1], plan[2]);
  }
}
