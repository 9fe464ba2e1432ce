package io.lodestone.study.dataset;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Cells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a table that is kept as text. */
abstract class TextRecords implements RowRecords {
  /** Characters of a part of a block; parts are read by different cores. */
  private static final int PART = 1 << 18;

  /** The name of the table, for messages. */
  abstract String source();

  /** Adds the fields of the next row, as many as the header has or not; false after the last. */
  abstract boolean next(Cells cells) throws IOException;

  /** Where the row stands that was read last, such as {@code line 12}. */
  abstract String place();

  @Override
  public RowBlock next(int most, long characters) throws IOException {
    int width = header().size();
    List<Cells> parts = new ArrayList<>();
    Cells part = null;
    long read = 0;
    for (int rows = 0; rows < most && read < characters; rows++) {
      if (part == null || part.length() >= PART) {
        part = new Cells();
        parts.add(part);
      }
      read -= part.length();
      int before = part.count();
      if (!next(part)) {
        break;
      }
      int found = part.count() - before;
      if (found != width) {
        throw new InvalidInput(
            source(), place(), found + " fields", width + ", as in the header", "");
      }
      read += part.length();
    }
    return new TextBlock(width, parts);
  }
}
