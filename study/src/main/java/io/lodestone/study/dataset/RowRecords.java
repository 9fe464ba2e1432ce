package io.lodestone.study.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of a table as text, one after the other, in whatever format it is kept. */
interface RowRecords extends Closeable {
  /** The headings, with units where they are known: {@code gap (eV)}. */
  List<String> header();

  /** The next row, as long as the header or not; null after the last. */
  List<String> next() throws IOException;

  /** Where the row stands that was read last, such as {@code line 12}. */
  String place();
}
