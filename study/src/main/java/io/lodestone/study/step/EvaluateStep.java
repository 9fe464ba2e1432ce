package io.lodestone.study.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.search.ParameterSpace;
import io.lodestone.learn.search.RecipeSearch;
import io.lodestone.learn.search.SearchProgress;
import io.lodestone.learn.search.SearchSettings;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.evaluation.Evaluation;
import io.lodestone.study.evaluation.FoldPlan;
import io.lodestone.study.evaluation.FoldScores;
import io.lodestone.study.evaluation.Surprise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A learner measured on rows that it did not see, fold by fold. */
public final class EvaluateStep implements Step<EvaluateStep.Settings> {
  private static final int SURPRISES = 10;
  private static final SettingsType<FitOptions> FIT = SettingsType.of(FitOptions.class);
  private static final SettingsType<SearchSettings> SEARCH = SettingsType.of(SearchSettings.class);
  private static final Set<String> IN_UNIT =
      Set.of("mae", "rmse", "max_error", "crps", "width", "sharpness", "overconfidence");

  /**
   * What is measured.
   *
   * @param learner with its settings, as on the command line
   * @param split into folds, as settings of {@link FoldPlan}
   * @param target the column to be learned; empty for the dataset's only target
   * @param options of fitting, as settings of {@link FitOptions}
   * @param search how settings are sought in the training rows of each fold, as settings of {@link
   *     SearchSettings}; empty for not at all
   * @param level probability that intervals hold the answer
   */
  public record Settings(
      @Setting(value = "forest", text = "the learner, such as forest:trees=500,seed=7")
          String learner,
      @Setting(value = "folds=5,seed=1", text = "the folds, such as folds=5,group=formula,seed=1")
          String split,
      @Setting(value = "", text = "the column to be learned, if the dataset has several targets")
          String target,
      @Setting(value = "", text = "of fitting, such as balance=adasyn,missing=median")
          String options,
      @Setting(
              value = "",
              text = "seek the learner's settings in each fold, such as method=bayes,trials=20")
          String search,
      @Setting(value = "0.9", text = "probability that intervals hold the answer") double level) {
    public Settings {
      if (!(level > 0 && level < 1)) {
        throw new InvalidInput(null, "level", "" + level, "a probability between 0 and 1", "");
      }
      FoldPlan.SETTINGS.parse(split);
      FIT.parse(options);
      trainer(learner, search, RecipeSearch.RANDOM);
    }

    /** The learner, or the search for its settings. */
    private Trainer trainer(RecipeSearch.Folding folding) {
      return trainer(learner, search, folding);
    }

    private static Trainer trainer(String learner, String search, RecipeSearch.Folding folding) {
      return search.isEmpty()
          ? new Learners().parse(learner)
          : new RecipeSearch(
              ParameterSpace.parse(learner), SEARCH.parse(search), folding, SearchProgress.NONE);
    }
  }

  @Override
  public String kind() {
    return "evaluate";
  }

  @Override
  public String title() {
    return "a learner measured on rows that it did not see";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return TableStep.data();
  }

  @Override
  public Map<String, ObjectId> reads(Settings settings, Surroundings surroundings)
      throws IOException {
    String folds = FoldPlan.SETTINGS.parse(settings.split()).folds();
    return folds.matches("\\d+") ? Map.of() : Map.of(folds, ObjectId.of(surroundings.file(folds)));
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset data = work.dataset("data");
    String target = Work.target(data, settings.target());
    FoldPlan plan = FoldPlan.SETTINGS.parse(settings.split());
    if (!plan.folds().matches("\\d+")) {
      String recorded = work.surroundings().file(plan.folds()).toString();
      plan =
          new FoldPlan(
              recorded,
              plan.repeat(),
              plan.group(),
              plan.leaveOneGroupOut(),
              plan.time(),
              plan.bootstrap(),
              plan.only(),
              plan.seed());
    }
    FoldPlan folds = plan;
    Trainer trainer =
        settings.trainer(
            (rows, own) -> {
              try {
                return folds
                    .within(own.folds(), own.seed())
                    .of(new FormulaTable("data", rows, null));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Evaluation evaluation =
        Evaluation.of(
            trainer,
            data,
            target,
            FIT.parse(settings.options()),
            plan.of(new FormulaTable("data", data, null)),
            settings.level(),
            SURPRISES);
    String unit = data.column(target) instanceof NumberColumn numbers ? numbers.unit().text() : "";
    for (String name : evaluation.names()) {
      work.number(
          name, evaluation.mean(name), evaluation.std(name), IN_UNIT.contains(name) ? unit : "");
    }
    String method = new Learners().parse(name(trainer.text())).learner().profile().title();
    work.modelClass(method);
    work.say(sentence(method, target, unit.equals("-") ? "" : " " + unit, evaluation));
    work.write("scores.json", json(trainer, data, target, evaluation));
  }

  /** The learner's name alone, before the settings or ranges of them. */
  private static String name(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static String sentence(String method, String target, String unit, Evaluation evaluation) {
    String measure = evaluation.names().contains("mae") ? "mae" : "accuracy";
    return String.format(
        Locale.ROOT,
        "%s predicts %s of rows it did not see with %s %.4g ± %.2g%s (mean and standard deviation"
            + " of %d folds)",
        method,
        target,
        measure.equals("mae") ? "a mean absolute error of" : "an accuracy of",
        evaluation.mean(measure),
        evaluation.std(measure),
        measure.equals("mae") ? unit : "",
        evaluation.folds().size());
  }

  private static String json(Trainer trainer, Dataset data, String target, Evaluation evaluation)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("learner", trainer.text());
    root.put("target", target);
    root.put("rows", data.size());
    root.put("features", data.featureColumns().size());
    root.put("representation", data.recipe());
    ArrayNode folds = root.putArray("folds");
    for (FoldScores fold : evaluation.folds()) {
      ObjectNode node = folds.addObject();
      node.put("learner", fold.recipe());
      node.put("trained", fold.trained()).put("tested", fold.tested());
      fold.scores().forEach(node::put);
    }
    ArrayNode surprises = root.putArray("surprises");
    for (Surprise surprise : evaluation.surprises()) {
      surprises.add(mapper.valueToTree(surprise));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
