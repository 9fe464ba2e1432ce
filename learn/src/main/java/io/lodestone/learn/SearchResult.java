package io.lodestone.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the settings of a learner were sought, and what was found.
 *
 * @param space where it looked, as it was written
 * @param method how trials were chosen: grid, random or bayes
 * @param score what was compared
 * @param folds in which each trial was scored
 * @param trials in the order in which they were made
 * @param best the place among them of the best
 * @param stopped whether somebody stopped it before all trials were made
 */
public record SearchResult(
    String space,
    String method,
    String score,
    int folds,
    List<Trial> trials,
    int best,
    boolean stopped) {
  public SearchResult {
    trials = List.copyOf(trials);
  }

  /** The best trial. */
  public Trial chosen() {
    return trials.get(best);
  }

  /** What was chosen and why its score is not to be trusted, as a sentence without a full stop. */
  public String note() {
    return String.format(
        Locale.ROOT,
        "%s chosen from %d trials (%s search%s): %s %.4g in %d folds, which is optimistic, as the"
            + " best of many is in part the luckiest",
        chosen().values(),
        trials.size(),
        method,
        stopped ? ", stopped early" : "",
        score,
        chosen().score(),
        folds);
  }

  /** Writes all of it into an object. */
  public void write(ObjectNode node) {
    node.put("space", space);
    node.put("method", method);
    node.put("score", score);
    node.put("folds", folds);
    node.put("stopped", stopped);
    node.put("chosen", chosen().recipe());
    node.put("optimistic_score", chosen().score());
    ArrayNode list = node.putArray("trials");
    for (Trial trial : trials) {
      ObjectNode one = list.addObject();
      one.put("values", trial.values()).put("recipe", trial.recipe());
      if (trial.isScored()) {
        one.put("mean", trial.score()).put("std", trial.spread());
      } else {
        one.put("problem", trial.problem());
      }
    }
  }

  /** That of {@link #write}. */
  static SearchResult read(JsonNode node) {
    List<Trial> trials = new ArrayList<>();
    int best = 0;
    for (JsonNode one : node.path("trials")) {
      String recipe = one.path("recipe").asText();
      best = recipe.equals(node.path("chosen").asText()) ? trials.size() : best;
      trials.add(
          new Trial(
              one.path("values").asText(),
              recipe,
              one.path("mean").asDouble(Double.NaN),
              one.path("std").asDouble(Double.NaN),
              one.path("seconds").asDouble(),
              one.has("problem") ? one.path("problem").asText() : null));
    }
    if (trials.isEmpty()) {
      throw new InvalidInput("model", "search", "no trials", "at least one", "fit it again");
    }
    return new SearchResult(
        node.path("space").asText(),
        node.path("method").asText(),
        node.path("score").asText(),
        node.path("folds").asInt(),
        trials,
        best,
        node.path("stopped").asBoolean());
  }
}
