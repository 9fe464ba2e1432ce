package io.lodestone.learn.care;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One thing that was done to a table, or found in it, as a record that stays with the result.
 *
 * @param name of the step, such as {@code conflicts}
 * @param settings with which it was done, by name
 * @param summary in a sentence without a full stop
 * @param rows the identifiers of the rows that it is about
 * @param numbers what it found, by name
 */
public record CareStep(
    String name,
    Map<String, String> settings,
    String summary,
    List<String> rows,
    Map<String, Double> numbers) {
  public CareStep {
    settings = Map.copyOf(settings);
    rows = List.copyOf(rows);
    numbers = Map.copyOf(numbers);
  }

  /** As JSON; a number that is not there is left out. */
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode node = mapper.createObjectNode();
    node.put("step", name);
    ObjectNode set = node.putObject("settings");
    settings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> set.put(entry.getKey(), entry.getValue()));
    node.put("summary", summary);
    ObjectNode found = node.putObject("numbers");
    numbers.entrySet().stream()
        .filter(entry -> Double.isFinite(entry.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    node.set("rows", mapper.valueToTree(rows));
    return node;
  }
}
