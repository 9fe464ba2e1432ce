package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;

/**
 * A choice of axes for a monoclinic cell: which is unique, which of three vectors normal to it are
 * the others, and in which direction they point.
 *
 * @param change the new axes as columns, in terms of those with unique axis b
 * @param unique 0, 1 or 2 for a, b or c
 * @param fromC what becomes of a centring of the C face
 */
record MonoclinicAxes(IntMatrix change, int unique, Centring fromC) {
  private static final List<IntMatrix> PERMUTATIONS =
      List.of(
          IntMatrix.IDENTITY,
          IntMatrix.of(0, 0, 1, 0, -1, 0, 1, 0, 0),
          IntMatrix.of(0, 0, 1, 1, 0, 0, 0, 1, 0),
          IntMatrix.of(1, 0, 0, 0, 0, 1, 0, -1, 0),
          IntMatrix.of(0, 1, 0, 0, 0, 1, 1, 0, 0),
          IntMatrix.of(0, -1, 0, 1, 0, 0, 0, 0, 1));
  private static final int[] UNIQUE = {1, 1, 0, 2, 2, 0};

  /** From one cell choice of International Tables to the next. */
  private static final IntMatrix NEXT_CELL = IntMatrix.of(-1, 0, 1, 0, 1, 0, -1, 0, 0);

  private static final Centring[][] CENTRINGS = {
    {Centring.C, Centring.A, Centring.B, Centring.B, Centring.A, Centring.C},
    {Centring.A, Centring.C, Centring.C, Centring.A, Centring.B, Centring.B},
    {Centring.I, Centring.I, Centring.I, Centring.I, Centring.I, Centring.I}
  };

  private static final List<MonoclinicAxes> ALL = choices();

  /** The 36 choices in the order in which they are tried. */
  static List<MonoclinicAxes> all() {
    return ALL;
  }

  private static List<MonoclinicAxes> choices() {
    List<MonoclinicAxes> choices = new ArrayList<>();
    IntMatrix cell = IntMatrix.IDENTITY;
    for (int c = 0; c < 3; c++) {
      for (int p = 0; p < PERMUTATIONS.size(); p++) {
        choices.add(
            new MonoclinicAxes(cell.times(PERMUTATIONS.get(p)), UNIQUE[p], CENTRINGS[c][p]));
      }
      cell = NEXT_CELL.times(cell);
    }
    // The same with the unique axis and the one after it turned round, for angles that are acute.
    for (MonoclinicAxes choice : List.copyOf(choices)) {
      int[] signs = {1, 1, 1};
      signs[choice.unique] = -1;
      signs[(choice.unique + 1) % 3] = -1;
      IntMatrix flip = IntMatrix.of(signs[0], 0, 0, 0, signs[1], 0, 0, 0, signs[2]);
      choices.add(new MonoclinicAxes(choice.change.times(flip), choice.unique, choice.fromC));
    }
    return List.copyOf(choices);
  }
}
