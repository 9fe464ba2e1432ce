package io.lodestone.archive.filter;

/**
 * Where in the text of a filter something stood, for messages about it.
 *
 * <p>All places are equal to each other: two filters that ask the same are equal wherever their
 * parts were written.
 *
 * @param column 1 for the first character; 0 when the part was never written down
 */
public record Place(int column) {
  /** The place of what was made by a program and not read from text. */
  public static final Place NOWHERE = new Place(0);

  @Override
  public boolean equals(Object other) {
    return other instanceof Place;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** {@code "column 7"}, or nothing when the part was never written down. */
  @Override
  public String toString() {
    return column > 0 ? "column " + column : "";
  }
}
