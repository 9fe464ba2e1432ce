package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;

/** Sets of rotations that may generate a point group in its standard axes, in order of trial. */
final class Generators {
  private static final IntMatrix INVERSION = IntMatrix.IDENTITY.negated();
  private static final IntMatrix TWO_X = IntMatrix.of(1, 0, 0, 0, -1, 0, 0, 0, -1);
  private static final IntMatrix TWO_Y = IntMatrix.of(-1, 0, 0, 0, 1, 0, 0, 0, -1);
  private static final IntMatrix TWO_Z = IntMatrix.of(-1, 0, 0, 0, -1, 0, 0, 0, 1);
  private static final IntMatrix FOUR_Z = IntMatrix.of(0, -1, 0, 1, 0, 0, 0, 0, 1);
  private static final IntMatrix THREE_Z = IntMatrix.of(0, -1, 0, 1, -1, 0, 0, 0, 1);
  private static final IntMatrix SIX_Z = IntMatrix.of(1, -1, 0, 1, 0, 0, 0, 0, 1);

  /** The threefold rotation about the diagonal of a cube, or of a rhombohedron. */
  private static final IntMatrix THREE_DIAGONAL = IntMatrix.of(0, 0, 1, 1, 0, 0, 0, 1, 0);

  private static final IntMatrix TWO_MINUS = IntMatrix.of(0, -1, 0, -1, 0, 0, 0, 0, -1);
  private static final IntMatrix TWO_PLUS = IntMatrix.of(0, 1, 0, 1, 0, 0, 0, 0, -1);
  private static final IntMatrix TWO_RHOMBOHEDRAL = IntMatrix.of(0, 0, -1, 0, -1, 0, -1, 0, 0);

  private Generators() {}

  /** The sets for a setting. */
  static List<List<IntMatrix>> of(CrystalSystem system, Centring centring, String choice) {
    return switch (system) {
      case TRICLINIC -> List.of(List.of(IntMatrix.IDENTITY), List.of(INVERSION));
      case MONOCLINIC ->
          sets(withImproper(TWO_X, TWO_Y, TWO_Z), List.of(), List.of(TWO_X, TWO_Y, TWO_Z));
      case ORTHORHOMBIC ->
          sets(
              withImproper(TWO_X, TWO_Y, TWO_Z),
              withImproper(TWO_X, TWO_Y),
              List.of(TWO_X, TWO_Y, TWO_Z));
      case TETRAGONAL -> sets(withImproper(FOUR_Z), withImproper(TWO_X), List.of(FOUR_Z, TWO_X));
      case TRIGONAL -> trigonal(centring, choice);
      case HEXAGONAL ->
          sets(
              withImproper(SIX_Z),
              List.of(TWO_MINUS, TWO_MINUS.negated()),
              List.of(SIX_Z, TWO_MINUS));
      case CUBIC ->
          sets(
              List.of(FOUR_Z, TWO_Z, FOUR_Z.negated(), TWO_Z.negated()),
              withImproper(THREE_DIAGONAL),
              List.of(FOUR_Z, THREE_DIAGONAL, TWO_Z));
    };
  }

  private static List<List<IntMatrix>> trigonal(Centring centring, String choice) {
    if (centring == Centring.R) {
      return sets(
          withImproper(THREE_Z),
          List.of(TWO_PLUS, TWO_MINUS.negated(), TWO_PLUS.negated()),
          List.of(THREE_Z, TWO_PLUS));
    }
    if (choice.equals("R")) {
      return sets(
          withImproper(THREE_DIAGONAL),
          withImproper(TWO_RHOMBOHEDRAL),
          List.of(THREE_DIAGONAL, TWO_RHOMBOHEDRAL));
    }
    return sets(
        withImproper(THREE_Z),
        List.of(TWO_MINUS, TWO_PLUS, TWO_MINUS.negated(), TWO_PLUS.negated()),
        List.of(THREE_Z, TWO_MINUS, TWO_PLUS));
  }

  /** The rotations, then the same with inversion. */
  private static List<IntMatrix> withImproper(IntMatrix... rotations) {
    List<IntMatrix> all = new ArrayList<>(List.of(rotations));
    for (IntMatrix rotation : rotations) {
      all.add(rotation.negated());
    }
    return all;
  }

  /** Each first rotation alone and with each second one, then those that go with the inversion. */
  private static List<List<IntMatrix>> sets(
      List<IntMatrix> first, List<IntMatrix> second, List<IntMatrix> withInversion) {
    List<List<IntMatrix>> sets = new ArrayList<>();
    for (IntMatrix one : first) {
      sets.add(List.of(one));
      for (IntMatrix two : second) {
        if (!two.equals(one) && !two.equals(one.negated())) {
          sets.add(List.of(one, two));
        }
      }
    }
    for (IntMatrix one : withInversion) {
      sets.add(List.of(one, INVERSION));
    }
    return sets;
  }
}
