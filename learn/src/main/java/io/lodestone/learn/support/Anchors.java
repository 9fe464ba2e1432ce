package io.lodestone.learn.support;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;

/** The training rows that hold up machines, and how alike other rows are to them. */
sealed interface Anchors permits FeatureAnchors, StructureAnchors {
  /** All training rows. */
  static Anchors of(SupportSettings settings, Features features) {
    return settings.kernel().isOfStructures()
        ? StructureAnchors.of(settings, features)
        : FeatureAnchors.of(settings, features);
  }

  /** How many rows there are. */
  int count();

  /** The kernels of all pairs. */
  Gram gram();

  /** The kernels of rows with these, rows × count. */
  double[] kernels(Features rows);

  /** Only some of them. */
  Anchors rows(int[] chosen);

  ModelState state();

  /**
   * Values of machines.
   *
   * @param coefficients machines × count
   * @param biases one for each machine
   * @return rows × machines
   */
  default double[] values(Features rows, double[] coefficients, double[] biases) {
    double[] values = new double[Math.multiplyExact(rows.rows(), biases.length)];
    OpenBlas.get()
        .multiplyTransposed(
            kernels(rows), coefficients, values, rows.rows(), biases.length, count());
    for (int i = 0; i < values.length; i++) {
      values[i] += biases[i % biases.length];
    }
    return values;
  }

  /**
   * Those of {@link #state}.
   *
   * @throws InvalidInput when the state does not hold together
   */
  static Anchors read(SupportSettings settings, int width, ModelState state) {
    return settings.kernel().isOfStructures()
        ? StructureAnchors.read(settings, state)
        : FeatureAnchors.read(settings, width, state);
  }
}
