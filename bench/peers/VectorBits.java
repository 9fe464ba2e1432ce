import java.util.Random;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Intersecting and counting sets of rows as {@code long} words: a plain loop, which the compiler makes vector
 * instructions of, beside the Vector API. Best of twelve rounds, in microseconds; ratios above 1 favour the
 * Vector API.
 *
 * <p>{@code java --add-modules jdk.incubator.vector bench/peers/VectorBits.java}
 */
public final class VectorBits {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int SETS = 500;
  private static final int ROUNDS = 12;

  private VectorBits() {}

  private static int plain(long[] one, long[] other, long[] both) {
    int total = 0;
    for (int w = 0; w < one.length; w++) {
      long word = one[w] & other[w];
      both[w] = word;
      total += Long.bitCount(word);
    }
    return total;
  }

  private static int vector(long[] one, long[] other, long[] both) {
    LongVector counts = LongVector.zero(SPECIES);
    int w = 0;
    for (; w <= one.length - SPECIES.length(); w += SPECIES.length()) {
      LongVector words = LongVector.fromArray(SPECIES, one, w).and(LongVector.fromArray(SPECIES, other, w));
      words.intoArray(both, w);
      counts = counts.add(words.lanewise(VectorOperators.BIT_COUNT));
    }
    int total = (int) counts.reduceLanes(VectorOperators.ADD);
    for (; w < one.length; w++) {
      both[w] = one[w] & other[w];
      total += Long.bitCount(both[w]);
    }
    return total;
  }

  public static void main(String[] arguments) {
    for (int rows : new int[] {3000, 12_200, 100_000}) {
      int words = (rows + 63) / 64;
      Random random = new Random(1);
      long[][] sets = new long[SETS][];
      for (int s = 0; s < SETS; s++) {
        sets[s] = random.longs(words).toArray();
      }
      long[] both = new long[words];
      int repeats = Math.max(4, 6000 / words);
      double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
      long[] totals = new long[2];
      for (int round = 0; round < ROUNDS; round++) {
        for (int way = 0; way < 2; way++) {
          long start = System.nanoTime();
          for (int repeat = 0; repeat < repeats; repeat++) {
            for (long[] set : sets) {
              totals[way] += way == 0 ? plain(sets[0], set, both) : vector(sets[0], set, both);
            }
          }
          best[way] = Math.min(best[way], (System.nanoTime() - start) / 1e3 / repeats / SETS);
        }
      }
      if (totals[0] != totals[1]) {
        throw new IllegalStateException("counts differ");
      }
      System.out.printf(
          "%,d rows: plain %.3f, Vector API %.3f, ratio %.2f%n", rows, best[0], best[1], best[0] / best[1]);
    }
  }
}
