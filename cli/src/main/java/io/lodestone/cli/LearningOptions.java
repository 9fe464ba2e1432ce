package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.imbalance.Balance;
import io.lodestone.learn.search.SearchProgress;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.FeatureScheme;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.evaluation.FoldPlan;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is learned, by which learner and from which columns. */
final class LearningOptions {
  @Mixin private LearningTable table;
  @Mixin private SearchOptions search;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "the column to be predicted: numbers, or text for classes")
  private String target;

  @Option(
      names = "--learner",
      defaultValue = "forest",
      description =
          "the learner, with settings: forest, forest:trees=1000,seed=7; with --search, values and"
              + " ranges of them: forest:min_leaf=1|2|5,share=0.1..1 (default: ${DEFAULT-VALUE})")
  private String learner;

  @Option(
      names = "--with",
      paramLabel = "METHODS",
      description =
          "make features of the formulas or structures, such as magpie or 'magpie soap:r_cut=4';"
              + " magpie where the table has no numbers")
  private String methods;

  @Option(
      names = "--sites",
      paramLabel = "METHODS",
      defaultValue = "",
      description =
          "describe the sites of structures, such as soap:compression=mu2, for kernels that compare"
              + " structures: gp:kernel=1*rematch+white(0.1), svm:kernel=average")
  private String sites;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description =
          "the columns of the table to learn from, * for any letters (default: all numbers)")
  private List<String> features = List.of("*");

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "columns not to learn from, * for any letters")
  private List<String> without = List.of();

  @Option(
      names = "--missing",
      defaultValue = "leave_out",
      description =
          "rows with gaps: leave_out, refuse, or fill them from the training rows: median, nearest"
              + " (rows), model (of the other features) (default: ${DEFAULT-VALUE})")
  private FitOptions.Missing missing;

  @Option(
      names = "--calibrate",
      defaultValue = "none",
      description =
          "make standard deviations as large as errors of rows held out: linear (the learner's own,"
              + " on a line), bootstrap (the spread of an ensemble, on a line), none (default:"
              + " ${DEFAULT-VALUE})")
  private FitOptions.Calibration calibration;

  @Option(
      names = "--members",
      defaultValue = "50",
      paramLabel = "N",
      description = "members of the ensemble of --calibrate bootstrap (default: ${DEFAULT-VALUE})")
  private int members;

  @Option(
      names = "--balance",
      defaultValue = "none",
      description =
          "make classes of few rows heavier, in training rows alone: repeat (as class weights do),"
              + " smote, adasyn, none (default: ${DEFAULT-VALUE})")
  private Balance balance;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      defaultValue = "",
      description = "learn the difference to this column, a cheaper value of the target")
  private String baseline;

  String file() {
    return table.file();
  }

  LearningTable table() {
    return table;
  }

  String target() {
    return target;
  }

  /** Whether settings are to be sought. */
  boolean seeksSettings() {
    return search.isAsked();
  }

  /**
   * The learner, which seeks its settings first where that is asked for.
   *
   * @param plan how the rows are divided from which it will learn; what it keeps together stays
   *     together in a search
   */
  Trainer trainer(FoldPlan plan, SearchProgress progress) {
    try {
      return search.isAsked()
          ? search.search(learner, plan, table, progress)
          : new Learners().parse(learner);
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in("--learner") : problem;
    }
  }

  FitOptions fitOptions(boolean heldOut) {
    return new FitOptions(
        missing, heldOut, calibration, members, balance, baseline, FitOptions.DEFAULTS.seed());
  }

  /** What is looked at of entries of an archive: the target, and features that are named. */
  private List<String> quantities() {
    return Stream.concat(Stream.of(target), features.stream().filter(name -> !name.contains("*")))
        .distinct()
        .toList();
  }

  /** The table with its features and its target. */
  Dataset dataset() throws IOException {
    Dataset data = new ColumnChoice(features, without).of(table.read(quantities()), target);
    FormulaTable formulas = table.formulas(data);
    boolean nothing = data.featureColumns().isEmpty() && formulas.formulas().isPresent();
    if (methods == null && sites.isBlank() && !nothing) {
      return data;
    }
    String made = methods == null ? nothing ? "magpie" : "" : methods;
    return formulas.represented(new FeatureScheme(made, sites));
  }
}
