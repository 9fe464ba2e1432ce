package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.domain.Domain;
import io.lodestone.learn.score.NumberScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** The way from a dataset to a model: what is the same for every learner. */
final class Fitting<S extends Record> {
  private static final int PARTS = 5;
  private static final double LEVEL = 0.9;
  private static final long SEED = 20140101;

  private final LearningRecipe<S> recipe;
  private final FitOptions options;

  Fitting(LearningRecipe<S> recipe, FitOptions options) {
    this.recipe = recipe;
    this.options = options;
  }

  Model fit(Dataset data, String target) {
    Column answers = data.column(target);
    int[] answered =
        IntStream.range(0, data.size()).filter(row -> !answers.isMissing(row)).toArray();
    if (answered.length == 0) {
      throw new InvalidInput(
          "column " + target, null, data.size() + " rows, none with a value", "answers", null);
    }
    List<NumberColumn> columns =
        data.featureColumns().stream().filter(column -> !column.name().equals(target)).toList();
    Features all = data.features(columns.stream().map(NumberColumn::name).toList());
    Preparation preparation = new Preparation(all, answered, options.missing());
    List<String> notes = new ArrayList<>();
    if (answered.length < data.size()) {
      notes.add((data.size() - answered.length) + " rows left out, without " + target);
    }
    notes.addAll(preparation.notes());
    int[] rows = preparation.rows();
    Features features = preparation.features();
    Model.About about =
        new Model.About(
            recipe.text(),
            data.recipe(),
            data.rows(rows).hash(),
            rows.length,
            target,
            answers instanceof NumberColumn numbers ? numbers.unit() : null,
            features.labels(),
            features.units(),
            preparation.fillings(),
            Map.of(),
            List.copyOf(notes));
    return switch (answers) {
      case NumberColumn numbers -> numbers(about, features, numbers.rows(rows));
      case TextColumn texts -> classes(about, features, texts.rows(rows));
    };
  }

  private Model numbers(Model.About about, Features features, NumberColumn answers) {
    double[] y = answers.values();
    TrainingSet.Numbers set = new TrainingSet.Numbers(features, about.target(), answers.unit(), y);
    Predictor.Regressor predictor = recipe.learner().fit(recipe.settings(), set);
    if (!options.heldOut()) {
      return new Model(
          about, predictor, List.of(), ErrorShape.NORMAL, Domain.of(features, new double[0]));
    }
    Predictor.HeldOut heldOut = predictor.heldOut().orElseGet(() -> crossed(set));
    int[] known =
        IntStream.range(0, y.length).filter(row -> !Double.isNaN(heldOut.mean()[row])).toArray();
    double[] truth = pick(y, known);
    double[] mean = pick(heldOut.mean(), known);
    double[] std =
        IntStream.of(known)
            .mapToDouble(row -> Math.hypot(heldOut.epistemic()[row], heldOut.aleatoric()[row]))
            .toArray();
    double[] ratios = new double[known.length];
    Arrays.setAll(ratios, i -> Math.abs(truth[i] - mean[i]) / std[i]);
    ErrorShape shape = ErrorShape.of(ratios);
    double factor = shape.factor(LEVEL);
    double[] lower = new double[known.length];
    double[] upper = new double[known.length];
    Arrays.setAll(lower, i -> mean[i] - factor * std[i]);
    Arrays.setAll(upper, i -> mean[i] + factor * std[i]);
    Model.About scored =
        known.length == 0
            ? about
            : about.withScores(NumberScores.of(truth, mean, std, lower, upper).byName());
    return new Model(
        scored, predictor, List.of(), shape, Domain.of(features, pick(heldOut.epistemic(), known)));
  }

  private static double[] pick(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Each of five parts of the rows predicted from the other four. */
  private Predictor.HeldOut crossed(TrainingSet.Numbers set) {
    Predictor.HeldOut result = new Predictor.HeldOut(set.size());
    Arrays.fill(result.mean(), Double.NaN);
    if (set.size() < 2 * PARTS) {
      return result;
    }
    int[] order = shuffled(set.size());
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) part * order.length / PARTS);
      int to = (int) ((long) (part + 1) * order.length / PARTS);
      int[] inside = Arrays.copyOfRange(order, from, to);
      int[] outside =
          IntStream.concat(Arrays.stream(order, 0, from), Arrays.stream(order, to, order.length))
              .sorted()
              .toArray();
      Predictor.Regressor predictor = recipe.learner().fit(recipe.settings(), set.rows(outside));
      Predictor.HeldOut some = new Predictor.HeldOut(inside.length);
      predictor.predict(
          set.features().rows(inside), some.mean(), some.epistemic(), some.aleatoric());
      for (int i = 0; i < inside.length; i++) {
        result.mean()[inside[i]] = some.mean()[i];
        result.epistemic()[inside[i]] = some.epistemic()[i];
        result.aleatoric()[inside[i]] = some.aleatoric()[i];
      }
    }
    return result;
  }

  private static int[] shuffled(int size) {
    int[] order = IntStream.range(0, size).toArray();
    Random random = new Random(SEED);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private Model classes(Model.About about, Features features, TextColumn answers) {
    List<String> classes =
        answers.values().stream().filter(Objects::nonNull).distinct().sorted().toList();
    if (classes.size() < 2) {
      throw new InvalidInput(
          "column " + about.target(),
          null,
          "the class " + classes.getFirst() + " only",
          "at least two classes",
          null);
    }
    int[] labels = answers.values().stream().mapToInt(classes::indexOf).toArray();
    TrainingSet.Classes set = new TrainingSet.Classes(features, about.target(), classes, labels);
    Predictor.Classifier predictor = recipe.learner().fit(recipe.settings(), set);
    return new Model(
        about, predictor, classes, ErrorShape.NORMAL, Domain.of(features, new double[0]));
  }
}
