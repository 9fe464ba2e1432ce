package io.lodestone.learn.forest;

import java.util.Arrays;

/** Finds the best cut of each feature from a histogram of the bins that occur. */
final class BestCutSplitter extends VectorSplitter {
  private final double[] histogram;
  private final long[] occupied = new long[4];

  BestCutSplitter(BinnedFeatures features, double[] answers, int outputs, ForestSettings settings) {
    super(features, answers, outputs, settings);
    histogram = new double[256 * (outputs + 1)];
  }

  @Override
  public boolean tryFeature(int feature) {
    accumulate(features.column(feature));
    Arrays.fill(left, 0);
    boolean differs = false;
    double leftWeight = 0;
    int before = -1;
    for (int word = 0; word < occupied.length; word++) {
      for (long rest = occupied[word]; rest != 0; rest &= rest - 1) {
        int bin = 64 * word + Long.numberOfTrailingZeros(rest);
        if (before >= 0) {
          differs = true;
          keep(leftWeight, feature, before);
        }
        int place = bin * (outputs + 1);
        leftWeight += histogram[place];
        for (int k = 0; k < outputs; k++) {
          left[k] += histogram[place + 1 + k];
        }
        Arrays.fill(histogram, place, place + outputs + 1, 0);
        before = bin;
      }
      occupied[word] = 0;
    }
    return differs;
  }

  private void accumulate(byte[] column) {
    int stride = outputs + 1;
    for (int i = 0; i < size; i++) {
      int bin = column[rows[from + i]] & 0xff;
      occupied[bin >> 6] |= 1L << bin;
      histogram[bin * stride] += weights[i];
      for (int k = 0; k < outputs; k++) {
        histogram[bin * stride + 1 + k] += weighted[i * outputs + k];
      }
    }
  }

  @Override
  public int cut(int lower, int upper) {
    return features.between(feature(), lower, upper);
  }
}
