package io.lodestone.study.subgroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.subgroup.RuleCampaign;
import io.lodestone.learn.subgroup.RuleStanding;
import java.util.List;
import java.util.Locale;

/**
 * How rules stand against new measurements, and what to measure next, as JSON.
 *
 * @param candidates measured and untried
 * @param seed of the choices
 */
public record CampaignDocument(
    Dataset candidates,
    RuleCampaign campaign,
    List<RuleStanding> standings,
    List<RuleCampaign.Choice> choices,
    long seed) {
  public CampaignDocument {
    standings = List.copyOf(standings);
    choices = List.copyOf(choices);
  }

  /** Judges rules and chooses up to {@code count} candidates. */
  public static CampaignDocument of(
      RuleCampaign campaign, Dataset candidates, int count, long seed) {
    return new CampaignDocument(
        candidates,
        campaign,
        campaign.standings(candidates),
        campaign.next(candidates, count, seed),
        seed);
  }

  /** As a JSON object. */
  public ObjectNode json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("target", campaign.target().text());
    node.put("population_mean", campaign.mean());
    node.put("level", campaign.level());
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
      one.put("name", name(choice.row()));
      one.put("rule", choice.rule() < 0 ? null : (Integer) choice.rule());
    }
    return node;
  }

  /** In a word, whether a rule is validated, falsified or open. */
  public static String state(RuleStanding standing) {
    return standing.verdict().name().toLowerCase(Locale.ROOT);
  }

  /** What the first column of text says of a row, often a formula; empty where there is none. */
  public String name(int row) {
    for (Column column : candidates.columns()) {
      if (column instanceof TextColumn texts && !texts.isMissing(row)) {
        return texts.value(row);
      }
    }
    return "";
  }
}
