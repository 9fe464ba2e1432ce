package io.lodestone.learn.domain;

/** A row that a model is asked about, with what more than one criterion needs to know of it. */
final class AskedRow {
  private final double[] values;
  private final int offset;
  private final double epistemic;
  private final ReferenceRows.Near near;

  AskedRow(double[] values, int offset, double epistemic, ReferenceRows.Near near) {
    this.values = values;
    this.offset = offset;
    this.epistemic = epistemic;
    this.near = near;
  }

  double value(int feature) {
    return values[offset + feature];
  }

  /** The epistemic standard deviation of the model's prediction. */
  double epistemic() {
    return epistemic;
  }

  /** The reference rows nearest to it. */
  ReferenceRows.Near near() {
    return near;
  }
}
