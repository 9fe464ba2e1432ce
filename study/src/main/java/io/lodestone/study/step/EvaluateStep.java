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
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.evaluation.Evaluation;
import io.lodestone.study.evaluation.FoldPlan;
import io.lodestone.study.evaluation.FoldScores;
import io.lodestone.study.evaluation.Surprise;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A learner measured on rows that it did not see, fold by fold. */
public final class EvaluateStep implements Step<EvaluateStep.Settings> {
  private static final int SURPRISES = 10;
  private static final Set<String> IN_UNIT =
      Set.of("mae", "rmse", "max_error", "crps", "width", "sharpness", "overconfidence");

  /**
   * What is measured.
   *
   * @param learner with its settings, as on the command line
   * @param split into folds, as settings of {@link FoldPlan}
   * @param target the column to be learned; empty for the dataset's only target
   * @param missing what is done with rows that lack features
   * @param level probability that intervals hold the answer
   */
  public record Settings(
      @Setting(value = "forest", text = "the learner, such as forest:trees=500,seed=7")
          String learner,
      @Setting(value = "folds=5,seed=1", text = "the folds, such as folds=5,group=formula,seed=1")
          String split,
      @Setting(value = "", text = "the column to be learned, if the dataset has several targets")
          String target,
      @Setting(value = "leave_out", text = "what is done with rows that lack features")
          FitOptions.Missing missing,
      @Setting(value = "0.9", text = "probability that intervals hold the answer") double level) {
    public Settings {
      if (!(level > 0 && level < 1)) {
        throw new InvalidInput(null, "level", "" + level, "a probability between 0 and 1", "");
      }
      new Learners().parse(learner);
      FoldPlan.SETTINGS.parse(split);
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
    LearningRecipe<?> recipe = new Learners().parse(settings.learner());
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
    Evaluation evaluation =
        Evaluation.of(
            recipe,
            data,
            target,
            new FitOptions(settings.missing(), true),
            plan.of(new FormulaTable("data", data, null)),
            settings.level(),
            SURPRISES);
    String unit = data.column(target) instanceof NumberColumn numbers ? numbers.unit().text() : "";
    for (String name : evaluation.names()) {
      work.number(
          name, evaluation.mean(name), evaluation.std(name), IN_UNIT.contains(name) ? unit : "");
    }
    work.modelClass(recipe.learner().profile().title());
    work.say(sentence(recipe, target, unit.equals("-") ? "" : " " + unit, evaluation));
    work.write("scores.json", json(recipe, data, target, evaluation));
  }

  private static String sentence(
      LearningRecipe<?> recipe, String target, String unit, Evaluation evaluation) {
    String measure = evaluation.names().contains("mae") ? "mae" : "accuracy";
    return String.format(
        Locale.ROOT,
        "%s predicts %s of rows it did not see with %s %.4g ± %.2g%s (mean and standard deviation"
            + " of %d folds)",
        recipe.learner().profile().title(),
        target,
        measure.equals("mae") ? "a mean absolute error of" : "an accuracy of",
        evaluation.mean(measure),
        evaluation.std(measure),
        measure.equals("mae") ? unit : "",
        evaluation.folds().size());
  }

  private static String json(
      LearningRecipe<?> recipe, Dataset data, String target, Evaluation evaluation)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("learner", recipe.text());
    root.put("target", target);
    root.put("rows", data.size());
    root.put("features", data.featureColumns().size());
    root.put("representation", data.recipe());
    ArrayNode folds = root.putArray("folds");
    for (FoldScores fold : evaluation.folds()) {
      ObjectNode node = folds.addObject();
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
