package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.subgroup.RuleCampaign;
import io.lodestone.learn.subgroup.RuleStanding;
import io.lodestone.study.subgroup.RuleFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone campaign}: rules tested by new measurements, and what to measure next. */
@Command(
    name = "campaign",
    description = {
      "Test the rules that 'lodestone subgroups' found by new measurements, and choose what to measure next.",
      "The table has the candidates: those with a target were measured after the search, those without are untried.",
      "Example: lodestone campaign candidates.csv --rules rules.json -n 10"
    })
final class CampaignCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "FILE",
      description = "what 'lodestone subgroups ... -o json' wrote")
  private Path rules;

  @Option(
      names = "-n",
      defaultValue = "10",
      paramLabel = "N",
      description = "candidates to choose (10)")
  private int count;

  @Option(
      names = "--level",
      defaultValue = "0.95",
      description = "probability within the credible intervals (0.95)")
  private double level;

  @Option(names = "--seed", defaultValue = "1", description = "seed of all chance (1)")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    Dataset candidates = table.read(List.of());
    RuleCampaign campaign = new RuleFile(rules).campaign(candidates, level);
    List<RuleStanding> standings = campaign.standings(candidates);
    List<RuleCampaign.Choice> choices = campaign.next(candidates, count, seed);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(json(candidates, campaign, standings, choices));
    } else {
      print(candidates, standings, choices, out);
    }
    out.flush();
    return 0;
  }

  private void print(
      Dataset candidates,
      List<RuleStanding> standings,
      List<RuleCampaign.Choice> choices,
      PrintWriter out) {
    TextTable states =
        new TextTable("number", "state", "measured", "claimed", "shift", "from", "to", "rule");
    for (int i = 0; i < standings.size(); i++) {
      RuleStanding standing = standings.get(i);
      states.row(
          i + 1,
          state(standing),
          standing.measured(),
          rounded(standing.rule().shift()),
          rounded(standing.shift()),
          rounded(standing.low()),
          rounded(standing.high()),
          Lodestone.printable(standing.rule().selector().text()));
    }
    states.print(out);
    out.println();
    out.printf(
        Locale.ROOT,
        "from, to: the shift from the population that was searched, with probability %s%n%n",
        BigDecimal.valueOf(level).toPlainString());
    if (choices.isEmpty()) {
      out.println("every candidate is measured");
      return;
    }
    TextTable next = new TextTable("measure next", "name", "to test rule");
    for (RuleCampaign.Choice choice : choices) {
      next.row(
          Lodestone.printable(candidates.ids().get(choice.row())),
          Lodestone.printable(name(candidates, choice.row())),
          choice.rule() < 0 ? null : (Object) (choice.rule() + 1));
    }
    next.print(out);
  }

  private ObjectNode json(
      Dataset candidates,
      RuleCampaign campaign,
      List<RuleStanding> standings,
      List<RuleCampaign.Choice> choices) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("target", campaign.target().text());
    node.put("population_mean", campaign.mean());
    node.put("level", level);
    node.put("seed", seed);
    ArrayNode states = node.putArray("rules");
    for (RuleStanding standing : standings) {
      states
          .addObject()
          .put("rule", standing.rule().selector().text())
          .put("state", state(standing))
          .put("measured", standing.measured())
          .put("claimed_shift", standing.rule().shift())
          .put("shift", standing.shift())
          .put("low", standing.low())
          .put("high", standing.high());
    }
    ArrayNode next = node.putArray("next");
    for (RuleCampaign.Choice choice : choices) {
      ObjectNode one = next.addObject().put("id", candidates.ids().get(choice.row()));
      one.put("name", name(candidates, choice.row()));
      one.put("rule", choice.rule() < 0 ? null : (Integer) choice.rule());
    }
    return node;
  }

  private static String state(RuleStanding standing) {
    return standing.verdict().name().toLowerCase(Locale.ROOT);
  }

  /** What the first column of text says, often a formula; empty where there is none. */
  private static String name(Dataset candidates, int row) {
    for (Column column : candidates.columns()) {
      if (column instanceof TextColumn texts && !texts.isMissing(row)) {
        return texts.value(row);
      }
    }
    return "";
  }

  private static Number rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
