package io.lodestone.cli;

import java.io.IOException;

/** Prints rows of values, one after the other. */
interface RowPrinter extends AutoCloseable {
  /** The next row; null is a missing value. */
  void row(Object... cells);

  /** All rows were printed: what is not to be there in part may appear. */
  default void complete() throws IOException {}

  /** Prints what is left to print. */
  @Override
  void close();
}
