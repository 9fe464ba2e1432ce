package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What makes one subgroup better than another: coverage^γ · utility^(1−γ), where the coverage is
 * the share of the population that it holds.
 *
 * @param aims targets with their utilities; of several, the geometric mean counts
 * @param gamma 0 (only utility) to less than 1 (only coverage)
 */
public record Quality(List<Aim> aims, double gamma) {
  /** A target, and how subgroups are judged by it. */
  public record Aim(Target target, Utility utility) {
    public Aim {
      Objects.requireNonNull(target);
      boolean fits =
          switch (target) {
            case Target.Numeric numeric ->
                utility.numeric()
                    && !(numeric.low()
                        && (utility == Utility.CJSD_HIGH || utility == Utility.CJSD_LOW));
            case Target.Categorical category ->
                !utility.numeric()
                    && (category.value() != null
                        || utility == Utility.ENTROPY
                        || utility == Utility.GAIN);
          };
      if (!fits) {
        throw new InvalidInput(
            "utility " + name(utility),
            null,
            "target " + target.text(),
            utility.numeric()
                ? "a target of numbers, without :low beside a utility that has a direction"
                : "a class, such as phase=cubic (entropy and gain take phase= for all classes)",
            null);
      }
    }

    /** With the utility used where none is named. */
    public static Aim of(Target target) {
      return new Aim(target, Utility.of(target));
    }

    /**
     * Aims as they are written.
     *
     * @param targets as of {@link Target#parse}
     * @param table whose columns they are
     * @param utilities one for all targets, one for each, or none for the usual
     * @throws InvalidInput when there is no such utility, or it does not go with its target
     */
    public static List<Aim> all(List<String> targets, List<String> utilities, Dataset table) {
      if (utilities.size() > 1 && utilities.size() != targets.size()) {
        throw new InvalidInput(
            null,
            "utility",
            utilities.size() + " for " + targets.size() + " targets",
            "one for all, or one for each",
            null);
      }
      List<Aim> aims = new ArrayList<>();
      for (int t = 0; t < targets.size(); t++) {
        Target target = Target.parse(targets.get(t), table);
        aims.add(
            utilities.isEmpty()
                ? of(target)
                : new Aim(target, named(utilities.get(utilities.size() == 1 ? 0 : t))));
      }
      return List.copyOf(aims);
    }

    private static Utility named(String text) {
      List<String> names = Arrays.stream(Utility.values()).map(Aim::name).toList();
      int at = names.indexOf(text.strip().toLowerCase(Locale.ROOT));
      if (at < 0) {
        throw new InvalidInput(
            null,
            "utility",
            text,
            "one of " + String.join(", ", names),
            new Spelling(names).hint(text, ""));
      }
      return Utility.values()[at];
    }

    private static String name(Utility utility) {
      return utility.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return name(utility) + " of " + target.text();
    }
  }

  public Quality {
    aims = List.copyOf(aims);
    if (aims.isEmpty()) {
      throw new InvalidInput(null, null, "no target", "at least one", null);
    }
    if (!(gamma >= 0 && gamma < 1)) {
      throw new InvalidInput(null, "gamma", "" + gamma, "0 to less than 1", null);
    }
  }

  /** One target. */
  public static Quality of(Target target, Utility utility, double gamma) {
    return new Quality(List.of(new Aim(target, utility)), gamma);
  }

  /** The quality of a subgroup with this coverage and utility. */
  public double of(double coverage, double utility) {
    return Math.pow(coverage, gamma) * Math.pow(Math.max(0, utility), 1 - gamma);
  }

  /** The quality that belongs to coverage^(γ/(1−γ)) · utility, by which a search compares. */
  double ofScore(double score) {
    return Math.pow(score, 1 - gamma);
  }

  /** coverage^(γ/(1−γ)) for each number of rows. */
  double[] weights(int rows) {
    double[] weights = new double[rows + 1];
    for (int n = 0; n <= rows; n++) {
      weights[n] = Math.pow((double) n / rows, gamma / (1 - gamma));
    }
    return weights;
  }

  @Override
  public String toString() {
    String all = aims.stream().map(Aim::toString).collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%s, γ = %s", all, gamma);
  }
}
