package io.lodestone.learn.neighbours;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mean answer, or the frequencies of classes, of the nearest rows in standardised features. */
public final class NearestNeighbours implements Learner<NearestNeighbours.Settings> {
  /**
   * The settings.
   *
   * @param k how many rows
   */
  public record Settings(@Setting(value = "5", text = "how many nearest rows") int k) {
    /** Checks the value. */
    public Settings {
      if (k < 1 || k > 10_000) {
        throw new InvalidInput(null, "k", "" + k, "1 to 10000", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "knn",
        "nearest neighbours",
        "Cover and Hart, IEEE Trans. Inf. Theory 13, 21 (1967)",
        "aleatoric: standard deviation of the answers of the nearest rows; epistemic: the standard"
            + " error of their mean");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  private static void check(Settings settings, TrainingSet set) {
    if (set.size() <= settings.k()) {
      throw new InvalidInput(
          null, "k", settings.k() + " nearest of " + set.size() + " rows", "fewer", null);
    }
  }

  @Override
  public Predictor.Regressor fit(Settings settings, TrainingSet.Numbers set) {
    check(settings, set);
    double centre = Arrays.stream(set.y()).average().orElseThrow();
    double variance =
        Arrays.stream(set.y()).map(y -> (y - centre) * (y - centre)).average().orElseThrow();
    return new Numbers(
        Neighbourhood.of(set.features(), settings.k()), set.y().clone(), variance, true);
  }

  @Override
  public Predictor.Classifier fit(Settings settings, TrainingSet.Classes set) {
    check(settings, set);
    double[] frequencies = new double[set.classes().size()];
    for (int label : set.labels()) {
      frequencies[label] += 1.0 / set.size();
    }
    return new Classes(
        Neighbourhood.of(set.features(), settings.k()), set.labels().clone(), frequencies);
  }

  @Override
  public Predictor restore(Settings settings, int width, ModelState state) {
    Neighbourhood rows = Neighbourhood.read(width, settings.k(), state);
    if (state.has("frequencies")) {
      double[] frequencies = state.doubles("frequencies");
      int[] labels = state.ints("labels", rows.size());
      IntStream.of(labels).forEach(k -> Objects.checkIndex(k, frequencies.length));
      return new Classes(rows, labels, frequencies);
    }
    return new Numbers(
        rows, state.doubles("answers", rows.size()), state.number("variance"), false);
  }

  /**
   * Predicts numbers.
   *
   * @param variance of all answers, of which one share is added: a few equal answers do not mean
   *     that there is no noise
   */
  private record Numbers(Neighbourhood rows, double[] answers, double variance, boolean isNew)
      implements Predictor.Regressor {
    @Override
    public void predict(Features features, double[] mean, double[] epistemic, double[] aleatoric) {
      fill(rows.nearest(features), mean, epistemic, aleatoric);
    }

    private void fill(NeighbourLists near, double[] mean, double[] epistemic, double[] aleatoric) {
      int k = near.k();
      for (int i = 0; i < near.rows(); i++) {
        int[] nearest = near.of(i);
        double centre = IntStream.of(nearest).mapToDouble(j -> answers[j]).sum() / k;
        double squares = variance / answers.length;
        for (int j : nearest) {
          squares += (answers[j] - centre) * (answers[j] - centre);
        }
        mean[i] = centre;
        aleatoric[i] = Math.sqrt(squares / Math.max(1, k - 1));
        epistemic[i] = aleatoric[i] / Math.sqrt(k);
      }
    }

    @Override
    public Optional<HeldOut> heldOut() {
      if (!isNew) {
        return Optional.empty();
      }
      HeldOut heldOut = new HeldOut(answers.length);
      fill(rows.others(), heldOut.mean(), heldOut.epistemic(), heldOut.aleatoric());
      return Optional.of(heldOut);
    }

    @Override
    public ModelState state() {
      return rows.state().put("answers", answers).put("variance", variance);
    }
  }

  /** Predicts classes; the frequencies of all rows count as one neighbour more. */
  private record Classes(Neighbourhood rows, int[] labels, double[] frequencies)
      implements Predictor.Classifier {
    @Override
    public int classes() {
      return frequencies.length;
    }

    @Override
    public void predict(Features features, double[] probabilities, double[] epistemic) {
      int classes = frequencies.length;
      int k = rows.k();
      NeighbourLists near = rows.nearest(features);
      for (int i = 0; i < features.rows(); i++) {
        for (int c = 0; c < classes; c++) {
          probabilities[i * classes + c] = frequencies[c] / (k + 1);
        }
        for (int j : near.of(i)) {
          probabilities[i * classes + labels[j]] += 1.0 / (k + 1);
        }
        double most = 0;
        for (int c = 0; c < classes; c++) {
          most = Math.max(most, probabilities[i * classes + c]);
        }
        epistemic[i] = Math.sqrt(most * (1 - most) / (k + 1));
      }
    }

    @Override
    public ModelState state() {
      return rows.state().put("labels", labels).put("frequencies", frequencies);
    }
  }
}
