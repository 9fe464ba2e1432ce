package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** The ways to let the kinds of sites of one crystal stand for those of another one. */
final class Renamings {
  private final ReducedCrystal first;
  private final ReducedCrystal second;
  private final int most;
  private final List<int[]> found = new ArrayList<>();

  private Renamings(ReducedCrystal first, ReducedCrystal second, int most) {
    this.first = first;
    this.second = second;
    this.most = most;
  }

  /** For each kind of the second crystal the kind of the first, in all ways that amounts allow. */
  static List<int[]> of(ReducedCrystal first, ReducedCrystal second, int most) {
    Renamings renamings = new Renamings(first, second, most);
    int kinds = second.kinds().size();
    renamings.extend(new int[kinds], 0, new boolean[kinds]);
    return renamings.found;
  }

  private void extend(int[] names, int next, boolean[] taken) {
    if (next == names.length) {
      if (found.size() == most) {
        throw new InvalidInput(
            null,
            null,
            names.length + " species with equal amounts",
            "at most " + most + " ways to rename the species",
            null);
      }
      found.add(names.clone());
      return;
    }
    for (int kind = 0; kind < names.length; kind++) {
      boolean equal =
          (long) first.count(kind) * second.size() == (long) second.count(next) * first.size();
      if (equal && !taken[kind]) {
        taken[kind] = true;
        names[next] = kind;
        extend(names, next + 1, taken);
        taken[kind] = false;
      }
    }
  }
}
