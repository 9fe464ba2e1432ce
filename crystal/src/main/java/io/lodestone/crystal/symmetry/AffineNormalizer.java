package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The affine maps that carry a space group onto itself, seen by what they do to its Wyckoff
 * positions.
 *
 * <p>Two descriptions of one crystal in the standard setting of its space group differ by such a
 * map, so their Wyckoff letters differ by one of {@link #exchanges()}. The maps follow from the
 * operations: for each way P to turn the axes that keeps lattice and crystal class, the shifts p
 * solve (W′ − 1) p = P w − w′ modulo the lattice, with W′ = P W P⁻¹, for all operations (W, w) and
 * (W′, w′). The result agrees with the sets of Wyckoff positions that E. Koch and W. Fischer list
 * (Acta Cryst. A31, 88, 1975; International Tables A, chapter 3.5).
 */
public final class AffineNormalizer {
  private static final int TYPES = 230;
  private static final AtomicReferenceArray<AffineNormalizer> KNOWN =
      new AtomicReferenceArray<>(TYPES + 1);

  /** Values of free coordinates that no special position has. */
  private static final double[] GENERIC = {0.141_593, 0.271_828, 0.385_307};

  private static final double ROUNDING = 1e-9;

  /** Oblique nets are related by a few shears, which have entries of at most this. */
  private static final int SHEAR = 2;

  private final SettingOperations setting;
  private final List<WyckoffPosition> positions;
  private final List<String> exchanges;

  private AffineNormalizer(int number) {
    SpaceGroupType type = SpaceGroupType.ofNumber(number).getFirst();
    this.setting = SettingOperations.of(type.hallNumber());
    this.positions = WyckoffPosition.of(type.hallNumber());
    Set<String> generators = new LinkedHashSet<>();
    OriginEquations equations = new OriginEquations(setting.primitiveRotations());
    for (double[] shift : equations.indifferent()) {
      generators.add(exchange(IntMatrix.IDENTITY, shift));
    }
    for (IntMatrix axes : axes(type.crystalSystem())) {
      double[] shift = shift(axes, equations);
      if (shift != null) {
        generators.add(exchange(axes, shift));
      }
    }
    this.exchanges = group(generators);
  }

  /**
   * The normaliser of a space-group type.
   *
   * @param number from 1 to 230
   */
  public static AffineNormalizer of(int number) {
    if (number < 1 || number > TYPES) {
      throw new IllegalArgumentException("space-group types have numbers from 1 to 230");
    }
    AffineNormalizer known = KNOWN.get(number);
    if (known == null) {
      known = new AffineNormalizer(number);
      KNOWN.set(number, known);
    }
    return known;
  }

  /**
   * The ways in which the letters of the Wyckoff positions may be exchanged, the one that changes
   * none first. The i-th character of each is the new letter of the i-th position.
   */
  public List<String> exchanges() {
    return exchanges;
  }

  /** The place of a letter in the strings of {@link #exchanges()}. */
  public static int place(char letter) {
    return letter == 'A' ? 'z' - 'a' + 1 : letter - 'a';
  }

  /**
   * The shift that belongs to turned axes, in a primitive basis; null if no shift makes them a map
   * of the group onto itself.
   */
  private double[] shift(IntMatrix axes, OriginEquations equations) {
    IntMatrix turn = inPrimitive(axes);
    if (turn == null) {
      return null;
    }
    List<IntMatrix> rotations = setting.primitiveRotations();
    int determinant = turn.determinant();
    double[] differences = new double[3 * rotations.size()];
    for (int i = 0; i < rotations.size(); i++) {
      IntMatrix turned = turn.times(rotations.get(i)).times(turn.adjugate());
      int place = rotations.indexOf(determinant < 0 ? turned.negated() : turned);
      if (place < 0) {
        return null;
      }
      double[] w = primitive(setting.translations(), 3 * i);
      double[] there = primitive(setting.translations(), 3 * place);
      for (int k = 0; k < 3; k++) {
        double d = turn.get(k, 0) * w[0] + turn.get(k, 1) * w[1] + turn.get(k, 2) * w[2] - there[k];
        differences[3 * place + k] = d - Math.rint(d);
      }
    }
    double[] shift = equations.solve(differences);
    for (int i = 0; i < rotations.size(); i++) {
      IntMatrix w = rotations.get(i);
      for (int k = 0; k < 3; k++) {
        double rest =
            w.get(k, 0) * shift[0]
                + w.get(k, 1) * shift[1]
                + w.get(k, 2) * shift[2]
                - shift[k]
                - differences[3 * i + k];
        if (Math.abs(rest - Math.rint(rest)) > ROUNDING) {
          return null;
        }
      }
    }
    return shift;
  }

  /** The axes in a primitive basis, or null if they do not keep the lattice. */
  private IntMatrix inPrimitive(IntMatrix axes) {
    IntMatrix conventional = setting.centring().conventional();
    int[] entries = conventional.times(axes).times(conventional.adjugate()).toArray();
    for (int i = 0; i < 9; i++) {
      if (entries[i] % setting.centring().points() != 0) {
        return null;
      }
      entries[i] /= setting.centring().points();
    }
    return IntMatrix.of(entries);
  }

  private double[] primitive(double[] conventional, int offset) {
    double[] result = new double[3];
    for (int k = 0; k < 3; k++) {
      for (int c = 0; c < 3; c++) {
        result[k] += setting.centring().conventional().get(k, c) * conventional[offset + c];
      }
    }
    return result;
  }

  /** The letters to which a map takes those of the positions. */
  private String exchange(IntMatrix axes, double[] primitiveShift) {
    double[] toConventional = setting.centring().primitive();
    StringBuilder letters = new StringBuilder();
    for (WyckoffPosition position : positions) {
      double[] p =
          WyckoffSubspace.parse(position.coordinates()).point(GENERIC[0], GENERIC[1], GENERIC[2]);
      double[] image = new double[3];
      for (int k = 0; k < 3; k++) {
        for (int c = 0; c < 3; c++) {
          image[k] += axes.get(k, c) * p[c] + toConventional[3 * k + c] * primitiveShift[c];
        }
      }
      WyckoffPosition there = WyckoffTable.instance().at(setting, image, position.multiplicity());
      if (there == null) {
        throw new IllegalStateException(position + " of " + setting.type() + " has no image");
      }
      letters.append(there.letter());
    }
    return letters.toString();
  }

  /** All products of exchanges. */
  private static List<String> group(Set<String> generators) {
    Set<String> found = new LinkedHashSet<>(generators);
    List<String> open = new ArrayList<>(found);
    while (!open.isEmpty()) {
      String last = open.removeLast();
      for (String generator : generators) {
        StringBuilder product = new StringBuilder();
        for (int i = 0; i < last.length(); i++) {
          product.append(generator.charAt(place(last.charAt(i))));
        }
        if (found.add(product.toString())) {
          open.add(product.toString());
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Changes of axes that generate all that can keep a crystal class of this system and its lattice:
   * finitely many but for triclinic and monoclinic axes, which shears relate.
   */
  private static List<IntMatrix> axes(CrystalSystem system) {
    return switch (system) {
      case TRICLINIC -> shears();
      case MONOCLINIC -> obliqueNets();
      case ORTHORHOMBIC, TETRAGONAL, CUBIC -> signedPermutations();
      case TRIGONAL, HEXAGONAL -> hexagonalRotations();
    };
  }

  private static List<IntMatrix> shears() {
    List<IntMatrix> shears = new ArrayList<>(signedPermutations());
    for (int place = 0; place < 9; place++) {
      if (place % 4 != 0) {
        int[] shear = IntMatrix.IDENTITY.toArray();
        shear[place] = 1;
        shears.add(IntMatrix.of(shear));
      }
    }
    return shears;
  }

  private static List<IntMatrix> obliqueNets() {
    List<IntMatrix> nets = new ArrayList<>();
    int[] range = new int[2 * SHEAR + 1];
    Arrays.setAll(range, i -> i - SHEAR);
    for (int aa : range) {
      for (int ac : range) {
        for (int ca : range) {
          for (int cc : range) {
            if (Math.abs(aa * cc - ac * ca) == 1) {
              nets.add(IntMatrix.of(aa, 0, ac, 0, 1, 0, ca, 0, cc));
            }
          }
        }
      }
    }
    nets.add(IntMatrix.of(1, 0, 0, 0, -1, 0, 0, 0, 1));
    return nets;
  }

  private static List<IntMatrix> signedPermutations() {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    List<IntMatrix> found = new ArrayList<>();
    for (int[] order : orders) {
      for (int signs = 0; signs < 8; signs++) {
        int[] entries = new int[9];
        for (int k = 0; k < 3; k++) {
          entries[3 * k + order[k]] = (signs >> k & 1) == 0 ? 1 : -1;
        }
        found.add(IntMatrix.of(entries));
      }
    }
    return found;
  }

  private static List<IntMatrix> hexagonalRotations() {
    IntMatrix sixfold = IntMatrix.of(1, -1, 0, 1, 0, 0, 0, 0, 1);
    IntMatrix mirror = IntMatrix.of(0, 1, 0, 1, 0, 0, 0, 0, 1);
    List<IntMatrix> found = new ArrayList<>();
    IntMatrix turned = IntMatrix.IDENTITY;
    for (int i = 0; i < 6; i++) {
      found.add(turned);
      found.add(turned.negated());
      found.add(turned.times(mirror));
      found.add(turned.times(mirror).negated());
      turned = turned.times(sixfold);
    }
    return found;
  }
}
