package io.lodestone.crystal.symmetry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The 32 crystallographic point groups, in the order of International Tables. */
public enum PointGroup {
  C1("1", "C1", CrystalSystem.TRICLINIC, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0),
  CI("-1", "Ci", CrystalSystem.TRICLINIC, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0),
  C2("2", "C2", CrystalSystem.MONOCLINIC, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0),
  CS("m", "Cs", CrystalSystem.MONOCLINIC, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0),
  C2H("2/m", "C2h", CrystalSystem.MONOCLINIC, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0),
  D2("222", "D2", CrystalSystem.ORTHORHOMBIC, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0),
  C2V("mm2", "C2v", CrystalSystem.ORTHORHOMBIC, 0, 0, 0, 2, 0, 1, 1, 0, 0, 0),
  D2H("mmm", "D2h", CrystalSystem.ORTHORHOMBIC, 0, 0, 0, 3, 1, 1, 3, 0, 0, 0),
  C4("4", "C4", CrystalSystem.TETRAGONAL, 0, 0, 0, 0, 0, 1, 1, 0, 2, 0),
  S4("-4", "S4", CrystalSystem.TETRAGONAL, 0, 2, 0, 0, 0, 1, 1, 0, 0, 0),
  C4H("4/m", "C4h", CrystalSystem.TETRAGONAL, 0, 2, 0, 1, 1, 1, 1, 0, 2, 0),
  D4("422", "D4", CrystalSystem.TETRAGONAL, 0, 0, 0, 0, 0, 1, 5, 0, 2, 0),
  C4V("4mm", "C4v", CrystalSystem.TETRAGONAL, 0, 0, 0, 4, 0, 1, 1, 0, 2, 0),
  D2D("-42m", "D2d", CrystalSystem.TETRAGONAL, 0, 2, 0, 2, 0, 1, 3, 0, 0, 0),
  D4H("4/mmm", "D4h", CrystalSystem.TETRAGONAL, 0, 2, 0, 5, 1, 1, 5, 0, 2, 0),
  C3("3", "C3", CrystalSystem.TRIGONAL, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0),
  C3I("-3", "C3i", CrystalSystem.TRIGONAL, 0, 0, 2, 0, 1, 1, 0, 2, 0, 0),
  D3("32", "D3", CrystalSystem.TRIGONAL, 0, 0, 0, 0, 0, 1, 3, 2, 0, 0),
  C3V("3m", "C3v", CrystalSystem.TRIGONAL, 0, 0, 0, 3, 0, 1, 0, 2, 0, 0),
  D3D("-3m", "D3d", CrystalSystem.TRIGONAL, 0, 0, 2, 3, 1, 1, 3, 2, 0, 0),
  C6("6", "C6", CrystalSystem.HEXAGONAL, 0, 0, 0, 0, 0, 1, 1, 2, 0, 2),
  C3H("-6", "C3h", CrystalSystem.HEXAGONAL, 2, 0, 0, 1, 0, 1, 0, 2, 0, 0),
  C6H("6/m", "C6h", CrystalSystem.HEXAGONAL, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2),
  D6("622", "D6", CrystalSystem.HEXAGONAL, 0, 0, 0, 0, 0, 1, 7, 2, 0, 2),
  C6V("6mm", "C6v", CrystalSystem.HEXAGONAL, 0, 0, 0, 6, 0, 1, 1, 2, 0, 2),
  D3H("-6m2", "D3h", CrystalSystem.HEXAGONAL, 2, 0, 0, 4, 0, 1, 3, 2, 0, 0),
  D6H("6/mmm", "D6h", CrystalSystem.HEXAGONAL, 2, 0, 2, 7, 1, 1, 7, 2, 0, 2),
  T("23", "T", CrystalSystem.CUBIC, 0, 0, 0, 0, 0, 1, 3, 8, 0, 0),
  TH("m-3", "Th", CrystalSystem.CUBIC, 0, 0, 8, 3, 1, 1, 3, 8, 0, 0),
  O("432", "O", CrystalSystem.CUBIC, 0, 0, 0, 0, 0, 1, 9, 8, 6, 0),
  TD("-43m", "Td", CrystalSystem.CUBIC, 0, 6, 0, 6, 0, 1, 3, 8, 0, 0),
  OH("m-3m", "Oh", CrystalSystem.CUBIC, 0, 6, 8, 9, 1, 1, 9, 8, 6, 0);

  private final String symbol;
  private final String schoenflies;
  private final CrystalSystem crystalSystem;
  private final int[] counts;

  /**
   * @param counts how many rotations −6, −4, −3, m, −1, 1, 2, 3, 4 and 6 the group has
   */
  PointGroup(String symbol, String schoenflies, CrystalSystem crystalSystem, int... counts) {
    this.symbol = symbol;
    this.schoenflies = schoenflies;
    this.crystalSystem = crystalSystem;
    this.counts = counts;
  }

  /** The Hermann-Mauguin symbol, such as {@code -42m}. */
  public String symbol() {
    return symbol;
  }

  /** The symbol of Schoenflies, such as {@code D2d}. */
  public String schoenflies() {
    return schoenflies;
  }

  public CrystalSystem crystalSystem() {
    return crystalSystem;
  }

  /** The number of operations. */
  public int order() {
    int order = 0;
    for (int count : counts) {
      order += count;
    }
    return order;
  }

  /** Whether the inversion belongs to the group. */
  public boolean isCentrosymmetric() {
    return counts[4] > 0;
  }

  /** Whether the group has proper rotations only, so that a crystal of it may be left or right. */
  public boolean isChiral() {
    return counts[0] + counts[1] + counts[2] + counts[3] + counts[4] == 0;
  }

  /** Whether some direction is left alone by every operation, so that a crystal may be polar. */
  public boolean isPolar() {
    return switch (this) {
      case C1, C2, CS, C2V, C4, C4V, C3, C3V, C6, C6V -> true;
      default -> false;
    };
  }

  /** The group with this Hermann-Mauguin symbol, such as {@code m-3m}. */
  public static Optional<PointGroup> ofSymbol(String symbol) {
    for (PointGroup group : values()) {
      if (group.symbol.equals(symbol)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /** The group that these distinct rotations form, if they form one. */
  static Optional<PointGroup> of(List<IntMatrix> rotations) {
    int[] counts = new int[10];
    for (IntMatrix rotation : rotations) {
      int type = type(rotation);
      if (type < 0) {
        return Optional.empty();
      }
      counts[type]++;
    }
    for (PointGroup group : values()) {
      if (Arrays.equals(group.counts, counts)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /** −6, −4, −3, m, −1, 1, 2, 3, 4, 6 as 0 to 9, or −1 for what is no rotation of a lattice. */
  private static int type(IntMatrix rotation) {
    int trace = rotation.trace();
    if (rotation.determinant() == 1) {
      return switch (trace) {
        case 3 -> 5;
        case -1 -> 6;
        case 0 -> 7;
        case 1 -> 8;
        case 2 -> 9;
        default -> -1;
      };
    }
    return switch (trace) {
      case -2 -> 0;
      case -1 -> 1;
      case 0 -> 2;
      case 1 -> 3;
      case -3 -> 4;
      default -> -1;
    };
  }
}
