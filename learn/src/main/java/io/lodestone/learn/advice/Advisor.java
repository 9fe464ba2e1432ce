package io.lodestone.learn.advice;

import io.lodestone.learn.Learners;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says of each learner whether it suits a table: the advantages, disadvantages and cases when not
 * to use a method that comparisons of methods for materials agree on, with the limits at which they
 * begin to matter here.
 */
public final class Advisor {
  private static final Set<String> ONLY_NUMBERS =
      Set.of("ridge", "lasso", "gp", "kernel-ridge", "co-kriging", "sisso");
  private static final Set<String> ONLY_CLASSES = Set.of("logistic");
  private static final int FEW_ROWS = 100;
  private static final int ENOUGH_FOR_NETWORKS = 1000;
  private static final int MANY_ROWS = 10_000;
  private static final int MANY_FEATURES = 50;
  private static final int MOST_LINEAR = 20_000;
  private static final int MOST_COMBINED = 200;

  private final Traits traits;
  private final Need need;

  /** For a table and a need. */
  public Advisor(Traits traits, Need need) {
    this.traits = traits;
    this.need = need;
  }

  /** What speaks for and against a learner. */
  private static final class Weighed {
    private final List<String> reasons = new ArrayList<>();
    private Advice.Verdict verdict = Advice.Verdict.SUITS;

    void plus(boolean holds, String reason) {
      if (holds) {
        reasons.add("+ " + reason);
      }
    }

    void care(boolean holds, String reason) {
      if (holds) {
        reasons.add("- " + reason);
        verdict = verdict == Advice.Verdict.UNSUITED ? verdict : Advice.Verdict.WITH_CARE;
      }
    }

    void not(boolean holds, String reason) {
      if (holds) {
        reasons.add("- " + reason);
        verdict = Advice.Verdict.UNSUITED;
      }
    }
  }

  /** What is said of every learner there is. */
  public List<Advice> all() {
    return new Learners().all().stream().map(learner -> of(learner.profile().name())).toList();
  }

  private Advice of(String learner) {
    Weighed weighed = new Weighed();
    boolean classes = traits.classes() > 0;
    if (classes ? ONLY_NUMBERS.contains(learner) : ONLY_CLASSES.contains(learner)) {
      weighed.not(true, "predicts " + (classes ? "numbers" : "classes") + " only");
      return new Advice(learner, weighed.verdict, weighed.reasons);
    }
    switch (learner) {
      case "mean" -> weighed.plus(true, "the yardstick of all others");
      case "ridge" -> {
        linear(weighed);
      }
      case "lasso" -> {
        linear(weighed);
        weighed.plus(
            traits.features() > traits.rows() / 5, "chooses among many features for few rows");
      }
      case "logistic" -> {
        linear(weighed);
      }
      case "knn" -> {
        weighed.plus(true, "nothing to train; each answer is explained by its nearest rows");
        weighed.not(traits.rows() <= 5, "as many rows as neighbours");
        weighed.care(
            traits.features() > MANY_FEATURES,
            traits.features() + " features: in many dimensions all rows are equally far");
        weighed.care(traits.isNoisy(), "noise of few neighbours does not average out");
      }
      case "forest", "extra-trees" -> {
        weighed.plus(true, "robust, needs no tuning, any scale of features");
        weighed.care(traits.rows() < FEW_ROWS, "steps rather than slopes, with " + rows());
        interpretable(weighed, "hundreds of trees; explanations are needed");
        weighed.care(need.instant(), "hundreds of trees for each answer");
      }
      case "gp" -> {
        weighed.plus(traits.rows() <= 2000, "learns most from few rows, with its own uncertainty");
        weighed.care(
            traits.rows() > MANY_ROWS, rows() + ": an approximation by inducing rows, and slow");
        interpretable(weighed, "no coefficients; lengths of features with relevance=true");
      }
      case "kernel-ridge" -> {
        weighed.not(traits.rows() > MANY_ROWS, rows() + ": work grows with their third power");
        weighed.plus(traits.rows() <= MANY_ROWS, "smooth functions of many features");
        interpretable(weighed, "no coefficients");
      }
      case "sisso" -> {
        weighed.not(
            !need.interpretable(),
            "a search of minutes; 'lodestone sisso' does it, and --interpretable lets it take part");
        weighed.plus(true, "an equation that a person can read and check by its units");
        weighed.not(
            traits.features() > MOST_COMBINED,
            traits.features() + " features are too many to combine");
        weighed.care(traits.features() > MANY_FEATURES, traits.features() + " features: slow");
        weighed.care(traits.rows() > MANY_ROWS, rows() + ": slow");
      }
      case "co-kriging" ->
          weighed.not(true, "needs a column that tells cheap from good answers: level=NAME");
      case "svm" -> {
        weighed.plus(traits.features() > MANY_FEATURES, "works in many dimensions");
        weighed.not(traits.rows() > MANY_ROWS && traits.isNoisy(), "slow on many noisy rows");
        weighed.care(traits.rows() > MANY_ROWS, rows() + ": work grows with their square or more");
        interpretable(weighed, "no coefficients");
      }
      case "boosting", "xgboost" -> {
        weighed.plus(traits.rows() >= FEW_ROWS, "mostly the most accurate on tables");
        weighed.care(traits.rows() < FEW_ROWS, "learns few rows by heart: " + rows());
        weighed.care(traits.isNoisy(), "follows noise unless it is tuned");
        if (need.interpretable()) {
          weighed.not(true, "not when a person has to understand the model");
        }
      }
      case "deep-ensemble" -> {
        weighed.not(traits.rows() < FEW_ROWS, "needs many rows: " + rows());
        weighed.care(traits.rows() < ENOUGH_FOR_NETWORKS, "needs many rows: " + rows());
        weighed.plus(traits.rows() >= ENOUGH_FOR_NETWORKS, "learns smooth non-linear functions");
        if (need.interpretable()) {
          weighed.not(true, "not when a person has to understand the model");
        }
      }
      default -> weighed.care(true, "nothing is known of it but what is measured");
    }
    weighed.not(traits.rows() < 10 && !learner.equals("mean"), "nothing is learned from " + rows());
    if (weighed.reasons.isEmpty()) {
      weighed.plus(true, "nothing speaks against it");
    }
    return new Advice(learner, weighed.verdict, weighed.reasons);
  }

  private void linear(Weighed weighed) {
    weighed.plus(true, "fast, and a coefficient for each feature");
    weighed.not(traits.features() > MOST_LINEAR, traits.features() + " features are too many");
    weighed.care(
        traits.isStronglyNonLinear(),
        String.format(
            Locale.ROOT,
            "strongly non-linear data: a line explains %.0f %% of the variance, a forest %.0f %%",
            100 * Math.max(0, traits.linear()),
            100 * traits.flexible()));
  }

  private void interpretable(Weighed weighed, String reason) {
    weighed.care(need.interpretable(), reason);
  }

  private String rows() {
    return traits.rows() + " rows";
  }

  /** What else is to be said of the table, in sentences without a full stop. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (traits.incomplete() > 0) {
      remarks.add(
          traits.incomplete()
              + " rows with an answer lack a feature: --missing nearest or model fills them from the"
              + " training rows");
    }
    if (traits.imbalance() > 3) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "the rarest class has one row for %.0f of the most frequent: --balance smote, and"
                  + " recall or F1 rather than accuracy",
              traits.imbalance()));
    }
    if (!Double.isNaN(traits.noise())) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "about %.0f %% of the variance of the answers is noise: no model explains more than"
                  + " the other %.0f %%",
              100 * traits.noise(),
              100 - 100 * traits.noise()));
    }
    if (need.interpretable() && traits.classes() == 0) {
      remarks.add("'lodestone sisso' searches an equation, which is as interpretable as it gets");
    }
    remarks.add(
        "convolutional, graph and transformer networks are for images, structures and text;"
            + " this is a table. Clusters and autoencoders have no target to predict");
    return remarks;
  }
}
