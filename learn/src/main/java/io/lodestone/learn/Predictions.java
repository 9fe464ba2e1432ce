package io.lodestone.learn;

import io.lodestone.learn.domain.Applicability;

/** What a model says of rows: a distribution for each, and whether the model holds there. */
public sealed interface Predictions permits NumberPredictions, ClassPredictions {
  /** The number of rows. */
  int size();

  /** Whether the model may be asked about a row. */
  Applicability applicability(int row);

  /** Whether a row has a prediction; one whose features have gaps may have none. */
  boolean isKnown(int row);
}
