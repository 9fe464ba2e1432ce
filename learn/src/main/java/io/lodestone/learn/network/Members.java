package io.lodestone.learn.network;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The networks of an ensemble, which differ in their first weights, the order of rows, and the rows
 * they stop by.
 *
 * @param standardized the features
 */
record Members(Standardized standardized, List<Network> networks) {
  static Members trained(NetworkSettings settings, Features features, Loss loss) {
    if (features.rows() < 2) {
      throw new InvalidInput(null, null, "one row", "at least two for networks", null);
    }
    Standardized standardized = Standardized.of(features);
    double[] x = standardized.rows(features);
    int width = features.width();
    return new Members(
        standardized,
        IntStream.range(0, settings.members())
            .parallel()
            .mapToObj(member -> new Training(settings, x, width, loss, member).trained())
            .toList());
  }

  /** Outputs of each network, rows × outputs. */
  List<double[]> outputs(Features rows) {
    double[] x = standardized.rows(rows);
    return networks.stream().map(network -> network.outputs(x, rows.rows())).toList();
  }

  ModelState state() {
    ModelState state = new ModelState().put("", standardized.state());
    for (int member = 0; member < networks.size(); member++) {
      state.put("member" + member + "/", networks.get(member).state());
    }
    return state;
  }

  static Members read(NetworkSettings settings, int width, int outputs, ModelState state) {
    int[] sizes = settings.sizes(width, outputs);
    return new Members(
        Standardized.read(width, state),
        IntStream.range(0, settings.members())
            .mapToObj(
                member ->
                    Network.read(sizes, settings.activation(), state.part("member" + member + "/")))
            .toList());
  }
}
