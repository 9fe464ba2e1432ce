package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;

/** Takes the operations of a setting to the given cell. */
final class CellOperations {
  /** A component of a translation that is nearer to a whole number than this is that number. */
  private static final double WHOLE = 1e-10;

  private CellOperations() {}

  static int count(SpaceGroupFinding finding) {
    int count = 0;
    for (IntMatrix rotation : finding.operations().rotations()) {
      count += inGiven(rotation, finding.primitive().fromInput()) == null ? 0 : 1;
    }
    return count * finding.primitive().multiplicity();
  }

  static List<CellOperation> of(SpaceGroupFinding finding, Transformation toStandard) {
    int[] order = SiteAssignment.tabulated(finding);
    double[] translations = translations(finding.primitive());
    List<CellOperation> operations = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      for (int op = 0; op < order.length; op++) {
        IntMatrix found = finding.operations().rotations().get(op);
        int[] rotation = inGiven(found, finding.primitive().fromInput());
        // The identity comes first, with the translations of the cell.
        boolean identity = found.equals(IntMatrix.IDENTITY);
        if (rotation == null || identity != (pass == 0)) {
          continue;
        }
        Vector3 w = translation(finding.setting(), order[op], toStandard);
        for (int t = 0; t < translations.length; t += 3) {
          operations.add(
              new CellOperation(
                  rotation,
                  new Vector3(
                      inside(w.x() + translations[t]),
                      inside(w.y() + translations[t + 1]),
                      inside(w.z() + translations[t + 2]))));
        }
      }
    }
    return List.copyOf(operations);
  }

  /**
   * The rotation in the axes of the given cell, or null if it does not carry them to themselves.
   */
  private static int[] inGiven(IntMatrix rotation, IntMatrix fromInput) {
    int determinant = fromInput.determinant();
    int[] scaled = fromInput.adjugate().times(rotation).times(fromInput).toArray();
    for (int k = 0; k < 9; k++) {
      if (scaled[k] % determinant != 0) {
        return null;
      }
      scaled[k] /= determinant;
    }
    return scaled;
  }

  /** The inner translations of the given cell as exact fractions. */
  private static double[] translations(PrimitiveCell primitive) {
    IntMatrix m = primitive.fromInput();
    double[] inverse = m.inverse();
    double[] measured = primitive.translations();
    double[] exact = new double[measured.length];
    for (int t = 0; t < measured.length; t += 3) {
      double[] steps = new double[3];
      for (int k = 0; k < 3; k++) {
        steps[k] =
            Math.rint(
                m.get(k, 0) * measured[t]
                    + m.get(k, 1) * measured[t + 1]
                    + m.get(k, 2) * measured[t + 2]);
      }
      for (int k = 0; k < 3; k++) {
        exact[t + k] =
            inverse[3 * k] * steps[0]
                + inverse[3 * k + 1] * steps[1]
                + inverse[3 * k + 2] * steps[2];
      }
    }
    return exact;
  }

  /** The translation that an operation of the setting has in the given cell. */
  private static Vector3 translation(SettingOperations setting, int op, Transformation toStandard) {
    IntMatrix w = setting.rotations().get(op);
    double[] t = setting.translations();
    // The origin of the given cell goes to q, is moved by the operation, and comes back.
    Vector3 q = toStandard.shift();
    Vector3 image =
        new Vector3(
            w.get(0, 0) * q.x() + w.get(0, 1) * q.y() + w.get(0, 2) * q.z() + t[3 * op],
            w.get(1, 0) * q.x() + w.get(1, 1) * q.y() + w.get(1, 2) * q.z() + t[3 * op + 1],
            w.get(2, 0) * q.x() + w.get(2, 1) * q.y() + w.get(2, 2) * q.z() + t[3 * op + 2]);
    return toStandard.invert(image);
  }

  private static double inside(double x) {
    double nearest = Math.rint(x);
    return Math.abs(x - nearest) < WHOLE ? 0 : x - Math.floor(x);
  }
}
