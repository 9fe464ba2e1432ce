package io.lodestone.study.step;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.subgroup.RuleCampaign;
import io.lodestone.learn.subgroup.RuleStanding;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.subgroup.CampaignDocument;
import io.lodestone.study.subgroup.RuleFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Rules put to the test by new measurements, and the candidates to measure next. */
public final class CampaignStep implements Step<CampaignStep.Settings> {
  /**
   * How rules are judged.
   *
   * @param count candidates to choose
   * @param level probability within the credible intervals
   * @param seed of the draws
   */
  public record Settings(
      @Setting(value = "10", text = "candidates to choose") int count,
      @Setting(value = "0.95", text = "probability within the credible intervals") double level,
      @Setting(value = "1", text = "seed of the draws") long seed) {}

  @Override
  public String kind() {
    return "campaign";
  }

  @Override
  public String title() {
    return "rules put to the test by new measurements, and what to measure next";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input("data", StoredDataset.ROWS, "candidates, measured or not", true),
        new Input("rules", SubgroupsStep.RULES, "rules", true));
  }

  /** Gives the candidates to measure next as its dataset. */
  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset candidates = work.dataset("data");
    RuleCampaign campaign =
        new RuleFile(work.input("rules", SubgroupsStep.RULES))
            .campaign(candidates, settings.level());
    CampaignDocument document =
        CampaignDocument.of(campaign, candidates, settings.count(), settings.seed());
    work.write("campaign.json", document.json().toPrettyString() + "\n");
    work.write(
        candidates.rows(
            document.choices().stream().mapToInt(RuleCampaign.Choice::row).sorted().toArray()));
    work.modelClass("subgroup discovery");
    for (RuleStanding.Verdict verdict : RuleStanding.Verdict.values()) {
      work.number(
          verdict.name().toLowerCase(Locale.ROOT),
          document.standings().stream().filter(one -> one.verdict() == verdict).count(),
          "");
    }
    work.number("next", document.choices().size(), "");
    for (RuleStanding standing : document.standings()) {
      work.say(
          String.format(
              Locale.ROOT,
              "%s: %s by %d measurements, shift %.3g (%.3g to %.3g), claimed %.3g",
              standing.rule().selector(),
              CampaignDocument.state(standing),
              standing.measured(),
              standing.shift(),
              standing.low(),
              standing.high(),
              standing.rule().shift()));
    }
  }
}
