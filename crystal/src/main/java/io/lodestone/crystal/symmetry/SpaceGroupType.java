package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import java.util.List;
import java.util.Optional;

/**
 * A space-group type in one of its 530 tabulated settings of axes and origin.
 *
 * @param hallNumber place among the 530 settings, from 1, as spglib counts them
 * @param number of the type in International Tables for Crystallography A, 1 to 230
 * @param hallSymbol symbol of Hall, from which the operations follow
 * @param shortSymbol Hermann-Mauguin symbol without blanks, such as {@code P21/c}
 * @param fullSymbol full Hermann-Mauguin symbol in this setting, such as {@code P 1 21/n 1}
 * @param choice of axes and origin: {@code 1} and {@code 2} for origins, {@code H} and {@code R}
 *     for hexagonal and rhombohedral axes, {@code b1}, {@code cab}, ... for axes; empty where there
 *     is none
 * @param pointGroup Hermann-Mauguin symbol of the crystal class
 * @param crystalSystem of the type, not of one cell's metric
 */
public record SpaceGroupType(
    int hallNumber,
    int number,
    String hallSymbol,
    String shortSymbol,
    String fullSymbol,
    String choice,
    String pointGroup,
    CrystalSystem crystalSystem) {
  /** Every setting, by Hall number. */
  public static List<SpaceGroupType> all() {
    return SpaceGroupTable.instance().all();
  }

  /**
   * The setting with this Hall number, from 1 to 530.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public static SpaceGroupType ofHallNumber(int hallNumber) {
    return all().get(hallNumber - 1);
  }

  /** Every setting of a type, the first of spglib first; empty if the number is not 1 to 230. */
  public static List<SpaceGroupType> ofNumber(int number) {
    return all().stream().filter(type -> type.number == number).toList();
  }

  /** The setting whose operations this Hall symbol generates, if it is a tabulated one. */
  public static Optional<SpaceGroupType> ofHallSymbol(String symbol) {
    return SpaceGroupTable.instance().ofHallSymbol(symbol);
  }

  /**
   * The settings that a Hermann-Mauguin symbol may mean, most usual first; empty if it is none.
   *
   * <p>Understood are short and full symbols with or without blanks and underscores, those before
   * 1983 of the cubic groups ({@code F d 3 m}) and before 1992 of those with an {@code e} plane
   * ({@code Cmca}), and a choice after a colon ({@code F d -3 m :2}, {@code R -3 :H}) or as ICSD
   * writes it ({@code F d -3 m Z}, {@code R -3 m H}).
   */
  public static List<SpaceGroupType> named(String hermannMauguin) {
    return SpaceGroupTable.instance().named(hermannMauguin);
  }

  /**
   * The symbol of Schoenflies, such as {@code Oh^7}: that of the crystal class, with the place of
   * the type among those of the class.
   */
  public String schoenflies() {
    PointGroup group = PointGroup.ofSymbol(pointGroup).orElseThrow();
    int place = 0;
    for (SpaceGroupType first : SpaceGroupTable.instance().firstSettings(group)) {
      place++;
      if (first.number == number) {
        break;
      }
    }
    return group.schoenflies() + "^" + place;
  }

  /** The operations modulo lattice vectors, the identity first. */
  public List<SymmetryOperation> operations() {
    return HallSymbol.parse(hallSymbol).operations();
  }

  /**
   * Whether a lattice has the metric that the operations need within two per cent, so that the axes
   * of one setting can be told from those of another.
   */
  public boolean fits(Lattice lattice) {
    double[] lengths = lattice.lengths();
    for (SymmetryOperation operation : operations()) {
      Vector3[] image = new Vector3[3];
      for (int i = 0; i < 3; i++) {
        Vector3 axis = new Vector3(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
        image[i] = lattice.toCartesian(operation.applyLinear(axis));
      }
      for (int i = 0; i < 3; i++) {
        for (int j = i; j < 3; j++) {
          double change = image[i].dot(image[j]) - lattice.vector(i).dot(lattice.vector(j));
          if (Math.abs(change) > 0.02 * lengths[i] * lengths[j]) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
