package io.lodestone.archive.filter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a property, with dots between a section and what is in it: {@code
 * results.material.nelements}.
 *
 * @param segments the names between the dots; lower-case letters, digits and underscores, not a
 *     digit first
 */
public record PropertyPath(List<String> segments, Place place) implements Operand {
  private static final Pattern SEGMENT = Pattern.compile("[a-z_][a-z_0-9]*");

  public PropertyPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty()
        || !segments.stream().allMatch(segment -> SEGMENT.matcher(segment).matches())) {
      throw new IllegalArgumentException("not the name of a property: " + segments);
    }
  }

  /** The property of that dotted name, made by a program. */
  public static PropertyPath of(String dotted) {
    return new PropertyPath(List.of(dotted.split("\\.", -1)), Place.NOWHERE);
  }

  /** The name with its dots. */
  public String dotted() {
    return String.join(".", segments);
  }

  @Override
  public String toString() {
    return dotted();
  }
}
