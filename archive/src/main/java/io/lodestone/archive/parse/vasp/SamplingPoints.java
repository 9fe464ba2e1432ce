package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points of the Brillouin zone at which a run computes, and how they were made. */
final class SamplingPoints {
  private static final double SAME_POINT = 1e-6;

  private String method;
  private int[] grid;
  private double[] shift;
  private int pointsPerLine;
  private double[] points = {};
  private double[] weights = {};
  private double[] multiplicities = {};
  private Tensor tetrahedra;
  private Double tetrahedronVolume;

  /**
   * How the points were made.
   *
   * @param name as VASP writes it: {@code Monkhorst-Pack}, {@code Gamma}, {@code listgenerated}
   *     (line mode), ...
   */
  void method(String name) {
    method =
        switch (name.strip()) {
          case "Gamma" -> "Gamma-centered";
          case "listgenerated" -> "Line-path";
          case "" -> null;
          default -> name.strip();
        };
  }

  void grid(int[] divisions) {
    grid = divisions;
  }

  void shift(double[] fractions) {
    shift = fractions;
  }

  /** Line mode: how many points each line has. */
  void pointsPerLine(int count) {
    pointsPerLine = count;
  }

  /** The points, three coordinates each, in units of the reciprocal lattice vectors. */
  void points(double[] coordinates) {
    points = coordinates;
  }

  void weights(double[] values) {
    weights = values;
  }

  void multiplicities(double[] values) {
    multiplicities = values;
  }

  /**
   * The tetrahedra between the points.
   *
   * @param list n × 5: how often it comes, and its four corners, counted from 1
   * @param volume of each, as a share of the zone; null where not told
   */
  void tetrahedra(Tensor list, Double volume) {
    tetrahedra = list;
    tetrahedronVolume = volume;
  }

  /** Whether the points lie on lines only. */
  boolean isLineMode() {
    return "Line-path".equals(method);
  }

  int count() {
    return points.length / 3;
  }

  Tensor coordinates() {
    return Tensor.of(points, count(), 3);
  }

  /** A weight per point, normalised to 1; null where unknown. */
  List<Double> weights() {
    return weights.length == count() ? boxed(weights) : null;
  }

  /** How many points of the full mesh each one stands for; null where unknown. */
  List<Double> multiplicities() {
    return multiplicities.length == count() ? boxed(multiplicities) : null;
  }

  /**
   * The lines along which bands are computed, as ranges of points {@code {from, to}}: those of line
   * mode, or the straight runs among the points that have no weight, with which a hybrid functional
   * adds bands to a mesh. Empty where there are none.
   */
  List<int[]> lines() {
    List<int[]> lines = new ArrayList<>();
    if (isLineMode()) {
      int length = pointsPerLine > 1 && count() % pointsPerLine == 0 ? pointsPerLine : count();
      for (int from = 0; from < count(); from += length) {
        lines.add(new int[] {from, from + length});
      }
    } else if (hasMeshAndUnweighted()) {
      int from = 0;
      while (from < count()) {
        int to = from;
        while (to < count() && weights[to] == 0 && (to - from < 2 || continues(to))) {
          to++;
        }
        if (to > from) {
          lines.add(new int[] {from, to});
        }
        from = Math.max(to, from + 1);
      }
    }
    return lines;
  }

  KMesh section() {
    KMeshBuilder mesh = KMeshBuilder.builder().samplingMethod(method);
    if (grid != null) {
      mesh.grid(Arrays.stream(grid).boxed().toList());
    }
    if (shift != null) {
      mesh.offset(boxed(shift));
    }
    if (count() > 0) {
      mesh.nPoints(count())
          .points(coordinates())
          .weights(weights())
          .multiplicities(multiplicities());
    }
    if (tetrahedra != null) {
      mesh.addExtras("x_vasp_tetrahedrons_list", tetrahedra);
    }
    if (tetrahedronVolume != null) {
      mesh.addExtras("x_vasp_tetrahedron_volume", tetrahedronVolume);
    }
    return mesh.build();
  }

  private boolean hasMeshAndUnweighted() {
    boolean some = Arrays.stream(weights).anyMatch(weight -> weight == 0);
    boolean others = Arrays.stream(weights).anyMatch(weight -> weight != 0);
    return weights.length == count() && some && others;
  }

  /** Whether a point goes on in the direction of the two before it. */
  private boolean continues(int point) {
    double dot = 0;
    double before = 0;
    double after = 0;
    for (int i = 0; i < 3; i++) {
      double first = points[3 * point + i - 3] - points[3 * point + i - 6];
      double second = points[3 * point + i] - points[3 * point + i - 3];
      dot += first * second;
      before += first * first;
      after += second * second;
    }
    double lengths = Math.sqrt(before * after);
    return after > SAME_POINT * SAME_POINT && dot > 0.999 * lengths;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
