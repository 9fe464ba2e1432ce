package io.lodestone.learn.support;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Machines that share the rows that hold them up, so that the kernels of a row are found once for
 * all of them.
 *
 * @param anchors the rows that at least one of them needs
 * @param coefficients machines × anchors
 * @param biases one for each machine
 */
record Machines(Anchors anchors, double[] coefficients, double[] biases) {
  /** Keeps of the training rows those that matter to any machine. */
  static Machines of(Anchors all, List<MarginProblem.Machine> machines) {
    int[] kept =
        IntStream.range(0, all.count())
            .filter(row -> machines.stream().anyMatch(one -> one.coefficients()[row] != 0))
            .toArray();
    double[] coefficients = new double[Math.multiplyExact(machines.size(), kept.length)];
    for (int m = 0; m < machines.size(); m++) {
      for (int i = 0; i < kept.length; i++) {
        coefficients[m * kept.length + i] = machines.get(m).coefficients()[kept[i]];
      }
    }
    return new Machines(
        all.rows(kept),
        coefficients,
        machines.stream().mapToDouble(MarginProblem.Machine::bias).toArray());
  }

  int size() {
    return biases.length;
  }

  /** Rows × machines. */
  double[] values(Features rows) {
    return anchors.values(rows, coefficients, biases);
  }

  ModelState state() {
    return new ModelState()
        .put("anchors/", anchors.state())
        .put("coefficients", coefficients)
        .put("biases", biases);
  }

  static Machines read(SupportSettings settings, int width, ModelState state) {
    Anchors anchors = Anchors.read(settings, width, state.part("anchors/"));
    double[] biases = state.doubles("biases");
    int size = Math.multiplyExact(biases.length, anchors.count());
    return new Machines(anchors, state.doubles("coefficients", size), biases);
  }
}
