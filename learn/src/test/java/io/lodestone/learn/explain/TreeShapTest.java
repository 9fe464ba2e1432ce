package io.lodestone.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.tree.DecisionTree;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapTest {
  private static final int WIDTH = 5;

  /** Shapley's own sum over all orders, of the game that Lundberg's algorithm plays with a tree. */
  private static double[] byDefinition(DecisionTree tree, double[] x) {
    int coalitions = 1 << WIDTH;
    double[] game = new double[coalitions];
    for (int known = 0; known < coalitions; known++) {
      game[known] = expected(tree, 0, x, known);
    }
    double[] values = new double[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      for (int known = 0; known < coalitions; known++) {
        if ((known >> j & 1) == 0) {
          double weight =
              factorial(Integer.bitCount(known))
                  * factorial(WIDTH - 1 - Integer.bitCount(known))
                  / factorial(WIDTH);
          values[j] += weight * (game[known | 1 << j] - game[known]);
        }
      }
    }
    return values;
  }

  private static double expected(DecisionTree tree, int node, double[] x, int known) {
    if (tree.isLeaf(node)) {
      return tree.value()[node];
    }
    int left = tree.left()[node];
    int right = tree.right()[node];
    int feature = tree.feature()[node];
    if ((known >> feature & 1) == 1) {
      return expected(tree, x[feature] <= tree.threshold()[node] ? left : right, x, known);
    }
    return (tree.cover()[left] * expected(tree, left, x, known)
            + tree.cover()[right] * expected(tree, right, x, known))
        / tree.cover()[node];
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  /** A tree of random splits, which asks for the same feature again and again. */
  private static DecisionTree randomTree(Random random, int splits) {
    int nodes = 2 * splits + 1;
    int[] feature = new int[nodes];
    Arrays.fill(feature, -1);
    double[] threshold = new double[nodes];
    int[] left = new int[nodes];
    int[] right = new int[nodes];
    double[] value = new double[nodes];
    List<Integer> leaves = new ArrayList<>(List.of(0));
    int next = 1;
    for (int split = 0; split < splits; split++) {
      int node = leaves.remove(random.nextInt(leaves.size()));
      feature[node] = random.nextInt(WIDTH);
      threshold[node] = random.nextDouble();
      left[node] = next;
      right[node] = next + 1;
      leaves.add(next++);
      leaves.add(next++);
    }
    double[] cover = new double[nodes];
    for (int node = nodes - 1; node >= 0; node--) {
      value[node] = random.nextGaussian();
      cover[node] =
          feature[node] < 0 ? 1 + random.nextInt(20) : cover[left[node]] + cover[right[node]];
    }
    return new DecisionTree(feature, threshold, left, right, cover, value);
  }

  private record Trees(List<DecisionTree> all, double constant) implements TreeEnsemble {
    @Override
    public int trees() {
      return all.size();
    }

    @Override
    public DecisionTree tree(int number, int output) {
      return all.get(number);
    }

    @Override
    public double constant(int output) {
      return constant;
    }
  }

  private static Features rows(Random random, int rows, int width) {
    List<String> labels = IntStream.range(0, width).mapToObj(j -> "x" + j).toList();
    return new Features(
        labels,
        Collections.nCopies(width, UnitExpression.parse("-")),
        rows,
        random.doubles((long) rows * width).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 12, 40, 150})
  void values_of_random_trees_are_those_of_shapleys_definition(int splits) {
    Random random = new Random(splits);
    List<DecisionTree> trees =
        IntStream.range(0, 5).mapToObj(i -> randomTree(random, splits)).toList();
    Features rows = rows(random, 70, WIDTH);
    Contributions found = new TreeShap(new Trees(trees, 0.25), 0).of(rows);
    for (int row = 0; row < rows.rows(); row++) {
      double[] x = Arrays.copyOfRange(rows.flat(), row * WIDTH, (row + 1) * WIDTH);
      double[] expected = new double[WIDTH];
      for (DecisionTree tree : trees) {
        double[] one = byDefinition(tree, x);
        Arrays.setAll(expected, j -> expected[j] + one[j]);
      }
      for (int j = 0; j < WIDTH; j++) {
        assertThat(found.value(row, j)).isCloseTo(expected[j], within(1e-12));
      }
    }
    assertThat(found.base())
        .isCloseTo(
            0.25 + trees.stream().mapToDouble(tree -> expected(tree, 0, null, 0)).sum(),
            within(1e-12));
    assertThat(found.largestGap()).isLessThan(1e-12);
  }

  private static Dataset noise(int rows, int width, long seed) {
    Random random = new Random(seed);
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      columns.add(NumberColumn.plain("x" + j, random.doubles(rows).toArray()));
    }
    double[] y = new double[rows];
    Arrays.setAll(
        y,
        i ->
            5 * columns.get(0).value(i)
                + 3 * columns.get(1).value(i) * columns.get(2).value(i)
                + random.nextGaussian());
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns, "y");
  }

  @Test
  void base_and_values_of_a_deep_forest_add_up_to_its_predictions() {
    // Noise makes trees as deep as they can be, with features that come again.
    Dataset data = noise(600, 30, 1);
    Model model = new Learners().parse("forest:trees=60").fit(data, "y");
    Response response = Response.of(model);
    Features rows = model.features(data).rows(IntStream.range(0, 200).toArray());
    Contributions found = new TreeShap(response.trees().orElseThrow(), 0).of(rows);
    assertThat(found.largestGap()).isLessThan(1e-9);
    assertThat(found.ranking()[0]).isZero();
    double[] answers = response.at(rows);
    assertThat(found.answers()).containsExactly(answers, within(1e-12));
  }

  @Test
  void probabilities_of_a_forest_are_explained_class_by_class() {
    Dataset numbers = noise(300, 6, 2);
    List<String> classes =
        Arrays.stream(numbers.number("y").values())
            .mapToObj(y -> y < 2.5 ? "low" : y < 4 ? "middle" : "high")
            .toList();
    Dataset data = numbers.without(List.of("y")).with(new TextColumn("kind", classes));
    Model model = new Learners().parse("forest:trees=50").fit(data, "kind");
    Features rows = model.features(data);
    double[] sums = new double[rows.rows()];
    for (String name : model.classes()) {
      Response response = Response.of(model, name);
      Contributions found =
          new TreeShap(response.trees().orElseThrow(), response.output()).of(rows);
      assertThat(found.largestGap()).isLessThan(1e-12);
      assertThat(response.name()).isEqualTo("probability of kind = " + name);
      Arrays.setAll(sums, row -> sums[row] + found.answers()[row]);
    }
    for (double sum : sums) {
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void any_number_of_cores_gives_the_same_values() throws Exception {
    Random random = new Random(3);
    List<DecisionTree> trees =
        IntStream.range(0, 80).mapToObj(i -> randomTree(random, 30)).toList();
    Features rows = rows(random, 300, WIDTH);
    double[] usual = new TreeShap(new Trees(trees, 0), 0).of(rows).values();
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      assertThat(alone.submit(() -> new TreeShap(new Trees(trees, 0), 0).of(rows).values()).get())
          .isEqualTo(usual);
    }
  }
}
