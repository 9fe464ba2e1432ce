package io.lodestone.study.file;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a file of keys and values, which knows its line. */
sealed interface Tree {
  /** The line it begins in, from 1. */
  int line();

  /** Text: whatever stands there, numbers and dates, too, as they are written. */
  record Text(int line, String text) implements Tree {}

  /** Several in a row. */
  record Sequence(int line, List<Tree> items) implements Tree {}

  /** Keys with values. */
  record Mapping(int line, Map<String, Tree> entries) implements Tree {
    /** The value of a key, if it is there. */
    Optional<Tree> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** The text of a key; empty where it is not there. */
    String text(String key) {
      return get(key).map(tree -> tree.asText(key)).orElse("");
    }

    /** The text of a key that has to be there. */
    String required(String key, String expected) {
      String text = text(key);
      if (text.isBlank()) {
        throw new InvalidInput(null, place(), "no " + key, key + ": " + expected, "");
      }
      return text;
    }

    /** Refuses keys that nobody asks for. */
    void allowOnly(Collection<String> keys) {
      for (Map.Entry<String, Tree> entry : entries.entrySet()) {
        if (!keys.contains(entry.getKey())) {
          throw new InvalidInput(
              null,
              entry.getValue().place(),
              "the key '" + entry.getKey() + "'",
              "one of " + String.join(", ", keys),
              new Spelling(keys).hint(entry.getKey(), ""));
        }
      }
    }
  }

  /** For messages. */
  default String place() {
    return "line " + line();
  }

  /** The keys with values, which it has to be. */
  default Mapping asMapping(String what) {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw new InvalidInput(null, place(), words(), "keys with values for " + what, "");
  }

  /** The text, which it has to be. */
  default String asText(String what) {
    if (this instanceof Text text) {
      return text.text();
    }
    throw new InvalidInput(null, place(), words(), "text for " + what, "");
  }

  /** The items of a list; of a single text that text. */
  default List<Tree> asItems() {
    return this instanceof Sequence sequence ? sequence.items() : List.of(this);
  }

  /** As settings are written: lists with commas, keys with equals signs. */
  default String asSetting(String what) {
    return switch (this) {
      case Text text -> text.text();
      case Sequence list ->
          String.join(",", list.items().stream().map(item -> item.asText(what)).toList());
      case Mapping mapping -> {
        List<String> parts = new ArrayList<>();
        mapping.entries().forEach((key, value) -> parts.add(key + "=" + value.asText(what)));
        yield String.join(",", parts);
      }
    };
  }

  private String words() {
    return switch (this) {
      case Text text -> text.text().isEmpty() ? "nothing" : "'" + text.text() + "'";
      case Sequence _ -> "a list";
      case Mapping _ -> "keys with values";
    };
  }

  /** A mapping with no keys. */
  static Mapping empty(int line) {
    return new Mapping(line, new LinkedHashMap<>());
  }
}
