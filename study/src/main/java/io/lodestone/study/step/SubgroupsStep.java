package io.lodestone.study.step;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.subgroup.EvidenceSettings;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.SearchProgress;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupDiscovery;
import io.lodestone.learn.subgroup.SubgroupFindings;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.learn.subgroup.TargetContrast;
import io.lodestone.study.subgroup.SubgroupDocument;
import io.lodestone.study.subgroup.SubgroupFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rules for exceptional rows of a dataset. */
public final class SubgroupsStep implements Step<SubgroupsStep.Settings> {
  /** The file with the rules. */
  static final String RULES = "subgroups.json";

  /**
   * What is searched.
   *
   * @param target several separated by commas, as of {@code lodestone subgroups}
   * @param utility one for all targets, or one for each; empty for the usual
   * @param search settings of the search, such as pareto=true,max_depth=3
   * @param propositions settings of what rules are made of, such as parts=5
   * @param evidence settings of tests, such as permutations=99,hold_out=0.3
   */
  public record Settings(
      @Setting(value = "", text = "what to be exceptional in: gap, gap:low, phase=cubic")
          String target,
      @Setting(value = "", text = "how exceptional is measured, such as cjsd") String utility,
      @Setting(value = "", text = "settings of the search, such as pareto=true,max_depth=3")
          String search,
      @Setting(value = "", text = "settings of propositions, such as parts=5") String propositions,
      @Setting(value = "", text = "settings of tests, such as permutations=99,hold_out=0.3")
          String evidence) {
    private SubgroupDiscovery discovery(Dataset data) {
      List<String> names =
          target.isEmpty() ? List.of(Work.target(data, target)) : Work.names(target);
      return new SubgroupDiscovery(
          Quality.Aim.all(names, Work.names(utility), data),
          SettingsType.of(SubgroupSettings.class).parse(search),
          SettingsType.of(PropositionSettings.class).parse(propositions),
          SettingsType.of(EvidenceSettings.class).parse(evidence));
    }
  }

  @Override
  public String kind() {
    return "subgroups";
  }

  @Override
  public String title() {
    return "rules for exceptional rows, searched exactly";
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
    SubgroupDiscovery discovery = settings.discovery(data);
    SearchProgress progress =
        (rules, open, best) -> work.progress("%,d rules looked at".formatted(rules));
    SubgroupFindings findings = discovery.run(data, progress, () -> false);
    work.modelClass("subgroup discovery");
    List<Subgroup> found = new ArrayList<>(findings.result().subgroups());
    work.number("subgroups", found.size(), "");
    work.write(
        RULES, new SubgroupDocument(data, discovery, findings).json().toPrettyString() + "\n");
    if (!found.isEmpty()) {
      found.sort(java.util.Comparator.comparingDouble(Subgroup::quality).reversed());
      Subgroup best = found.getFirst();
      work.number("best_coverage", best.coverage(), "");
      work.number("best_utility", best.utility(), "");
      work.number("best_rows", best.size(), "");
      shares(best, findings).forEach((name, share) -> work.number(name, share, ""));
      work.say("best rule: " + best.selector() + ", " + evidence(best, findings));
      new SubgroupFigures(findings.result()).write(new FigureFile(work.output("front.svg")));
    }
    work.say(findings.result().proof());
    work.say(findings.statement());
  }

  /** The share of the class that is sought, among the members of a rule and among all rows. */
  private static Map<String, Double> shares(Subgroup subgroup, SubgroupFindings findings) {
    Map<String, Double> shares = new LinkedHashMap<>();
    List<Quality.Aim> aims = findings.result().quality().aims();
    if (aims.size() == 1
        && aims.getFirst().target() instanceof Target.Categorical sought
        && sought.value() != null
        && TargetContrast.of(findings.result().population(), sought, subgroup)
            instanceof TargetContrast.Classes classes) {
      shares.put("best_share", classes.inside().getOrDefault(sought.value(), 0.0));
      shares.put("share_of_all", classes.all().getOrDefault(sought.value(), 0.0));
    }
    return shares;
  }

  /** How many members a rule has, how they differ from all, and how often chance does as well. */
  private static String evidence(Subgroup subgroup, SubgroupFindings findings) {
    StringBuilder text = new StringBuilder();
    text.append(subgroup.size()).append(" of ");
    text.append(findings.result().population().size()).append(" rows");
    for (Quality.Aim aim : findings.result().quality().aims()) {
      if (TargetContrast.of(findings.result().population(), aim.target(), subgroup)
          instanceof TargetContrast.Numbers numbers) {
        text.append(
            String.format(
                Locale.ROOT,
                ", %s %.3g ± %.2g inside and %.3g ± %.2g among all",
                aim.target().column(),
                numbers.inside().mean(),
                numbers.inside().deviation(),
                numbers.all().mean(),
                numbers.all().deviation()));
      }
    }
    Map<String, Double> shares = shares(subgroup, findings);
    if (!shares.isEmpty()) {
      text.append(
          String.format(
              Locale.ROOT,
              ", %.1f %% of them with %s, as have %.1f %% of all",
              100 * shares.get("best_share"),
              findings.result().quality().aims().getFirst().target().text(),
              100 * shares.get("share_of_all")));
    }
    int place = findings.result().subgroups().indexOf(subgroup);
    if (!findings.pValues().isEmpty()) {
      text.append(String.format(Locale.ROOT, ", p = %.2g", findings.pValues().get(place)));
    }
    return text.toString();
  }
}
