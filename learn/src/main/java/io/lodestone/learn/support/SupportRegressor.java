package io.lodestone.learn.support;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A machine that predicts numbers, and others of the same kind that tell how sure it is.
 *
 * @param machines that of all rows first, then those of bags
 * @param centre mean of the training answers
 * @param height their standard deviation, above 0
 * @param noise the standard deviation of the answers around the function
 * @param left predictions of rows left out; null for a predictor that was restored
 */
record SupportRegressor(
    Machines machines, double centre, double height, double noise, Predictor.HeldOut left)
    implements Predictor.Regressor {
  /** Errors that the bags explain to more than this share leave at least the rest as noise. */
  private static final double LEAST_NOISE = 0.01;

  static SupportRegressor fit(SupportSettings settings, TrainingSet.Numbers set) {
    int n = set.size();
    double centre = Arrays.stream(set.y()).average().orElse(0);
    double variance =
        Arrays.stream(set.y()).map(y -> (y - centre) * (y - centre)).average().orElse(0);
    double height = variance > 0 ? Math.sqrt(variance) : 1;
    double[] y = Arrays.stream(set.y()).map(value -> (value - centre) / height).toArray();
    Anchors anchors = Anchors.of(settings, set.features());
    Gram gram = anchors.gram();
    Drawing drawing = new Drawing(new int[n], settings.seed());
    int[] part = drawing.parts();
    int[][] counts = new int[1 + settings.bags() + Drawing.PARTS][];
    counts[0] = IntStream.generate(() -> 1).limit(n).toArray();
    for (int bag = 0; bag < settings.bags(); bag++) {
      counts[1 + bag] = drawing.bag(bag);
    }
    for (int out = 0; out < Drawing.PARTS; out++) {
      int without = out;
      counts[1 + settings.bags() + out] =
          IntStream.range(0, n).map(row -> part[row] == without ? 0 : 1).toArray();
    }
    List<MarginProblem.Machine> solved =
        Arrays.stream(counts).parallel().map(drawn -> machine(settings, gram, y, drawn)).toList();
    HeldOut left = new HeldOut(n);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            row -> {
              MarginProblem.Machine unaware = solved.get(1 + settings.bags() + part[row]);
              left.mean()[row] = centre + height * unaware.at(gram, row);
              double[] votes =
                  IntStream.rangeClosed(1, settings.bags())
                      .filter(bag -> counts[bag][row] == 0)
                      .mapToDouble(bag -> solved.get(bag).at(gram, row))
                      .toArray();
              left.epistemic()[row] = votes.length < 2 ? Double.NaN : height * spread(votes);
            });
    double known = Arrays.stream(left.epistemic()).filter(Double::isFinite).average().orElse(0);
    double errors = 0;
    double explained = 0;
    for (int row = 0; row < n; row++) {
      if (Double.isNaN(left.epistemic()[row])) {
        left.epistemic()[row] = known;
      }
      errors += Math.pow(set.y()[row] - left.mean()[row], 2) / n;
      explained += left.epistemic()[row] * left.epistemic()[row] / n;
    }
    double noise = Math.sqrt(Math.max(errors - explained, LEAST_NOISE * errors));
    // Where the answers are met to rounding, an interval still has some width.
    double told = Math.max(noise, 1e-9 * height);
    Arrays.fill(left.aleatoric(), told);
    Machines kept = Machines.of(anchors, solved.subList(0, 1 + settings.bags()));
    return new SupportRegressor(kept, centre, height, told, left);
  }

  private static MarginProblem.Machine machine(
      SupportSettings settings, Gram gram, double[] y, int[] counts) {
    int[] rows = IntStream.range(0, counts.length).filter(row -> counts[row] > 0).toArray();
    return MarginProblem.numbers(
        gram,
        rows,
        IntStream.of(rows).mapToDouble(row -> y[row]).toArray(),
        IntStream.of(rows).mapToDouble(row -> settings.cost() * counts[row]).toArray(),
        settings.epsilon());
  }

  /** The standard deviation of votes, at least two. */
  private static double spread(double[] votes) {
    double mean = Arrays.stream(votes).average().orElse(0);
    double squares = Arrays.stream(votes).map(vote -> (vote - mean) * (vote - mean)).sum();
    return Math.sqrt(squares / (votes.length - 1));
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    double[] values = machines.values(rows);
    int size = machines.size();
    for (int i = 0; i < rows.rows(); i++) {
      mean[i] = centre + height * values[i * size];
      epistemic[i] = height * spread(Arrays.copyOfRange(values, i * size + 1, (i + 1) * size));
      aleatoric[i] = noise;
    }
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(left);
  }

  @Override
  public ModelState state() {
    return machines.state().put("centre", centre).put("height", height).put("noise", noise);
  }

  static SupportRegressor read(SupportSettings settings, int width, ModelState state) {
    return new SupportRegressor(
        Machines.read(settings, width, state),
        state.number("centre"),
        state.number("height"),
        state.number("noise"),
        null);
  }
}
