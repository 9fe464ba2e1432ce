package io.lodestone.learn.linear;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/**
 * Probabilities of classes as the softmax of linear functions.
 *
 * @param standardized the features
 * @param classes how many
 * @param weights classes × (features and a constant)
 * @param factors for each class the Cholesky factor of the information on its weights
 */
record LogisticClassifier(
    Standardized standardized, int classes, double[] weights, double[] factors)
    implements Predictor.Classifier {
  /** Rows with a column of ones at the end. */
  static double[] withOne(double[] x, int rows) {
    int width = x.length / rows;
    double[] wider = new double[rows * (width + 1)];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, i * width, wider, i * (width + 1), width);
      wider[(i + 1) * (width + 1) - 1] = 1;
    }
    return wider;
  }

  static void probabilities(
      double[] x, double[] weights, int rows, int width, int classes, double[] probabilities) {
    OpenBlas.get().multiplyTransposed(x, weights, probabilities, rows, classes, width);
    for (int i = 0; i < rows; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        most = Math.max(most, probabilities[i * classes + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        probabilities[i * classes + k] = Math.exp(probabilities[i * classes + k] - most);
        sum += probabilities[i * classes + k];
      }
      for (int k = 0; k < classes; k++) {
        probabilities[i * classes + k] /= sum;
      }
    }
  }

  @Override
  public void predict(Features features, double[] probabilities, double[] epistemic) {
    int rows = features.rows();
    if (rows == 0) {
      return;
    }
    int width = features.width() + 1;
    double[] x = withOne(standardized.rows(features), rows);
    probabilities(x, weights, rows, width, classes, probabilities);
    for (int k = 0; k < classes; k++) {
      double[] half = Standardized.transposed(x, rows, width);
      double[] factor = Arrays.copyOfRange(factors, k * width * width, (k + 1) * width * width);
      OpenBlas.get().solveLower(factor, half, width, rows);
      for (int i = 0; i < rows; i++) {
        double p = probabilities[i * classes + k];
        boolean likeliest = true;
        for (int other = 0; other < classes; other++) {
          double q = probabilities[i * classes + other];
          likeliest &= other < k ? q < p : q <= p;
        }
        if (likeliest) {
          double squares = 0;
          for (int j = 0; j < width; j++) {
            squares += half[j * rows + i] * half[j * rows + i];
          }
          epistemic[i] = p * (1 - p) * Math.sqrt(squares);
        }
      }
    }
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("", standardized.state())
        .put("classes", classes)
        .put("weights", weights)
        .put("factors", factors);
  }

  static LogisticClassifier read(int width, ModelState state) {
    int classes = (int) state.number("classes");
    int wider = width + 1;
    return new LogisticClassifier(
        Standardized.read(width, state),
        classes,
        state.doubles("weights", Math.multiplyExact(classes, wider)),
        state.doubles("factors", Math.multiplyExact(classes, Math.multiplyExact(wider, wider))));
  }
}
