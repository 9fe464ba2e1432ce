package io.lodestone.learn.figure;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.figure.Figure;
import io.lodestone.learn.subgroup.ErrorRegion;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.TrustedRegion;
import java.util.ArrayList;
import java.util.List;

/**
 * How the errors of a model are distributed among rows held out, inside and outside of the rule of
 * low errors and of that of high errors.
 */
public record TrustedRegionFigure(TrustedRegion region) {
  /** A density of fewer errors says nothing. */
  private static final int FEWEST = 3;

  /** Whether a rule has some rows held out inside and some outside. */
  public boolean isDrawn() {
    return !shown().isEmpty();
  }

  /**
   * Draws it.
   *
   * @throws InvalidInput when no rule has some rows held out inside and some outside
   */
  public Figure figure() {
    List<Subgroup> shown = shown();
    if (shown.isEmpty()) {
      throw new InvalidInput(
          null,
          null,
          "no rule with " + FEWEST + " of " + region.heldOut() + " rows held out on both sides",
          "errors inside and outside to draw",
          "hold out more rows");
    }
    Population rows = region.judged();
    return new SubgroupTargetFigure(rows, rows.aims().getFirst().target(), shown).figure();
  }

  private List<Subgroup> shown() {
    List<ErrorRegion> regions = new ArrayList<>(List.of(region.trusted()));
    region.failing().ifPresent(regions::add);
    return regions.stream().map(this::among).filter(one -> parts(one.size())).toList();
  }

  private boolean parts(int size) {
    return size >= FEWEST && region.heldOut() - size >= FEWEST;
  }

  /** The members of a rule among the rows held out. */
  private Subgroup among(ErrorRegion rule) {
    Subgroup found = rule.subgroup();
    return new Subgroup(
        found.selector(),
        found.closed(),
        region.judged().rows(found.selector()),
        rule.judged().coverage(),
        rule.judged().utility(),
        found.quality());
  }
}
