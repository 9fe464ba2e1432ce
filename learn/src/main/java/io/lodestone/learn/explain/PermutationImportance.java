package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Importance by permutation (Breiman, Mach. Learn. 45, 5, 2001): how much the error grows when the
 * values of a feature are shuffled between rows. Features that are nearly the same are shuffled
 * together, and rows are judged by models that have not seen them: on rows it has seen, a model
 * also misses what it only learned by heart.
 */
public final class PermutationImportance {
  private final ImportanceSettings settings;

  public PermutationImportance(ImportanceSettings settings) {
    this.settings = settings;
  }

  /**
   * The importance for rows that the model has not seen.
   *
   * @param rows with the features and the target of the model
   * @throws InvalidInput when a feature or the target is not there, or fewer than two rows have
   *     both
   */
  public Importance of(Model model, Dataset rows) {
    Dataset judged = usable(model, rows);
    Features features = model.features(judged);
    List<List<String>> groups = groups(features);
    Sample sample = sample(model, judged, groups, settings.seed());
    return importance(model, judged, List.of(sample), groups, false);
  }

  /**
   * The importance for the rows that a model learned from: parts of them are judged by models of
   * the same recipe that learn from the others.
   *
   * @param recipe of the model, such as {@link Model.About#recipe} says
   * @throws InvalidInput when there are fewer rows than parts
   */
  public Importance heldOut(Model model, LearningRecipe<?> recipe, Dataset rows) {
    Dataset judged = usable(model, rows);
    List<List<String>> groups = groups(model.features(judged));
    List<Sample> samples = new ArrayList<>();
    for (Fold fold :
        new Splits.KFold(judged.size(), settings.folds(), 1, settings.seed()).folds()) {
      Model other =
          recipe.fit(
              judged.rows(fold.training()), model.about().target(), model.about().treatment());
      samples.add(
          sample(other, judged.rows(fold.test()), groups, settings.seed() + samples.size()));
    }
    return importance(model, judged, samples, groups, true);
  }

  /**
   * What one model lost.
   *
   * @param increases groups × repeats, row-major
   */
  private record Sample(int rows, double error, double[] increases) {}

  private Importance importance(
      Model model,
      Dataset judged,
      List<Sample> samples,
      List<List<String>> labels,
      boolean heldOut) {
    int repeats = settings.repeats();
    int rows = samples.stream().mapToInt(Sample::rows).sum();
    List<Importance.Group> groups = new ArrayList<>();
    for (int group = 0; group < labels.size(); group++) {
      int from = group * repeats;
      double mean = 0;
      for (Sample sample : samples) {
        double own = Arrays.stream(sample.increases(), from, from + repeats).average().orElse(0);
        mean += own * sample.rows() / rows;
      }
      double squares = 0;
      for (Sample sample : samples) {
        for (int i = from; i < from + repeats; i++) {
          squares += (sample.increases()[i] - mean) * (sample.increases()[i] - mean);
        }
      }
      int count = samples.size() * repeats;
      groups.add(
          new Importance.Group(
              labels.get(group), mean, count < 2 ? 0 : Math.sqrt(squares / (count - 1))));
    }
    double error =
        samples.stream().mapToDouble(sample -> sample.error() * sample.rows() / rows).sum();
    Loss loss = Loss.of(model, judged.rows(new int[] {0}));
    return new Importance(loss.name(), loss.unit(), rows, error, heldOut, groups);
  }

  private Sample sample(Model model, Dataset rows, List<List<String>> groups, long seed) {
    Features features = model.features(rows);
    Loss loss = Loss.of(model, rows);
    double error = loss.of(features);
    int repeats = settings.repeats();
    double[] increases = new double[groups.size() * repeats];
    Map<String, Integer> places = new LinkedHashMap<>();
    features.labels().forEach(label -> places.put(label, places.size()));
    IntStream.range(0, increases.length)
        .parallel()
        .forEach(
            i -> {
              int[] columns =
                  groups.get(i / repeats).stream()
                      .filter(places::containsKey)
                      .mapToInt(places::get)
                      .toArray();
              SplittableRandom random = new SplittableRandom(31 * seed + i);
              int[] order = new RowSample(features.rows(), random).shuffled();
              // Features that this model left out, since they told it nothing, cost nothing.
              increases[i] =
                  columns.length == 0 ? 0 : loss.of(shuffled(features, columns, order)) - error;
            });
    return new Sample(features.rows(), error, increases);
  }

  private static Features shuffled(Features features, int[] columns, int[] order) {
    int width = features.width();
    double[] values = features.flat().clone();
    for (int row = 0; row < order.length; row++) {
      for (int column : columns) {
        values[row * width + column] = features.value(order[row], column);
      }
    }
    return new Features(features.labels(), features.units(), features.rows(), values);
  }

  private List<List<String>> groups(Features features) {
    return FeatureGroups.of(features, settings.alike(), settings.seed()).groups().stream()
        .map(group -> Arrays.stream(group).mapToObj(features.labels()::get).toList())
        .toList();
  }

  /** The rows with an answer and all features, at most as many as the settings say. */
  private Dataset usable(Model model, Dataset rows) {
    Features features = model.features(rows);
    String target = model.about().target();
    int[] whole =
        IntStream.range(0, rows.size())
            .filter(row -> !rows.column(target).isMissing(row))
            .filter(
                row ->
                    IntStream.range(0, features.width())
                        .noneMatch(column -> Double.isNaN(features.value(row, column))))
            .toArray();
    if (whole.length < 2) {
      throw new InvalidInput(
          null,
          null,
          whole.length + " rows with " + target + " and all features",
          "two or more rows to judge the model by",
          null);
    }
    int[] drawn = RowSample.of(whole.length, settings.rows(), settings.seed());
    return rows.rows(Arrays.stream(drawn).map(i -> whole[i]).toArray());
  }
}
