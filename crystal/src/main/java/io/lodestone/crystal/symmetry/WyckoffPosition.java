package io.lodestone.crystal.symmetry;

import java.util.List;

/**
 * A Wyckoff position of a setting: places with conjugate site symmetry.
 *
 * @param letter {@code a} for the highest site symmetry, and on; {@code A} after {@code z}
 * @param multiplicity places in the conventional cell for one choice of the free coordinates
 * @param siteSymmetry oriented symbol of the site's point group, such as {@code 4m.m} or {@code
 *     .3m}
 * @param coordinates one of the places, such as {@code x,x,1/4}
 */
public record WyckoffPosition(
    char letter, int multiplicity, String siteSymmetry, String coordinates) {

  /**
   * The positions of a setting, by letter.
   *
   * @param hallNumber of the setting, from 1 to 530
   */
  public static List<WyckoffPosition> of(int hallNumber) {
    return WyckoffTable.instance().positions(hallNumber);
  }

  /** The number of free coordinates: 0 for a point, 3 for the general position. */
  public int freedom() {
    return (coordinates.indexOf('x') >= 0 ? 1 : 0)
        + (coordinates.indexOf('y') >= 0 ? 1 : 0)
        + (coordinates.indexOf('z') >= 0 ? 1 : 0);
  }

  /** Multiplicity and letter, such as {@code 8a}. */
  @Override
  public String toString() {
    return multiplicity + String.valueOf(letter);
  }
}
