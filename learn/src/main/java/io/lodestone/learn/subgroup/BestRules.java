package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The rules of the highest scores. */
final class BestRules implements Leaders {
  private final int most;
  private final double[] weight;
  private final TreeSet<Rule> rules = new TreeSet<>(Comparator.nullsLast(Rule::order));
  private final Map<MemberKey, Rule> byMembers = new HashMap<>();
  private volatile double threshold;

  /**
   * @param floor rules with lower scores are not kept
   */
  BestRules(int most, double[] weight, double floor) {
    this.most = most;
    this.weight = weight;
    this.threshold = Math.max(floor, Double.MIN_VALUE);
  }

  @Override
  public double[] weight() {
    return weight;
  }

  @Override
  public double threshold() {
    return threshold;
  }

  @Override
  public synchronized void offer(Rule rule) {
    if (rule.score() < threshold) {
      return;
    }
    Rule same = byMembers.get(rule.key());
    if (same != null) {
      if (!Rule.smaller(rule.propositions(), same.propositions())) {
        return;
      }
      rules.remove(same);
    }
    rules.add(rule);
    byMembers.put(rule.key(), rule);
    if (rules.size() > most) {
      byMembers.remove(rules.pollLast().key());
    }
    if (rules.size() == most) {
      threshold = Math.max(threshold, rules.last().score());
    }
  }

  @Override
  public synchronized List<Rule> rules() {
    return new ArrayList<>(rules);
  }
}
