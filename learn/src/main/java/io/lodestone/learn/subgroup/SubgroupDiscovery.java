package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * From a table to rules with their evidence: propositions are made, rows held out, rules searched,
 * redundant ones left out, and the rest tested.
 *
 * @param aims the targets with their utilities
 * @param search how rules are searched
 * @param propositions what they are made of
 * @param evidence what is asked of them
 */
public record SubgroupDiscovery(
    List<Quality.Aim> aims,
    SubgroupSettings search,
    PropositionSettings propositions,
    EvidenceSettings evidence) {
  /** Holding out takes as good as nothing from a smaller table to test anything with. */
  private static final int FEWEST_HELD_OUT = 5;

  public SubgroupDiscovery {
    aims = List.copyOf(aims);
  }

  /**
   * Searches and tests.
   *
   * @param table its targets are those of the aims; of all its other columns propositions are made
   * @param enough asked several times a second; when it says so, what there is is the result
   * @throws InvalidInput when the table does not fit: no such target, or one that is constant; no
   *     attribute that parts the rows; too few rows; more propositions than memory holds
   */
  public SubgroupFindings run(Dataset table, SearchProgress progress, BooleanSupplier enough) {
    return run(table, OptionalInt.empty(), progress, enough);
  }

  /**
   * Searches and tests rules that all have one row as a member, such as an outlier to be explained.
   *
   * @param member a row of the table; with none as {@link #run(Dataset, SearchProgress,
   *     BooleanSupplier)}
   * @throws InvalidInput likewise
   */
  public SubgroupFindings run(
      Dataset table, OptionalInt member, SearchProgress progress, BooleanSupplier enough) {
    int[] heldOut = heldOut(table);
    Set<Integer> out = new HashSet<>(Arrays.stream(heldOut).boxed().toList());
    Dataset explored =
        heldOut.length == 0
            ? table
            : table.rows(
                IntStream.range(0, table.size()).filter(row -> !out.contains(row)).toArray());
    List<String> targets = aims.stream().map(aim -> aim.target().column()).toList();
    targets.forEach(table::column);
    List<Proposition> made = new Propositions(propositions).of(explored, targets);
    if (member.isPresent()) {
      made = Selector.holdingIn(made, table, member.getAsInt());
    }
    Population population = new Population(explored, aims, made);
    if (population.propositions().isEmpty()) {
      throw new InvalidInput(
          null,
          null,
          "no proposition that holds in some rows and not in others",
          "a column beside the targets whose values differ",
          "columns of text count only with up to max_categories different values");
    }
    SubgroupResult result = new SubgroupSearch(search).search(population, progress, enough);
    List<Subgroup> kept = distinct(result);
    SubgroupResult told =
        new SubgroupResult(
            population, result.quality(), search, kept, result.gap(), result.looked());
    double[] values =
        evidence.permutations() == 0
            ? new double[0]
            : new PermutationTest(evidence.permutations(), evidence.seed()).pValues(told, enough);
    Confirmation confirmation =
        heldOut.length == 0
            ? null
            : Confirmation.of(
                kept.stream().map(Subgroup::selector).toList(),
                table.rows(heldOut),
                aims,
                new PermutationTest(Math.max(999, evidence.permutations()), evidence.seed()));
    return new SubgroupFindings(told, Arrays.stream(values).boxed().toList(), confirmation);
  }

  /** Of a front the best of each group of rules that say the same is one that is kept. */
  private List<Subgroup> distinct(SubgroupResult result) {
    if (!search.pareto() || evidence.overlap() == 1) {
      return Subgroup.distinct(result.subgroups(), evidence.overlap());
    }
    List<Subgroup> byQuality = new ArrayList<>(result.subgroups());
    byQuality.sort(Comparator.comparingDouble(Subgroup::quality).reversed());
    List<Subgroup> kept = Subgroup.distinct(byQuality, evidence.overlap());
    return result.subgroups().stream().filter(kept::contains).toList();
  }

  /** The rows held out, rising: whole groups in a random order until the share is reached. */
  private int[] heldOut(Dataset table) {
    if (evidence.holdOut() == 0) {
      return new int[0];
    }
    TextColumn column = evidence.group().isEmpty() ? null : table.text(evidence.group());
    List<String> groups = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      boolean alone = column == null || column.isMissing(row);
      groups.add(alone ? "row " + row : "group " + column.value(row));
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    groups.forEach(name -> sizes.merge(name, 1, Integer::sum));
    List<String> names = List.copyOf(sizes.keySet());
    int[] order = Population.permutation(names.size(), new Random(evidence.seed()));
    double wanted = evidence.holdOut() * table.size();
    Set<String> chosen = new HashSet<>();
    int count = 0;
    for (int i = 0; i < order.length && count < wanted; i++) {
      String name = names.get(order[i]);
      chosen.add(name);
      count += sizes.get(name);
    }
    if (count < FEWEST_HELD_OUT || table.size() - count < FEWEST_HELD_OUT) {
      throw new InvalidInput(
          null,
          "hold_out",
          count + " of " + table.size() + " rows held out",
          "at least " + FEWEST_HELD_OUT + " rows held out and as many searched",
          null);
    }
    return IntStream.range(0, table.size())
        .filter(row -> chosen.contains(groups.get(row)))
        .toArray();
  }
}
