package io.lodestone.learn.dataset;

/** One column of a {@link Dataset}: numbers with a unit, or text. */
public sealed interface Column permits NumberColumn, TextColumn {
  /** The name, unique within its dataset. */
  String name();

  /** The number of rows. */
  int size();

  /** Whether a row has no value. */
  boolean isMissing(int row);

  /** The column of the given rows, in their order. */
  Column rows(int[] rows);
}
