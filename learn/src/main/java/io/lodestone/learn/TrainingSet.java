package io.lodestone.learn;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Features;
import java.util.List;

/** What a learner gets: features without gaps and the answer of each row. */
public sealed interface TrainingSet {
  /** All values are finite; no column is constant, none is there twice. */
  Features features();

  /** The name of the target. */
  String target();

  /** The number of rows. */
  default int size() {
    return features().rows();
  }

  /** The training set of the given rows, in their order. */
  TrainingSet rows(int[] rows);

  /**
   * Rows whose answers are numbers.
   *
   * @param y one finite number for each row, in the unit of the target; not to be changed
   */
  record Numbers(Features features, String target, UnitExpression unit, double[] y)
      implements TrainingSet {
    @Override
    public Numbers rows(int[] rows) {
      double[] chosen = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = y[rows[i]];
      }
      return new Numbers(features.rows(rows), target, unit, chosen);
    }
  }

  /**
   * Rows whose answers are classes.
   *
   * @param classes the names of the classes, sorted, at least two
   * @param labels for each row the place of its class among them; not to be changed
   */
  record Classes(Features features, String target, List<String> classes, int[] labels)
      implements TrainingSet {
    @Override
    public Classes rows(int[] rows) {
      int[] chosen = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = labels[rows[i]];
      }
      return new Classes(features.rows(rows), target, classes, chosen);
    }
  }
}
