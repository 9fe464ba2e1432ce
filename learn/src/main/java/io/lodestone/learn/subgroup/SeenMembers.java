package io.lodestone.learn.subgroup;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers for sets of members the smallest rule that was seen to select them. Once full it
 * remembers no more, which costs time and changes no result.
 */
final class SeenMembers {
  private static final int BYTES_EACH = 200;

  private final ConcurrentHashMap<MemberKey, int[]> rules = new ConcurrentHashMap<>();
  private final AtomicInteger free;

  SeenMembers() {
    Runtime runtime = Runtime.getRuntime();
    long memory = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    free = new AtomicInteger((int) Math.min(2_000_000, memory / 4 / BYTES_EACH));
  }

  /** Whether the members were seen by a smaller rule; if not, remembers this one. */
  boolean bySmaller(MemberKey key, int[] rule) {
    int[] before = rules.get(key);
    if (before == null) {
      if (free.getAndDecrement() <= 0) {
        free.set(0);
        return false;
      }
      before = rules.putIfAbsent(key, rule);
      if (before == null) {
        return false;
      }
    }
    if (Rule.smaller(before, rule)) {
      return true;
    }
    rules.merge(key, rule, (known, ours) -> Rule.smaller(known, ours) ? known : ours);
    return false;
  }
}
