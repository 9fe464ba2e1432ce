package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import java.util.List;
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

    private static String name(Utility utility) {
      return utility.name().toLowerCase(java.util.Locale.ROOT);
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
    return String.format(java.util.Locale.ROOT, "%s, γ = %s", all, gamma);
  }
}
