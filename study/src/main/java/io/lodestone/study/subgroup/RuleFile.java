package io.lodestone.study.subgroup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.ClaimedRule;
import io.lodestone.learn.subgroup.Proposition;
import io.lodestone.learn.subgroup.RuleCampaign;
import io.lodestone.learn.subgroup.Selector;
import io.lodestone.learn.subgroup.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rules of a {@link SubgroupDocument} back from its file.
 *
 * @param path the file, of at most 256 MB
 */
public record RuleFile(Path path) {
  private static final long LARGEST = 256L << 20;

  /**
   * The rules as a campaign that puts them to the test.
   *
   * @param table of candidates, in the units of the table that was searched
   * @param level of the credible intervals
   * @throws InvalidInput when it is no such file, has several targets, or units differ
   */
  public RuleCampaign campaign(Dataset table, double level) throws IOException {
    JsonNode document = read();
    JsonNode targets = document.path("targets");
    if (targets.size() != 1) {
      throw wrong(
          "targets", targets.size() + " targets", "the one target of a search for subgroups");
    }
    String column = text(targets.path(0), "column");
    String written = text(targets.path(0), "target");
    Target target =
        written.startsWith(column + "=")
            ? new Target.Categorical(column, written.substring(column.length() + 1))
            : new Target.Numeric(column, written.equals(column + ":low"));
    if (target instanceof Target.Numeric) {
      checkUnit(column, targets.path(0).path("unit").asText(), table);
    }
    JsonNode all = document.path("subgroups").path(0).path("targets").path(0).path("all");
    if (all.isMissingNode()) {
      throw wrong("subgroups", "none", "at least one rule");
    }
    double mean = value(all, target);
    double deviation = target instanceof Target.Numeric ? number(all, "std") : 0;
    List<ClaimedRule> rules = new ArrayList<>();
    for (JsonNode rule : document.path("subgroups")) {
      List<Proposition> propositions = new ArrayList<>();
      rule.path("propositions").forEach(part -> propositions.add(proposition(part, table)));
      if (propositions.isEmpty()) {
        throw wrong("propositions", "none", "the propositions of each rule");
      }
      double inside = value(rule.path("targets").path(0).path("inside"), target);
      rules.add(new ClaimedRule(new Selector(propositions), inside - mean));
    }
    return new RuleCampaign(target, mean, deviation, rules, level);
  }

  private JsonNode read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw wrong("", "nothing there", "the JSON of lodestone subgroups");
    } else if (Files.size(path) > LARGEST) {
      throw wrong("", Files.size(path) + " bytes", "at most " + LARGEST);
    }
    try {
      return new ObjectMapper().readTree(path.toFile());
    } catch (JacksonException broken) {
      throw wrong("", broken.getOriginalMessage(), "the JSON of lodestone subgroups");
    }
  }

  private Proposition proposition(JsonNode part, Dataset table) {
    String attribute = text(part, "attribute");
    String written = part.path("unit").asText();
    UnitExpression unit = UnitExpression.parse(written.isEmpty() ? "-" : written);
    if (part.has("equals")) {
      return new Proposition.Category(attribute, text(part, "equals"));
    } else if (part.has("parity")) {
      return new Proposition.Parity(attribute, text(part, "parity").equals("even"));
    }
    checkUnit(attribute, written, table);
    if (part.has("at_least") && part.has("below")) {
      return new Proposition.Between(
          attribute, unit, number(part, "at_least"), number(part, "below"));
    }
    return part.has("at_least")
        ? new Proposition.AtLeast(attribute, unit, number(part, "at_least"))
        : new Proposition.Below(attribute, unit, number(part, "below"));
  }

  private void checkUnit(String column, String unit, Dataset table) {
    if (table.has(column) && table.column(column) instanceof NumberColumn numbers) {
      String own = numbers.unit().text().equals("-") ? "" : numbers.unit().text();
      if (!own.equals(unit)) {
        throw new InvalidInput(
            path.toString(),
            column,
            "rules in " + (unit.isEmpty() ? "no unit" : unit),
            own.isEmpty() ? "no unit, as in the table" : own + ", as in the table",
            "write the table in the units of the one that was searched");
      }
    }
  }

  /** The mean of a quantity, or the share of the class: 0 where none is told. */
  private double value(JsonNode contrast, Target target) {
    return target instanceof Target.Categorical category
        ? contrast.path(category.value()).asDouble(0)
        : number(contrast, "mean");
  }

  private String text(JsonNode node, String name) {
    if (!node.path(name).isTextual()) {
      throw wrong(name, "" + node.path(name), "text");
    }
    return node.path(name).asText();
  }

  private double number(JsonNode node, String name) {
    if (!node.path(name).isNumber()) {
      throw wrong(name, "" + node.path(name), "a number");
    }
    return node.path(name).asDouble();
  }

  private InvalidInput wrong(String place, String found, String expected) {
    return new InvalidInput(
        path.toString(), place, found, expected, "write it with lodestone subgroups ... -o json");
  }
}
