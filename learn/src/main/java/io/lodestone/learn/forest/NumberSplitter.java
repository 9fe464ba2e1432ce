package io.lodestone.learn.forest;

/**
 * Finds the cut that reduces the squared error of one number the most.
 *
 * <p>Counts and answers are whole numbers, side by side in one long: the count in its upper bits,
 * below it the answer, as its distance from the smallest one of the node in steps as fine as leave
 * room for the sum. So a row is added to a bin by one addition, which is exact in any order. The
 * reduction by a cut is c² W / (l r), where c is the centred sum of the answers of the left child,
 * and l, r and W are the weights of the children and of the node; two of them are compared without
 * division.
 *
 * <p>How the bins are found depends on the size of a node. Many rows: a histogram of all bins, from
 * features that lie column after column. Fewer: the same, but of the bins that occur, from features
 * that lie row after row, so that the rows of the node stay in the cache. Few: the rows are sorted,
 * and features are tried only until one is as good as a cut in the order of the answers themselves,
 * which none can beat.
 */
final class NumberSplitter implements Splitter {
  private static final int FEW = 8;
  private static final int MANY = 128;

  /** Gains below that share of the squares of a node are rounding errors. */
  private static final double LEAST_GAIN = 1e-12;

  private final BinnedFeatures features;
  private final byte[] byRow;
  private final double[] answers;
  private final int least;

  private final int[] base;
  private final long[] packed;
  private final long[] histogram = new long[256];
  private final long[] occupied = new long[4];
  private final int[] order = new int[FEW];
  private final long[] few = new long[FEW];
  private Bootstrap drawn;

  // The node in hand.
  private int[] rows;
  private int from;
  private int size;
  private int shift;
  private long below;
  private long weight;
  private double mean;
  private double ideal;

  // The best cut of the node: its gain is the quotient of the first two.
  private double bestSquare;
  private double bestProduct;
  private int bestFeature;
  private int bestBin;

  NumberSplitter(BinnedFeatures features, double[] answers, ForestSettings settings) {
    this.features = features;
    this.answers = answers;
    byRow = features.byRow();
    least = settings.minLeaf();
    base = new int[MANY];
    packed = new long[features.rows()];
  }

  @Override
  public void begin(Bootstrap sample) {
    drawn = sample;
  }

  @Override
  public boolean enter(int[] all, int start, int end) {
    rows = all;
    from = start;
    size = end - start;
    bestFeature = -1;
    weight = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = start; i < end; i++) {
      weight += drawn.count(all[i]);
      smallest = Math.min(smallest, answers[all[i]]);
      largest = Math.max(largest, answers[all[i]]);
    }
    if (smallest == largest || weight < 2L * least) {
      return false;
    }
    pack(smallest, largest);
    if (size <= MANY) {
      for (int i = 0; i < size; i++) {
        base[i] = all[start + i] * features.width();
      }
    }
    ideal = size <= FEW ? ideal() : Double.POSITIVE_INFINITY;
    return true;
  }

  /** Brings counts and answers to whole numbers. */
  private void pack(double smallest, double largest) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(weight);
    shift = Long.SIZE - 1 - bits;
    below = (1L << shift) - 1;
    double scale = ((1L << shift - bits) - 1) / (largest - smallest);
    long total = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      int row = rows[from + i];
      long count = drawn.count(row);
      long answer = (long) ((answers[row] - smallest) * scale + 0.5);
      packed[i] = count << shift | count * answer;
      if (i < FEW) {
        few[i] = answer;
      }
      total += count * answer;
      squares += count * (double) answer * answer;
    }
    mean = (double) total / weight;
    bestSquare = LEAST_GAIN * Math.max(0, squares - mean * total) / weight;
    bestProduct = 1;
  }

  /** The gain of the best cut in the order of the answers. */
  private double ideal() {
    if (size == 2) {
      return 0;
    }
    for (int i = 0; i < size; i++) {
      int place = i;
      while (place > 0 && few[order[place - 1]] > few[i]) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = i;
    }
    double best = 0;
    long left = 0;
    for (int i = 0; i < size - 1; i++) {
      left += packed[order[i]];
      long count = left >>> shift;
      double centred = (left & below) - count * mean;
      best = Math.max(best, centred * centred / (count * (weight - count)));
    }
    return best * (1 - 1e-9);
  }

  @Override
  public boolean satisfied() {
    return bestFeature >= 0 && bestSquare >= ideal * bestProduct;
  }

  @Override
  public boolean tryFeature(int feature) {
    if (size <= FEW) {
      return sort(feature);
    }
    return size <= MANY ? some(feature) : all(feature);
  }

  private void keep(long left, int feature, int bin) {
    long count = left >>> shift;
    if (count < least || weight - count < least) {
      return;
    }
    double centred = (left & below) - count * mean;
    double square = centred * centred;
    double product = count * (weight - count);
    if (square * bestProduct > bestSquare * product) {
      bestSquare = square;
      bestProduct = product;
      bestFeature = feature;
      bestBin = bin;
    }
  }

  /** By insertion of the rows in the order of their bins. */
  private boolean sort(int feature) {
    int first = byRow[base[0] + feature] & 0xff;
    int differences = 0;
    for (int i = 0; i < size; i++) {
      int bin = byRow[base[i] + feature] & 0xff;
      differences |= bin ^ first;
      order[i] = bin << 8 | i;
    }
    if (differences == 0) {
      return false;
    }
    for (int i = 1; i < size; i++) {
      int key = order[i];
      int place = i;
      while (place > 0 && order[place - 1] > key) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = key;
    }
    long left = 0;
    for (int i = 0; i < size - 1; i++) {
      left += packed[order[i] & 0xff];
      if (order[i + 1] >> 8 != order[i] >> 8) {
        keep(left, feature, order[i] >> 8);
      }
    }
    return true;
  }

  /** By a histogram of the bins that occur. */
  private boolean some(int feature) {
    long[] sums = histogram;
    byte[] bins = byRow;
    long[] bits = occupied;
    for (int i = 0; i < size; i++) {
      int bin = bins[base[i] + feature] & 0xff;
      sums[bin] += packed[i];
      bits[bin >> 6] |= 1L << bin;
    }
    boolean differs = false;
    long left = 0;
    int before = -1;
    for (int word = 0; word < 4; word++) {
      for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
        int bin = 64 * word + Long.numberOfTrailingZeros(rest);
        if (before >= 0) {
          differs = true;
          keep(left, feature, before);
        }
        left += sums[bin];
        sums[bin] = 0;
        before = bin;
      }
      bits[word] = 0;
    }
    return differs;
  }

  /** By a histogram of all bins. */
  private boolean all(int feature) {
    long[] sums = histogram;
    byte[] bins = features.column(feature);
    int[] places = rows;
    for (int i = 0; i < size; i++) {
      sums[bins[places[from + i]] & 0xff] += packed[i];
    }
    int count = features.bins(feature);
    boolean differs = false;
    long left = 0;
    for (int bin = 0; bin < count; bin++) {
      if (sums[bin] != 0) {
        left += sums[bin];
        sums[bin] = 0;
        differs |= left >>> shift != weight;
        keep(left, feature, bin);
      }
    }
    return differs;
  }

  @Override
  public int feature() {
    return bestFeature;
  }

  @Override
  public int bin() {
    return bestBin;
  }

  @Override
  public int cut(int lower, int upper) {
    return features.between(bestFeature, lower, upper);
  }
}
