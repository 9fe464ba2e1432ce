package io.lodestone.study.step;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learners;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.subgroup.OutlierRule;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.study.subgroup.OutlierDocument;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The rows on which a model errs most, explained by rules. */
public final class OutliersStep implements Step<OutliersStep.Settings> {
  /**
   * What is fitted and searched.
   *
   * @param learner with its settings, as on the command line
   * @param target the column to be learned; empty for the dataset's only target
   * @param count how many rows are explained
   * @param search settings of the search, such as max_depth=3
   * @param propositions settings of what rules are made of, such as parts=5
   * @param seed of the folds of cross-validation
   */
  public record Settings(
      @Setting(value = "forest", text = "the learner, such as forest:trees=500,seed=7")
          String learner,
      @Setting(value = "", text = "the column to be learned, if the dataset has several targets")
          String target,
      @Setting(value = "5", text = "how many rows are explained") int count,
      @Setting(value = "max_depth=2", text = "settings of the search, such as max_depth=3")
          String search,
      @Setting(value = "", text = "settings of propositions, such as parts=5") String propositions,
      @Setting(value = "1", text = "seed of the folds of cross-validation") long seed) {
    public Settings {
      new Learners().parse(learner);
      SettingsType.of(SubgroupSettings.class).parse(search);
      SettingsType.of(PropositionSettings.class).parse(propositions);
    }
  }

  @Override
  public String kind() {
    return "outliers";
  }

  @Override
  public String title() {
    return "the rows on which a model errs most, explained by rules";
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
    Dataset known =
        data.rows(
            IntStream.range(0, data.size())
                .filter(row -> !data.column(target).isMissing(row))
                .toArray());
    LearningRecipe<?> recipe = new Learners().parse(settings.learner());
    List<OutlierRule> outliers =
        OutlierRule.worst(
            recipe,
            known,
            target,
            settings.count(),
            SettingsType.of(SubgroupSettings.class).parse(settings.search()),
            SettingsType.of(PropositionSettings.class).parse(settings.propositions()),
            settings.seed());
    work.write(
        "outliers.json", new OutlierDocument(known, outliers).json().toPrettyString() + "\n");
    work.write(known.rows(outliers.stream().mapToInt(OutlierRule::row).toArray()));
    work.modelClass(recipe.learner().profile().title());
    String unit = known.number(target).unit().text();
    work.number("outliers", outliers.size(), "");
    work.number("explained", outliers.stream().filter(one -> one.rule().isPresent()).count(), "");
    if (!outliers.isEmpty()) {
      work.number("mae", outliers.getFirst().errorOfAll(), unit);
      work.number("largest_error", outliers.getFirst().error(), unit);
    }
    outliers.forEach(one -> work.say(text(known, one)));
  }

  private static String text(Dataset data, OutlierRule outlier) {
    String id = data.ids().get(outlier.row());
    if (outlier.rule().isEmpty()) {
      return String.format(Locale.ROOT, "%s: error %.3g, alone", id, outlier.error());
    }
    Subgroup rule = outlier.rule().get();
    return String.format(
        Locale.ROOT,
        "%s: error %.3g, one of %d rows with %s, whose mean error is %.3g",
        id,
        outlier.error(),
        rule.size(),
        rule.selector(),
        outlier.errorInside());
  }
}
