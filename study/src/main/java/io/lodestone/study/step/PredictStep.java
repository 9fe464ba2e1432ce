package io.lodestone.study.step;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.evaluation.ScoredRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a model says of the rows of a dataset: means, uncertainties, and whether it holds there. */
public final class PredictStep implements Step<PredictStep.Settings> {
  private static final double LEVEL = 0.9;

  /** Nothing is set. */
  public record Settings() {}

  @Override
  public String kind() {
    return "predict";
  }

  @Override
  public String title() {
    return "what a model says of the rows of a dataset";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input("data", StoredDataset.ROWS, "a dataset", true),
        new Input("model", FitStep.MODEL, "a model", true));
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset data = work.dataset("data");
    Model model = new ModelFile(work.input("model", FitStep.MODEL)).read();
    Predictions predictions = model.predict(data);
    List<Column> columns = new ArrayList<>();
    switch (predictions) {
      case NumberPredictions numbers -> {
        var unit = model.about().unit();
        columns.add(new NumberColumn("mean", unit, known(data, numbers, numbers::mean)));
        columns.add(new NumberColumn("std", unit, known(data, numbers, numbers::std)));
        columns.add(
            new NumberColumn("std_epistemic", unit, known(data, numbers, numbers::epistemic)));
        columns.add(
            new NumberColumn(
                "lower", unit, known(data, numbers, row -> numbers.lower(row, LEVEL))));
        columns.add(
            new NumberColumn(
                "upper", unit, known(data, numbers, row -> numbers.upper(row, LEVEL))));
      }
      case ClassPredictions classes -> {
        columns.add(
            new TextColumn(
                "class",
                IntStream.range(0, data.size())
                    .mapToObj(row -> classes.isKnown(row) ? classes.likeliest(row) : null)
                    .toList()));
        for (int k = 0; k < classes.classes().size(); k++) {
          int place = k;
          columns.add(
              NumberColumn.plain(
                  "probability_" + classes.classes().get(k),
                  known(data, classes, row -> classes.probability(row, place))));
        }
      }
    }
    columns.add(
        new TextColumn(
            "in_domain",
            IntStream.range(0, data.size())
                .mapToObj(row -> predictions.applicability(row).inside() ? "yes" : "no")
                .toList()));
    work.write(new Dataset(data.ids(), columns, List.of(), ""));
    long inside =
        IntStream.range(0, data.size())
            .filter(row -> predictions.applicability(row).inside())
            .count();
    work.number("rows", data.size(), "");
    work.number("rows_in_domain", inside, "");
    String target = model.about().target();
    if (data.has(target)
        && IntStream.range(0, data.size()).anyMatch(row -> !data.column(target).isMissing(row))) {
      ScoredRows.of(data, target, predictions, LEVEL, model)
          .scores()
          .forEach((name, value) -> work.number(name, value, ""));
    }
    work.say(
        "predictions of "
            + model.about().target()
            + " for "
            + data.size()
            + " rows, "
            + inside
            + " of them inside the domain of applicability");
  }

  private static double[] known(
      Dataset data, Predictions predictions, java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, data.size())
        .mapToDouble(row -> predictions.isKnown(row) ? value.applyAsDouble(row) : Double.NaN)
        .toArray();
  }
}
