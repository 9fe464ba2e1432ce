package io.lodestone.learn.subgroup;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * By how much predictions of a quantity miss it.
 *
 * @param values absolute errors of the rows, in the unit of the quantity; NaN where there is no
 *     prediction or no value
 * @param unit of both
 */
record ModelErrors(double[] values, UnitExpression unit) {
  /** The name of the column of errors, as rules are told beside it. */
  static final String COLUMN = "absolute error of the model";

  private static final int PARTS = 5;

  /** Of a model. */
  static ModelErrors of(Model model, Dataset rows, String target) {
    NumberPredictions predictions = (NumberPredictions) model.predict(rows);
    double[] errors = new double[rows.size()];
    Arrays.setAll(errors, row -> Math.abs(predictions.mean(row) - rows.number(target).value(row)));
    return new ModelErrors(errors, rows.number(target).unit());
  }

  /** Of each row by a model that did not learn from it: five-fold cross-validation. */
  static ModelErrors unseen(
      Trainer trainer, Dataset data, String target, FitOptions options, long seed) {
    double[] errors = new double[data.size()];
    for (Fold fold : new Splits.KFold(data.size(), PARTS, 1, seed).folds()) {
      Model model = trainer.fit(data.rows(fold.training()), target, options);
      double[] own = of(model, data.rows(fold.test()), target).values();
      for (int i = 0; i < own.length; i++) {
        errors[fold.test()[i]] = own[i];
      }
    }
    return new ModelErrors(errors, data.number(target).unit());
  }

  /** A table of columns with the errors as its target. */
  Dataset beside(List<Column> columns) {
    List<Column> all = new ArrayList<>(columns);
    all.add(new NumberColumn(COLUMN, unit, values));
    return Dataset.of(all, COLUMN);
  }
}
