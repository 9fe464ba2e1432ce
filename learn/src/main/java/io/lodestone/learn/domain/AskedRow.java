package io.lodestone.learn.domain;

/**
 * A row that a model is asked about.
 *
 * @param values holds its features from {@code offset} on
 * @param epistemic the epistemic standard deviation of the model's prediction
 */
record AskedRow(double[] values, int offset, double epistemic) {
  double value(int feature) {
    return values[offset + feature];
  }
}
