package io.lodestone.study.subgroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.subgroup.OutlierRule;
import io.lodestone.learn.subgroup.Subgroup;
import java.util.List;

/**
 * Outliers of a model with the rules that explain them, as JSON.
 *
 * @param table whose rows they are
 */
public record OutlierDocument(Dataset table, List<OutlierRule> outliers) {
  public OutlierDocument {
    outliers = List.copyOf(outliers);
  }

  /** As a JSON object. */
  public ObjectNode json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("rows", table.size());
    node.put("dataset_sha256", table.hash());
    if (!outliers.isEmpty()) {
      node.put("mean_absolute_error", outliers.getFirst().errorOfAll());
    }
    ArrayNode list = node.putArray("outliers");
    for (OutlierRule outlier : outliers) {
      ObjectNode one = list.addObject();
      one.put("id", table.ids().get(outlier.row()));
      one.put("absolute_error", outlier.error());
      one.put("proven", outlier.proven());
      one.put("alone", outlier.rule().isEmpty());
      outlier.rule().ifPresent(rule -> write(one, rule, outlier.errorInside()));
    }
    return node;
  }

  private void write(ObjectNode node, Subgroup rule, double error) {
    node.put("rule", rule.selector().text());
    node.put("filter", rule.selector().filter().orElse(null));
    node.put("size", rule.size());
    node.put("coverage", rule.coverage());
    node.put("mean_absolute_error_inside", error);
  }
}
