package io.lodestone.archive.parse.lapw;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.BandStructureBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bands along a path through the Brillouin zone, from whichever file.
 *
 * @param distances place of each point on the path, ascending
 * @param bands energies above the Fermi level in hartree at each point; spin up before spin down
 * @param points k × 3 in units of the reciprocal lattice vectors, or null
 * @param vertices the corners of the path; may be none
 */
public record BandPath(
    double[] distances, List<double[]> bands, double[][] points, List<Vertex> vertices) {
  /**
   * How far two places on the path may be apart and still be the same: the files have ten digits.
   */
  private static final double SAME = 1e-7;

  /**
   * A corner of the path.
   *
   * @param distance place on the path
   * @param label name, or null
   * @param coordinates in units of the reciprocal lattice vectors, or null
   */
  public record Vertex(double distance, String label, double[] coordinates) {}

  /** Bands from curves of energy over distance, all of the same length; null if they are not. */
  public static BandPath ofCurves(List<Curve> curves, List<Vertex> vertices) {
    if (curves.isEmpty()) {
      return null;
    }
    int points = curves.getFirst().x().length;
    List<double[]> bands = new ArrayList<>();
    for (Curve curve : curves) {
      if (curve.x().length == points) { // a shorter one was cut off
        bands.add(curve.y());
      }
    }
    return new BandPath(curves.getFirst().x(), bands, null, vertices);
  }

  /**
   * The section.
   *
   * @param spins 1 or 2
   * @param fermi Fermi energy in J, which is added to all energies
   */
  public BandStructure section(int spins, double fermi) {
    int channels = spins == 2 && bands.size() % 2 == 0 ? 2 : 1;
    BandStructureBuilder section = BandStructureBuilder.builder().energyFermi(fermi);
    for (int[] range : segments()) {
      section.addSegment(segment(range[0], range[1], channels, fermi));
    }
    return section.build();
  }

  private BandSegment segment(int from, int to, int channels, double fermi) {
    int k = to - from;
    int n = bands.size() / channels;
    double[] energies = new double[channels * k * n];
    for (int spin = 0; spin < channels; spin++) {
      for (int i = 0; i < k; i++) {
        for (int band = 0; band < n; band++) {
          energies[(spin * k + i) * n + band] =
              HARTREE.toSi(bands.get(spin * n + band)[from + i]) + fermi;
        }
      }
    }
    BandSegmentBuilder segment =
        BandSegmentBuilder.builder()
            .nKpoints(k)
            .energies(Tensor.of(energies, channels, k, n))
            .kpoints(points(from, to));
    Vertex start = vertex(distances[from]);
    Vertex end = vertex(distances[to - 1]);
    if (start != null && end != null && start.label != null && end.label != null) {
      segment.endpointsLabels(List.of(named(start.label), named(end.label)));
    }
    return segment.build();
  }

  /** Ranges of points between corners: a corner is written twice, or stands in the vertices. */
  private List<int[]> segments() {
    List<int[]> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < distances.length; i++) {
      if (Math.abs(distances[i] - distances[i - 1]) < 1e-12) {
        ranges.add(new int[] {from, i});
        from = i;
      } else if (vertex(distances[i - 1]) != null && i - 1 > from) {
        ranges.add(new int[] {from, i});
        from = i - 1; // both lines have the corner
      }
    }
    ranges.add(new int[] {from, distances.length});
    return ranges;
  }

  private Vertex vertex(double distance) {
    for (Vertex vertex : vertices) {
      if (Math.abs(vertex.distance - distance) < SAME) {
        return vertex;
      }
    }
    return null;
  }

  /** The points of a range: as the file has them, else between the corners at its ends. */
  private Tensor points(int from, int to) {
    if (points != null) {
      return Tensor.matrix(Arrays.copyOfRange(points, from, to));
    }
    double[][] between = new double[to - from][];
    for (int i = from; i < to; i++) {
      between[i - from] = interpolated(distances[i]);
      if (between[i - from] == null) {
        return null;
      }
    }
    return Tensor.matrix(between);
  }

  private double[] interpolated(double distance) {
    for (int i = 0; i + 1 < vertices.size(); i++) {
      Vertex a = vertices.get(i);
      Vertex b = vertices.get(i + 1);
      boolean inside = distance > a.distance - SAME && distance < b.distance + SAME;
      if (inside && b.distance > a.distance && a.coordinates != null && b.coordinates != null) {
        double share = (distance - a.distance) / (b.distance - a.distance);
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          point[axis] = a.coordinates[axis] + share * (b.coordinates[axis] - a.coordinates[axis]);
        }
        return point;
      }
    }
    return null;
  }

  private static String named(String label) {
    return label.equalsIgnoreCase("gamma") ? "Γ" : label;
  }
}
