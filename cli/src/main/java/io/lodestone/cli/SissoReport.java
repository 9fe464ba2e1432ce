package io.lodestone.cli;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.sisso.CrossValidation;
import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.Influence;
import io.lodestone.learn.sisso.MaterialsGene;
import io.lodestone.learn.sisso.Notation;
import io.lodestone.learn.sisso.Sisso;
import io.lodestone.learn.sisso.SissoResult;
import io.lodestone.study.equation.EquationDocument;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Tells what a search for equations found: tables for people, or one JSON object. */
final class SissoReport {
  /** Equations whose error is at most so many times that of the best are its rivals. */
  private static final double NEAR = 1.05;

  private static final int DIGITS = 6;
  private static final int MOST_INFLUENCES = 8;

  private final Dataset table;
  private final String target;
  private final Sisso sisso;
  private final SissoResult result;
  private final CrossValidation validation;
  private final int dimension;
  private final int firstDimension;
  private final String unit;

  /**
   * @param validation null where there was none
   * @param chosen by the validation; null where there was none
   */
  SissoReport(
      Dataset table,
      String target,
      Sisso sisso,
      SissoResult result,
      CrossValidation validation,
      CrossValidation.Trial chosen,
      int firstDimension) {
    this.table = table;
    this.target = target;
    this.sisso = sisso;
    this.result = result;
    this.validation = validation;
    this.firstDimension = Math.min(firstDimension, result.equations().size());
    int wanted = chosen == null ? result.equations().size() : chosen.dimension();
    this.dimension = Math.min(wanted, result.equations().size());
    String text = result.best(1).unit().text();
    this.unit = text.equals("-") ? "" : " " + text;
  }

  void print(PrintWriter out, int rivals) {
    List<Long> sizes = result.spaceSizes();
    out.printf(
        Locale.ROOT,
        "%d rows, %d primary features, %,d features screened%n%n",
        result.rows(),
        result.columns().size(),
        sizes.getLast());
    printDimensions(out);
    if (validation != null) {
      out.println();
      printValidation(out);
    }
    Equation best = result.best(dimension);
    out.println();
    printEquation(out, best);
    out.println();
    printRivals(out, rivals);
    out.println();
    printGenes(out);
  }

  private void printDimensions(PrintWriter out) {
    TextTable dimensions =
        new TextTable("dimension", "error" + unit, "largest" + unit, "operators", "features");
    for (int d = firstDimension; d <= result.equations().size(); d++) {
      Equation equation = result.best(d);
      dimensions.row(
          d,
          rounded(equation.rootMeanSquareError()),
          rounded(equation.largestError()),
          equation.complexity(),
          features(equation));
    }
    dimensions.print(out);
    out.println("error: root of the mean square over the rows that the equation was fitted to");
  }

  private void printValidation(PrintWriter out) {
    TextTable trials =
        new TextTable(
            "rung",
            "complexity",
            "dimension",
            "error of unseen rows" + unit,
            "±",
            "of seen rows",
            "undefined");
    for (CrossValidation.Trial trial : validation.trials()) {
      if (trial.dimension() >= firstDimension) {
        trials.row(
            trial.rung(),
            trial.maxComplexity(),
            trial.dimension(),
            rounded(trial.error()),
            rounded(trial.standardError()),
            rounded(trial.trainingError()),
            trial.undefined());
      }
    }
    trials.print(out);
    out.printf(
        "chosen: rung %d, complexity %d, dimension %d, the simplest within one standard error of"
            + " the best%n",
        sisso.settings().rung(), sisso.settings().maxComplexity(), dimension);
  }

  private void printEquation(PrintWriter out, Equation equation) {
    for (int task = 0; task < equation.fits().size(); task++) {
      Equation.Fit fit = equation.fits().get(task);
      if (!fit.task().isEmpty()) {
        out.println(fit.task() + ":");
      }
      out.println(target + " = " + equation.write(Notation.TEXT, task, DIGITS));
      out.println();
      TextTable numbers = new TextTable("coefficient", "value", "±", "unit");
      numbers.row(
          "intercept", rounded(fit.intercept()), rounded(fit.interceptError()), unit.strip());
      for (int i = 0; i < equation.dimension(); i++) {
        numbers.row(
            equation.features().get(i).toString(),
            rounded(fit.coefficients().get(i)),
            rounded(fit.errors().get(i)),
            equation.coefficientUnits().get(i));
      }
      numbers.print(out);
      out.println();
      out.println("LaTeX   " + latex(equation, task));
      out.println("Java    " + equation.write(Notation.JAVA, task, DIGITS));
      out.println("Python  " + equation.write(Notation.PYTHON, task, DIGITS));
    }
  }

  private void printRivals(PrintWriter out, int most) {
    List<Equation> near = result.rivals(dimension, NEAR);
    TextTable rivals = new TextTable("rank", "error" + unit, "operators", "features");
    for (int i = 0; i < Math.min(most + 1, near.size()); i++) {
      Equation equation = near.get(i);
      rivals.row(
          i + 1,
          rounded(equation.rootMeanSquareError()),
          equation.complexity(),
          features(equation));
    }
    boolean all = near.size() < result.equations().get(dimension - 1).size();
    out.printf(
        "%s%d other equations of dimension %d fit within 5 %% of the best:%n",
        all ? "" : "at least ", near.size() - 1, dimension);
    rivals.print(out);
  }

  private void printGenes(PrintWriter out) {
    TextTable genes = new TextTable("primary feature", "weight", "error without it" + unit);
    for (MaterialsGene gene : result.genes(dimension)) {
      genes.row(
          gene.name(),
          BigDecimal.valueOf(gene.weight()).setScale(3, java.math.RoundingMode.HALF_EVEN),
          Double.isNaN(gene.errorWithout()) ? null : rounded(gene.errorWithout()));
    }
    genes.print(out);
    out.println(
        "weight: share of the evidence for equations of dimension " + dimension + " that use it");
  }

  /** The rows without which the equation changes most. */
  void printInfluences(PrintWriter out, List<Influence> influences) {
    if (influences.isEmpty()) {
      return;
    }
    TextTable rows =
        new TextTable("row", "error" + unit, "unseen" + unit, "shift" + unit, "features");
    influences.stream()
        .sorted(java.util.Comparator.comparingDouble(Influence::shift).reversed())
        .limit(MOST_INFLUENCES)
        .forEach(
            one ->
                rows.row(
                    one.id(),
                    rounded(one.error()),
                    rounded(one.unseenError()),
                    rounded(one.shift()),
                    one.sameFeatures() ? "the same" : "others"));
    double squares =
        influences.stream()
            .mapToDouble(Influence::unseenError)
            .filter(Double::isFinite)
            .map(error -> error * error)
            .average()
            .orElse(Double.NaN);
    out.println();
    out.printf(
        Locale.ROOT,
        "leaving each row out: the same features in %d of %d searches; error of unseen rows %s%s%n",
        influences.stream().filter(Influence::sameFeatures).count(),
        influences.size(),
        rounded(Math.sqrt(squares)),
        unit);
    rows.print(out);
    out.println("shift: how much the values for all rows change when the row is left out");
  }

  private static String features(Equation equation) {
    return String.join("  ", equation.features().stream().map(Object::toString).toList());
  }

  private static BigDecimal rounded(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(new BigDecimal(value).round(new MathContext(5)).toPlainString())
        : null;
  }

  void writeJson(PrintWriter out, int rivals, List<Influence> influences) {
    out.println(
        new EquationDocument(table, target, sisso, result, validation, dimension, firstDimension)
            .json(rivals, influences));
  }

  private String latex(Equation equation, int task) {
    return Notation.LATEX.name(target) + " = " + equation.write(Notation.LATEX, task, DIGITS);
  }
}
