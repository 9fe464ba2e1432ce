package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.Model;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The number that is explained: the mean of a model, or the probability of one of its classes. */
public final class Response {
  /** Rows that are answered together; they fit in a processor's cache. */
  private static final int BLOCK = 512;

  private final String name;
  private final String unit;
  private final List<String> labels;
  private final Function<Features, double[]> block;
  private final TreeEnsemble trees;
  private final int output;

  private Response(
      String name,
      String unit,
      List<String> labels,
      Function<Features, double[]> block,
      TreeEnsemble trees,
      int output) {
    this.name = name;
    this.unit = unit;
    this.labels = List.copyOf(labels);
    this.block = block;
    this.trees = trees;
    this.output = output;
  }

  /**
   * A function of features.
   *
   * @param name what it gives
   * @param unit the unit of that, empty for a number without one
   * @param labels the features that it takes
   * @param function answers rows; is called by several threads
   */
  public static Response of(
      String name, String unit, List<String> labels, Function<Features, double[]> function) {
    return new Response(name, unit, labels, function, null, 0);
  }

  /**
   * What a model predicts: the mean of a number, or the probability of its last class in the order
   * of the alphabet, which of {@code no} and {@code yes} is {@code yes}.
   */
  public static Response of(Model model) {
    return switch (model.predictor()) {
      case Predictor.Regressor regressor ->
          of(model, "", regressor, 0, rows -> means(regressor, rows));
      case Predictor.Classifier _ -> of(model, model.classes().getLast());
    };
  }

  /**
   * The probability of a class of a model.
   *
   * @throws InvalidInput when the model has no such class
   */
  public static Response of(Model model, String name) {
    int label = model.classes().indexOf(name);
    if (label < 0 || !(model.predictor() instanceof Predictor.Classifier classifier)) {
      throw new InvalidInput(
          null,
          null,
          "the class " + name,
          model.classes().isEmpty()
              ? "no class: the model predicts numbers"
              : "one of " + String.join(", ", model.classes()),
          new Spelling(model.classes()).hint(name, ""));
    }
    return of(model, name, classifier, label, rows -> probabilities(classifier, label, rows));
  }

  private static Response of(
      Model model,
      String label,
      Predictor predictor,
      int output,
      Function<Features, double[]> function) {
    Model.About about = model.about();
    String name =
        label.isEmpty() ? about.target() : "probability of " + about.target() + " = " + label;
    String unit = about.unit() == null || !label.isEmpty() ? "" : unit(about.unit().text());
    if (predictor instanceof TreeEnsemble trees) {
      boolean same = trees.scale().isEmpty();
      return new Response(
          same ? name : trees.scale() + name.substring(name.indexOf(" of ")),
          unit,
          about.labels(),
          rows -> trees.sums(rows, output),
          trees,
          output);
    }
    return new Response(name, unit, about.labels(), function, null, output);
  }

  /** A unit as people write it behind a quantity; empty where there is none. */
  static String unit(String text) {
    return text.equals("-") || text.equals("1") ? "" : text;
  }

  private static double[] means(Predictor.Regressor regressor, Features rows) {
    double[] means = new double[rows.rows()];
    regressor.means(rows, means);
    return means;
  }

  private static double[] probabilities(Predictor.Classifier predictor, int label, Features rows) {
    int classes = predictor.classes();
    double[] all = new double[Math.multiplyExact(rows.rows(), classes)];
    predictor.predict(rows, all, new double[rows.rows()]);
    double[] chosen = new double[rows.rows()];
    Arrays.setAll(chosen, row -> all[row * classes + label]);
    return chosen;
  }

  /** What is explained, such as the name of the target. */
  public String name() {
    return name;
  }

  /** Its unit; empty for a number without one. */
  public String unit() {
    return unit;
  }

  /** The features, in the order of the columns of rows. */
  public List<String> labels() {
    return labels;
  }

  /**
   * Answers rows, on all cores.
   *
   * @param rows without gaps
   */
  public double[] at(Features rows) {
    int size = rows.rows();
    int blocks = (size + BLOCK - 1) / BLOCK;
    if (blocks <= 1) {
      return block.apply(rows);
    }
    double[] answers = new double[size];
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            number -> {
              int from = number * BLOCK;
              int to = Math.min(size, from + BLOCK);
              double[] some = block.apply(rows.rows(IntStream.range(from, to).toArray()));
              System.arraycopy(some, 0, answers, from, some.length);
            });
    return answers;
  }

  /** The trees whose sum it is, if it is one. */
  Optional<TreeEnsemble> trees() {
    return Optional.ofNullable(trees);
  }

  /** Which output of the trees it is. */
  int output() {
    return output;
  }
}
