package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.domain.Inequality;
import io.lodestone.learn.domain.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Where a model of numbers may be trusted: the rule of inequalities within which it errs least, by
 * the absolute errors of rows that were not learned from, and how it does on further rows (Sutton
 * et al., Nat. Commun. 11, 4428 (2020)).
 *
 * @param model learned from the rows that were not held out; its domain has the rule of the trusted
 *     region, which is so a part of every prediction's applicability
 * @param trusted where errors are low
 * @param failing where errors are high; empty when no rule has higher errors
 * @param judged rows that had no part in model or rules and got a prediction; their only target is
 *     the absolute error
 */
public record TrustedRegion(
    Model model, ErrorRegion trusted, Optional<ErrorRegion> failing, Population judged) {
  private static final int LEAST_ROWS = 10;
  private static final int PERMUTATIONS = 999;

  /**
   * Finds one.
   *
   * @param options what is done around the learner, in the model and, but for its intervals, in
   *     cross-validation
   * @param settings of the search
   * @throws InvalidInput when the target is no column of numbers, rows are too few, or no rule has
   *     lower errors
   */
  public static TrustedRegion find(
      Trainer trainer, Dataset data, String target, FitOptions options, TrustSettings settings) {
    data.number(target);
    int[] order = Population.permutation(data.size(), new Random(settings.seed()));
    int held = (int) Math.round(settings.holdOut() * order.length);
    if (held < 2 || order.length - held < LEAST_ROWS) {
      throw new InvalidInput(
          null,
          null,
          order.length + " rows, of which " + held + " are held out",
          "at least 2 rows held out and " + LEAST_ROWS + " to learn from",
          null);
    }
    Dataset test = data.rows(Arrays.stream(order, 0, held).sorted().toArray());
    Dataset known = data.rows(Arrays.stream(order, held, order.length).sorted().toArray());
    Model model = trainer.fit(known, target, options);
    List<String> attributes = model.about().labels().stream().filter(known::has).toList();
    FitOptions plain = options.with("held_out", "false").with("calibration", "none");
    Dataset judged =
        ModelErrors.unseen(trainer, known, target, plain, settings.seed())
            .beside(columns(known, attributes));
    Dataset further = ModelErrors.of(model, test, target).beside(columns(test, attributes));
    ErrorRegion trusted =
        region(judged, further, true, settings)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        null,
                        null,
                        "no rule with lower errors",
                        "features that tell errors apart",
                        null));
    return new TrustedRegion(
        model.within(rule(trusted.subgroup().selector())),
        trusted,
        region(judged, further, false, settings),
        new Population(further, List.of(aim(false)), List.of()));
  }

  /** The rows that had no part in model or rules. */
  public int heldOut() {
    return judged.size();
  }

  /** Their absolute errors, in the unit of the target. */
  public NumberColumn errors() {
    return judged.data().number(ModelErrors.COLUMN);
  }

  /** The mean of their absolute errors, in the unit of the target. */
  public double error() {
    return Arrays.stream(errors().values()).average().orElseThrow();
  }

  private static Quality.Aim aim(boolean low) {
    return new Quality.Aim(new Target.Numeric(ModelErrors.COLUMN, low), Utility.MEAN_SHIFT);
  }

  private static List<Column> columns(Dataset rows, List<String> names) {
    return names.stream().map(rows::column).toList();
  }

  private static Optional<ErrorRegion> region(
      Dataset searched, Dataset further, boolean low, TrustSettings settings) {
    Quality.Aim aim = aim(low);
    // Inequalities alone: a rule on intervals or parity is no bound of a domain.
    PropositionSettings cuts =
        new PropositionSettings(
            PropositionSettings.Cuts.EQUAL_FREQUENCY, settings.parts(), false, false, 0);
    Population population =
        new Population(
            searched,
            List.of(aim),
            new Propositions(cuts).of(searched, List.of(ModelErrors.COLUMN)));
    SubgroupResult result = new SubgroupSearch(settings.search()).search(population);
    if (result.subgroups().isEmpty()) {
      return Optional.empty();
    }
    Subgroup subgroup = result.subgroups().getFirst();
    Confirmation confirmation =
        Confirmation.of(
            List.of(subgroup.selector()),
            further,
            List.of(aim),
            new PermutationTest(PERMUTATIONS, settings.seed()));
    Set<Integer> within =
        new HashSet<>(Arrays.stream(subgroup.selector().rows(further)).boxed().toList());
    double[] errors = further.number(ModelErrors.COLUMN).values();
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int row = 0; row < errors.length; row++) {
      if (!Double.isNaN(errors[row])) {
        int side = within.contains(row) ? 0 : 1;
        sums[side] += errors[row];
        counts[side]++;
      }
    }
    return Optional.of(
        new ErrorRegion(
            subgroup,
            result.proven(),
            confirmation.rules().getFirst(),
            sums[0] / counts[0],
            sums[1] / counts[1]));
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
