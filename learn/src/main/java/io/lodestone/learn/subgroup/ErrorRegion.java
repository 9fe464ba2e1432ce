package io.lodestone.learn.subgroup;

import java.util.Locale;

/**
 * Rows, told by a rule, in which a model errs less or more than elsewhere.
 *
 * @param subgroup found in the errors of cross-validation
 * @param proven whether no rule has a higher quality there
 * @param judged the rule on rows that had no part in model or rule
 * @param errorInside mean absolute error of those of them within the rule, in the unit of the
 *     target; NaN where there are none
 * @param errorOutside of the others
 */
public record ErrorRegion(
    Subgroup subgroup,
    boolean proven,
    Confirmation.Judged judged,
    double errorInside,
    double errorOutside) {
  /**
   * The rule, and what the rows held out say of it, in one line.
   *
   * @param unit of the target, empty for none
   */
  public String text(String unit) {
    String of = unit.isEmpty() ? "" : " " + unit;
    return String.format(
        Locale.ROOT,
        "%s: mean absolute error %.4g%s inside (%d of %d rows held out, %.0f %%), %.4g%s outside,"
            + " %s (p = %.2g)",
        subgroup.selector().text(),
        errorInside,
        of,
        judged.size(),
        judged.rows(),
        100 * judged.coverage(),
        errorOutside,
        of,
        judged.confirmed() ? "confirmed" : "not confirmed",
        judged.pValue());
  }
}
