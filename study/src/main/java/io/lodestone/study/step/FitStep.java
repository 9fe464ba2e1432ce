package io.lodestone.study.step;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A model of all rows, in a file. */
public final class FitStep implements Step<FitStep.Settings> {
  /** The file of the model. */
  static final String MODEL = "model.lode";

  private static final SettingsType<FitOptions> FIT = SettingsType.of(FitOptions.class);

  /**
   * What is fitted.
   *
   * @param learner with its settings, as on the command line
   * @param target the column to be learned; empty for the dataset's only target
   * @param options of fitting, as settings of {@link FitOptions}
   */
  public record Settings(
      @Setting(value = "forest", text = "the learner, such as forest:trees=500,seed=7")
          String learner,
      @Setting(value = "", text = "the column to be learned, if the dataset has several targets")
          String target,
      @Setting(value = "", text = "of fitting, such as missing=median,held_out=false")
          String options) {
    public Settings {
      new Learners().parse(learner);
      FIT.parse(options);
    }
  }

  @Override
  public String kind() {
    return "fit";
  }

  @Override
  public String title() {
    return "a model of all rows, in a file";
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
  public void run(Settings settings, Work work) throws IOException {
    Dataset data = work.dataset("data");
    String target = Work.target(data, settings.target());
    LearningRecipe<?> recipe = new Learners().parse(settings.learner());
    Model model = recipe.fit(data, target, FIT.parse(settings.options()));
    new ModelFile(work.output(MODEL)).write(model);
    Model.About about = model.about();
    String unit =
        about.unit() == null || about.unit().text().equals("-") ? "" : about.unit().text();
    about
        .scores()
        .forEach((name, value) -> work.number(name, value, name.equals("mae") ? unit : ""));
    work.modelClass(recipe.learner().profile().title());
    String score =
        about.scores().containsKey("mae")
            ? String.format(
                Locale.ROOT,
                "; rows held out have a mean absolute error of %.4g%s",
                about.scores().get("mae"),
                unit.isEmpty() ? "" : " " + unit)
            : "";
    work.say(
        recipe.learner().profile().title()
            + " of "
            + target
            + " from "
            + about.labels().size()
            + " features of "
            + about.trainingRows()
            + " rows"
            + score);
    about.notes().forEach(work::say);
  }
}
