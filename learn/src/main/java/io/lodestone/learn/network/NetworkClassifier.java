package io.lodestone.learn.network;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.List;

/**
 * Classes with the mean of the probabilities that networks predict.
 *
 * @param classes how many
 */
record NetworkClassifier(Members members, int classes) implements Predictor.Classifier {
  static NetworkClassifier fit(NetworkSettings settings, TrainingSet.Classes set) {
    int classes = set.classes().size();
    Loss loss = new Loss.Softmax(set.labels(), classes);
    return new NetworkClassifier(Members.trained(settings, set.features(), loss), classes);
  }

  @Override
  public void predict(Features rows, double[] probabilities, double[] epistemic) {
    List<double[]> outputs = members.outputs(rows);
    int size = outputs.size();
    double[] told = new double[size * classes];
    for (int i = 0; i < rows.rows(); i++) {
      int best = 0;
      for (int m = 0; m < size; m++) {
        Loss.Softmax.probabilities(outputs.get(m), i * classes, classes, told, m * classes);
      }
      for (int k = 0; k < classes; k++) {
        double sum = 0;
        for (int m = 0; m < size; m++) {
          sum += told[m * classes + k];
        }
        probabilities[i * classes + k] = sum / size;
        best = probabilities[i * classes + k] > probabilities[i * classes + best] ? k : best;
      }
      double squares = 0;
      for (int m = 0; m < size; m++) {
        squares += Math.pow(told[m * classes + best] - probabilities[i * classes + best], 2);
      }
      epistemic[i] = Math.sqrt(squares / (size - 1));
    }
  }

  @Override
  public ModelState state() {
    return members.state().put("classes", classes);
  }

  static NetworkClassifier read(NetworkSettings settings, int width, ModelState state) {
    int classes = (int) state.number("classes");
    return new NetworkClassifier(Members.read(settings, width, classes, state), classes);
  }
}
