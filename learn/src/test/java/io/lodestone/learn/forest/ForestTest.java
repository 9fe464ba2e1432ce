package io.lodestone.learn.forest;

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
import io.lodestone.learn.tree.DecisionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {
  private static final Learners LEARNERS = new Learners();

  /** Friedman's first function of five of ten features (Ann. Stat. 19, 1, 1991), noise 1. */
  private static Dataset friedman(int rows, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[10][rows];
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

  private static NumberPredictions predict(Model model, Dataset rows) {
    return (NumberPredictions) model.predict(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest:trees=200", "extra-trees:trees=200,share=1"})
  void learns_a_function_with_noise_and_knows_the_size_of_its_errors(String recipe) {
    Model model = LEARNERS.parse(recipe).fit(friedman(600, 1), "y");
    Dataset test = friedman(1000, 2);
    NumberPredictions predictions = predict(model, test);
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
    // The variance of the function is 23.8 and that of the noise 1.
    assertThat(squares / test.size()).isLessThan(6);
    assertThat(Math.sqrt(expected / squares)).isCloseTo(1, within(0.15));
    assertThat(covered / 1000.0).isBetween(0.86, 0.94);
  }

  @Test
  void the_epistemic_variance_is_that_over_training_sets() {
    int sets = 40;
    Dataset points = friedman(20, 99);
    double[][] means = new double[sets][];
    double[] told = new double[points.size()];
    for (int set = 0; set < sets; set++) {
      Model model =
          LEARNERS.parse("forest:trees=400,min_leaf=5,seed=" + set).fit(friedman(150, set), "y");
      NumberPredictions predictions = predict(model, points);
      means[set] = IntStream.range(0, points.size()).mapToDouble(predictions::mean).toArray();
      for (int i = 0; i < told.length; i++) {
        told[i] += predictions.epistemic(i) * predictions.epistemic(i) / sets;
      }
    }
    double found = 0;
    double expected = 0;
    for (int i = 0; i < told.length; i++) {
      double mean = 0;
      double square = 0;
      for (double[] set : means) {
        mean += set[i] / sets;
        square += set[i] * set[i] / sets;
      }
      found += (square - mean * mean) * sets / (sets - 1);
      expected += told[i];
    }
    assertThat(expected / found).isBetween(0.7, 1.4);
  }

  @Test
  void the_same_seed_gives_the_same_forest_on_any_number_of_cores() throws Exception {
    Dataset data = friedman(300, 5);
    double[] many = means(data);
    double[] one;
    try (ForkJoinPool single = new ForkJoinPool(1)) {
      one = single.submit(() -> means(data)).get();
    }
    assertThat(many).isEqualTo(one);
    Model other = LEARNERS.parse("forest:trees=50,seed=2").fit(data, "y");
    assertThat(predict(other, data).mean(0)).isNotEqualTo(many[0]);
  }

  private static double[] means(Dataset data) {
    NumberPredictions predictions = predict(LEARNERS.parse("forest:trees=50").fit(data, "y"), data);
    return IntStream.range(0, data.size())
        .mapToDouble(i -> predictions.mean(i) + predictions.epistemic(i))
        .toArray();
  }

  @Test
  void only_the_order_of_feature_values_matters_to_how_rows_are_divided() {
    Dataset data = friedman(200, 7);
    double[] stretched = data.number("x3").values();
    for (int i = 0; i < stretched.length; i++) {
      stretched[i] = Math.exp(5 * stretched[i]);
    }
    assertThat(leaves(data.with(NumberColumn.plain("x3", stretched)))).isEqualTo(leaves(data));
  }

  /** The leaves of the rows that a tree saw. */
  private static int[] leaves(Dataset data) {
    Features features = data.features();
    Bootstrap sample = new Bootstrap(3, 0, data.size());
    ForestSettings settings = new RandomForest().settings().defaults();
    double[] y = data.number("y").values();
    BinnedFeatures binned = BinnedFeatures.of(features, 256);
    TreeGrower grower = new TreeGrower(binned, y, 1, settings, false);
    int[] leaves = new int[data.size()];
    grower
        .grow(sample)
        .leaves(new RowDescent(binned.edges(), features.flat(), 0, data.size()), leaves);
    return IntStream.of(sample.drawn()).map(row -> leaves[row]).toArray();
  }

  @Test
  void trees_without_limits_agree_with_the_rows_that_they_saw() {
    Dataset data = friedman(120, 8);
    Features features = data.features();
    Bootstrap sample = new Bootstrap(3, 0, data.size());
    ForestSettings settings = new RandomForest().settings().parse("trees=2,share=1");
    double[] y = data.number("y").values();
    BinnedFeatures binned = BinnedFeatures.of(features, 256);
    Tree tree = new TreeGrower(binned, y, 1, settings, false).grow(sample);
    int[] leaves = new int[data.size()];
    tree.leaves(new RowDescent(binned.edges(), features.flat(), 0, data.size()), leaves);
    for (int row : sample.drawn()) {
      assertThat(tree.value(leaves[row], 0)).isCloseTo(y[row], within(1e-12));
      assertThat(IntStream.range(tree.start(leaves[row]), tree.end(leaves[row])).map(tree::member))
          .contains(row);
    }
  }

  @Test
  void many_rows_reach_the_leaves_that_each_of_them_reaches_alone() {
    Dataset data = friedman(500, 8);
    Dataset asked = friedman(3000, 9);
    double[] flat = asked.features().flat();
    int width = asked.features().width();
    BinnedFeatures binned = BinnedFeatures.of(data.features(), 256);
    ForestSettings settings = new RandomForest().settings().defaults();
    double[] y = data.number("y").values();
    TreeGrower grower = new TreeGrower(binned, y, 1, settings, false);
    RowDescent all = new RowDescent(binned.edges(), flat, 0, asked.size());
    for (int number = 0; number < 5; number++) {
      Tree tree = grower.grow(new Bootstrap(3, number, data.size()));
      int[] leaves = new int[asked.size()];
      tree.leaves(all, leaves);
      DecisionTree plain = tree.lookedInto(binned.edges(), 0, 1);
      for (int row = 0; row < asked.size(); row++) {
        assertThat(tree.value(leaves[row], 0)).isEqualTo(plain.at(flat, row * width));
      }
    }
  }

  @Test
  void a_leaf_has_no_fewer_rows_than_asked_for_and_a_tree_no_more_splits() {
    Dataset data = friedman(200, 8);
    Bootstrap sample = new Bootstrap(3, 0, data.size());
    BinnedFeatures binned = BinnedFeatures.of(data.features(), 16);
    double[] y = data.number("y").values();
    ForestSettings wide = new RandomForest().settings().parse("min_leaf=7");
    Tree tree = new TreeGrower(binned, y, 1, wide, false).grow(sample);
    for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
      int weight =
          IntStream.range(tree.start(leaf), tree.end(leaf))
              .map(place -> sample.count(tree.member(place)))
              .sum();
      assertThat(weight).isGreaterThanOrEqualTo(7);
    }
    ForestSettings shallow = new RandomForest().settings().parse("max_depth=3");
    Tree low = new TreeGrower(binned, y, 1, shallow, false).grow(sample);
    assertThat(low.leafCount()).isEqualTo(8);
  }

  @Test
  void quantiles_are_those_of_the_answers_of_like_rows() {
    Random random = new Random(4);
    double[] x = random.doubles(2000).toArray();
    double[] y = new double[2000];
    for (int i = 0; i < y.length; i++) {
      y[i] = (x[i] < 0.5 ? 1 : 3) * random.nextDouble();
    }
    Dataset data = Dataset.of(List.of(NumberColumn.plain("x", x), NumberColumn.plain("y", y)), "y");
    Model model = LEARNERS.parse("forest:trees=100,min_leaf=60").fit(data, "y");
    Features points = data.features(List.of("x")).rows(new int[] {0, 1, 2, 3});
    double[] quantiles = ((ForestRegressor) model.predictor()).quantiles(points, 0.1, 0.5, 0.9);
    for (int i = 0; i < 4; i++) {
      double scale = x[i] < 0.5 ? 1 : 3;
      assertThat(quantiles[3 * i]).isCloseTo(0.1 * scale, within(0.09 * scale));
      assertThat(quantiles[3 * i + 1]).isCloseTo(0.5 * scale, within(0.12 * scale));
      assertThat(quantiles[3 * i + 2]).isCloseTo(0.9 * scale, within(0.09 * scale));
    }
  }

  @Test
  void quantiles_hold_as_many_answers_as_they_say_where_noise_is_lopsided() {
    Random random = new Random(5);
    List<Dataset> halves = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      double[] x = random.doubles(1500).toArray();
      double[] y = new double[1500];
      for (int i = 0; i < y.length; i++) {
        y[i] = x[i] - (0.1 + x[i]) * Math.log(random.nextDouble());
      }
      halves.add(Dataset.of(List.of(NumberColumn.plain("x", x), NumberColumn.plain("y", y)), "y"));
    }
    Model model = LEARNERS.parse("forest:trees=100,min_leaf=30").fit(halves.get(0), "y");
    Dataset test = halves.get(1);
    double[] ends = model.quantiles(test, 0.05, 0.95);
    int below = 0;
    int above = 0;
    for (int i = 0; i < test.size(); i++) {
      below += test.number("y").value(i) < ends[2 * i] ? 1 : 0;
      above += test.number("y").value(i) > ends[2 * i + 1] ? 1 : 0;
    }
    assertThat(below / 1500.0).isBetween(0.03, 0.08);
    assertThat(above / 1500.0).isBetween(0.03, 0.08);
  }

  @Test
  void classes_are_predicted_with_their_probabilities() {
    Dataset train = rings(400, 1);
    Dataset test = rings(400, 2);
    Model model = LEARNERS.parse("forest:trees=100").fit(train, "ring");
    ClassPredictions predictions = (ClassPredictions) model.predict(test);
    assertThat(predictions.classes()).containsExactly("inner", "middle", "outer");
    int right = 0;
    for (int i = 0; i < test.size(); i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        assertThat(predictions.probability(i, k)).isBetween(1e-6, 1.0);
        sum += predictions.probability(i, k);
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
      right += predictions.likeliest(i).equals(test.text("ring").value(i)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(360);
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

  @Test
  void a_forest_made_again_from_its_state_predicts_the_same() {
    Dataset data = friedman(150, 3);
    Model model = LEARNERS.parse("forest:trees=30").fit(data, "y");
    Features rows = data.features();
    double[][] before = new double[3][data.size()];
    double[][] after = new double[3][data.size()];
    ForestRegressor predictor = (ForestRegressor) model.predictor();
    predictor.predict(rows, before[0], before[1], before[2]);
    RandomForest learner = new RandomForest();
    Predictor.Regressor again =
        (Predictor.Regressor)
            learner.restore(learner.settings().defaults(), rows.width(), predictor.state());
    again.predict(rows, after[0], after[1], after[2]);
    assertThat(after).isDeepEqualTo(before);
  }

  @Test
  void a_state_whose_nodes_go_round_in_circles_is_refused() {
    ModelState state =
        new ModelState()
            .put("outputs", 1)
            .put("node_ends", new int[] {3})
            .put("leaf_ends", new int[] {1})
            .put("member_ends", new int[] {1})
            .put("split", new int[] {0, 0, -1})
            .put("edge_ends", new int[] {1, 1, 1, 1})
            .put("edges", new double[] {0})
            .put("cut", new byte[3])
            .put("child", new int[] {1, 0, 0})
            .put("value", new double[1])
            .put("leaf_member_ends", new int[] {1})
            .put("member", new int[1]);
    assertThatThrownBy(() -> Forest.read(4, state))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> LEARNERS.parse("forest:trees=1")).hasMessageContaining("trees");
    assertThatThrownBy(() -> LEARNERS.parse("forest:share=0")).hasMessageContaining("share");
    assertThatThrownBy(() -> LEARNERS.parse("forest:bins=300")).hasMessageContaining("2 to 256");
    assertThatThrownBy(() -> LEARNERS.parse("forrest")).hasMessageContaining("did you mean forest");
  }
}
