package io.lodestone.learn;

import io.lodestone.learn.calibration.SpreadScale;
import io.lodestone.learn.state.ModelState;

/**
 * What is known of the errors of a model of numbers.
 *
 * @param scale makes the predictor's standard deviations as large as errors are
 * @param shape how errors are distributed in units of these
 */
record Errors(SpreadScale scale, ErrorShape shape) {
  /** Of a model whose errors nobody knows. */
  static final Errors UNKNOWN = new Errors(SpreadScale.NONE, ErrorShape.NORMAL);

  ModelState state() {
    return new ModelState().put("", shape.state()).put("", scale.state());
  }

  static Errors read(ModelState state) {
    return new Errors(SpreadScale.read(state), ErrorShape.read(state));
  }
}
