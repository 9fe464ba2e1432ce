package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.imbalance.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The way from a dataset to a model: what is the same for every learner. */
final class Fitting<S extends Record> {
  private final LearningRecipe<S> recipe;
  private final FitOptions options;

  Fitting(LearningRecipe<S> recipe, FitOptions options) {
    this.recipe = recipe;
    this.options = options;
  }

  Model fit(Dataset data, String target) {
    Column answers = data.column(target);
    check(answers);
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
            options,
            data.recipe(),
            data.rows(rows).hash(),
            rows.length,
            target,
            answers instanceof NumberColumn numbers ? numbers.unit() : null,
            features.labels(),
            features.units(),
            preparation.filled(),
            Map.of(),
            List.copyOf(notes),
            Optional.empty());
    return switch (answers) {
      case NumberColumn numbers ->
          new NumberFitting<>(recipe, options)
              .fit(
                  about,
                  new TrainingSet.Numbers(
                      features, target, numbers.unit(), numbers.rows(rows).values()),
                  preparation.imputation());
      case TextColumn texts ->
          new ClassFitting<>(recipe, options)
              .fit(about, classes(features, texts.rows(rows)), preparation.imputation());
    };
  }

  /** Refuses what is for numbers where classes are learned, and the other way round. */
  private void check(Column answers) {
    boolean numbers = answers instanceof NumberColumn;
    String unfit = null;
    if (numbers && options.balance() != Balance.NONE) {
      unfit = "balance, which is for classes";
    } else if (!numbers && options.calibration() != FitOptions.Calibration.NONE) {
      unfit = "calibration, which is for numbers";
    } else if (!numbers && !options.baseline().isEmpty()) {
      unfit = "baseline, which is for numbers";
    }
    if (unfit != null) {
      throw new InvalidInput(
          null,
          "option " + unfit,
          "the target " + answers.name() + ", which holds " + (numbers ? "numbers" : "classes"),
          numbers ? "classes" : "numbers",
          null);
    }
  }

  private static TrainingSet.Classes classes(Features features, TextColumn answers) {
    List<String> classes =
        answers.values().stream().filter(Objects::nonNull).distinct().sorted().toList();
    if (classes.size() < 2) {
      throw new InvalidInput(
          "column " + answers.name(),
          null,
          "the class " + classes.getFirst() + " only",
          "at least two classes",
          null);
    }
    int[] labels = answers.values().stream().mapToInt(classes::indexOf).toArray();
    return new TrainingSet.Classes(features, answers.name(), classes, labels);
  }
}
