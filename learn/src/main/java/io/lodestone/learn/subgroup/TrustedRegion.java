package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.domain.Inequality;
import io.lodestone.learn.domain.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a model of numbers may be trusted: the rule of inequalities within which it errs least, by
 * the absolute errors of rows that were not learned from, and how it does on further rows (Sutton
 * et al., Nat. Commun. 11, 4428 (2020)).
 *
 * @param model learned from the rows that were not held out; its domain has the rule, which is so a
 *     part of every prediction's applicability
 * @param region the subgroup of low errors that was found, in cross-validation
 * @param heldOut rows that had no part in model or rule
 * @param inside those of them within the rule
 * @param errorInside their mean absolute error, in the unit of the target; NaN where there are none
 * @param errorOutside of the others
 * @param proven whether no rule has a higher quality
 */
public record TrustedRegion(
    Model model,
    Subgroup region,
    int heldOut,
    int inside,
    double errorInside,
    double errorOutside,
    boolean proven) {
  /**
   * Finds one.
   *
   * @param data rows with features and the target
   * @param search which trade-off and depth; coverage against the mean error's decrease
   * @param cuts how features are cut; intervals and parity are not used
   * @param share of the rows held out, above 0 and below 1
   * @param seed of folds and of rows held out
   * @throws InvalidInput when the target is no column of numbers, rows are too few, or no rule has
   *     lower errors
   */
  public static TrustedRegion find(
      Trainer trainer,
      Dataset data,
      String target,
      SubgroupSettings search,
      PropositionSettings cuts,
      double share,
      long seed) {
    data.number(target);
    if (!(share > 0 && share < 1)) {
      throw new InvalidInput(null, "share", "" + share, "above 0 and below 1", null);
    }
    int[] order = Population.permutation(data.size(), new java.util.Random(seed));
    int held = (int) Math.round(share * order.length);
    Dataset test = data.rows(Arrays.stream(order, 0, held).sorted().toArray());
    Dataset known = data.rows(Arrays.stream(order, held, order.length).sorted().toArray());
    Model model = trainer.fit(known, target, FitOptions.DEFAULTS);
    List<Column> columns = new ArrayList<>();
    model.about().labels().forEach(label -> columns.add(known.number(label)));
    Dataset judged = ModelErrors.unseen(trainer, known, target, seed).beside(columns);
    PropositionSettings oneBound =
        new PropositionSettings(cuts.cuts(), cuts.parts(), false, false, 0);
    Quality.Aim aim =
        new Quality.Aim(new Target.Numeric(ModelErrors.COLUMN, true), Utility.MEAN_SHIFT);
    SubgroupResult result =
        new SubgroupSearch(search)
            .search(
                new Population(
                    judged,
                    List.of(aim),
                    new Propositions(oneBound).of(judged, List.of(ModelErrors.COLUMN))));
    if (result.subgroups().isEmpty()) {
      throw new InvalidInput(
          null, null, "no rule with lower errors", "features that tell errors apart", null);
    }
    Subgroup region = result.subgroups().getFirst();
    Set<Integer> within =
        new HashSet<>(Arrays.stream(region.selector().rows(test)).boxed().toList());
    double[] sums = new double[2];
    int[] counts = new int[2];
    double[] errors = ModelErrors.of(model, test, target).values();
    for (int row = 0; row < errors.length; row++) {
      if (!Double.isNaN(errors[row])) {
        int side = within.contains(row) ? 0 : 1;
        sums[side] += errors[row];
        counts[side]++;
      }
    }
    return new TrustedRegion(
        model.within(rule(region.selector())),
        region,
        counts[0] + counts[1],
        counts[0],
        sums[0] / counts[0],
        sums[1] / counts[1],
        result.proven());
  }

  private static Rule rule(Selector selector) {
    List<Inequality> bounds = new ArrayList<>();
    for (Proposition proposition : selector.propositions()) {
      switch (proposition) {
        case Proposition.AtLeast least ->
            bounds.add(
                new Inequality(least.attribute(), Inequality.Relation.AT_LEAST, least.bound()));
        case Proposition.Below below ->
            bounds.add(new Inequality(below.attribute(), Inequality.Relation.BELOW, below.bound()));
        default -> throw new IllegalStateException(proposition.text());
      }
    }
    return new Rule(bounds, "least errors in cross-validation");
  }
}
