package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The rules to which no other is superior, with at least as many members and at least the utility
 * and more of one of them.
 *
 * <p>The weight of a size is one over the utility already reached with that size or more. So a part
 * of a set may belong to the front just when its weight times utility is 1 or more, and the
 * estimates that prove a best quality prove the front as well.
 */
final class FrontRules implements Leaders {
  private static final double NOTHING = 1e-300;
  private static final double ROUNDING = 1e-9;

  private final TreeMap<Integer, Rule> bySize = new TreeMap<>();
  private volatile double[] weight;

  /** A front over a population of so many rows. */
  FrontRules(int rows) {
    double[] first = new double[rows + 1];
    Arrays.fill(first, 1 / NOTHING);
    weight = first;
  }

  /**
   * Only rules that have at least the members and the utility of one of a given front are kept.
   *
   * @param front those with the most members first
   */
  FrontRules(int rows, List<Subgroup> front) {
    double[] first = new double[rows + 1];
    int end = rows + 1;
    for (Subgroup point : front) {
      if (point.size() < end) {
        Arrays.fill(first, point.size(), end, 1 / point.utility());
        end = point.size();
      }
    }
    weight = first;
  }

  @Override
  public double[] weight() {
    return weight;
  }

  @Override
  public double threshold() {
    return 1;
  }

  @Override
  public synchronized void offer(Rule rule) {
    if (rule.utility() <= NOTHING || weight[rule.size()] * rule.utility() < 1 - ROUNDING) {
      return;
    }
    var notSmaller = bySize.ceilingEntry(rule.size());
    if (notSmaller != null) {
      Rule other = notSmaller.getValue();
      boolean equal = other.size() == rule.size() && other.utility() == rule.utility();
      if (other.utility() > rule.utility()
          || other.utility() == rule.utility() && !equal
          || equal && Rule.compare(rule.propositions(), other.propositions()) >= 0) {
        return;
      }
    }
    bySize.headMap(rule.size(), true).values().removeIf(r -> r.utility() <= rule.utility());
    bySize.put(rule.size(), rule);
    double[] changed = weight.clone();
    double ours = 1 / rule.utility();
    for (int n = rule.size(); n >= 0 && changed[n] > ours; n--) {
      changed[n] = ours;
    }
    weight = changed;
  }

  @Override
  public synchronized List<Rule> rules() {
    return new ArrayList<>(bySize.values()).reversed();
  }
}
