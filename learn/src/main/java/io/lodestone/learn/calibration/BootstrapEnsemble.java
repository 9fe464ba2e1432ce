package io.lodestone.learn.calibration;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One learner fitted to many bootstrap samples of the rows: the mean of what the members say, and
 * their standard deviation as the epistemic one. It tells no aleatoric part; a {@link SpreadScale}
 * fitted to the rows that members did not see makes of the spread what errors are.
 */
public final class BootstrapEnsemble implements Predictor.Regressor {
  private final List<Predictor.Regressor> members;
  private final HeldOut heldOut;

  private BootstrapEnsemble(List<Predictor.Regressor> members, HeldOut heldOut) {
    this.members = List.copyOf(members);
    this.heldOut = heldOut;
  }

  /** Means and sums of squares of what members say, taken up one member after the other. */
  private static final class Running {
    private final int[] counts;
    private final double[] means;
    private final double[] squares;

    Running(int rows) {
      counts = new int[rows];
      means = new double[rows];
      squares = new double[rows];
    }

    void add(int row, double value) {
      double off = value - means[row];
      means[row] += off / ++counts[row];
      squares[row] += off * (value - means[row]);
    }

    /** NaN for rows of which fewer than two members spoke. */
    void write(double[] mean, double[] std) {
      for (int row = 0; row < counts.length; row++) {
        mean[row] = counts[row] < 2 ? Double.NaN : means[row];
        std[row] = counts[row] < 2 ? Double.NaN : Math.sqrt(squares[row] / (counts[row] - 1));
      }
    }
  }

  /**
   * Fits an ensemble.
   *
   * @param size the number of members, at least 2
   * @param seed of the samples
   */
  public static <S extends Record> BootstrapEnsemble fit(
      Learner<S> learner, S settings, TrainingSet.Numbers rows, int size, long seed) {
    int n = rows.size();
    Random random = new Random(seed);
    List<Predictor.Regressor> members = new ArrayList<>();
    Running unseen = new Running(n);
    for (int member = 0; member < size; member++) {
      int[] drawn = random.ints(n, 0, n).sorted().toArray();
      boolean[] seen = new boolean[n];
      Arrays.stream(drawn).forEach(row -> seen[row] = true);
      Predictor.Regressor predictor = learner.fit(settings, rows.rows(drawn));
      members.add(predictor);
      int[] others = IntStream.range(0, n).filter(row -> !seen[row]).toArray();
      double[] said = new double[others.length];
      predictor.predict(
          rows.features().rows(others), said, new double[said.length], new double[said.length]);
      for (int i = 0; i < others.length; i++) {
        unseen.add(others[i], said[i]);
      }
    }
    HeldOut heldOut = new HeldOut(n);
    unseen.write(heldOut.mean(), heldOut.epistemic());
    return new BootstrapEnsemble(members, heldOut);
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    Running all = new Running(rows.rows());
    double[] said = new double[rows.rows()];
    for (Predictor.Regressor member : members) {
      member.predict(rows, said, epistemic, aleatoric);
      for (int row = 0; row < said.length; row++) {
        all.add(row, said[row]);
      }
    }
    all.write(mean, epistemic);
    Arrays.fill(aleatoric, 0);
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(heldOut);
  }

  @Override
  public ModelState state() {
    ModelState state = new ModelState().put("members", members.size());
    for (int i = 0; i < members.size(); i++) {
      state.put("member" + i + "/", members.get(i).state());
    }
    return state;
  }

  /**
   * The ensemble of {@link #state}.
   *
   * @throws InvalidInput when the state does not hold together
   */
  public static <S extends Record> BootstrapEnsemble restore(
      Learner<S> learner, S settings, int width, ModelState state) {
    List<Predictor.Regressor> members = new ArrayList<>();
    for (int i = 0; i < (int) state.number("members"); i++) {
      Predictor member = learner.restore(settings, width, state.part("member" + i + "/"));
      if (!(member instanceof Predictor.Regressor regressor)) {
        throw new InvalidInput(
            "model", "member " + i, "classes", "numbers", "the model file is damaged");
      }
      members.add(regressor);
    }
    if (members.size() < 2) {
      throw new InvalidInput(
          "model",
          "part members",
          members.size() + " members",
          "at least 2",
          "the file is damaged");
    }
    return new BootstrapEnsemble(members, null);
  }
}
