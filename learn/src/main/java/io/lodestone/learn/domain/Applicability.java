package io.lodestone.learn.domain;

/**
 * Whether a model may be asked about a material.
 *
 * @param inside whether the material is inside the domain of applicability
 * @param reason why it is not, such as the violated inequality, and remarks, such as what was
 *     filled in; mostly empty when it is inside
 */
public record Applicability(boolean inside, String reason) {
  /** Inside the domain. */
  public static final Applicability INSIDE = new Applicability(true, "");

  /** Outside the domain, for a reason. */
  public static Applicability outside(String reason) {
    return new Applicability(false, reason);
  }

  /** The same with a remark behind the reason. */
  public Applicability remarking(String remark) {
    return new Applicability(inside, reason.isEmpty() ? remark : reason + "; " + remark);
  }
}
