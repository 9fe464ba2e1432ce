package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.calibration.SpreadScale;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.domain.Applicability;
import io.lodestone.learn.domain.Domain;
import io.lodestone.learn.domain.Rule;
import io.lodestone.learn.imputation.Imputation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fitted learner with all that is needed to use it alone: its recipe, what it was trained on, its
 * features with their units, its domain of applicability and the errors it makes. It is immutable
 * and may be used by many threads.
 */
public final class Model {
  /** Rows that are predicted together, at least and at most. */
  private static final int LEAST_BLOCK = 256;

  private static final int MOST_BLOCK = 4096;

  private static final int MOST_NAMED = 8;

  private final About about;
  private final Predictor predictor;
  private final List<String> classes;
  private final Errors errors;
  private final Domain domain;
  private final Imputation gaps;

  /**
   * How a model came about.
   *
   * @param recipe the learner with all settings, as {@link Learners#parse} reads it
   * @param treatment what was done around the learner
   * @param representation how its features are made, such as {@code magpie}; empty where they were
   *     given
   * @param trainingHash the {@link Dataset#hash} of the rows that it learned from
   * @param trainingRows their number
   * @param target the name of what it predicts
   * @param unit the unit of what it predicts; null for classes
   * @param labels the names of its features
   * @param units the units of its features
   * @param filled in how many training rows a gap was filled, by feature; those without gaps are
   *     not there
   * @param scores by name, of training rows that were predicted by models that did not see them;
   *     empty where there are none
   * @param notes what was left out or filled before it learned
   * @param search how the settings of the learner were chosen; empty where they were given
   */
  public record About(
      String recipe,
      FitOptions treatment,
      String representation,
      String trainingHash,
      int trainingRows,
      String target,
      UnitExpression unit,
      List<String> labels,
      List<UnitExpression> units,
      Map<String, Integer> filled,
      Map<String, Double> scores,
      List<String> notes,
      Optional<SearchResult> search) {
    About withScores(Map<String, Double> found) {
      return new About(
          recipe,
          treatment,
          representation,
          trainingHash,
          trainingRows,
          target,
          unit,
          labels,
          units,
          filled,
          found,
          notes,
          search);
    }

    private About chosenBy(SearchResult result) {
      List<String> more = new ArrayList<>(notes);
      more.add(result.note());
      return new About(
          recipe,
          treatment,
          representation,
          trainingHash,
          trainingRows,
          target,
          unit,
          labels,
          units,
          filled,
          scores,
          List.copyOf(more),
          Optional.of(result));
    }
  }

  private Model(
      About about,
      Predictor predictor,
      List<String> classes,
      Errors errors,
      Domain domain,
      Imputation gaps) {
    this.about = about;
    this.predictor = predictor;
    this.classes = classes;
    this.errors = errors;
    this.domain = domain;
    this.gaps = gaps;
  }

  /**
   * A model of numbers.
   *
   * @param gaps how gaps are filled; null where they are not
   */
  static Model ofNumbers(
      About about, Predictor.Regressor predictor, Errors errors, Domain domain, Imputation gaps) {
    return new Model(about, predictor, List.of(), errors, domain, gaps);
  }

  /**
   * A model of classes.
   *
   * @param gaps how gaps are filled; null where they are not
   */
  static Model ofClasses(
      About about,
      Predictor.Classifier predictor,
      List<String> classes,
      Domain domain,
      Imputation gaps) {
    return new Model(about, predictor, classes, Errors.UNKNOWN, domain, gaps);
  }

  /** The same model, which from now on tells how the settings of its learner were chosen. */
  public Model chosenBy(SearchResult result) {
    return new Model(about.chosenBy(result), predictor, classes, errors, domain, gaps);
  }

  /** How it came about. */
  public About about() {
    return about;
  }

  /** What was left out or filled before it learned, in sentences without a full stop. */
  public List<String> notes() {
    return about.notes();
  }

  /** The learner's own part. */
  public Predictor predictor() {
    return predictor;
  }

  /** The names of the classes that it predicts; empty for numbers. */
  public List<String> classes() {
    return classes;
  }

  /** How its errors are distributed. */
  public ErrorShape shape() {
    return errors.shape();
  }

  /** What makes the learner's standard deviations as large as errors are. */
  public SpreadScale scale() {
    return errors.scale();
  }

  Errors errors() {
    return errors;
  }

  /** How its gaps are filled; empty where they are not. */
  public Optional<Imputation> imputation() {
    return Optional.ofNullable(gaps);
  }

  /**
   * The model as if nobody had looked at rows held out: with the standard deviations of the learner
   * itself, and intervals of a normal distribution.
   */
  public Model uncalibrated() {
    return new Model(about, predictor, classes, Errors.UNKNOWN, domain, gaps);
  }

  /** Where it holds. */
  public Domain domain() {
    return domain;
  }

  /**
   * The same model with a smaller domain: where a rule holds, too, such as one that says where it
   * was found to err little.
   *
   * @throws InvalidInput when the rule is about something that is no feature of the model
   */
  public Model within(Rule rule) {
    return new Model(about, predictor, classes, errors, domain.within(rule), gaps);
  }

  /**
   * Predicts rows. Features are found by their names and brought to the units of the training;
   * columns that the model does not know do not matter. A row with a gap gets no prediction unless
   * the model fills gaps; either is said with its applicability.
   *
   * @return {@link NumberPredictions} or {@link ClassPredictions}, by the target
   * @throws InvalidInput when a feature is not there, holds text or has a unit of another kind
   */
  public Predictions predict(Dataset rows) {
    return predict(matching(rows));
  }

  /**
   * Predicts rows.
   *
   * @param rows with the features of the model, in their order and units; NaN where one is missing
   */
  public Predictions predict(Features rows) {
    if (!rows.labels().equals(about.labels())) {
      throw new IllegalArgumentException("other features than those of the model");
    }
    int size = rows.rows();
    int width = Math.max(1, classes.size());
    double[] answer = new double[Math.multiplyExact(size, width)];
    double[] epistemic = new double[size];
    double[] aleatoric = new double[size];
    Applicability[] applicability = new Applicability[size];
    int block = block(size);
    IntStream.range(0, (size + block - 1) / block)
        .parallel()
        .forEach(
            number ->
                block(
                    rows,
                    number * block,
                    Math.min(size, (number + 1) * block),
                    answer,
                    epistemic,
                    aleatoric,
                    applicability));
    return switch (predictor) {
      case Predictor.Regressor _ ->
          new NumberPredictions(
              about.unit(),
              answer,
              epistemic,
              aleatoric,
              errors.shape(),
              Arrays.asList(applicability));
      case Predictor.Classifier _ ->
          new ClassPredictions(classes, answer, epistemic, Arrays.asList(applicability));
    };
  }

  /**
   * How many rows are predicted together: many share the cost of what is read for all of them, but
   * all cores should have some. It depends on nothing but the number of rows, so that results do
   * not depend on the machine.
   */
  private static int block(int size) {
    return Math.clamp(size / 8 / LEAST_BLOCK * LEAST_BLOCK, LEAST_BLOCK, MOST_BLOCK);
  }

  private void block(
      Features all,
      int from,
      int to,
      double[] answer,
      double[] epistemic,
      double[] aleatoric,
      Applicability[] applicability) {
    int[] whole = IntStream.range(from, to).toArray();
    Features rows = all.rows(whole);
    String[] remarks = new String[rows.rows()];
    boolean[] unknown = treatGaps(rows, remarks);
    for (int row = from; row < to; row++) {
      if (unknown[row - from]) {
        Arrays.fill(answer, row * classCount(), (row + 1) * classCount(), Double.NaN);
        epistemic[row] = Double.NaN;
        aleatoric[row] = Double.NaN;
        applicability[row] = Applicability.outside(remarks[row - from]);
      }
    }
    whole = IntStream.range(from, to).filter(row -> !unknown[row - from]).toArray();
    if (whole.length < to - from) {
      rows = rows.rows(IntStream.of(whole).map(row -> row - from).toArray());
    }
    double[] means = new double[whole.length * classCount()];
    double[] one = new double[whole.length];
    double[] other = new double[whole.length];
    switch (predictor) {
      case Predictor.Regressor regressor -> regressor.predict(rows, means, one, other);
      case Predictor.Classifier classifier -> classifier.predict(rows, means, one);
    }
    errors.scale().apply(one, other);
    Applicability[] judged = domain.judge(rows.flat(), one);
    for (int i = 0; i < whole.length; i++) {
      int row = whole[i];
      System.arraycopy(means, i * classCount(), answer, row * classCount(), classCount());
      epistemic[row] = one[i];
      aleatoric[row] = other[i];
      String remark = remarks[row - from];
      applicability[row] = remark == null ? judged[i] : judged[i].remarking(remark);
    }
  }

  private int classCount() {
    return Math.max(1, classes.size());
  }

  /**
   * Fills gaps where the model does, and says what it filled or what is missing.
   *
   * @param remarks filled for rows with gaps
   * @return which rows still have one
   */
  private boolean[] treatGaps(Features rows, String[] remarks) {
    int width = rows.width();
    double[] values = rows.flat();
    boolean[] unknown = new boolean[rows.rows()];
    for (int row = 0; row < unknown.length; row++) {
      int at = row * width;
      if (!hasGap(values, at, width)) {
        continue;
      }
      int[] missing = IntStream.range(0, width).filter(j -> Double.isNaN(values[at + j])).toArray();
      if (gaps == null) {
        unknown[row] = true;
        remarks[row] = "no prediction: " + about.labels().get(missing[0]) + " is missing";
      } else {
        gaps.fill(values, at);
        remarks[row] = "filled: " + filled(missing, values, at);
      }
    }
    return unknown;
  }

  private static boolean hasGap(double[] values, int at, int width) {
    boolean any = false;
    for (int j = at; j < at + width; j++) {
      any |= Double.isNaN(values[j]);
    }
    return any;
  }

  private String filled(int[] missing, double[] values, int at) {
    int more = missing.length - MOST_NAMED;
    return IntStream.of(missing)
            .limit(MOST_NAMED)
            .mapToObj(j -> "%s = %.4g".formatted(about.labels().get(j), values[at + j]))
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * Quantiles of the answers of rows, by learners that know them.
   *
   * @param rows as for {@link #predict(Dataset)}
   * @param levels probabilities, above 0 and below 1
   * @return rows × levels, row-major; NaN in a row that gets no prediction
   * @throws InvalidInput when the learner knows none, or the rows do not fit
   */
  public double[] quantiles(Dataset rows, double... levels) {
    if (!(predictor instanceof Predictor.Quantiles source)) {
      throw new InvalidInput(
          null,
          null,
          "the learner of " + about.recipe().replaceAll(":.*", "") + ", which knows no quantiles",
          "forest or extra-trees",
          null);
    }
    Features features = features(rows);
    int[] whole =
        IntStream.range(0, features.rows())
            .filter(
                row ->
                    IntStream.range(0, features.width())
                        .noneMatch(column -> Double.isNaN(features.value(row, column))))
            .toArray();
    double[] known = source.quantiles(features.rows(whole), levels);
    double[] all = new double[features.rows() * levels.length];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < whole.length; i++) {
      System.arraycopy(known, i * levels.length, all, whole[i] * levels.length, levels.length);
    }
    return all;
  }

  /**
   * Measures what the parts of a prediction cost.
   *
   * @param rows as for {@link #predict(Dataset)}; a few thousand of them are enough
   * @return empty for classes, and where all rows have gaps
   */
  public Optional<PredictionCost> cost(Dataset rows) {
    Features some = PredictionCost.whole(matching(rows), MOST_BLOCK);
    return predictor instanceof Predictor.Regressor regressor && some.rows() > 0
        ? Optional.of(PredictionCost.of(regressor, domain, some))
        : Optional.empty();
  }

  /**
   * The features of rows as the model wants them: in its order and units, gaps filled where it
   * fills them, NaN where one is left.
   *
   * @throws InvalidInput when a feature is not there, holds text or has a unit of another kind
   */
  public Features features(Dataset rows) {
    Features features = matching(rows);
    treatGaps(features, new String[features.rows()]);
    return features;
  }

  private Features matching(Dataset rows) {
    List<String> absent = about.labels().stream().filter(label -> !rows.has(label)).toList();
    if (!absent.isEmpty()) {
      List<String> known = rows.columns().stream().map(column -> column.name()).toList();
      int more = absent.size() - MOST_NAMED;
      throw new InvalidInput(
          null,
          null,
          "no column "
              + String.join(", ", absent.subList(0, Math.min(absent.size(), MOST_NAMED)))
              + (more > 0 ? " and " + more + " more" : ""),
          "the " + about.labels().size() + " features that the model was trained on",
          new Spelling(known).hint(absent.getFirst(), ""));
    }
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < about.labels().size(); j++) {
      columns.add(rows.number(about.labels().get(j)).in(about.units().get(j)));
    }
    return Dataset.of(columns).features().with(rows.environments().orElse(null));
  }
}
