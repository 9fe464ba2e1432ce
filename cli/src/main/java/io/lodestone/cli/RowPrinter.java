package io.lodestone.cli;

/** Prints rows of values, one after the other. */
interface RowPrinter extends AutoCloseable {
  /** The next row; null is a missing value. */
  void row(Object... cells);

  /** Prints what is left to print. */
  @Override
  void close();
}
