package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Energies along lines in the Brillouin zone. */
@Section("Energies along lines in the Brillouin zone.")
public record BandStructure(
    @Quantity(unit = "J", value = "Fermi energy") Double energyFermi,
    @Quantity(unit = "1/m", value = "3 × 3, a vector per row") Tensor reciprocalCell,
    @Quantity("the lines, one after the other") List<BandSegment> segment,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {
  /**
   * Cosine of the angle above which a path goes straight on; points are printed with 4 decimals.
   */
  private static final double STRAIGHT = 0.999;

  /**
   * The lines through points in their order; a new line begins, with the last point of the one
   * before, where the direction changes.
   *
   * @param path points and energies
   * @param reciprocalCell 3 × 3 in 1/m, a vector per row, or null
   */
  public static BandStructure through(Eigenvalues path, Tensor reciprocalCell) {
    BandStructureBuilder lines = BandStructureBuilder.builder().reciprocalCell(reciprocalCell);
    int points = path.kpoints().length(0);
    int from = 0;
    while (from < points - 1) {
      int to = from + 1;
      while (to + 1 < points && straight(path.kpoints(), to)) {
        to++;
      }
      lines.addSegment(segment(path, from, to));
      from = to;
    }
    return lines.build();
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
    return dot > STRAIGHT * Math.sqrt(before * after);
  }

  private static BandSegment segment(Eigenvalues path, int from, int to) {
    int spins = path.energies().length(0);
    int points = to - from + 1;
    int bands = path.energies().length(2);
    double[] energies = new double[spins * points * bands];
    double[] k = new double[3 * points];
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < 3; j++) {
        k[3 * i + j] = path.kpoints().get(from + i, j);
      }
      for (int spin = 0; spin < spins; spin++) {
        for (int band = 0; band < bands; band++) {
          energies[(spin * points + i) * bands + band] = path.energies().get(spin, from + i, band);
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
