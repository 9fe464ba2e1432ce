package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the peaks of a spectrum that stand out from their surroundings.
 *
 * @param prominence least prominence as a share of the difference of the highest and the lowest
 *     value; above 0, up to 1
 */
public record PeakSearch(double prominence) {
  public PeakSearch {
    if (!(prominence > 0 && prominence <= 1)) {
      throw new InvalidInput(
          null, "prominence", Double.toString(prominence), "a number above 0, up to 1", null);
    }
  }

  /** The peaks, by rising position; of a plateau the middle counts, and the ends are no peaks. */
  public List<SpectralPeak> find(Spectrum spectrum) {
    double[] y = spectrum.values();
    int[] summits = summits(y);
    double[] prominences = prominences(y, summits);
    double least = Double.POSITIVE_INFINITY;
    for (double value : y) {
      least = Math.min(least, value);
    }
    double threshold = prominence * (spectrum.maximum() - least);
    int[] kept = new int[summits.length];
    int n = 0;
    for (int i = 0; i < summits.length; i++) {
      if (prominences[i] >= threshold) {
        prominences[n] = prominences[i];
        kept[n++] = summits[i];
      }
    }
    List<SpectralPeak> peaks = new ArrayList<>();
    int valley = n == 0 ? 0 : lowest(y, 0, kept[0], false);
    for (int i = 0; i < n; i++) {
      int next =
          i + 1 < n
              ? lowest(y, kept[i], kept[i + 1], true)
              : lowest(y, kept[i], y.length - 1, true);
      peaks.add(peak(spectrum, kept[i], prominences[i], valley, next));
      valley = next;
    }
    return peaks;
  }

  /** Points higher than their neighbours; of equal points in a row the middle one. */
  private static int[] summits(double[] y) {
    int[] found = new int[y.length];
    int n = 0;
    for (int i = 1; i < y.length - 1; ) {
      int end = i;
      while (end + 1 < y.length && y[end + 1] == y[i]) {
        end++;
      }
      if (y[i - 1] < y[i] && end + 1 < y.length && y[end + 1] < y[i]) {
        found[n++] = (i + end) / 2;
      }
      i = end + 1;
    }
    return Arrays.copyOf(found, n);
  }

  /** Heights above the higher of the two lowest points on the ways to higher ground or the ends. */
  private static double[] prominences(double[] y, int[] summits) {
    double[] left = lowestOnTheWay(y, false);
    double[] right = lowestOnTheWay(y, true);
    double[] prominences = new double[summits.length];
    for (int i = 0; i < summits.length; i++) {
      prominences[i] = y[summits[i]] - Math.max(left[summits[i]], right[summits[i]]);
    }
    return prominences;
  }

  /**
   * For each point the lowest value on the way to the next higher one. A stack holds the points
   * from which one still sees further, so that the work grows with the number of points only.
   */
  private static double[] lowestOnTheWay(double[] y, boolean toTheRight) {
    int n = y.length;
    double[] lowest = new double[n];
    int[] stack = new int[n];
    int size = 0;
    for (int step = 0; step < n; step++) {
      int i = toTheRight ? n - 1 - step : step;
      double least = y[i];
      while (size > 0 && y[stack[size - 1]] <= y[i]) {
        least = Math.min(least, lowest[stack[--size]]);
      }
      lowest[i] = least;
      stack[size++] = i;
    }
    return lowest;
  }

  /** The lowest of the points between two; of several the first or the last. */
  private static int lowest(double[] y, int from, int to, boolean first) {
    int best = from;
    for (int i = from; i <= to; i++) {
      if (first ? y[i] < y[best] : y[i] <= y[best]) {
        best = i;
      }
    }
    return best;
  }

  private static SpectralPeak peak(
      Spectrum spectrum, int summit, double prominence, int left, int right) {
    double level = spectrum.value(summit) - prominence / 2;
    double from = crossing(spectrum, summit, level, -1);
    double to = crossing(spectrum, summit, level, 1);
    double area =
        spectrum.cumulated(spectrum.position(right))
            - spectrum.cumulated(spectrum.position(left))
            - (spectrum.position(right) - spectrum.position(left))
                * (spectrum.value(right) + spectrum.value(left))
                / 2;
    double[] vertex = vertex(spectrum, summit);
    return new SpectralPeak(vertex[0], vertex[1], prominence, to - from, area);
  }

  /** Where the curve comes down to a level. */
  private static double crossing(Spectrum spectrum, int summit, double level, int step) {
    int i = summit;
    while (spectrum.value(i) > level) {
      i += step;
    }
    double inner = spectrum.value(i - step);
    double share = (inner - level) / (inner - spectrum.value(i));
    return spectrum.position(i - step)
        + share * (spectrum.position(i) - spectrum.position(i - step));
  }

  /** Position and height of the parabola through a summit and its neighbours. */
  private static double[] vertex(Spectrum spectrum, int i) {
    double before = spectrum.position(i - 1) - spectrum.position(i);
    double after = spectrum.position(i + 1) - spectrum.position(i);
    double down = (spectrum.value(i - 1) - spectrum.value(i)) / before;
    double up = (spectrum.value(i + 1) - spectrum.value(i)) / after;
    double curvature = (up - down) / (after - before);
    if (!(curvature < 0)) {
      return new double[] {spectrum.position(i), spectrum.value(i)}; // a plateau
    }
    double slope = down - curvature * before;
    double offset = Math.clamp(-slope / (2 * curvature), before, after);
    return new double[] {
      spectrum.position(i) + offset, spectrum.value(i) + offset * (slope + curvature * offset)
    };
  }
}
