package io.lodestone.study.step;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.figure.TrustedRegionFigure;
import io.lodestone.learn.subgroup.ErrorRegion;
import io.lodestone.learn.subgroup.TrustSettings;
import io.lodestone.learn.subgroup.TrustedRegion;
import io.lodestone.study.subgroup.TrustDocument;
import java.io.IOException;
import java.util.List;

/** A model with the rule within which it may be trusted, judged on rows held out. */
public final class TrustStep implements Step<TrustStep.Settings> {
  /**
   * What is fitted and searched.
   *
   * @param learner with its settings, as on the command line
   * @param target the column to be learned; empty for the dataset's only target
   * @param missing what is done with rows that lack features
   * @param trust settings of the search, such as hold_out=0.3,max_depth=2
   */
  public record Settings(
      @Setting(value = "forest", text = "the learner, such as forest:trees=500,seed=7")
          String learner,
      @Setting(value = "", text = "the column to be learned, if the dataset has several targets")
          String target,
      @Setting(value = "leave_out", text = "what is done with rows that lack features")
          FitOptions.Missing missing,
      @Setting(value = "", text = "settings of the search, such as hold_out=0.3,max_depth=2")
          String trust) {
    public Settings {
      new Learners().parse(learner);
      SettingsType.of(TrustSettings.class).parse(trust);
    }
  }

  @Override
  public String kind() {
    return "trust";
  }

  @Override
  public String title() {
    return "a model with the rule within which it errs least";
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
    LearningRecipe<?> recipe = new Learners().parse(settings.learner());
    TrustedRegion region =
        TrustedRegion.find(
            recipe,
            data,
            Work.target(data, settings.target()),
            new FitOptions(settings.missing(), true),
            SettingsType.of(TrustSettings.class).parse(settings.trust()));
    new ModelFile(work.output(FitStep.MODEL)).write(region.model());
    work.write("trust.json", new TrustDocument(region).json().toPrettyString() + "\n");
    TrustedRegionFigure figure = new TrustedRegionFigure(region);
    if (figure.isDrawn()) {
      new FigureFile(work.output("errors.svg")).write(figure.figure());
    }
    Model.About about = region.model().about();
    String unit =
        about.unit() == null || about.unit().text().equals("-") ? "" : about.unit().text();
    ErrorRegion trusted = region.trusted();
    work.modelClass(recipe.learner().profile().title());
    work.number("mae", region.error(), unit);
    work.number("mae_inside", trusted.errorInside(), unit);
    work.number("mae_outside", trusted.errorOutside(), unit);
    work.number("ratio", trusted.errorInside() / trusted.errorOutside(), "");
    work.number("coverage", trusted.judged().coverage(), "");
    work.number("p_value", trusted.judged().pValue(), "");
    work.say("low errors: " + trusted.text(unit));
    region
        .failing()
        .ifPresent(
            failing -> {
              work.number("failing_mae_inside", failing.errorInside(), unit);
              work.number("failing_mae_outside", failing.errorOutside(), unit);
              work.number("failing_p_value", failing.judged().pValue(), "");
              work.say("high errors: " + failing.text(unit));
            });
    about.notes().forEach(work::say);
  }
}
