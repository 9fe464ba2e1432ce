package io.lodestone.learn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.SearchResult;
import io.lodestone.learn.Trial;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeSearchTest {
  /** y = x0 + 0.5 x1 and noise, among eight features: what ridge likes depends on the penalty. */
  private static Dataset plane(int rows) {
    Random random = new Random(8);
    double[][] x = new double[8][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (double[] column : x) {
        column[i] = random.nextGaussian();
      }
      y[i] = x[0][i] + 0.5 * x[1][i] + 0.5 * random.nextGaussian();
    }
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < x.length; j++) {
      columns.add(NumberColumn.plain("x" + j, x[j]));
    }
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns, "y");
  }

  private static RecipeSearch search(String space, String settings) {
    return search(space, settings, SearchProgress.NONE);
  }

  private static RecipeSearch search(String space, String settings, SearchProgress progress) {
    return new RecipeSearch(
        ParameterSpace.parse(space),
        SettingsType.of(SearchSettings.class).parse(settings),
        RecipeSearch.RANDOM,
        progress);
  }

  private static SearchResult found(String space, String settings) {
    return search(space, settings).search(plane(60), "y", FitOptions.DEFAULTS);
  }

  @Test
  void a_grid_is_all_combinations() {
    SearchResult result = found("knn:k=1|5|20", "method=grid,trials=10");
    assertThat(result.trials()).extracting(Trial::values).containsExactly("k=1", "k=5", "k=20");
    assertThat(result.chosen().values()).isEqualTo("k=5");
    assertThat(result.chosen().score())
        .isEqualTo(result.trials().stream().mapToDouble(Trial::score).min().orElseThrow());
  }

  @Test
  void a_grid_spreads_values_over_ranges_as_trials_allow() {
    SearchResult result = found("ridge:penalty=log(0.01..100)", "method=grid,trials=5");
    assertThat(result.trials())
        .extracting(Trial::values)
        .containsExactly(
            "penalty=0.01", "penalty=0.1", "penalty=1.0", "penalty=10.0", "penalty=100.0");
    assertThat(found("knn:k=1..3", "method=grid,trials=50").trials()).hasSize(3);
    assertThatThrownBy(() -> found("knn:k=1|2|3", "method=grid,trials=2"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least 3");
  }

  @Test
  void chance_is_settled_by_the_seed_and_repeats_nothing() {
    SearchResult one = found("knn:k=log(1..40)", "method=random,trials=12");
    SearchResult again = found("knn:k=log(1..40)", "method=random,trials=12");
    assertThat(one.trials()).extracting(Trial::recipe).doesNotHaveDuplicates();
    assertThat(again.trials())
        .extracting(Trial::recipe)
        .isEqualTo(one.trials().stream().map(Trial::recipe).toList());
    SearchResult other = found("knn:k=log(1..40)", "method=random,trials=12,seed=2");
    assertThat(other.trials())
        .extracting(Trial::recipe)
        .isNotEqualTo(one.trials().stream().map(Trial::recipe).toList());
    assertThat(found("knn:k=1|2|3", "method=random,trials=12").trials()).hasSize(3);
  }

  @Test
  void whole_numbers_of_a_range_are_equally_likely() {
    Parameter range = new Parameter.WholeRange("k", 1, 4, false);
    int[] counts = new int[5];
    for (int i = 0; i < 1000; i++) {
      counts[Integer.parseInt(range.at((i + 0.5) / 1000))]++;
    }
    assertThat(counts).containsExactly(0, 250, 250, 250, 250);
    Parameter factors = new Parameter.WholeRange("k", 1, 1000, true);
    assertThat(factors.at(0)).isEqualTo("1");
    assertThat(factors.at(1)).isEqualTo("1000");
    assertThat(Integer.parseInt(factors.at(0.5))).isBetween(15, 40);
  }

  /**
   * A made-up loss over two real settings and a category, whose minimum is at (0.7, 0.2) of the
   * second: 25 trials of a Bayesian search have to come nearer than chance does on the average.
   */
  @Test
  void following_the_scores_finds_better_settings_than_chance() {
    double bayes = 0;
    double random = 0;
    for (int seed = 1; seed <= 5; seed++) {
      bayes += least("bayes", seed) / 5;
      random += least("random", seed) / 5;
    }
    assertThat(bayes).isLessThan(0.35 * random);
  }

  private static double least(String method, int seed) {
    ParameterSpace space =
        ParameterSpace.parse(
            "svm:cost=log(0.1..1000),gamma=log(0.001..1),kernel=rbf|exponential|linear");
    SearchSettings settings =
        SettingsType.of(SearchSettings.class).parse("method=" + method + ",trials=25,seed=" + seed);
    Proposals proposals = Proposals.of(space, settings);
    List<double[]> points = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (int trial = 0; trial < 25; trial++) {
      double[] point = proposals.next(points, losses);
      double a = point[0] - 0.7;
      double b = point[1] - 0.2;
      double kind = space.values(point).contains("exponential") ? 0 : 0.3;
      points.add(point);
      losses.add(a * a + b * b + kind);
    }
    return losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  @Test
  void settings_that_fail_are_listed_and_not_chosen() {
    SearchResult result = found("gp:kernel=1*rbf+white(0.1)|round,steps=0", "method=grid,trials=5");
    assertThat(result.trials().get(1).isScored()).isFalse();
    assertThat(result.trials().get(1).problem()).contains("round");
    assertThat(result.best()).isZero();
    assertThatThrownBy(() -> found("gp:kernel=round|square,steps=0", "method=grid"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no trial");
  }

  @Test
  void scores_of_which_more_is_better_are_followed_upwards() {
    SearchResult result = found("knn:k=1|5|30", "method=grid,score=r2,folds=3");
    assertThat(result.chosen().score())
        .isEqualTo(result.trials().stream().mapToDouble(Trial::score).max().orElseThrow());
    assertThatThrownBy(() -> found("knn:k=1|5", "method=grid,score=accuracy"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> found("knn:k=1|5", "method=grid,score=beauty"))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_search_that_is_stopped_goes_on_with_the_best_so_far() {
    SearchProgress three =
        new SearchProgress() {
          private int made;

          @Override
          public void made(int done, int total, Trial latest, Trial best) {
            made = done;
          }

          @Override
          public boolean stopped() {
            return made == 3;
          }
        };
    SearchResult result =
        search("knn:k=1..30", "method=random,trials=20", three)
            .search(plane(60), "y", FitOptions.DEFAULTS);
    assertThat(result.trials()).hasSize(3);
    assertThat(result.stopped()).isTrue();
    assertThat(result.note()).contains("stopped early");
  }

  @Test
  void a_model_file_tells_how_its_settings_were_chosen(@TempDir Path folder) throws Exception {
    Model model = search("knn:k=1|5|20", "method=grid").fit(plane(60), "y", FitOptions.DEFAULTS);
    new ModelFile(folder.resolve("m.lode")).write(model);
    Model.About read = new ModelFile(folder.resolve("m.lode")).read().about();
    assertThat(read.recipe()).isEqualTo("knn:k=5");
    SearchResult search = read.search().orElseThrow();
    assertThat(search.trials()).extracting(Trial::values).containsExactly("k=1", "k=5", "k=20");
    assertThat(search.chosen().recipe()).isEqualTo("knn:k=5");
    assertThat(read.notes()).anyMatch(note -> note.contains("optimistic"));
  }

  /** Of many recipes without any skill the best looks skilled; nested folds are not deceived. */
  @Test
  void the_score_of_a_search_is_optimistic_and_nested_folds_are_not() {
    double told = 0;
    double tested = 0;
    for (int draw = 0; draw < 10; draw++) {
      Random random = new Random(draw);
      int rows = 40;
      List<NumberColumn> columns = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        columns.add(NumberColumn.plain("x" + j, random.doubles(rows).toArray()));
      }
      columns.add(NumberColumn.plain("y", random.doubles(rows).toArray()));
      Dataset noise = Dataset.of(columns, "y");
      RecipeSearch search =
          search("extra-trees:trees=2,seed=1..200", "method=random,trials=20,folds=2");
      told += search.search(noise, "y", FitOptions.DEFAULTS).chosen().score() / 10;
      for (int part = 0; part < 2; part++) {
        int own = part;
        Dataset training =
            noise.rows(IntStream.range(0, rows).filter(row -> row % 2 != own).toArray());
        Dataset test = noise.rows(IntStream.range(0, rows).filter(row -> row % 2 == own).toArray());
        Model model = search.fit(training, "y", FitOptions.DEFAULTS);
        tested += new TrialScore("mae").of(model, test, "y") / 20;
      }
    }
    assertThat(told).isLessThan(0.9 * tested);
  }

  @Test
  void what_is_no_space_is_refused() {
    for (String wrong :
        List.of(
            "knn",
            "knn:k=5",
            "knn:k=1..",
            "knn:k=5..1",
            "knn:q=1|2",
            "knn:k=log(0..5)",
            "knn:k=1|2,k=3|4",
            "knn:k=one|two",
            "svm:kernel=1..2",
            "nobody:k=1|2")) {
      assertThatThrownBy(() -> ParameterSpace.parse(wrong)).isInstanceOf(InvalidInput.class);
    }
    assertThat(ParameterSpace.parse("svm:cost=1..2,kernel=linear").names()).containsExactly("cost");
    assertThat(ParameterSpace.parse("svm:cost=1e-3..2").at(new double[] {0}).text())
        .contains("cost=0.001");
  }
}
