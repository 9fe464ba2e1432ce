package io.lodestone.learn.map.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.linear.Ridge;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Principal covariates regression: the plane that shows both how the rows scatter and how a
 * property changes. The mixing α weighs the two: at 1 it is the plane of the principal components,
 * at 0 that of the linear model of the property.
 *
 * <p>With X centred, and both X and the predicted Ŷ divided by the roots of their sums of squares,
 * the coordinates are the leading eigenvectors of α XXᵀ + (1 − α) ŶŶᵀ times the roots of their
 * eigenvalues (Helfrecht, Cersonsky, Fraux and Ceriotti 2020, eq. 15). They are found among the
 * directions of X, where that matrix is α S² + (1 − α) (UᵀŶ)(UᵀŶ)ᵀ with X = U S Vᵀ.
 */
public final class CovariatesRegression implements MapMethod<CovariatesRegression.Settings> {
  private static final int MOST = 4000;

  /** Directions that scatter less, relative to the widest, are rounding. */
  private static final double LEAST = 1e-12;

  /**
   * The settings.
   *
   * @param mixing α, from 0, the property only, to 1, the features only
   * @param penalty of the linear model, 0 to find it by leaving rows out
   * @param dimensions of the map
   */
  public record Settings(
      @Setting(value = "0.5", text = "weight of the features, the rest is the property's")
          double mixing,
      @Setting(value = "0", text = "penalty of the linear model, 0 to find the best")
          double penalty,
      @Setting(value = "2", text = "coordinates of the map") int dimensions) {
    /** Checks the values. */
    public Settings {
      if (!(mixing >= 0 && mixing <= 1)) {
        throw new InvalidInput(null, "mixing", "" + mixing, "from 0 to 1", null);
      }
      if (!(penalty >= 0)) {
        throw new InvalidInput(null, "penalty", "" + penalty, "0 or more", null);
      }
      if (dimensions < 1) {
        throw new InvalidInput(null, "dimensions", "" + dimensions, "1 or more", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "pcovr",
        "principal covariates regression",
        "de Jong and Kiers, Chemometrics and Intelligent Laboratory Systems 14, 155 (1992);"
            + " Helfrecht, Cersonsky, Fraux and Ceriotti, Machine Learning: Science and Technology"
            + " 1, 045021 (2020)",
        "large distances, and what a linear model of a property needs",
        Set.of(MapInput.Kind.ROWS));
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public FittedMap fit(Settings settings, MapInput input) {
    MapInput.Rows rows = (MapInput.Rows) input;
    int n = rows.rows();
    int width = rows.width();
    check(rows);
    double[] means = LeadingDirections.means(rows.values(), n, width);
    double[] x = LeadingDirections.centred(rows.values(), means);
    int most = Math.min(n - 1, width);
    LeadingDirections directions = LeadingDirections.of(x, n, width, most);
    int rank = 0;
    while (rank < most && directions.squares()[rank] > LEAST * directions.squares()[0]) {
      rank++;
    }
    double[] along = along(directions, predicted(rows, settings.penalty()), x, n, width, rank);
    double[] mixed = mixed(directions, along, settings.mixing(), rank, rows.targets());
    double[] values = new double[Math.min(settings.dimensions(), rank)];
    double[] turn = new double[values.length * rank];
    OpenBlas.get().eigenvectors(mixed, rank, values, turn);
    int held = (int) Arrays.stream(values).filter(value -> value > LEAST * values[0]).count();
    if (held < settings.dimensions()) {
      throw new InvalidInput(
          null,
          "dimensions",
          "" + settings.dimensions(),
          "at most " + held + ", which hold all there is at this mixing",
          held == 0 ? null : "more mixing lets the features count");
    }
    // In units of the features, so that a map at α = 1 is that of the principal components.
    double unit = Math.sqrt(directions.total());
    double[] projection = new double[width * held];
    for (int d = 0; d < held; d++) {
      double[] axis = new double[width];
      for (int r = 0; r < rank; r++) {
        double factor = unit * turn[d * rank + r] * Math.sqrt(values[d] / directions.squares()[r]);
        for (int j = 0; j < width; j++) {
          axis[j] += factor * directions.vectors()[r * width + j];
        }
      }
      double sign = sign(axis);
      for (int j = 0; j < width; j++) {
        projection[j * held + d] = sign * axis[j];
      }
    }
    List<String> axes = IntStream.rangeClosed(1, held).mapToObj(i -> "covariate " + i).toList();
    return LinearMap.of(rows, means, projection, axes);
  }

  private static void check(MapInput.Rows rows) {
    if (rows.targets() == 0) {
      throw new InvalidInput(
          "pcovr", null, "no property", "at least one, to be shown beside the features", null);
    }
    if (Math.min(rows.rows(), rows.width()) > MOST) {
      throw new InvalidInput(
          "pcovr",
          null,
          rows.rows() + " rows of " + rows.width() + " features",
          "at most " + MOST + " of either",
          "choose fewer features");
    }
  }

  private static double sign(double[] axis) {
    double largest = 0;
    for (double value : axis) {
      if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) {
        largest = value;
      }
    }
    return largest < 0 ? -1 : 1;
  }

  /** What a linear model says of each row, targets × rows, in parts of all answers' scatter. */
  private static double[] predicted(MapInput.Rows rows, double penalty) {
    int n = rows.rows();
    int targets = rows.targets();
    List<UnitExpression> units = Collections.nCopies(rows.width(), UnitExpression.parse("-"));
    List<String> labels = IntStream.range(0, rows.width()).mapToObj(j -> "feature " + j).toList();
    Features features = new Features(labels, units, n, rows.values());
    double[] predicted = new double[targets * n];
    for (int t = 0; t < targets; t++) {
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        y[i] = rows.answers()[i * targets + t];
      }
      double mean = Arrays.stream(y).average().orElse(0);
      double scatter = 0;
      for (double value : y) {
        scatter += (value - mean) * (value - mean);
      }
      if (!(scatter > 0)) {
        throw new InvalidInput(
            "pcovr", null, "a property that is the same of all materials", "one that varies", null);
      }
      Predictor.Regressor model =
          new Ridge()
              .fit(
                  new Ridge.Settings(penalty),
                  new TrainingSet.Numbers(features, "property", units.getFirst(), y));
      double[] answers = new double[n];
      model.predict(features, answers, new double[n], new double[n]);
      for (int i = 0; i < n; i++) {
        predicted[t * n + i] = (answers[i] - mean) / Math.sqrt(scatter * targets);
      }
    }
    return predicted;
  }

  /** UᵀŶ, rank × targets, where U = X V S⁻¹. */
  private static double[] along(
      LeadingDirections directions, double[] predicted, double[] x, int n, int width, int rank) {
    int targets = predicted.length / n;
    double[] products = new double[targets * width];
    OpenBlas.get().multiply(predicted, x, products, targets, width, n);
    double[] along = new double[rank * targets];
    OpenBlas.get().multiplyTransposed(directions.vectors(), products, along, rank, targets, width);
    for (int i = 0; i < along.length; i++) {
      along[i] /= Math.sqrt(directions.squares()[i / targets]);
    }
    return along;
  }

  /** α S² + (1 − α) (UᵀŶ)(UᵀŶ)ᵀ, rank × rank. */
  private static double[] mixed(
      LeadingDirections directions, double[] along, double mixing, int rank, int targets) {
    double[] mixed = new double[rank * rank];
    OpenBlas.get().gram(along, mixed, rank, targets);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] *= 1 - mixing;
    }
    for (int i = 0; i < rank; i++) {
      mixed[i * rank + i] += mixing * directions.squares()[i] / directions.total();
    }
    return mixed;
  }

  @Override
  public FittedMap restore(Settings settings, ModelState state) {
    return LinearMap.read(settings.dimensions(), state);
  }
}
