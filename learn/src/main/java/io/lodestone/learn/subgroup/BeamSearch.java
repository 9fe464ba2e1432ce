package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Refines from each depth only the best rules: fast on any table, without a proof.
 *
 * <p>Of rules with the same members one is taken on, so that the beam is not filled by one subgroup
 * told in many ways.
 */
final class BeamSearch {
  private final Population population;
  private final long[][] sets;
  private final Leaders leaders;
  private final SubgroupSettings settings;
  private final double[] qualityWeight;
  private final MemberKeys keys;
  private long looked;

  /**
   * @param qualityWeight of each size, by which rules are chosen to be refined
   */
  BeamSearch(
      Population population,
      long[][] sets,
      Leaders leaders,
      SubgroupSettings settings,
      double[] qualityWeight) {
    this.population = population;
    this.sets = sets;
    this.leaders = leaders;
    this.settings = settings;
    this.qualityWeight = qualityWeight;
    this.keys = new MemberKeys(population.stride());
  }

  void run(BooleanSupplier enough) {
    List<int[]> beam = List.of(new int[0]);
    Set<MemberKey> before = new HashSet<>();
    long[] all = population.all();
    for (int depth = 1; depth <= settings.maxDepth() && !beam.isEmpty(); depth++) {
      List<Rule> found =
          beam.parallelStream().flatMap(rule -> refined(rule, all).stream()).toList();
      looked += (long) beam.size() * sets.length;
      List<Rule> best = found.stream().sorted(Rule::order).toList();
      List<int[]> next = new ArrayList<>();
      for (Rule rule : best) {
        if (before.add(rule.key())) {
          leaders.offer(rule);
          if (next.size() < settings.beamWidth()) {
            next.add(rule.propositions());
          }
        }
      }
      beam = next;
      if (enough.getAsBoolean()) {
        return;
      }
    }
  }

  private List<Rule> refined(int[] rule, long[] all) {
    Assessor assessor = population.assessor();
    long[] members = all.clone();
    for (int proposition : rule) {
      for (int w = 0; w < members.length; w++) {
        members[w] &= sets[proposition][w];
      }
    }
    int count = population.count(members);
    long[] child = new long[members.length];
    List<Rule> found = new ArrayList<>();
    for (int proposition = 0; proposition < sets.length; proposition++) {
      for (int w = 0; w < members.length; w++) {
        child[w] = members[w] & sets[proposition][w];
      }
      int size = population.count(child);
      if (size < settings.minSize() || size == count) {
        continue;
      }
      assessor.take(child, 0, size);
      double utility = assessor.utility();
      if (utility > 0) {
        int[] refined = Refinement.with(rule, proposition);
        MemberKey key = keys.of(child);
        found.add(new Rule(refined, key, size, utility, qualityWeight[size] * utility));
      }
    }
    found.sort(Rule::order);
    int enough = Math.max(settings.beamWidth(), settings.results()) * 2;
    return settings.pareto() || found.size() <= enough
        ? found
        : new ArrayList<>(found.subList(0, enough));
  }

  long looked() {
    return looked;
  }
}
