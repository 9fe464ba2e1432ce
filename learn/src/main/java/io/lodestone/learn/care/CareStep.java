package io.lodestone.learn.care;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that was done to a table, or found in it, as a record that stays with the result.
 *
 * @param name of the step, such as {@code conflicts}
 * @param settings with which it was done, by name
 * @param summary in a sentence without a full stop
 * @param numbers what it found, by name; those that are not finite are not there
 * @param findings one by one, the most important first
 */
public record CareStep(
    String name,
    Map<String, String> settings,
    String summary,
    Map<String, Double> numbers,
    List<Finding> findings) {
  /**
   * Something found in some rows.
   *
   * @param rows their identifiers
   * @param what in words
   */
  public record Finding(List<String> rows, String what) {
    public Finding {
      rows = List.copyOf(rows);
    }
  }

  public CareStep {
    settings = new TreeMap<>(settings);
    Map<String, Double> finite = new TreeMap<>(numbers);
    finite.values().removeIf(value -> !Double.isFinite(value));
    numbers = finite;
    findings = List.copyOf(findings);
  }

  /** As JSON. */
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode node = mapper.createObjectNode();
    node.put("step", name);
    node.put("summary", summary);
    node.set("settings", mapper.valueToTree(settings));
    node.set("numbers", mapper.valueToTree(numbers));
    ArrayNode list = node.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode one = list.addObject();
      one.put("what", finding.what());
      one.set("rows", mapper.valueToTree(finding.rows()));
    }
    return node;
  }
}
