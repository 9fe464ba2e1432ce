package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** The operations of a tabulated setting in flat arrays, and the match of found ones with them. */
final class SettingOperations {
  private static final int SETTINGS = 530;
  private static final AtomicReferenceArray<SettingOperations> KNOWN =
      new AtomicReferenceArray<>(SETTINGS + 1);

  /**
   * Translations of different space-group types differ by at least a twelfth of a lattice vector;
   * what differs by more than a third of this is no match, however large the tolerance.
   */
  private static final double DIFFERENT = 1 / 36.0;

  /**
   * Errors of several sites add up in the translations and in the origin that follows from them.
   */
  private static final double SLACK = 4;

  private static final double ROUNDING = 1e-10;

  private final SpaceGroupType type;
  private final Centring centring;
  private final int[] codes;
  private final List<IntMatrix> rotations;
  private final List<IntMatrix> primitiveRotations;
  private final double[] translations;
  private final List<Trial> trials = new ArrayList<>();

  /** Generators, as places among the rotations, and the equations that they give. */
  private record Trial(int[] generators, OriginEquations equations) {}

  private SettingOperations(SpaceGroupType type) {
    this.type = type;
    this.centring = Centring.ofHallSymbol(type.hallSymbol());
    List<SymmetryOperation> all = type.operations();
    int count = all.size() / centring.points();
    // One operation for each rotation: those with the centrings added differ by lattice vectors.
    List<SymmetryOperation> first = new ArrayList<>();
    List<IntMatrix> found = new ArrayList<>();
    for (SymmetryOperation operation : all) {
      IntMatrix rotation = IntMatrix.of(operation.rotation());
      if (!found.contains(rotation)) {
        found.add(rotation);
        first.add(operation);
      }
    }
    if (found.size() != count) {
      throw new IllegalStateException("setting " + type.hallNumber() + " is no group");
    }
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Integer.compare(found.get(i).code(), found.get(j).code()));
    codes = new int[count];
    rotations = new ArrayList<>(count);
    primitiveRotations = new ArrayList<>(count);
    translations = new double[3 * count];
    for (int i = 0; i < count; i++) {
      IntMatrix rotation = found.get(order[i]);
      codes[i] = rotation.code();
      rotations.add(rotation);
      primitiveRotations.add(inPrimitive(rotation));
      SymmetryOperation operation = first.get(order[i]);
      for (int k = 0; k < 3; k++) {
        translations[3 * i + k] = (double) operation.numerators()[k] / operation.denominator();
      }
    }
    for (List<IntMatrix> set : Generators.of(type.crystalSystem(), centring, type.choice())) {
      int[] places = set.stream().mapToInt(r -> Arrays.binarySearch(codes, r.code())).toArray();
      if (Arrays.stream(places).allMatch(place -> place >= 0)) {
        OriginChoices.instance()
            .equations(type.crystalSystem(), centring, set, primitive(places))
            .ifPresent(equations -> trials.add(new Trial(places, equations)));
      }
    }
    // Two generators may leave a choice that a third one does not; all together leave none.
    int[] every = IntStream.range(0, count).toArray();
    trials.add(new Trial(every, new OriginEquations(primitive(every))));
  }

  private List<IntMatrix> primitive(int[] places) {
    return Arrays.stream(places).mapToObj(primitiveRotations::get).toList();
  }

  static SettingOperations of(int hallNumber) {
    SettingOperations known = KNOWN.get(hallNumber);
    if (known == null) {
      known = new SettingOperations(SpaceGroupType.ofHallNumber(hallNumber));
      KNOWN.set(hallNumber, known);
    }
    return known;
  }

  SpaceGroupType type() {
    return type;
  }

  Centring centring() {
    return centring;
  }

  /** One rotation for each operation modulo the lattice. */
  List<IntMatrix> rotations() {
    return rotations;
  }

  /** The same rotations in the primitive basis that belongs to the centring. */
  List<IntMatrix> primitiveRotations() {
    return primitiveRotations;
  }

  /** Three fractions for each rotation. */
  double[] translations() {
    return translations;
  }

  /** The number of operations of the conventional cell. */
  int order() {
    return codes.length * centring.points();
  }

  /** The place of a rotation among the operations, or a negative number. */
  int place(int code) {
    return Arrays.binarySearch(codes, code);
  }

  /**
   * The origin of this setting, in fractions of the axes of the found operations, or null if they
   * are not those of this setting.
   *
   * @param tolerance of the sites from which the operations were found, in Å
   */
  double[] origin(AxialOperations found, Centring foundCentring, double tolerance) {
    if (foundCentring != centring || found.size() != codes.length) {
      return null;
    }
    int count = codes.length;
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = Arrays.binarySearch(codes, found.code(i));
      if (places[i] < 0) {
        return null;
      }
    }
    double[] differences = new double[3 * count];
    for (int i = 0; i < count; i++) {
      difference(found.translations(), i, places[i], differences);
    }
    for (Trial trial : trials) {
      double[] chosen = new double[3 * trial.generators.length];
      for (int g = 0; g < trial.generators.length; g++) {
        System.arraycopy(differences, 3 * trial.generators[g], chosen, 3 * g, 3);
      }
      double[] shift = trial.equations.solve(chosen);
      if (agrees(found, differences, shift, tolerance)) {
        return conventional(shift);
      }
    }
    return null;
  }

  /** Tabulated minus found translation, in the primitive basis, both as fractions. */
  private void difference(double[] found, int i, int place, double[] differences) {
    for (int k = 0; k < 3; k++) {
      double tabulated = 0;
      double measured = 0;
      for (int c = 0; c < 3; c++) {
        int m = centring.conventional().get(k, c);
        tabulated += m * translations[3 * place + c];
        measured += m * found[3 * i + c];
      }
      differences[3 * place + k] = -fraction(fraction(measured) - fraction(tabulated));
    }
  }

  /** The part of a number beyond a whole one, from 0 to 1; 0 where only rounding is left. */
  private static double fraction(double x) {
    double apart = x - Math.rint(x);
    return apart < -ROUNDING ? apart + 1 : apart;
  }

  private boolean agrees(
      AxialOperations found, double[] differences, double[] shift, double tolerance) {
    double limit = SLACK * tolerance;
    double[] rest = new double[3];
    for (int i = 0; i < codes.length; i++) {
      IntMatrix w = primitiveRotations.get(i);
      for (int k = 0; k < 3; k++) {
        double moved =
            w.get(k, 0) * shift[0] + w.get(k, 1) * shift[1] + w.get(k, 2) * shift[2] - shift[k];
        rest[k] = moved - differences[3 * i + k];
        rest[k] -= Math.rint(rest[k]);
        if (Math.abs(rest[k]) > DIFFERENT) {
          return false;
        }
      }
      if (found.length(conventional(rest)) > limit) {
        return false;
      }
    }
    return true;
  }

  /** The origin that fits the found operations best, in the sense of least squares. */
  double[] refine(AxialOperations found, double[] origin) {
    double[] a = found.rows();
    double[] normal = new double[9];
    double[] right = new double[3];
    for (int i = 0; i < codes.length; i++) {
      int place = Arrays.binarySearch(codes, found.code(i));
      double[] rest = rest(found, i, place, origin);
      IntMatrix w = rotations.get(place);
      // Lengths count, not fractions: both sides are taken to Cartesian axes.
      double[] m = new double[9];
      double[] r = new double[3];
      for (int k = 0; k < 3; k++) {
        for (int c = 0; c < 3; c++) {
          r[k] += a[3 * c + k] * rest[c];
          for (int j = 0; j < 3; j++) {
            m[3 * k + j] += a[3 * c + k] * (w.get(c, j) - (c == j ? 1 : 0));
          }
        }
      }
      for (int k = 0; k < 3; k++) {
        for (int c = 0; c < 3; c++) {
          right[c] -= m[3 * k + c] * r[k];
          for (int j = 0; j < 3; j++) {
            normal[3 * c + j] += m[3 * k + c] * m[3 * k + j];
          }
        }
      }
    }
    // Along free directions the equations say nothing, and the origin stays.
    double ridge = 1e-9 * (normal[0] + normal[4] + normal[8]);
    if (ridge == 0) {
      return origin;
    }
    for (int k = 0; k < 3; k++) {
      normal[4 * k] += ridge;
    }
    double[] inverse = PrimitiveCell.inverse(normal);
    double[] refined = origin.clone();
    for (int k = 0; k < 3; k++) {
      for (int c = 0; c < 3; c++) {
        refined[k] += inverse[3 * k + c] * right[c];
      }
    }
    return refined;
  }

  /** (W − 1) s minus the difference of translations, in the axes, nearest to zero. */
  private double[] rest(AxialOperations found, int i, int place, double[] s) {
    double[] primitive = new double[3];
    IntMatrix w = rotations.get(place);
    double[] whole = new double[3];
    for (int k = 0; k < 3; k++) {
      whole[k] =
          w.get(k, 0) * s[0]
              + w.get(k, 1) * s[1]
              + w.get(k, 2) * s[2]
              - s[k]
              - (translations[3 * place + k] - found.translations()[3 * i + k]);
    }
    for (int k = 0; k < 3; k++) {
      IntMatrix m = centring.conventional();
      double p = m.get(k, 0) * whole[0] + m.get(k, 1) * whole[1] + m.get(k, 2) * whole[2];
      primitive[k] = p - Math.rint(p);
    }
    return conventional(primitive);
  }

  private double[] conventional(double[] primitive) {
    double[] m = centring.primitive();
    double[] result = new double[3];
    for (int k = 0; k < 3; k++) {
      result[k] =
          m[3 * k] * primitive[0] + m[3 * k + 1] * primitive[1] + m[3 * k + 2] * primitive[2];
    }
    return result;
  }

  private IntMatrix inPrimitive(IntMatrix rotation) {
    int points = centring.points();
    int[] scaled =
        centring.conventional().times(rotation).times(centring.conventional().adjugate()).toArray();
    for (int i = 0; i < 9; i++) {
      scaled[i] /= points;
    }
    return IntMatrix.of(scaled);
  }
}
