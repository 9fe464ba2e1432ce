package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that holds in all members of a set, told without what follows from the rest.
 *
 * @param population with its propositions
 */
record Closure(Population population) {
  /** The closed rule of a set of rows. */
  Selector of(long[] members) {
    Map<String, List<Integer>> byAttribute = new LinkedHashMap<>();
    for (int p = 0; p < population.propositions().size(); p++) {
      if (holds(population.bits(p), members)) {
        String attribute = population.propositions().get(p).attribute();
        byAttribute.computeIfAbsent(attribute, a -> new ArrayList<>()).add(p);
      }
    }
    List<Proposition> told = new ArrayList<>();
    for (List<Integer> same : byAttribute.values()) {
      for (int p : same) {
        if (same.stream().noneMatch(other -> follows(p, other))) {
          told.add(population.propositions().get(p));
        }
      }
    }
    return new Selector(told);
  }

  /** Whether a proposition holds wherever another, tighter one does. */
  private boolean follows(int wide, int tight) {
    if (wide == tight || !holds(population.bits(wide), population.bits(tight))) {
      return false;
    }
    // Of two that hold in the same rows the first is told.
    return !holds(population.bits(tight), population.bits(wide)) || tight < wide;
  }

  private boolean holds(long[] wide, long[] members) {
    for (int w = 0; w < population.stride(); w++) {
      if ((members[w] & ~wide[w]) != 0) {
        return false;
      }
    }
    return true;
  }
}
