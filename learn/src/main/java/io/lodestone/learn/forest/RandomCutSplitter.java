package io.lodestone.learn.forest;

/**
 * Gives each feature one cut, at random between its extremes in the node (Geurts, Ernst and
 * Wehenkel, Mach. Learn. 63, 3, 2006).
 */
final class RandomCutSplitter extends VectorSplitter {
  RandomCutSplitter(
      BinnedFeatures features, double[] answers, int outputs, ForestSettings settings) {
    super(features, answers, outputs, settings);
  }

  @Override
  public boolean tryFeature(int feature) {
    byte[] column = features.column(feature);
    int lowest = 255;
    int highest = 0;
    for (int i = from; i < from + size; i++) {
      int bin = column[rows[i]] & 0xff;
      lowest = Math.min(lowest, bin);
      highest = Math.max(highest, bin);
    }
    if (lowest == highest) {
      return false;
    }
    double smallest = features.smallest(feature, lowest);
    double largest = features.largest(feature, highest);
    double cut = smallest + drawn.random().nextDouble() * (largest - smallest);
    // Within a bin that was cut the rows stay together; the cut moves to its end.
    int last = lowest;
    while (last + 1 < highest && features.smallest(feature, last + 1) <= cut) {
      last++;
    }
    keep(leftOf(column, last), feature, last);
    return true;
  }

  @Override
  public int cut(int lower, int upper) {
    return bin();
  }
}
