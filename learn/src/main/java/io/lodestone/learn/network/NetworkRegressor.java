package io.lodestone.learn.network;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as a mixture of the normal distributions that networks predict: the variance between
 * their means is epistemic, the mean of their variances aleatoric.
 *
 * @param centre mean of the training answers
 * @param height their standard deviation, above 0
 */
record NetworkRegressor(Members members, double centre, double height)
    implements Predictor.Regressor {
  static NetworkRegressor fit(NetworkSettings settings, TrainingSet.Numbers set) {
    double centre = Arrays.stream(set.y()).average().orElse(0);
    double variance =
        Arrays.stream(set.y()).map(y -> (y - centre) * (y - centre)).average().orElse(0);
    double height = variance > 0 ? Math.sqrt(variance) : 1;
    double[] y = Arrays.stream(set.y()).map(value -> (value - centre) / height).toArray();
    Loss loss = new Loss.Normal(y, settings.beta());
    return new NetworkRegressor(Members.trained(settings, set.features(), loss), centre, height);
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    List<double[]> outputs = members.outputs(rows);
    int size = outputs.size();
    for (int i = 0; i < rows.rows(); i++) {
      double sum = 0;
      double noise = 0;
      for (double[] member : outputs) {
        sum += member[2 * i];
        noise += Loss.Normal.variance(member[2 * i + 1]);
      }
      double squares = 0;
      for (double[] member : outputs) {
        squares += (member[2 * i] - sum / size) * (member[2 * i] - sum / size);
      }
      mean[i] = centre + height * sum / size;
      epistemic[i] = height * Math.sqrt(squares / (size - 1));
      aleatoric[i] = height * Math.sqrt(noise / size);
    }
  }

  @Override
  public ModelState state() {
    return members.state().put("centre", centre).put("height", height);
  }

  static NetworkRegressor read(NetworkSettings settings, int width, ModelState state) {
    return new NetworkRegressor(
        Members.read(settings, width, 2, state), state.number("centre"), state.number("height"));
  }
}
