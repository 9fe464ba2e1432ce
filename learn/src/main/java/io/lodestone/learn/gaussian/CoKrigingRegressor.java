package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A Gaussian process that predicts numbers of several fidelities. */
final class CoKrigingRegressor implements Predictor.Regressor {
  private static final int MOST_LEVELS = 8;
  private static final int FEWEST_ROWS = 3;
  private static final int MOST_ROWS = 10_000;
  private static final double FIRST_NOISE = 0.01;

  private final Fidelities fidelities;
  private final Autoregressive kernel;
  private final Posterior posterior;
  private final double[] answers;
  private final HeldOut heldOut;

  private CoKrigingRegressor(
      Fidelities fidelities, Autoregressive kernel, Posterior posterior, double[] answers) {
    this.fidelities = fidelities;
    this.kernel = kernel;
    this.posterior = posterior;
    this.answers = answers;
    heldOut = leftOut();
  }

  /**
   * What is done to rows and answers before they are compared.
   *
   * @param column the place of the fidelity among the features
   * @param values of the fidelities, rising
   * @param scaling of the other features
   * @param centres the mean answer of each fidelity
   * @param height the standard deviation of answers from these
   */
  private record Fidelities(
      int column, double[] values, Scaling scaling, double[] centres, double height) {
    static Fidelities of(int column, TrainingSet.Numbers set) {
      double[] values = Arrays.stream(set.features().column(column)).sorted().distinct().toArray();
      if (values.length < 2 || values.length > MOST_LEVELS) {
        throw new InvalidInput(
            null,
            "level " + set.features().labels().get(column),
            values.length + " fidelities",
            "2 to " + MOST_LEVELS,
            "a column in which each method has a number of its own");
      }
      double[] sums = new double[values.length];
      int[] counts = new int[values.length];
      for (int row = 0; row < set.size(); row++) {
        int level = Arrays.binarySearch(values, set.features().value(row, column));
        sums[level] += set.y()[row];
        counts[level]++;
      }
      double[] centres = new double[values.length];
      for (int level = 0; level < values.length; level++) {
        if (counts[level] < FEWEST_ROWS) {
          throw new InvalidInput(
              null,
              set.features().labels().get(column) + " = " + values[level],
              counts[level] + " rows",
              "at least " + FEWEST_ROWS + " of each fidelity",
              null);
        }
        centres[level] = sums[level] / counts[level];
      }
      double squares = 0;
      for (int row = 0; row < set.size(); row++) {
        int level = Arrays.binarySearch(values, set.features().value(row, column));
        squares += Math.pow(set.y()[row] - centres[level], 2);
      }
      double height = squares > 0 ? Math.sqrt(squares / set.size()) : 1;
      Fidelities open = new Fidelities(column, values, null, centres, height);
      double[] others = open.others(set.features());
      return new Fidelities(
          column, values, Scaling.of(others, set.features().width() - 1, set.y()), centres, height);
    }

    /** All features but the fidelity. */
    double[] others(Features features) {
      int width = features.width();
      double[] others = new double[features.rows() * (width - 1)];
      for (int row = 0; row < features.rows(); row++) {
        for (int j = 0; j < width - 1; j++) {
          others[row * (width - 1) + j] = features.value(row, j < column ? j : j + 1);
        }
      }
      return others;
    }

    /** Scaled features, and behind them the number of the fidelity. */
    double[] rows(Features features) {
      int width = features.width();
      double[] scaled = scaling.rows(others(features), features.rows());
      double[] rows = new double[features.rows() * width];
      for (int row = 0; row < features.rows(); row++) {
        System.arraycopy(scaled, row * (width - 1), rows, row * width, width - 1);
        rows[(row + 1) * width - 1] = level(features.value(row, column));
      }
      return rows;
    }

    /** The number of the fidelity whose value is nearest. */
    private int level(double value) {
      int nearest = 0;
      for (int level = 1; level < values.length; level++) {
        nearest =
            Math.abs(values[level] - value) < Math.abs(values[nearest] - value) ? level : nearest;
      }
      return nearest;
    }

    double answer(double scaled, int level) {
      return centres[level] + height * scaled;
    }
  }

  static CoKrigingRegressor fit(CoKrigingSettings settings, TrainingSet.Numbers set) {
    int column = set.features().labels().indexOf(settings.level());
    if (column < 0) {
      throw new InvalidInput(
          null,
          "level",
          "no feature '" + settings.level() + "' that differs between rows",
          "a column of numbers that rises with the quality of the answer",
          new Spelling(set.features().labels())
              .hint(settings.level(), "name it with level=, or choose another learner"));
    }
    if (set.features().width() < 2 || set.size() > MOST_ROWS) {
      throw new InvalidInput(
          null,
          null,
          set.size() + " rows of " + set.features().width() + " features",
          "at most " + MOST_ROWS + " rows, and a feature beside the fidelity",
          null);
    }
    Fidelities fidelities = Fidelities.of(column, set);
    double[] x = fidelities.rows(set.features());
    double[] y = new double[set.size()];
    int width = set.features().width();
    Arrays.setAll(
        y,
        row ->
            (set.y()[row] - fidelities.centres()[(int) x[(row + 1) * width - 1]])
                / fidelities.height());
    Kernel best =
        new HyperParameters(settings.search(), x, width, y)
            .best(start(settings, fidelities.values().length, width - 1));
    return of(fidelities, (Autoregressive) best, x, width, y);
  }

  private static Autoregressive start(CoKrigingSettings settings, int levels, int width) {
    List<Kernel> differences = new ArrayList<>();
    double[] noises = new double[levels];
    double[] factors = new double[levels];
    for (int level = 0; level < levels; level++) {
      double[] lengths = new double[settings.relevance() ? width : 1];
      Arrays.fill(lengths, Math.sqrt(width));
      Stationary.Shape shape = Stationary.Shape.valueOf(settings.shape().name());
      // What a better method adds is often small beside what the cheaper one knows.
      double variance = level == 0 ? 1 : 0.1;
      differences.add(
          new Product(new Constant(variance), new Stationary(shape, new Lengths(lengths, width))));
      noises[level] = FIRST_NOISE;
      factors[level] = 1;
    }
    return new Autoregressive(List.copyOf(differences), noises, factors, width);
  }

  private static CoKrigingRegressor of(
      Fidelities fidelities, Autoregressive kernel, double[] x, int width, double[] y) {
    Posterior posterior = Posterior.of(kernel, x, width, y, HyperParameters.JITTER);
    if (posterior == null) {
      throw new InvalidInput(
          null, null, "a covariance without an inverse", "rows that differ", null);
    }
    return new CoKrigingRegressor(fidelities, kernel, posterior, y);
  }

  /** Each row predicted from all others (Rasmussen and Williams, eq. 5.12). */
  private HeldOut leftOut() {
    int n = answers.length;
    int width = posterior.width();
    double[] inverse = posterior.inverse();
    HeldOut result = new HeldOut(n);
    for (int i = 0; i < n; i++) {
      int level = (int) posterior.x()[(i + 1) * width - 1];
      double variance = 1 / inverse[i * n + i];
      double noise = Math.min(variance, kernel.noises()[level]);
      result.mean()[i] = fidelities.answer(answers[i] - posterior.weights()[i] * variance, level);
      result.epistemic()[i] = fidelities.height() * Math.sqrt(variance - noise);
      result.aleatoric()[i] = fidelities.height() * Math.sqrt(noise);
    }
    return result;
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    double[] x = fidelities.rows(rows);
    int width = rows.width();
    posterior.predict(x, rows.rows(), mean, epistemic);
    for (int row = 0; row < rows.rows(); row++) {
      int level = (int) x[(row + 1) * width - 1];
      mean[row] = fidelities.answer(mean[row], level);
      epistemic[row] = fidelities.height() * Math.sqrt(epistemic[row]);
      aleatoric[row] = fidelities.height() * Math.sqrt(kernel.noises()[level]);
    }
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.of(heldOut);
  }

  @Override
  public ModelState state() {
    double[] theta = new double[kernel.size()];
    kernel.logarithms(theta, 0);
    return new ModelState()
        .put("level", fidelities.column())
        .put("levels", fidelities.values())
        .put("level_centres", fidelities.centres())
        .put("level_height", fidelities.height())
        .put("scaling/", fidelities.scaling().state())
        .put("hyper_parameters", theta)
        .put("rows", posterior.x())
        .put("answers", answers);
  }

  static CoKrigingRegressor restore(CoKrigingSettings settings, int width, ModelState state) {
    double[] values = state.doubles("levels");
    double[] answers = state.doubles("answers");
    double[] x = state.doubles("rows", Math.multiplyExact(answers.length, width));
    int column = (int) state.number("level");
    boolean fits =
        values.length >= 2
            && column >= 0
            && column < width
            && IntStream.range(0, answers.length)
                .mapToDouble(row -> x[(row + 1) * width - 1])
                .allMatch(level -> level >= 0 && level < values.length);
    if (!fits) {
      throw new InvalidInput(
          "model", "part levels", "levels that do not fit", "fidelities", "the file is damaged");
    }
    Fidelities fidelities =
        new Fidelities(
            column,
            values,
            Scaling.read(width - 1, state.part("scaling/")),
            state.doubles("level_centres", values.length),
            state.number("level_height"));
    Autoregressive form = start(settings, values.length, width - 1);
    return of(
        fidelities,
        form.with(state.doubles("hyper_parameters", form.size()), 0),
        x,
        width,
        answers);
  }
}
