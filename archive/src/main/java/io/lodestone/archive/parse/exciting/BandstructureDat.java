package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.BandPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file bandstructure.dat or bandstructure-qp.dat: a line for each band and point with number of
 * the band, number of the point, the point, the distance along the path and the energy.
 *
 * @param bands the lines, by band
 */
record BandstructureDat(List<List<double[]>> bands) {
  /** Reads a file, up to where it was cut off. */
  static BandstructureDat read(SourceFile file) throws IOException {
    List<List<double[]>> bands = new ArrayList<>();
    double band = Double.NaN;
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.isBlank() || line.strip().startsWith("#")) {
          continue;
        }
        Fields fields = in.fields();
        if (fields.count() < 7) {
          break; // cut off
        }
        double[] row = fields.numbers(0, 7);
        if (row[0] != band) {
          band = row[0];
          bands.add(new ArrayList<>());
        }
        bands.getLast().add(row);
      }
    }
    return new BandstructureDat(bands);
  }

  /** The path with all whole bands; empty where there is none. */
  Optional<BandPath> path() {
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    List<double[]> first = bands.getFirst();
    double[] distances = first.stream().mapToDouble(row -> row[5]).toArray();
    double[][] points =
        first.stream().map(row -> Arrays.copyOfRange(row, 2, 5)).toArray(double[][]::new);
    List<double[]> energies =
        bands.stream()
            .filter(rows -> rows.size() == distances.length)
            .map(rows -> rows.stream().mapToDouble(row -> row[6]).toArray())
            .toList();
    return Optional.of(new BandPath(distances, energies, points, List.of()));
  }
}
