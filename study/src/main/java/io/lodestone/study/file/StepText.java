package io.lodestone.study.file;

import io.lodestone.core.error.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A step of a study as it is written.
 *
 * @param name by which others name it
 * @param line of the file, from 1
 * @param kind what is done
 * @param settings by name, as settings are written
 * @param lines of the settings
 */
public record StepText(
    String name, int line, String kind, Map<String, String> settings, Map<String, Integer> lines) {
  private static final String KIND = "do";

  public StepText {
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    lines = Map.copyOf(lines);
  }

  static StepText of(String name, Tree tree) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,60}")) {
      throw new InvalidInput(
          null,
          tree.place(),
          "a step called '" + name + "'",
          "letters, digits, _ and -, a letter first",
          "");
    }
    Tree.Mapping mapping = tree.asMapping("the step " + name);
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!key.equals(KIND)) {
                settings.put(key, value.asSetting(key));
                lines.put(key, value.line());
              }
            });
    return new StepText(
        name,
        mapping.line(),
        mapping.required(KIND, "the kind of step, such as table or sisso"),
        settings,
        lines);
  }

  /** Where a setting stands, or the step where it does not. */
  public String place(String setting) {
    return "line " + lines.getOrDefault(setting, line);
  }
}
