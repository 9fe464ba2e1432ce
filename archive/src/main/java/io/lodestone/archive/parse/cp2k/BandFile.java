package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of bands as CP2K writes it since version 7: the special points of each set, then each
 * point with the energies of its bands in eV.
 */
final class BandFile {
  private static final double SAME = 1e-6;

  private final int nSpins;
  private final List<Point> specials = new ArrayList<>();
  private final List<List<Point>> points = List.of(new ArrayList<>(), new ArrayList<>());

  /** A point with its bands. */
  private static final class Point {
    private final double[] k;
    private final String name;
    private double[] energies = new double[16];
    private double[] occupations = new double[16];
    private int count;

    Point(double[] k, String name) {
      this.k = k;
      this.name = name;
    }

    boolean isAt(Point other) {
      return Math.abs(k[0] - other.k[0]) < SAME
          && Math.abs(k[1] - other.k[1]) < SAME
          && Math.abs(k[2] - other.k[2]) < SAME;
    }

    void add(double energy, double occupation) {
      if (count == energies.length) {
        energies = Arrays.copyOf(energies, 2 * count);
        occupations = Arrays.copyOf(occupations, 2 * count);
      }
      energies[count] = energy;
      occupations[count++] = occupation;
    }
  }

  BandFile(int nSpins) {
    this.nSpins = nSpins;
  }

  /** Reads the file; a last point that is cut off does not count. */
  void read(TextReader in) throws IOException {
    Point point = null;
    for (String line = in.next(); line != null && in.isTerminated(); line = in.next()) {
      Fields fields = in.fields();
      if (line.contains("Special point") && fields.count() >= 8) {
        specials.add(new Point(fields.numbers(4, 3), fields.word(-1)));
      } else if (line.contains("Point") && line.contains("Spin") && fields.count() >= 8) {
        int spin = fields.isNumber(4) && fields.number(4) == 2 ? 1 : 0;
        point = new Point(Arrays.copyOf(fields.numbers(5, 3), 3), null);
        points.get(spin).add(point);
      } else if (point != null && !line.strip().startsWith("#") && fields.count() >= 3) {
        point.add(fields.number(1), fields.number(2));
      }
    }
  }

  /** The lines between neighbouring special points, in their order. */
  List<BandSegmentBuilder> segments() {
    List<BandSegmentBuilder> segments = new ArrayList<>();
    List<Point> up = points.get(0);
    int nBands = up.stream().mapToInt(point -> point.count).min().orElse(0);
    int spins = nSpins == 2 && points.get(1).size() == up.size() ? 2 : 1;
    int from = 0;
    for (int i = 1; i < specials.size() && nBands > 0; i++) {
      int to = find(up, specials.get(i), from + 1);
      if (to < 0 || !specials.get(i - 1).isAt(up.get(from))) {
        return segments;
      }
      segments.add(
          segment(from, to + 1, nBands, spins)
              .endpointsLabels(List.of(label(specials.get(i - 1)), label(specials.get(i)))));
      from = to;
    }
    return segments;
  }

  private BandSegmentBuilder segment(int from, int to, int nBands, int spins) {
    int n = to - from;
    double[] k = new double[3 * n];
    double[] energies = new double[spins * n * nBands];
    double[] occupations = new double[energies.length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(points.get(0).get(from + i).k, 0, k, 3 * i, 3);
      for (int spin = 0; spin < spins; spin++) {
        Point point = points.get(spin).get(from + i);
        int bands = Math.min(nBands, point.count);
        System.arraycopy(point.energies, 0, energies, (spin * n + i) * nBands, bands);
        System.arraycopy(point.occupations, 0, occupations, (spin * n + i) * nBands, bands);
      }
    }
    return BandSegmentBuilder.builder()
        .nKpoints(n)
        .kpoints(Tensor.of(k, n, 3))
        .energies(Tensor.of(energies, spins, n, nBands).scaled(MaterialsUnit.ELECTRONVOLT.factor()))
        .occupations(Tensor.of(occupations, spins, n, nBands));
  }

  private static int find(List<Point> points, Point wanted, int from) {
    for (int i = from; i < points.size(); i++) {
      if (points.get(i).isAt(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static String label(Point point) {
    return switch (point.name) {
      case "G", "GAMMA", "Gamma", "\\Gamma" -> "Γ";
      default -> point.name;
    };
  }
}
