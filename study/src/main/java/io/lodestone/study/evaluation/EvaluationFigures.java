package io.lodestone.study.evaluation;

import io.lodestone.figure.Figure;
import io.lodestone.learn.figure.CalibrationFigure;
import io.lodestone.learn.figure.LearningCurveFigure;
import io.lodestone.learn.figure.ParityFigure;
import io.lodestone.learn.figure.ReliabilityFigure;
import io.lodestone.learn.figure.ViolinFigure;
import io.lodestone.learn.score.TestedClasses;
import io.lodestone.learn.score.TestedNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An evaluation in figures: of numbers {@code parity}, {@code errors} and {@code calibration}, of
 * classes {@code calibration}, and {@code learning-curve} where there is one.
 *
 * @param target what was predicted
 * @param unit its unit; empty for classes and numbers without one
 * @param evaluation what was measured
 */
public record EvaluationFigures(String target, String unit, Evaluation evaluation) {
  /** Folds up to which errors are shown fold by fold. */
  private static final int MOST_FOLDS = 10;

  /** The figures by their names. */
  public Map<String, Figure> all() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    List<TestedRow> rows = evaluation.tested();
    if (rows.getFirst() instanceof TestedRow.Classes) {
      figures.put("calibration", new ReliabilityFigure(target, classes(rows)).figure());
      return figures;
    }
    TestedNumbers all = numbers(rows);
    figures.put("parity", new ParityFigure(target, unit, all).figure());
    List<String> names = new ArrayList<>(List.of("all rows"));
    List<double[]> errors = new ArrayList<>(List.of(all.errors()));
    if (evaluation.folds().size() > 1 && evaluation.folds().size() <= MOST_FOLDS) {
      int from = 0;
      for (FoldScores fold : evaluation.folds()) {
        names.add("fold " + names.size());
        errors.add(Arrays.copyOfRange(all.errors(), from, from + fold.tested()));
        from += fold.tested();
      }
    }
    figures.put("errors", new ViolinFigure(target, unit, names, errors).figure());
    figures.put("calibration", new CalibrationFigure(all).figure());
    return figures;
  }

  private static TestedNumbers numbers(List<TestedRow> rows) {
    List<TestedRow.Numbers> numbers = rows.stream().map(TestedRow.Numbers.class::cast).toList();
    return new TestedNumbers(
        numbers.stream().map(TestedRow.Numbers::id).toList(),
        numbers.stream().mapToDouble(TestedRow.Numbers::truth).toArray(),
        numbers.stream().mapToDouble(TestedRow.Numbers::mean).toArray(),
        numbers.stream().mapToDouble(TestedRow.Numbers::std).toArray());
  }

  private static TestedClasses classes(List<TestedRow> rows) {
    List<TestedRow.Classes> tested = rows.stream().map(TestedRow.Classes.class::cast).toList();
    // A fold may lack a class that others have.
    List<String> names =
        tested.stream()
            .flatMap(row -> Stream.concat(row.classes().stream(), Stream.of(row.truth())))
            .distinct()
            .sorted()
            .toList();
    int[] labels = tested.stream().mapToInt(row -> names.indexOf(row.truth())).toArray();
    double[] probabilities = new double[labels.length * names.size()];
    for (int row = 0; row < labels.length; row++) {
      for (int k = 0; k < names.size(); k++) {
        probabilities[row * names.size() + k] = tested.get(row).probability(names.get(k));
      }
    }
    return new TestedClasses(names, labels, probabilities);
  }

  /** The figure of a learning curve of the same target. */
  public Figure curve(LearningCurve curve) {
    String score = curve.score().equals("mae") ? "mean absolute error of " : "logarithmic loss of ";
    return new LearningCurveFigure(
            score + target,
            curve.score().equals("mae") ? unit : "",
            curve.points().stream().mapToInt(LearningCurve.Point::rows).toArray(),
            curve.points().stream().mapToDouble(LearningCurve.Point::mean).toArray(),
            curve.points().stream().mapToDouble(LearningCurve.Point::std).toArray())
        .figure();
  }
}
