package io.lodestone.study.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of a table, read block after block, in whatever format it is kept. */
interface RowRecords extends Closeable {
  /** The headings, with units where they are known: {@code gap (eV)}. */
  List<String> header();

  /**
   * The next rows; a block without rows after the last.
   *
   * @param most how many rows at most
   * @param characters of text from which on there are no further rows
   * @throws io.lodestone.core.error.InvalidInput when a row is not as long as the header
   */
  RowBlock next(int most, long characters) throws IOException;
}
