package io.lodestone.learn.subgroup;

/**
 * How a rule stands after new measurements.
 *
 * @param rule as it was claimed
 * @param measured its members that were measured
 * @param shift expected shift of the mean, or of the share of a class
 * @param low lower end of the credible interval of the shift
 * @param high upper end
 * @param verdict what follows
 */
public record RuleStanding(
    ClaimedRule rule, int measured, double shift, double low, double high, Verdict verdict) {
  /** What is known of a rule. */
  public enum Verdict {
    /** The whole credible interval is on the claimed side of no shift. */
    VALIDATED,
    /** Neither. */
    OPEN,
    /** The whole credible interval is below half of the claimed shift, and it is not validated. */
    FALSIFIED
  }

  static RuleStanding of(ClaimedRule rule, int measured, RuleBelief belief, double level) {
    double low = belief.shift((1 - level) / 2);
    double high = belief.shift((1 + level) / 2);
    double sign = Math.signum(rule.shift());
    double least = Math.min(sign * low, sign * high);
    double most = Math.max(sign * low, sign * high);
    Verdict verdict = Verdict.OPEN;
    if (measured > 0 && least > 0) {
      verdict = Verdict.VALIDATED;
    } else if (measured > 0 && most < Math.abs(rule.shift()) / 2) {
      verdict = Verdict.FALSIFIED;
    }
    return new RuleStanding(rule, measured, belief.expected(), low, high, verdict);
  }
}
