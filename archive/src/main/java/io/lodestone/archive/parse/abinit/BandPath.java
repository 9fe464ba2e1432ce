package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.BandStructureBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.core.tensor.Tensor;

/** Energies along a path through the Brillouin zone, split where its direction changes. */
final class BandPath {
  private BandPath() {}

  /** The path through the points of {@code eigenvalues} in their order. */
  static BandStructure of(Eigenvalues eigenvalues) {
    BandStructureBuilder path = BandStructureBuilder.builder();
    int points = eigenvalues.kpoints().length(0);
    int from = 0;
    while (from < points - 1) {
      int to = from + 1;
      while (to + 1 < points && straight(eigenvalues.kpoints(), to)) {
        to++;
      }
      path.addSegment(segment(eigenvalues, from, to));
      from = to;
    }
    return path.build();
  }

  private static boolean straight(Tensor k, int at) {
    double dot = 0;
    double before = 0;
    double after = 0;
    for (int i = 0; i < 3; i++) {
      double a = k.get(at, i) - k.get(at - 1, i);
      double b = k.get(at + 1, i) - k.get(at, i);
      dot += a * b;
      before += a * a;
      after += b * b;
    }
    // Points are printed with four decimals.
    return dot > 0.999 * Math.sqrt(before * after);
  }

  private static BandSegment segment(Eigenvalues all, int from, int to) {
    int spins = all.energies().length(0);
    int points = to - from + 1;
    int bands = all.energies().length(2);
    double[] energies = new double[spins * points * bands];
    double[] k = new double[3 * points];
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < 3; j++) {
        k[3 * i + j] = all.kpoints().get(from + i, j);
      }
      for (int spin = 0; spin < spins; spin++) {
        for (int band = 0; band < bands; band++) {
          energies[(spin * points + i) * bands + band] = all.energies().get(spin, from + i, band);
        }
      }
    }
    return BandSegmentBuilder.builder()
        .nKpoints(points)
        .kpoints(Tensor.of(k, points, 3))
        .energies(Tensor.of(energies, spins, points, bands))
        .build();
  }
}
