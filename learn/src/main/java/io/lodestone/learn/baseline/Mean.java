package io.lodestone.learn.baseline;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Optional;

/** Says of every row what the training rows are on average: the mean, or the class frequencies. */
public final class Mean implements Learner<Mean.Settings> {
  /** There is nothing to set. */
  public record Settings() {}

  @Override
  public Profile profile() {
    return new Profile(
        "mean",
        "mean of the training rows",
        "none; the yardstick of all others",
        "epistemic: standard error of the mean; aleatoric: standard deviation of the answers");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Predictor.Regressor fit(Settings settings, TrainingSet.Numbers rows) {
    double[] y = rows.y();
    double mean = Arrays.stream(y).average().orElseThrow();
    double squares = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
    double std = y.length > 1 ? Math.sqrt(squares / (y.length - 1)) : 0;
    return new Numbers(mean, std, y.length, y);
  }

  @Override
  public Predictor.Classifier fit(Settings settings, TrainingSet.Classes rows) {
    double[] frequencies = new double[rows.classes().size()];
    for (int label : rows.labels()) {
      frequencies[label] += 1.0 / rows.size();
    }
    return new Classes(frequencies, rows.size());
  }

  @Override
  public Predictor restore(Settings settings, int width, ModelState state) {
    return state.has("frequencies")
        ? new Classes(state.doubles("frequencies"), (int) state.number("rows"))
        : new Numbers(
            state.number("mean"), state.number("std"), (int) state.number("rows"), new double[0]);
  }

  private record Numbers(double value, double std, int rows, double[] answers)
      implements Predictor.Regressor {
    @Override
    public void predict(Features features, double[] mean, double[] epistemic, double[] aleatoric) {
      Arrays.fill(mean, value);
      Arrays.fill(epistemic, std / Math.sqrt(rows));
      Arrays.fill(aleatoric, std);
    }

    @Override
    public Optional<HeldOut> heldOut() {
      if (answers.length < 2) {
        return Optional.empty();
      }
      HeldOut heldOut = new HeldOut(rows);
      Arrays.setAll(heldOut.mean(), i -> (value * rows - answers[i]) / (rows - 1));
      Arrays.fill(heldOut.epistemic(), std / Math.sqrt(rows));
      Arrays.fill(heldOut.aleatoric(), std);
      return Optional.of(heldOut);
    }

    @Override
    public ModelState state() {
      return new ModelState().put("mean", value).put("std", std).put("rows", rows);
    }
  }

  private record Classes(double[] frequencies, int rows) implements Predictor.Classifier {
    @Override
    public int classes() {
      return frequencies.length;
    }

    @Override
    public void predict(Features features, double[] probabilities, double[] epistemic) {
      int classes = frequencies.length;
      double most = Arrays.stream(frequencies).max().orElseThrow();
      for (int row = 0; row < features.rows(); row++) {
        System.arraycopy(frequencies, 0, probabilities, row * classes, classes);
        epistemic[row] = Math.sqrt(most * (1 - most) / rows);
      }
    }

    @Override
    public ModelState state() {
      return new ModelState().put("frequencies", frequencies).put("rows", rows);
    }
  }
}
