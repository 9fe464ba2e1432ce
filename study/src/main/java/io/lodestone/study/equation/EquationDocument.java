package io.lodestone.study.equation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.sisso.CrossValidation;
import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.Influence;
import io.lodestone.learn.sisso.Notation;
import io.lodestone.learn.sisso.Sisso;
import io.lodestone.learn.sisso.SissoResult;
import io.lodestone.learn.sisso.SissoSettings;
import java.util.List;
import java.util.Map;

/**
 * What a search for equations found, as JSON: equations as text, LaTeX, MathML, Java and Python,
 * with coefficients, errors and units; genes; the front of error and complexity.
 *
 * @param table that the equations are of
 * @param target the column that they give
 * @param sisso with the settings of the search
 * @param validation null where there was none
 * @param dimension the chosen one
 * @param firstDimension the first that is told
 */
public record EquationDocument(
    Dataset table,
    String target,
    Sisso sisso,
    SissoResult result,
    CrossValidation validation,
    int dimension,
    int firstDimension) {
  private static final int DIGITS = 6;

  /**
   * As a JSON object.
   *
   * @param rivals how many nearly as good equations of each dimension are told
   * @param influences of single rows; may be none
   */
  public ObjectNode json(int rivals, List<Influence> influences) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("target", target);
    node.put("unit", unit());
    node.put("rows", result.rows());
    node.put("dataset_sha256", table.hash());
    ObjectNode settings = node.putObject("settings");
    Map<String, String> values = SettingsType.of(SissoSettings.class).values(sisso.settings());
    values.forEach(settings::put);
    ArrayNode sizes = node.putArray("features_by_rung");
    result.spaceSizes().forEach(size -> sizes.add((long) size));
    if (validation != null) {
      ArrayNode trials = node.putArray("cross_validation");
      validation.trials().forEach(trial -> trials.add(mapper.valueToTree(trial)));
    }
    node.put("chosen_dimension", dimension);
    ArrayNode dimensions = node.putArray("dimensions");
    for (int d = firstDimension; d <= result.equations().size(); d++) {
      ObjectNode one = dimensions.addObject();
      one.put("dimension", d);
      ArrayNode equations = one.putArray("equations");
      List<Equation> found = result.equations().get(d - 1);
      for (Equation equation : found.subList(0, Math.min(found.size(), rivals + 1))) {
        write(equations.addObject(), equation);
      }
      one.set("genes", mapper.valueToTree(result.genes(d)));
    }
    if (!influences.isEmpty()) {
      ArrayNode rows = node.putArray("leave_one_out");
      influences.forEach(one -> rows.add(mapper.valueToTree(one)));
    }
    ArrayNode front = node.putArray("pareto_front");
    for (Equation equation : result.paretoFront()) {
      write(front.addObject(), equation);
    }
    return node;
  }

  private void write(ObjectNode node, Equation equation) {
    node.put("root_mean_square_error", equation.rootMeanSquareError());
    node.put("largest_error", equation.largestError());
    node.put("operators", equation.complexity());
    ArrayNode features = node.putArray("features");
    for (int i = 0; i < equation.dimension(); i++) {
      ObjectNode feature = features.addObject();
      feature.put("expression", equation.features().get(i).toString());
      feature.put("unit", equation.featureUnits().get(i));
      feature.put("coefficient_unit", equation.coefficientUnits().get(i));
    }
    ArrayNode fits = node.putArray("fits");
    for (int task = 0; task < equation.fits().size(); task++) {
      Equation.Fit fit = equation.fits().get(task);
      ObjectNode one = fits.addObject();
      if (!fit.task().isEmpty()) {
        one.put("task", fit.task());
      }
      one.put("intercept", fit.intercept());
      one.put("intercept_error", fit.interceptError());
      ArrayNode coefficients = one.putArray("coefficients");
      fit.coefficients().forEach(value -> coefficients.add((double) value));
      ArrayNode errors = one.putArray("errors");
      fit.errors().forEach(value -> errors.add((double) value));
      one.put("text", equation.write(Notation.TEXT, task, DIGITS));
      one.put("latex", latex(equation, task));
      one.put("mathml", new MathMl(DIGITS).equation(equation, task));
      one.put("java", equation.write(Notation.JAVA, task, DIGITS));
      one.put("python", equation.write(Notation.PYTHON, task, DIGITS));
    }
  }

  private String unit() {
    String text = result.best(1).unit().text();
    return text.equals("-") ? "" : text;
  }

  private String latex(Equation equation, int task) {
    return Notation.LATEX.name(target) + " = " + equation.write(Notation.LATEX, task, DIGITS);
  }
}
