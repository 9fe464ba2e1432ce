package io.lodestone.crystal.symmetry;

import java.util.Arrays;

/**
 * The sites of a primitive cell in the standard setting: at idealised places, which the operations
 * carry into each other exactly, with their Wyckoff positions.
 */
final class SiteAssignment {
  private final double[] places;
  private final int[] representatives;
  private final WyckoffPosition[] positions;

  private SiteAssignment(double[] places, int[] representatives, WyckoffPosition[] positions) {
    this.places = places;
    this.representatives = representatives;
    this.positions = positions;
  }

  /** Assigns the sites, or returns null if the operations and the sites disagree. */
  static SiteAssignment of(SpaceGroupFinding finding) {
    FlatCell cell = finding.primitive().cell();
    FoundOperations operations = finding.operations();
    SettingOperations setting = finding.setting();
    int[] order = tabulated(finding);
    int n = cell.size();
    double[] measured = measured(finding);
    double[] places = new double[3 * n];
    int[] representatives = new int[n];
    Arrays.fill(representatives, -1);
    WyckoffPosition[] positions = new WyckoffPosition[n];
    for (int i = 0; i < n; i++) {
      if (representatives[i] >= 0) {
        continue;
      }
      double[] ideal = new double[3];
      int stabiliser = 0;
      for (int op = 0; op < order.length; op++) {
        if (operations.images()[op][i] == i) {
          double[] image = image(setting, order[op], measured, 3 * i);
          double[] near = near(setting, image, measured, 3 * i);
          for (int k = 0; k < 3; k++) {
            ideal[k] += near[k];
          }
          stabiliser++;
        }
      }
      for (int k = 0; k < 3; k++) {
        ideal[k] /= stabiliser;
      }
      int multiplicity = setting.order() / stabiliser;
      WyckoffPosition position = WyckoffTable.instance().at(setting, ideal, multiplicity);
      int orbit = 0;
      for (int op = 0; op < order.length; op++) {
        int j = operations.images()[op][i];
        if (representatives[j] < 0) {
          representatives[j] = i;
          positions[j] = position;
          double[] near = near(setting, image(setting, order[op], ideal, 0), measured, 3 * j);
          System.arraycopy(near, 0, places, 3 * j, 3);
          orbit++;
        }
      }
      if (position == null || orbit * stabiliser != order.length) {
        return null;
      }
      System.arraycopy(ideal, 0, places, 3 * i, 3);
    }
    return new SiteAssignment(places, representatives, positions);
  }

  /** Three fractions of the standard cell for each site of the primitive cell. */
  double[] places() {
    return places;
  }

  /** For each site of the primitive cell the first one of its orbit. */
  int representative(int site) {
    return representatives[site];
  }

  WyckoffPosition position(int site) {
    return positions[site];
  }

  /** For each found operation its place among those of the setting. */
  static int[] tabulated(SpaceGroupFinding finding) {
    IntMatrix axes = finding.axes();
    IntMatrix adjugate = axes.adjugate();
    int determinant = axes.determinant();
    int[] order = new int[finding.operations().size()];
    for (int op = 0; op < order.length; op++) {
      int[] scaled = adjugate.times(finding.operations().rotations().get(op)).times(axes).toArray();
      for (int k = 0; k < 9; k++) {
        scaled[k] /= determinant;
      }
      order[op] = finding.setting().place(IntMatrix.of(scaled).code());
    }
    return order;
  }

  private static double[] measured(SpaceGroupFinding finding) {
    double[] inverse = finding.axes().inverse();
    double[] x = finding.primitive().cell().positions();
    double[] measured = new double[x.length];
    for (int i = 0; i < x.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        measured[i + k] =
            inverse[3 * k] * x[i]
                + inverse[3 * k + 1] * x[i + 1]
                + inverse[3 * k + 2] * x[i + 2]
                - finding.origin()[k];
      }
    }
    return measured;
  }

  private static double[] image(SettingOperations setting, int op, double[] x, int at) {
    IntMatrix w = setting.rotations().get(op);
    double[] image = new double[3];
    for (int k = 0; k < 3; k++) {
      image[k] =
          w.get(k, 0) * x[at]
              + w.get(k, 1) * x[at + 1]
              + w.get(k, 2) * x[at + 2]
              + setting.translations()[3 * op + k];
    }
    return image;
  }

  /** The point moved by a lattice vector so that it is nearest to another. */
  private static double[] near(SettingOperations setting, double[] point, double[] to, int at) {
    IntMatrix conventional = setting.centring().conventional();
    double[] primitive = setting.centring().primitive();
    double[] steps = new double[3];
    for (int k = 0; k < 3; k++) {
      double apart = 0;
      for (int c = 0; c < 3; c++) {
        apart += conventional.get(k, c) * (point[c] - to[at + c]);
      }
      steps[k] = Math.rint(apart);
    }
    double[] near = new double[3];
    for (int k = 0; k < 3; k++) {
      near[k] =
          point[k]
              - primitive[3 * k] * steps[0]
              - primitive[3 * k + 1] * steps[1]
              - primitive[3 * k + 2] * steps[2];
    }
    return near;
  }
}
