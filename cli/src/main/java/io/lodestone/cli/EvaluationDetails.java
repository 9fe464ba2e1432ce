package io.lodestone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.score.ClassCurve;
import io.lodestone.learn.score.ErrorDistribution;
import io.lodestone.study.evaluation.Evaluation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What means of scores do not tell: how errors are distributed, and what thresholds give. */
record EvaluationDetails(Evaluation evaluation) {
  private static final int MOST_POINTS = 100;

  void write(ObjectNode root) {
    ObjectNode before = root.putObject("uncalibrated");
    for (String name : evaluation.names()) {
      evaluation.uncalibrated(name).ifPresent(value -> before.put(name, value));
    }
    evaluation
        .errors()
        .ifPresent(
            errors -> {
              ObjectNode node = root.putObject("error_distribution");
              errors.byName().forEach(node::put);
            });
    evaluation
        .calibration()
        .ifPresent(
            curve -> {
              ArrayNode points = root.putArray("calibration_curve");
              for (int i = 0; i < curve.expected().length; i++) {
                points
                    .addObject()
                    .put("expected", curve.expected()[i])
                    .put("observed", curve.observed()[i]);
              }
            });
    Map<String, ClassCurve> curves = evaluation.curves();
    if (!curves.isEmpty()) {
      ObjectNode node = root.putObject("curves");
      curves.forEach(
          (name, curve) -> {
            ArrayNode points = node.putArray(name);
            curve.thinned(MOST_POINTS).points().forEach(point -> write(point, points.addObject()));
          });
    }
  }

  private static void write(ClassCurve.Point point, ObjectNode node) {
    node.put("threshold", point.threshold())
        .put("recall", point.truePositives())
        .put("false_positive_rate", point.falsePositives())
        .put("precision", point.precision());
  }

  void print(PrintWriter out) {
    evaluation.errors().ifPresent(errors -> print(errors, out));
    Map<String, ClassCurve> curves = evaluation.curves();
    if (!curves.isEmpty()) {
      out.println();
      TextTable table = new TextTable("class", "best F1", "at probability", "precision", "recall");
      curves.forEach(
          (name, curve) -> {
            ClassCurve.Point best = curve.best();
            table.row(
                Lodestone.printable(name),
                number(best.f1()),
                number(best.threshold()),
                number(best.precision()),
                number(best.truePositives()));
          });
      table.print(out);
    }
  }

  private static void print(ErrorDistribution errors, PrintWriter out) {
    out.println();
    TextTable table = new TextTable("errors", "5 %", "25 %", "median", "75 %", "95 %");
    table.row(row("said less true", errors.quantiles()));
    table.row(row("absolute", errors.absolute()));
    table.print(out);
    out.printf(
        Locale.ROOT,
        "mean %.3g; %.2f %% beyond 2 standard deviations (4.55 %% of normal errors), %.2f %% beyond"
            + " 3 (0.27 %%); excess kurtosis %.3g%n",
        errors.bias(),
        100 * errors.beyondTwo(),
        100 * errors.beyondThree(),
        errors.excess());
  }

  private static Object[] row(String name, double[] values) {
    Object[] cells = new Object[values.length + 1];
    cells[0] = name;
    for (int i = 0; i < values.length; i++) {
      cells[i + 1] = number(values[i]);
    }
    return cells;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
