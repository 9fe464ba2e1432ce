package io.lodestone.learn.imputation;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Random;

/**
 * Fills a gap with the mean of the five nearest training rows that have the value (Troyanskaya et
 * al., Bioinformatics 17, 520, 2001). The distance is over the features that both rows have, in
 * units of their standard deviation; a row that shares none with the training rows gets medians.
 */
final class NearestValues implements Imputation {
  private static final int NEIGHBOURS = 5;
  private static final int MOST_VALUES = 1 << 22;

  private final Medians medians;
  private final double[] scales;
  private final double[] rows;

  private NearestValues(Medians medians, double[] scales, double[] rows) {
    this.medians = medians;
    this.scales = scales;
    this.rows = rows;
  }

  static NearestValues of(Features training) {
    int width = training.width();
    double[] scales = new double[width];
    for (int j = 0; j < width; j++) {
      double[] known = Arrays.stream(training.column(j)).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(known).average().orElse(0);
      double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
      scales[j] = squares > 0 ? Math.sqrt(known.length / squares) : 0;
    }
    int most = Math.max(NEIGHBOURS, MOST_VALUES / width);
    double[] rows = training.flat().clone();
    if (training.rows() > most) {
      // Rows drawn at random stand for all, so that filling has a bound.
      int[] chosen =
          new Random(1).ints(0, training.rows()).distinct().limit(most).sorted().toArray();
      rows = training.rows(chosen).flat();
    }
    return new NearestValues(Medians.of(training), scales, rows);
  }

  static NearestValues read(int width, ModelState state) {
    double[] rows = state.doubles("rows");
    if (rows.length % width != 0) {
      throw new InvalidInput(
          "model", "part rows", rows.length + " values", "whole rows", "the file is damaged");
    }
    return new NearestValues(Medians.read(width, state), state.doubles("scales", width), rows);
  }

  @Override
  public void fill(double[] values, int offset) {
    int width = scales.length;
    double[] row = Arrays.copyOfRange(values, offset, offset + width);
    if (Arrays.stream(row).noneMatch(Double::isNaN)) {
      return;
    }
    double[] apart = new double[rows.length / width];
    for (int other = 0; other < apart.length; other++) {
      apart[other] = apart(row, other * width);
    }
    for (int j = 0; j < width; j++) {
      if (Double.isNaN(row[j])) {
        values[offset + j] = mean(apart, j);
      }
    }
  }

  /** The mean squared difference of what both rows have; infinite where that is nothing. */
  private double apart(double[] row, int at) {
    double sum = 0;
    int shared = 0;
    for (int j = 0; j < row.length; j++) {
      double d = (row[j] - rows[at + j]) * scales[j];
      if (!Double.isNaN(d)) {
        sum += d * d;
        shared++;
      }
    }
    return shared == 0 ? Double.POSITIVE_INFINITY : sum / shared;
  }

  private double mean(double[] apart, int column) {
    int width = scales.length;
    double[] least = new double[NEIGHBOURS];
    double[] found = new double[NEIGHBOURS];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int count = 0;
    for (int other = 0; other < apart.length; other++) {
      double value = rows[other * width + column];
      if (Double.isNaN(value) || !(apart[other] < least[NEIGHBOURS - 1])) {
        continue;
      }
      int place = NEIGHBOURS - 1;
      for (; place > 0 && least[place - 1] > apart[other]; place--) {
        least[place] = least[place - 1];
        found[place] = found[place - 1];
      }
      least[place] = apart[other];
      found[place] = value;
      count = Math.min(NEIGHBOURS, count + 1);
    }
    return count == 0
        ? medians.values()[column]
        : Arrays.stream(found, 0, count).average().orElseThrow();
  }

  @Override
  public ModelState state() {
    return new ModelState().put("", medians.state()).put("scales", scales).put("rows", rows);
  }
}
