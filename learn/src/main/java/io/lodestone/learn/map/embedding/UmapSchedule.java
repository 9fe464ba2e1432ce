package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * The links of each region of a map, in the order in which they pull; points are known by their
 * place in the order of the regions.
 *
 * <p>A link within a region is listed there once. One from a region to another is listed in both,
 * and each moves its own end only: they are shared out over several steps of an epoch, since all
 * pulls at once would throw a point far beyond its neighbours.
 *
 * @param regions of the points
 * @param steps over which links are shared out
 * @param from where the links of each kind begin: of region r, step s and kind k at {@code (r *
 *     steps + s) * KINDS + k}; and, last, where the last end
 * @param own the end of each link in the region
 * @param other the other end
 * @param rates in how many epochs a link's turn comes, as of {@link UmapLinks}
 */
record UmapSchedule(
    UmapRegions regions, int steps, int[] from, int[] own, int[] other, int[] rates) {
  /** Links within a region, out of it to a point behind, and to one before. */
  static final int INNER = 0;

  static final int ONWARDS = 1;
  static final int BACK = 2;
  static final int KINDS = 3;

  static UmapSchedule of(UmapLinks links, UmapRegions regions, int steps) {
    int n = regions.order().length;
    int[] place = new int[n];
    int[] region = new int[n];
    for (int r = 0; r < regions.count(); r++) {
      for (int i = regions.from()[r]; i < regions.from()[r + 1]; i++) {
        place[regions.order()[i]] = i;
        region[i] = r;
      }
    }
    int count = links.one().length;
    int[] from = new int[regions.count() * steps * KINDS + 1];
    int[] cells = new int[2 * count];
    for (int link = 0; link < count; link++) {
      int one = place[links.one()[link]];
      int other = place[links.other()[link]];
      int step = (one + other) % steps;
      boolean inner = region[one] == region[other];
      int kind = inner ? INNER : one < other ? ONWARDS : BACK;
      cells[2 * link] = (region[one] * steps + step) * KINDS + kind;
      from[cells[2 * link] + 1]++;
      cells[2 * link + 1] = -1;
      if (!inner) {
        cells[2 * link + 1] = (region[other] * steps + step) * KINDS + (ONWARDS + BACK - kind);
        from[cells[2 * link + 1] + 1]++;
      }
    }
    Arrays.parallelPrefix(from, Math::addExact);
    int[] next = from.clone();
    int size = from[from.length - 1];
    int[] own = new int[size];
    int[] others = new int[size];
    int[] rates = new int[size];
    for (int entry = 0; entry < 2 * count; entry++) {
      if (cells[entry] >= 0) {
        int link = entry / 2;
        int at = next[cells[entry]]++;
        int one = place[links.one()[link]];
        int other = place[links.other()[link]];
        own[at] = entry % 2 == 0 ? one : other;
        others[at] = entry % 2 == 0 ? other : one;
        rates[at] = links.rates()[link];
      }
    }
    return new UmapSchedule(regions, steps, from, own, others, rates);
  }
}
