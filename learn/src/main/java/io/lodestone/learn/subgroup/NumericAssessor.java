package io.lodestone.learn.subgroup;

/** Writes out the values of a set of rows in rising order, and their sums. */
abstract class NumericAssessor extends Assessor {
  protected final TargetOrder order;

  /** The target of the members, rising, in the first {@link #size} places. */
  protected final double[] values;

  private final double[] rising;
  private final int wordCount;
  private boolean written;

  NumericAssessor(TargetOrder order) {
    this.order = order;
    this.values = new double[order.size()];
    this.wordCount = (order.size() + 63) >>> 6;
    this.rising = new double[order.size()];
    for (int rank = 0; rank < order.size(); rank++) {
      rising[rank] = order.value(rank);
    }
  }

  @Override
  void take(long[] bits, int first, int count) {
    super.take(bits, first, count);
    written = false;
  }

  /** Fills {@link #values}, once for each set. */
  protected final void write() {
    if (written) {
      return;
    }
    int place = 0;
    for (int w = 0; w < wordCount; w++) {
      long word = words[from + w];
      int base = w << 6;
      while (word != 0) {
        values[place++] = rising[base + Long.numberOfTrailingZeros(word)];
        word &= word - 1;
      }
    }
    written = true;
  }
}
