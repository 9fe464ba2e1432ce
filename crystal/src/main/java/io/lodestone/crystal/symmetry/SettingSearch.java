package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the space-group type of a set of operations, and axes and origin of one of its settings.
 *
 * <p>Where several axes serve, the choice follows spglib, so that Wyckoff letters, which depend on
 * it, agree: axes along those of the given cell come first, then the shortest, without acute angles
 * in a monoclinic cell (E. Parthé, L. M. Gelato, Acta Cryst. A40, 169, 1984).
 */
final class SettingSearch {
  /** What a tabulated setting looks like in the crystal. */
  record Match(SettingOperations setting, IntMatrix axes, double[] origin) {}

  /** Squared lengths, in Å², that differ by less are equal. */
  private static final double EQUAL = 1e-10;

  private static final List<IntMatrix> PERMUTATIONS =
      List.of(
          IntMatrix.IDENTITY,
          IntMatrix.of(0, 0, 1, 1, 0, 0, 0, 1, 0),
          IntMatrix.of(0, 1, 0, 0, 0, 1, 1, 0, 0),
          IntMatrix.of(0, 1, 0, 1, 0, 0, 0, 0, -1),
          IntMatrix.of(1, 0, 0, 0, 0, 1, 0, -1, 0),
          IntMatrix.of(0, 0, 1, 0, 1, 0, -1, 0, 0));

  /** To which face a centring of C goes by each permutation, and which axis was c. */
  private static final Centring[] PERMUTED_CENTRINGS = {
    Centring.C, Centring.B, Centring.A, Centring.C, Centring.B, Centring.A
  };

  private static final int[] PERMUTED_C = {2, 1, 0, 2, 1, 0};

  private static final List<IntMatrix> RHOMBOHEDRAL =
      List.of(
          IntMatrix.IDENTITY,
          IntMatrix.of(0, 0, 1, 1, 0, 0, 0, 1, 0),
          IntMatrix.of(0, 1, 0, 0, 0, 1, 1, 0, 0),
          IntMatrix.of(0, 0, -1, 0, -1, 0, -1, 0, 0),
          IntMatrix.of(0, -1, 0, -1, 0, 0, 0, 0, -1),
          IntMatrix.of(-1, 0, 0, 0, 0, -1, 0, -1, 0));

  private static final List<IntMatrix> FOURFOLD =
      aroundC(IntMatrix.of(0, -1, 0, 1, 0, 0, 0, 0, 1), 4);
  private static final List<IntMatrix> SIXFOLD =
      aroundC(IntMatrix.of(1, -1, 0, 1, 0, 0, 0, 0, 1), 6);

  private final FoundOperations operations;
  private final double[] primitive;
  private final ConventionalAxes start;

  /** The axes of the given cell in terms of the primitive basis; null if they are left-handed. */
  private final IntMatrix given;

  private final double tolerance;

  /** What {@link AxialOperations} were seen from which axes: many settings ask for the same. */
  private final List<Seen> seen = new ArrayList<>();

  private record Seen(IntMatrix axes, AxialOperations operations) {}

  private SettingSearch(
      FoundOperations operations,
      double[] primitive,
      ConventionalAxes start,
      IntMatrix given,
      double tolerance) {
    this.operations = operations;
    this.primitive = primitive;
    this.start = start;
    this.given = given.determinant() > 0 ? given : null;
    this.tolerance = tolerance;
  }

  /**
   * Finds the first setting of the type, or the one asked for.
   *
   * @param hallNumber of the setting, or 0 for the first of the type
   * @return nothing if the operations are not those of a space group, or not of this setting
   */
  static Optional<Match> of(
      FoundOperations operations, PrimitiveCell cell, double tolerance, int hallNumber) {
    double[] rows = cell.cell().rows();
    PointGroup group = PointGroup.of(operations.rotations()).orElse(null);
    if (group == null) {
      return Optional.empty();
    }
    Optional<ConventionalAxes> start =
        ConventionalAxes.of(group, operations.rotations(), rows, tolerance);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    SettingSearch search =
        new SettingSearch(operations, rows, start.get(), cell.fromInput(), tolerance);
    List<SpaceGroupType> candidates =
        hallNumber == 0
            ? SpaceGroupTable.instance().firstSettings(group)
            : List.of(SpaceGroupType.ofHallNumber(hallNumber));
    for (SpaceGroupType candidate : candidates) {
      if (candidate.pointGroup().equals(group.symbol())) {
        Match match = search.match(candidate);
        if (match != null) {
          return Optional.of(match);
        }
      }
    }
    return Optional.empty();
  }

  private Match match(SpaceGroupType type) {
    SettingOperations setting = SettingOperations.of(type.hallNumber());
    return switch (type.crystalSystem()) {
      case TRICLINIC -> at(setting, start.basis(), start.centring());
      case MONOCLINIC -> monoclinic(setting);
      case ORTHORHOMBIC -> orthorhombic(setting, start.basis(), start.centring());
      case TETRAGONAL -> turned(setting, FOURFOLD, start.centring());
      case CUBIC -> permuted(setting, start.basis(), start.centring(), Freedom.ANY);
      case TRIGONAL, HEXAGONAL -> threefold(setting);
    };
  }

  private Match threefold(SettingOperations setting) {
    if (start.centring() != Centring.R) {
      return turned(setting, SIXFOLD, start.centring());
    }
    if (setting.centring() == Centring.R) {
      List<IntMatrix> hexagonal =
          RHOMBOHEDRAL.stream().map(m -> m.times(Centring.R.conventional())).toList();
      return turned(setting, hexagonal, Centring.R);
    }
    return turned(setting, RHOMBOHEDRAL, Centring.P);
  }

  /** Tries axes in order, first those that are the axes of the given cell. */
  private Match turned(SettingOperations setting, List<IntMatrix> turns, Centring centring) {
    for (boolean likeGiven : new boolean[] {true, false}) {
      for (IntMatrix turn : turns) {
        IntMatrix axes = start.basis().times(turn);
        if (!likeGiven || axes.equals(given)) {
          Match match = at(setting, axes, centring);
          if (match != null) {
            return match;
          }
        }
      }
    }
    return null;
  }

  /** Which axes of an orthorhombic cell a type leaves interchangeable, and are put in order. */
  private enum Freedom {
    ANY,
    TWO,
    CYCLIC,
    ALL
  }

  private Match orthorhombic(SettingOperations setting, IntMatrix axes, Centring centring) {
    return switch (freedom(setting.type().number())) {
      case ALL -> permuted(setting, axes, centring, Freedom.ALL);
      case CYCLIC -> permuted(setting, axes, centring, Freedom.CYCLIC);
      case ANY -> permuted(setting, axes, centring, Freedom.ANY);
      case TWO -> {
        // The unique axis is found first, from the first setting of the type.
        int first = SpaceGroupType.ofNumber(setting.type().number()).getFirst().hallNumber();
        Match unique = permuted(SettingOperations.of(first), axes, centring, Freedom.ANY);
        yield unique == null ? null : permuted(setting, unique.axes(), centring, Freedom.TWO);
      }
    };
  }

  /**
   * How many permutations of the axes the Euclidean normaliser allows in a cell of general metric
   * (International Tables A, 3.5.2).
   */
  private static Freedom freedom(int number) {
    return switch (number) {
      case 16, 19, 22, 23, 24, 47, 48, 69, 70, 71, 73 -> Freedom.ALL;
      case 61 -> Freedom.CYCLIC;
      case 17,
          18,
          20,
          21,
          25,
          27,
          32,
          34,
          35,
          37,
          42,
          43,
          44,
          45,
          49,
          50,
          55,
          56,
          58,
          59,
          65,
          66,
          67,
          68,
          72,
          74 ->
          Freedom.TWO;
      default -> Freedom.ANY;
    };
  }

  private Match permuted(
      SettingOperations setting, IntMatrix from, Centring centring, Freedom freedom) {
    for (boolean likeGiven : new boolean[] {true, false}) {
      for (int i = 0; i < PERMUTATIONS.size(); i++) {
        IntMatrix axes = from.times(PERMUTATIONS.get(i));
        if (likeGiven) {
          axes = flippedToGiven(axes);
        }
        if (axes == null || !isOrdered(axes, freedom, PERMUTED_C[i])) {
          continue;
        }
        Centring changed = centring == Centring.C ? PERMUTED_CENTRINGS[i] : centring;
        Match match = at(setting, axes, changed);
        if (match != null) {
          return match;
        }
      }
    }
    return null;
  }

  /** The axes with signs so that they are those of the given cell, or null. */
  private IntMatrix flippedToGiven(IntMatrix axes) {
    if (given == null) {
      return null;
    }
    for (int j = 0; j < 3; j++) {
      boolean same = true;
      boolean opposite = true;
      for (int i = 0; i < 3; i++) {
        same &= axes.get(i, j) == given.get(i, j);
        opposite &= axes.get(i, j) == -given.get(i, j);
      }
      if (!same && !opposite) {
        return null;
      }
    }
    return given;
  }

  private boolean isOrdered(IntMatrix axes, Freedom freedom, int unique) {
    double a = square(axes, 0);
    double b = square(axes, 1);
    double c = square(axes, 2);
    return switch (freedom) {
      case ANY -> true;
      case TWO ->
          switch (unique) {
            case 0 -> b <= c + EQUAL;
            case 1 -> a <= c + EQUAL;
            default -> a <= b + EQUAL;
          };
      case CYCLIC -> a <= b + EQUAL && a <= c + EQUAL;
      case ALL -> a <= b + EQUAL && b <= c + EQUAL;
    };
  }

  private Match monoclinic(SettingOperations setting) {
    // In these types a and c may be exchanged, and the shorter is put first.
    boolean ordered =
        switch (setting.type().number()) {
          case 3, 4, 6, 10, 11 -> true;
          default -> false;
        };
    List<Match> found = new ArrayList<>();
    List<Double> lengths = new ArrayList<>();
    List<Boolean> likeGiven = new ArrayList<>();
    for (MonoclinicAxes choice : MonoclinicAxes.all()) {
      IntMatrix axes = start.basis().times(choice.change());
      int u = choice.unique() == 0 ? 1 : 0;
      int v = choice.unique() == 2 ? 1 : 2;
      double first = square(axes, u);
      double second = square(axes, v);
      if (dot(axes, u, v) > EQUAL || (ordered && first > second + EQUAL)) {
        continue;
      }
      IntMatrix flipped = flippedToGiven(axes);
      boolean turned = flipped != null && signsAgree(axes, flipped, u, v);
      Centring centring = start.centring() == Centring.C ? choice.fromC() : start.centring();
      Match match = at(setting, turned ? flipped : axes, centring);
      if (match != null) {
        found.add(match);
        lengths.add(Math.sqrt(first) + Math.sqrt(second));
        likeGiven.add(turned);
      }
    }
    double shortest = lengths.stream().mapToDouble(length -> length).min().orElse(0);
    Match best = null;
    for (int i = 0; i < found.size(); i++) {
      if (Math.abs(lengths.get(i) - shortest) < tolerance) {
        if (likeGiven.get(i)) {
          return found.get(i);
        }
        best = best == null ? found.get(i) : best;
      }
    }
    return best;
  }

  /** Whether both axes keep their directions or both turn round, so that their angle stays. */
  private static boolean signsAgree(IntMatrix axes, IntMatrix flipped, int u, int v) {
    return isSameColumn(axes, flipped, u) == isSameColumn(axes, flipped, v);
  }

  private static boolean isSameColumn(IntMatrix a, IntMatrix b, int column) {
    return a.get(0, column) == b.get(0, column)
        && a.get(1, column) == b.get(1, column)
        && a.get(2, column) == b.get(2, column);
  }

  private Match at(SettingOperations setting, IntMatrix axes, Centring centring) {
    if (centring != setting.centring() || axes.determinant() != centring.points()) {
      return null;
    }
    AxialOperations axial = see(axes);
    if (axial == null) {
      return null;
    }
    double[] origin = setting.origin(axial, centring, tolerance);
    return origin == null ? null : new Match(setting, axes, origin);
  }

  private AxialOperations see(IntMatrix axes) {
    for (Seen known : seen) {
      if (known.axes().equals(axes)) {
        return known.operations();
      }
    }
    AxialOperations axial =
        AxialOperations.of(operations.rotations(), operations.translations(), axes, primitive);
    seen.add(new Seen(axes, axial));
    return axial;
  }

  private double square(IntMatrix axes, int column) {
    return dot(axes, column, column);
  }

  private double dot(IntMatrix axes, int i, int j) {
    double[] p = primitive;
    double dot = 0;
    for (int k = 0; k < 3; k++) {
      dot +=
          (axes.get(0, i) * p[k] + axes.get(1, i) * p[3 + k] + axes.get(2, i) * p[6 + k])
              * (axes.get(0, j) * p[k] + axes.get(1, j) * p[3 + k] + axes.get(2, j) * p[6 + k]);
    }
    return dot;
  }

  /** The powers of a rotation about c, then each after the exchange of a and b. */
  private static List<IntMatrix> aroundC(IntMatrix rotation, int order) {
    List<IntMatrix> turns = new ArrayList<>();
    for (IntMatrix start : List.of(IntMatrix.IDENTITY, IntMatrix.of(0, 1, 0, 1, 0, 0, 0, 0, -1))) {
      IntMatrix turn = start;
      for (int i = 0; i < order; i++) {
        turns.add(turn);
        turn = rotation.times(turn);
      }
    }
    return List.copyOf(turns);
  }
}
