package io.lodestone.archive.likeness;

import java.io.ByteArrayOutputStream;

/**
 * A row of numbers as few bytes, for a column of the search index: each a whole number of steps,
 * written in groups of seven bits, and runs of zeros as their length.
 */
final class PackedRow {
  private static final int RUN_OF_ZEROS = 0;
  private static final int MISSING = 1;
  private static final int FIRST_NUMBER = 2;

  private final double step;

  /** Rows whose numbers are multiples of a step, above 0. */
  PackedRow(double step) {
    this.step = step;
  }

  /** The bytes of a row; NaN is a missing number, and others are rounded to a step. */
  byte[] pack(double[] row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(row.length);
    for (int i = 0; i < row.length; ) {
      if (Double.isNaN(row[i])) {
        write(bytes, MISSING);
        i++;
        continue;
      }
      long number = Math.round(row[i] / step);
      if (number != 0) {
        long unsigned = number > 0 ? 2 * (number - 1) : -2 * number - 1;
        write(bytes, unsigned + FIRST_NUMBER);
        i++;
        continue;
      }
      int from = i;
      while (i < row.length && !Double.isNaN(row[i]) && Math.round(row[i] / step) == 0) {
        i++;
      }
      write(bytes, RUN_OF_ZEROS);
      write(bytes, i - from);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a row into an array of its length.
   *
   * @throws IllegalStateException when the bytes are of a longer or shorter row
   */
  void unpack(byte[] bytes, int offset, int length, double[] row) {
    int at = offset;
    int end = offset + length;
    int i = 0;
    int pendingRun = -1;
    while (at < end) {
      long number = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes[at++];
        number |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next < 0 && at < end);
      if (pendingRun == RUN_OF_ZEROS) {
        for (long zeros = number; zeros > 0; zeros--) {
          row[require(i++, row)] = 0;
        }
        pendingRun = -1;
      } else if (number == RUN_OF_ZEROS) {
        pendingRun = RUN_OF_ZEROS;
      } else if (number == MISSING) {
        row[require(i++, row)] = Double.NaN;
      } else {
        long unsigned = number - FIRST_NUMBER;
        long value = (unsigned & 1) == 0 ? unsigned / 2 + 1 : -(unsigned + 1) / 2;
        row[require(i++, row)] = value * step;
      }
    }
    if (i != row.length) {
      throw new IllegalStateException("a row of " + i + " numbers, not of " + row.length);
    }
  }

  private static int require(int i, double[] row) {
    if (i >= row.length) {
      throw new IllegalStateException("a row longer than " + row.length);
    }
    return i;
  }

  private static void write(ByteArrayOutputStream bytes, long number) {
    long rest = number;
    while (rest > 0x7F) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
