package io.lodestone.cli;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictions;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions as rows of a table.
 *
 * @param model what predicts
 * @param formulas the name of the column of formulas; null where there is none
 * @param level the probability that an interval holds the answer
 */
record PredictionRows(Model model, String formulas, double level) {
  /** The columns, with the unit of the target where they have it. */
  List<Column> columns() {
    String unit = model.about().unit() == null ? "" : model.about().unit().text();
    List<Column> columns = new ArrayList<>();
    for (String name : header()) {
      columns.add(
          switch (name) {
            case "mean", "std", "std_epistemic", "std_aleatoric", "lower", "upper" ->
                new Column(name, Kind.REAL, unit.equals("-") ? "" : unit);
            case "in_domain" -> new Column(name, Kind.TRUTH, "");
            default ->
                new Column(name, name.startsWith("probability_") ? Kind.REAL : Kind.TEXT, "");
          });
    }
    return columns;
  }

  String[] header() {
    List<String> names = new ArrayList<>(List.of("id"));
    if (formulas != null) {
      names.add(formulas);
    }
    if (model.classes().isEmpty()) {
      names.addAll(List.of("mean", "std", "std_epistemic", "std_aleatoric", "lower", "upper"));
    } else {
      names.add("class");
      model.classes().forEach(name -> names.add("probability_" + name));
      names.add("std_epistemic");
    }
    names.addAll(List.of("in_domain", "reason"));
    return names.toArray(String[]::new);
  }

  /**
   * The cells of a row; those of a row without a prediction are empty.
   *
   * @param ends the ends of the interval of each row; null for those that the predictions have
   */
  Object[] cells(String id, String formula, Predictions predictions, double[] ends, int row) {
    List<Object> cells = new ArrayList<>();
    cells.add(id);
    if (formulas != null) {
      cells.add(formula);
    }
    boolean known = predictions.isKnown(row);
    switch (predictions) {
      case NumberPredictions numbers -> {
        cells.add(known ? numbers.mean(row) : null);
        cells.add(known ? numbers.std(row) : null);
        cells.add(known ? numbers.epistemic(row) : null);
        cells.add(known ? numbers.aleatoric(row) : null);
        boolean own = ends == null;
        cells.add(known ? (own ? numbers.lower(row, level) : ends[2 * row]) : null);
        cells.add(known ? (own ? numbers.upper(row, level) : ends[2 * row + 1]) : null);
      }
      case ClassPredictions classes -> {
        cells.add(known ? classes.likeliest(row) : null);
        for (int k = 0; k < classes.classes().size(); k++) {
          cells.add(known ? classes.probability(row, k) : null);
        }
        cells.add(known ? classes.epistemic(row) : null);
      }
    }
    cells.add(predictions.applicability(row).inside());
    cells.add(predictions.applicability(row).reason());
    return cells.toArray();
  }
}
