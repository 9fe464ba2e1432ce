package io.lodestone.represent.process;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a sample, in its order.
 *
 * <p>A history is written with semicolons or arrows between the events: {@code heat 900 K 2 h; mill
 * time=30 min speed=300 1/min; anneal 600 °C 24 h atmosphere=Ar}. An event begins with its kind, of
 * one word or more. Amounts follow, {@code name=number unit}, or a number with a unit alone, which
 * is named by its dimension: temperature, time, pressure, length, mass, ... Small words (at, for,
 * in, under, to) may stand between. {@code name=word} is a remark.
 *
 * @param events first things first; may be empty
 */
public record ProcessHistory(List<ProcessEvent> events) {
  private static final int MOST_EVENTS = 10_000;

  /** Takes a copy. */
  public ProcessHistory {
    events = List.copyOf(events);
  }

  /**
   * Reads a history.
   *
   * @throws InvalidInput when an event has no kind, or something else is not understood
   */
  public static ProcessHistory parse(String text) {
    List<ProcessEvent> events = new ArrayList<>();
    String[] parts = text.isBlank() ? new String[0] : text.split(";|→|->|\\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isBlank() && i == parts.length - 1) {
        break; // a semicolon at the end
      }
      if (events.size() == MOST_EVENTS) {
        throw new InvalidInput(null, null, "more events", "at most " + MOST_EVENTS, "");
      }
      events.add(new EventReader(parts[i], "event " + (i + 1)).read());
    }
    return new ProcessHistory(events);
  }
}
