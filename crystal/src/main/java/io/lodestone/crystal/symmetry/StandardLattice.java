package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Lattice;

/**
 * The lattice of a conventional cell with the metric that its rotations ask for, a along x and b in
 * the xy plane, and how the crystal is turned into it.
 *
 * @param lattice the idealised lattice
 * @param rotation nine entries, row by row, of the rotation by which Cartesian vectors of the
 *     crystal become those of the idealised lattice
 */
record StandardLattice(Lattice lattice, double[] rotation) {

  /**
   * Idealises a right-handed cell.
   *
   * @param rows the axes of the setting in the crystal
   */
  static StandardLattice of(SettingOperations setting, double[] rows) {
    double[] metric = new double[9];
    for (IntMatrix w : setting.rotations()) {
      double[] image = w.transposed().timesRows(rows);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          metric[3 * i + j] += dot(image, i, image, j) / setting.rotations().size();
        }
      }
    }
    double a = Math.sqrt(metric[0]);
    double bx = metric[1] / a;
    double by = Math.sqrt(metric[4] - bx * bx);
    double cx = metric[2] / a;
    double cy = (metric[5] - bx * cx) / by;
    double cz = Math.sqrt(metric[8] - cx * cx - cy * cy);
    double[] ideal = {a, 0, 0, clean(bx, by), by, 0, clean(cx, cz), clean(cy, cz), cz};
    return new StandardLattice(Lattice.ofRows(ideal), rotation(rows, ideal));
  }

  /** Zero where only rounding is left of a right angle. */
  private static double clean(double component, double size) {
    return Math.abs(component) < 1e-12 * size ? 0 : component;
  }

  /** The rotation between the frames that a, b and c span: along a, in the plane of a and b. */
  private static double[] rotation(double[] from, double[] to) {
    double[] f = frame(from);
    double[] t = frame(to);
    double[] rotation = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          rotation[3 * i + j] += t[3 * k + i] * f[3 * k + j];
        }
      }
    }
    return rotation;
  }

  /** Three orthogonal unit vectors as rows. */
  private static double[] frame(double[] rows) {
    double a = Math.sqrt(dot(rows, 0, rows, 0));
    double[] frame = new double[9];
    for (int k = 0; k < 3; k++) {
      frame[k] = rows[k] / a;
    }
    double along = dot(rows, 1, frame, 0);
    for (int k = 0; k < 3; k++) {
      frame[3 + k] = rows[3 + k] - along * frame[k];
    }
    double b = Math.sqrt(dot(frame, 1, frame, 1));
    for (int k = 0; k < 3; k++) {
      frame[3 + k] /= b;
    }
    for (int k = 0; k < 3; k++) {
      int l = (k + 1) % 3;
      int m = (k + 2) % 3;
      frame[6 + k] = frame[l] * frame[3 + m] - frame[m] * frame[3 + l];
    }
    return frame;
  }

  private static double dot(double[] a, int i, double[] b, int j) {
    return a[3 * i] * b[3 * j] + a[3 * i + 1] * b[3 * j + 1] + a[3 * i + 2] * b[3 * j + 2];
  }
}
