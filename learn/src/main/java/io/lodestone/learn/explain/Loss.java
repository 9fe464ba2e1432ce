package io.lodestone.learn.explain;

import io.lodestone.learn.Model;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.TextColumn;
import java.util.Arrays;

/** The error of a model on rows whose answers are known. */
sealed interface Loss {
  /** The error of the answers to rows, which may have been changed, in the order of the truth. */
  double of(Features rows);

  String name();

  String unit();

  /** The error that fits a model. */
  static Loss of(Model model, Dataset rows) {
    String target = model.about().target();
    return switch (model.predictor()) {
      case Predictor.Regressor _ ->
          new Absolute(Response.of(model), rows.number(target).in(model.about().unit()).values());
      case Predictor.Classifier classifier ->
          new Logarithmic(classifier, labels(model, rows.text(target)));
    };
  }

  private static int[] labels(Model model, TextColumn answers) {
    return answers.values().stream().mapToInt(model.classes()::indexOf).toArray();
  }

  /** The mean absolute error. */
  record Absolute(Response response, double[] truth) implements Loss {
    @Override
    public double of(Features rows) {
      double[] said = response.at(rows);
      double sum = 0;
      for (int row = 0; row < truth.length; row++) {
        sum += Math.abs(said[row] - truth[row]);
      }
      return sum / truth.length;
    }

    @Override
    public String name() {
      return "mae";
    }

    @Override
    public String unit() {
      return response.unit();
    }
  }

  /** The mean negative logarithm of the probability of the truth. */
  record Logarithmic(Predictor.Classifier classifier, int[] truth) implements Loss {
    /** What is made of a class that has no chance: finite, and as scikit-learn has it. */
    private static final double LEAST = Math.ulp(1.0);

    @Override
    public double of(Features rows) {
      int classes = classifier.classes();
      double[] said = new double[rows.rows() * classes];
      classifier.predict(rows, said, new double[rows.rows()]);
      double[] losses = new double[truth.length];
      Arrays.setAll(
          losses,
          row -> -Math.log(Math.max(LEAST, truth[row] < 0 ? 0 : said[row * classes + truth[row]])));
      return Arrays.stream(losses).average().orElse(0);
    }

    @Override
    public String name() {
      return "log_loss";
    }

    @Override
    public String unit() {
      return "";
    }
  }
}
