package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * A Gaussian process that predicts numbers: epistemic is the standard deviation of the function,
 * aleatoric that of the kernel's noise.
 */
final class GaussianRegressor implements Predictor.Regressor {
  /** How many rows the hyper-parameters of an approximation are sought with. */
  private static final int MOST_SOUGHT = 2000;

  private final Scaling scaling;
  private final Kernel kernel;
  private final Posterior exact;
  private final InducingPosterior inducing;
  private final double[] answers;
  private final HeldOut heldOut;

  /** How alike the structures of the rows are that were seen; null where none are compared. */
  private final Similarities similarities;

  private GaussianRegressor(
      Scaling scaling,
      Kernel kernel,
      Posterior exact,
      InducingPosterior inducing,
      double[] answers,
      HeldOut heldOut,
      Similarities similarities) {
    this.scaling = scaling;
    this.kernel = kernel;
    this.exact = exact;
    this.inducing = inducing;
    this.answers = answers;
    this.heldOut = heldOut;
    this.similarities = similarities;
  }

  static GaussianRegressor fit(GaussianSettings settings, TrainingSet.Numbers set) {
    int width = set.features().width();
    Scaling scaling = Scaling.of(set.features().flat(), width, set.y());
    double[] y = scaling.answers(set.y());
    Kernel start = KernelText.parse(settings.kernel(), width, settings.relevance());
    if (set.size() > settings.exact()) {
      checkNoStructures(settings, start, set.size());
      double[] x = scaling.rows(set.features().flat(), set.size());
      return approximate(settings, scaling, start, x, width, y);
    }
    NumberedRows rows = NumberedRows.seen(start, scaling, set.features());
    Posterior.Rows seen = rows.rows(width);
    Kernel best = new HyperParameters(settings, seen, y).best(rows.kernel());
    return of(scaling, best, seen, y);
  }

  private static void checkNoStructures(GaussianSettings settings, Kernel start, int rows) {
    if (!start.siteKernels().isEmpty()) {
      throw new InvalidInput(
          null,
          "kernel " + start.text(),
          rows + " structures",
          "at most " + settings.exact() + " where structures are compared",
          "learn from fewer, or from features of structures");
    }
  }

  /** With a kernel that is settled, and features and answers that are scaled. */
  static GaussianRegressor of(Scaling scaling, Kernel kernel, Posterior.Rows rows, double[] y) {
    Posterior posterior = Posterior.of(kernel, rows, y, HyperParameters.JITTER);
    if (posterior == null) {
      throw singular(kernel);
    }
    return new GaussianRegressor(
        scaling,
        kernel,
        posterior,
        null,
        y,
        leftOut(posterior, scaling, y, kernel.noise()),
        Similarities.in(kernel));
  }

  private static InvalidInput singular(Kernel kernel) {
    return new InvalidInput(
        null,
        "kernel " + kernel.text(),
        "a covariance without an inverse",
        "one that is positive definite",
        "add noise to the kernel, such as +white(0.01)");
  }

  private static GaussianRegressor approximate(
      GaussianSettings settings, Scaling scaling, Kernel start, double[] x, int width, double[] y) {
    int[] order = shuffled(y.length, settings.seed());
    int[] sought = Arrays.copyOf(order, Math.min(order.length, MOST_SOUGHT));
    Kernel kernel =
        new HyperParameters(settings, rows(x, width, sought), width, pick(y, sought)).best(start);
    int[] chosen = Arrays.copyOf(order, Math.min(order.length, settings.inducing()));
    InducingPosterior posterior = InducingPosterior.of(kernel, rows(x, width, chosen), x, width, y);
    if (posterior == null) {
      throw singular(kernel);
    }
    return new GaussianRegressor(scaling, kernel, null, posterior, new double[0], null, null);
  }

  private static int[] shuffled(int size, long seed) {
    int[] order = new int[size];
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static double[] rows(double[] x, int width, int[] chosen) {
    double[] some = new double[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(x, chosen[i] * width, some, i * width, width);
    }
    return some;
  }

  private static double[] pick(double[] y, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(row -> y[row]).toArray();
  }

  /** Each row predicted from all others (Rasmussen and Williams, eq. 5.12). */
  private static HeldOut leftOut(Posterior posterior, Scaling scaling, double[] y, double noise) {
    int n = y.length;
    double[] inverse = posterior.inverse();
    HeldOut heldOut = new HeldOut(n);
    for (int i = 0; i < n; i++) {
      double variance = 1 / inverse[i * n + i];
      heldOut.mean()[i] =
          scaling.centre() + scaling.height() * (y[i] - posterior.weights()[i] * variance);
      heldOut.epistemic()[i] = scaling.height() * Math.sqrt(Math.max(0, variance - noise));
      heldOut.aleatoric()[i] = scaling.height() * Math.sqrt(Math.min(noise, variance));
    }
    return heldOut;
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    int count = rows.rows();
    NumberedRows fresh = NumberedRows.fresh(kernel, similarities, scaling, rows);
    if (exact != null) {
      exact.with(fresh.kernel()).predict(fresh.x(), count, mean, epistemic);
    } else {
      inducing.predict(fresh.x(), count, mean, epistemic);
    }
    for (int i = 0; i < count; i++) {
      mean[i] = scaling.centre() + scaling.height() * mean[i];
      epistemic[i] = scaling.height() * Math.sqrt(epistemic[i]);
      aleatoric[i] = scaling.height() * Math.sqrt(kernel.noise());
    }
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(heldOut);
  }

  @Override
  public ModelState state() {
    ModelState state =
        new ModelState().put("scaling/", scaling.state()).put("kernel", kernel.text());
    if (similarities != null) {
      state.put("structures/", similarities.state());
    }
    if (exact != null) {
      return state.put("rows", exact.x()).put("answers", answers);
    }
    return state
        .put("inducing", inducing.x())
        .put("prior", inducing.prior())
        .put("factor", inducing.factor())
        .put("weights", inducing.weights());
  }

  static GaussianRegressor restore(int width, ModelState state) {
    Scaling scaling = Scaling.read(width, state.part("scaling/"));
    Kernel kernel = KernelText.parse(state.text("kernel"), width, false);
    if (state.has("inducing")) {
      double[] weights = state.doubles("weights");
      int m = weights.length;
      InducingPosterior posterior =
          new InducingPosterior(
              kernel,
              state.doubles("inducing", Math.multiplyExact(m, width)),
              width,
              state.doubles("prior", Math.multiplyExact(m, m)),
              state.doubles("factor", Math.multiplyExact(m, m)),
              weights);
      return new GaussianRegressor(scaling, kernel, null, posterior, new double[0], null, null);
    }
    double[] answers = state.doubles("answers");
    Similarities similarities = null;
    int stride = width;
    if (!kernel.siteKernels().isEmpty()) {
      similarities = Similarities.read(kernel.siteKernels(), state.part("structures/"));
      kernel = kernel.on(similarities);
      stride = width + 1;
    }
    double[] x = state.doubles("rows", Math.multiplyExact(answers.length, stride));
    Posterior posterior =
        Posterior.of(kernel, Posterior.Rows.of(x, stride, width), answers, HyperParameters.JITTER);
    if (posterior == null) {
      throw new InvalidInput(
          "model", "part rows", null, "a positive definite covariance", "the file is damaged");
    }
    return new GaussianRegressor(scaling, kernel, posterior, null, answers, null, similarities);
  }
}
