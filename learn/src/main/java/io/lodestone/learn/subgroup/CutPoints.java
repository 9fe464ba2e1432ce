package io.lodestone.learn.subgroup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a column of numbers between its values.
 *
 * <p>A cut is the number with the fewest digits between two neighbouring values, so that rules read
 * well and hold for values near those seen.
 */
final class CutPoints {
  private final double[] rising;

  /** For each place where a cut can be, the number of values below it. */
  private final int[] places;

  /**
   * @param rising the values, without missing ones
   */
  CutPoints(double[] rising) {
    this.rising = rising;
    this.places =
        IntStream.range(1, rising.length).filter(i -> rising[i] > rising[i - 1]).toArray();
  }

  /** The cuts, rising; all that are possible where there are fewer than asked for. */
  double[] of(PropositionSettings.Cuts way, int parts) {
    int[] chosen = places;
    if (way != PropositionSettings.Cuts.ALL && places.length > parts - 1) {
      chosen =
          way == PropositionSettings.Cuts.CLUSTERING
              ? new OptimalClusters(rising, places).into(parts)
              : equalFrequency(parts);
    }
    return Arrays.stream(chosen)
        .mapToDouble(place -> between(rising[place - 1], rising[place]))
        .distinct()
        .toArray();
  }

  /** For each wanted place the possible one next to it. */
  private int[] equalFrequency(int parts) {
    return IntStream.range(1, parts)
        .map(part -> nearest((double) part * rising.length / parts))
        .distinct()
        .toArray();
  }

  private int nearest(double wanted) {
    int at = Arrays.binarySearch(places, (int) Math.ceil(wanted));
    int above = Math.min(at < 0 ? -at - 1 : at, places.length - 1);
    int below = Math.max(0, above - 1);
    return places[above] - wanted <= wanted - places[below] ? places[above] : places[below];
  }

  /** A number above {@code low} and not above {@code high} with few digits. */
  static double between(double low, double high) {
    BigDecimal middle =
        new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.TWO, MathContext.UNLIMITED);
    for (int digits = 1; digits <= 17; digits++) {
      // Whole numbers are cut at whole numbers: between 8 and 9 at 9, not at 8.5.
      for (RoundingMode way : List.of(RoundingMode.HALF_EVEN, RoundingMode.CEILING)) {
        double cut = middle.round(new MathContext(digits, way)).doubleValue();
        if (cut > low && cut <= high) {
          return cut;
        }
      }
    }
    return high;
  }
}
