package io.lodestone.archive.parse.cp2k;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A section of an input of CP2K: its parameter, its keywords and its subsections. */
final class InputSection {
  private final String name;
  private final String parameter;
  private final Map<String, List<String>> keywords = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final List<InputSection> sections = new ArrayList<>();

  InputSection(String name, String parameter) {
    this.name = name.toUpperCase(Locale.ROOT);
    this.parameter = parameter;
  }

  /** The name in capitals. */
  String name() {
    return name;
  }

  /** What stands behind the name, such as {@code PBE}; may be empty. */
  String parameter() {
    return parameter;
  }

  InputSection open(String child, String childParameter) {
    InputSection section = new InputSection(child, childParameter);
    sections.add(section);
    return section;
  }

  void line(String text) {
    lines.add(text);
    String[] parts = text.split("\\s+", 2);
    keywords
        .computeIfAbsent(parts[0].toUpperCase(Locale.ROOT), key -> new ArrayList<>())
        .add(parts.length < 2 ? "" : parts[1].strip());
  }

  /** The lines that are no subsections, as written. */
  List<String> lines() {
    return lines;
  }

  /** What stands behind a keyword where it comes first. */
  Optional<String> value(String keyword) {
    return values(keyword).stream().findFirst();
  }

  /** What stands behind every occurrence of a keyword. */
  List<String> values(String keyword) {
    return keywords.getOrDefault(keyword, List.of());
  }

  /** The subsections in their order. */
  List<InputSection> sections() {
    return sections;
  }

  /** The first section at a path of names separated by slashes; empty if there is none. */
  Optional<InputSection> section(String path) {
    InputSection at = this;
    for (String step : path.split("/")) {
      Optional<InputSection> next =
          at.sections.stream().filter(child -> child.name.equals(step)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /** What stands behind a keyword in the first section at a path. */
  Optional<String> value(String path, String keyword) {
    return section(path).flatMap(section -> section.value(keyword));
  }

  /** Whether a section is there and its parameter does not switch it off. */
  boolean isOn(String path) {
    return section(path)
        .map(section -> section.parameter.isEmpty() || isTrue(section.parameter))
        .orElse(false);
  }

  private static boolean isTrue(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "T", "TRUE", ".T.", ".TRUE.", "ON", "YES" -> true;
      default -> false;
    };
  }
}
