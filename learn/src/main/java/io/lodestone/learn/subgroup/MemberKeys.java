package io.lodestone.learn.subgroup;

import java.util.SplittableRandom;

/**
 * Gives sets of rows their {@link MemberKey keys}: twice the hash function NH, a sum of products of
 * half words shifted by random numbers (Black et al., UMAC, CRYPTO '99), whose terms do not wait
 * for each other, so that the compiler makes vector instructions of it.
 *
 * <p>Two sets that differ have the same key with a chance of 2⁻⁶⁴ over the random numbers.
 */
final class MemberKeys {
  private static final long HALF = 0xFFFFFFFFL;
  private static final long SEED = 20;

  private final long[] first;
  private final long[] second;

  /**
   * @param words of each set
   */
  MemberKeys(int words) {
    SplittableRandom random = new SplittableRandom(SEED);
    first = random.longs(words).toArray();
    second = random.longs(words).toArray();
  }

  MemberKey of(long[] set) {
    long a = 0;
    long b = 0;
    for (int w = 0; w < first.length; w++) {
      long word = set[w];
      long low = (word + first[w]) & HALF;
      long high = ((word >>> 32) + (first[w] >>> 32)) & HALF;
      a += low * high;
      low = (word + second[w]) & HALF;
      high = ((word >>> 32) + (second[w] >>> 32)) & HALF;
      b += low * high;
    }
    return new MemberKey(a, b);
  }
}
