package io.lodestone.cli;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.subgroup.RuleCampaign;
import io.lodestone.learn.subgroup.RuleStanding;
import io.lodestone.study.subgroup.CampaignDocument;
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
    CampaignDocument document = CampaignDocument.of(campaign, candidates, count, seed);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(document.json());
    } else {
      print(document, out);
    }
    out.flush();
    return 0;
  }

  private void print(CampaignDocument document, PrintWriter out) {
    List<RuleStanding> standings = document.standings();
    List<RuleCampaign.Choice> choices = document.choices();
    List<String> ids = document.candidates().ids();
    TextTable states =
        new TextTable("number", "state", "measured", "claimed", "shift", "from", "to", "rule");
    for (int i = 0; i < standings.size(); i++) {
      RuleStanding standing = standings.get(i);
      states.row(
          i + 1,
          CampaignDocument.state(standing),
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
          Lodestone.printable(ids.get(choice.row())),
          Lodestone.printable(document.name(choice.row())),
          choice.rule() < 0 ? null : (Object) (choice.rule() + 1));
    }
    next.print(out);
  }

  private static Number rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
