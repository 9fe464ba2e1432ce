package io.lodestone.learn.subgroup;

/** Two mixed sums of 64 bits that stand for a set of rows. */
record MemberKey(long first, long second) {
  static MemberKey of(long[] words, int count) {
    long a = 0x9E3779B97F4A7C15L;
    long b = 0xC2B2AE3D27D4EB4FL;
    for (int w = 0; w < count; w++) {
      long word = words[w];
      a = (a ^ word) * 0xFF51AFD7ED558CCDL;
      a ^= a >>> 32;
      b = (b + word) * 0xC4CEB9FE1A85EC53L;
      b ^= b >>> 29;
    }
    return new MemberKey(a, b);
  }
}
