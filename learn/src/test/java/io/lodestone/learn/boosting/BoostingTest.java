package io.lodestone.learn.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostingTest {
  private static final Learners LEARNERS = new Learners();

  /** Friedman's first function of five of seven features (Ann. Stat. 19, 1, 1991), noise 1. */
  private static Dataset friedman(int rows, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[7][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (double[] column : x) {
        column[i] = random.nextDouble();
      }
      y[i] =
          10 * Math.sin(Math.PI * x[0][i] * x[1][i])
              + 20 * (x[2][i] - 0.5) * (x[2][i] - 0.5)
              + 10 * x[3][i]
              + 5 * x[4][i]
              + random.nextGaussian();
    }
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < x.length; j++) {
      columns.add(NumberColumn.plain("x" + j, x[j]));
    }
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns, "y");
  }

  private static Model fit(String settings, Dataset data) {
    return LEARNERS.parse("boosting:" + settings).fit(data, "y");
  }

  @Test
  void learns_a_function_with_noise_and_knows_the_size_of_its_errors() {
    Dataset test = friedman(1000, 2);
    NumberPredictions predictions =
        (NumberPredictions) fit("rate=0.1,max_depth=4", friedman(600, 1)).predict(test);
    double squares = 0;
    double expected = 0;
    int covered = 0;
    for (int i = 0; i < test.size(); i++) {
      double y = test.number("y").value(i);
      squares += (y - predictions.mean(i)) * (y - predictions.mean(i));
      expected += predictions.std(i) * predictions.std(i);
      boolean holds = y >= predictions.lower(i, 0.9) && y <= predictions.upper(i, 0.9);
      covered += holds ? 1 : 0;
      assertThat(predictions.epistemic(i)).isPositive();
    }
    // The variance of the function is 23.8 and that of the noise 1; a forest leaves 5.
    assertThat(squares / test.size()).isLessThan(2.5);
    assertThat(Math.sqrt(expected / squares)).isCloseTo(1, within(0.2));
    assertThat(covered / 1000.0).isBetween(0.86, 0.95);
  }

  @Test
  void the_epistemic_variance_is_that_over_training_sets() {
    int sets = 24;
    Dataset points = friedman(30, 99);
    double[][] means = new double[sets][];
    double told = 0;
    for (int set = 0; set < sets; set++) {
      String settings = "rate=0.2,max_depth=3,seed=" + set;
      NumberPredictions predictions =
          (NumberPredictions) fit(settings, friedman(150, set)).predict(points);
      means[set] = IntStream.range(0, points.size()).mapToDouble(predictions::mean).toArray();
      for (int i = 0; i < points.size(); i++) {
        told += predictions.epistemic(i) * predictions.epistemic(i) / sets;
      }
    }
    double found = 0;
    for (int i = 0; i < points.size(); i++) {
      int point = i;
      double[] all = IntStream.range(0, sets).mapToDouble(set -> means[set][point]).toArray();
      found += Partitions.variance(all, 0, sets);
    }
    assertThat(told / found).isBetween(0.6, 1.6);
  }

  @Test
  void the_same_seed_gives_the_same_trees_on_any_number_of_cores() throws Exception {
    Dataset data = friedman(120, 5);
    double[] many = means(data, 1);
    double[] one;
    try (ForkJoinPool single = new ForkJoinPool(1)) {
      one = single.submit(() -> means(data, 1)).get();
    }
    assertThat(many).isEqualTo(one);
    assertThat(means(data, 2)).isNotEqualTo(many);
  }

  private static double[] means(Dataset data, int seed) {
    NumberPredictions predictions =
        (NumberPredictions) fit("trees=20,rate=0.2,seed=" + seed, data).predict(data);
    return IntStream.range(0, data.size())
        .mapToDouble(i -> predictions.mean(i) + predictions.std(i))
        .toArray();
  }

  @Test
  void trees_made_again_from_a_state_predict_the_same_and_add_up() {
    Dataset data = friedman(150, 3);
    Model model = fit("trees=30,rate=0.2", data);
    Features rows = data.features();
    double[][] before = new double[3][data.size()];
    double[][] after = new double[3][data.size()];
    Predictor.Regressor predictor = (Predictor.Regressor) model.predictor();
    predictor.predict(rows, before[0], before[1], before[2]);
    Boosting learner = new Boosting();
    Predictor again =
        learner.restore(learner.settings().defaults(), rows.width(), predictor.state());
    ((Predictor.Regressor) again).predict(rows, after[0], after[1], after[2]);
    assertThat(after).isDeepEqualTo(before);
    TreeEnsemble ensemble = (TreeEnsemble) again;
    for (int row = 0; row < 20; row++) {
      double sum = ensemble.constant(0);
      for (int tree = 0; tree < ensemble.trees(); tree++) {
        sum += ensemble.tree(tree, 0).at(rows.flat(), row * rows.width());
      }
      assertThat(sum).isCloseTo(before[0][row], within(1e-9));
    }
  }

  @Test
  void a_member_stops_when_rows_left_out_are_predicted_no_better() {
    Random random = new Random(6);
    double[] x = random.doubles(200).toArray();
    double[] noise = random.doubles(200).toArray();
    Dataset data =
        Dataset.of(List.of(NumberColumn.plain("x", x), NumberColumn.plain("y", noise)), "y");
    TreeEnsemble ensemble = (TreeEnsemble) fit("patience=5", data).predictor();
    // Of noise nothing can be learned: twenty members of a thousand trees would be 20,000.
    assertThat(ensemble.trees()).isLessThan(400);
  }

  @Test
  void classes_are_predicted_with_their_probabilities() {
    ClassPredictions predictions =
        (ClassPredictions)
            LEARNERS
                .parse("boosting:rate=0.2,trees=60")
                .fit(rings(300, 1), "ring")
                .predict(rings(300, 2));
    assertThat(predictions.classes()).containsExactly("inner", "middle", "outer");
    Dataset test = rings(300, 2);
    int right = 0;
    for (int i = 0; i < test.size(); i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += predictions.probability(i, k);
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
      assertThat(predictions.epistemic(i)).isBetween(0.0, 0.5);
      right += predictions.likeliest(i).equals(test.text("ring").value(i)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(260);
  }

  /** Points of the plane by their distance from its middle. */
  private static Dataset rings(int rows, long seed) {
    Random random = new Random(seed);
    double[] x = new double[rows];
    double[] y = new double[rows];
    List<String> ring = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      x[i] = 2 * random.nextDouble() - 1;
      y[i] = 2 * random.nextDouble() - 1;
      double r = Math.hypot(x[i], y[i]);
      ring.add(r < 0.45 ? "inner" : r < 0.9 ? "middle" : "outer");
    }
    return Dataset.of(
        List.of(
            NumberColumn.plain("x", x), NumberColumn.plain("y", y), new TextColumn("ring", ring)),
        "ring");
  }

  @ParameterizedTest
  @ValueSource(floats = {1f, -3.7f, 0f, 1e-30f, 16777216f, 0.1f})
  void a_threshold_sends_each_double_where_its_nearest_float_goes(float limit) {
    double last = MemberTraining.lastBelow(limit);
    assertThat((float) last).isLessThan(limit);
    assertThat((float) Math.nextUp(last)).isEqualTo(limit);
  }

  @Test
  void a_state_whose_nodes_go_round_in_circles_is_refused() {
    ModelState state =
        new ModelState()
            .put("outputs", 1)
            .put("member_ends", new int[] {1, 2})
            .put("tree_ends", new int[] {3, 4})
            .put("split", new int[] {0, -1, -1, -1})
            .put("threshold", new double[4])
            .put("child", new int[] {0, 0, 0, 0})
            .put("cover", new float[4])
            .put("value", new float[4]);
    assertThatThrownBy(() -> BoostedTrees.read(3, state))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void too_few_rows_are_refused() {
    assertThatThrownBy(() -> fit("", friedman(9, 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("9 rows");
  }
}
