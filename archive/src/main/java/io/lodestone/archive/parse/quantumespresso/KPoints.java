package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Smearing;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of points in the Brillouin zone, and how states at them are occupied. */
final class KPoints {
  private static final Pattern HEADER = Pattern.compile("number of k points=\\s*(\\d+)\\s*(.*)");
  private static final Pattern OLD_SMEARING =
      Pattern.compile("(.*?)\\(ryd\\)\\s*=\\s*(\\S+)\\s*ngauss\\s*=\\s*([-\\d]+).*");
  private static final Pattern SMEARING = Pattern.compile("(.*?),?\\s*width\\s*\\(Ry\\)\\s*=(.*)");

  private final PrintedLines lines;
  private final Geometry geometry;
  private Integer count;
  private double[] cartesian = new double[48];
  private double[] fractions = new double[48];
  private double[] weights = new double[16];
  private int listed;
  private Smearing smearing;

  KPoints(PrintedLines lines, Geometry geometry) {
    this.lines = lines;
    this.geometry = geometry;
  }

  /** The occupation scheme, or null before the k points are known. */
  Smearing smearing() {
    return smearing;
  }

  /** Number of points listed with coordinates. */
  int listed() {
    return listed;
  }

  /** The point {@code i} in units of the reciprocal lattice vectors. */
  double[] fractional(int i) {
    return Arrays.copyOfRange(fractions, 3 * i, 3 * i + 3);
  }

  /** The weight of the point {@code i} as printed; all add up to 2, or to 1 with spin. */
  double weight(int i) {
    return weights[i];
  }

  /** Reads a line of the summary; false if it is about something else. */
  boolean accept(String text) throws IOException {
    Matcher header = text.startsWith("number of k points=") ? HEADER.matcher(text) : null;
    if (header != null && header.matches()) {
      count = lines.integer(header.group(1));
      geometry.describe("x_qe_nk", count);
      occupation(header.group(2).strip());
      listed = 0;
      return true;
    }
    if (text.startsWith("cart. coord. in units 2pi/")) {
      points();
      return true;
    }
    return text.startsWith("cryst. coord.") && skipCrystal();
  }

  private void points() throws IOException {
    listed = 0;
    List<Integer> numbers = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isEmpty()) {
        continue;
      }
      int equals = line.indexOf("= (");
      int weight = line.indexOf("wk =");
      if (!line.startsWith("k(") || equals < 0 || weight < 0) {
        lines.pushBack();
        break;
      }
      double[] k = lines.numbers(line.substring(equals + 2), 3);
      Double w = lines.number(line.substring(weight + 4));
      if (k == null || w == null) {
        return;
      }
      cartesian = Geometry.append(cartesian, 3 * listed, Arrays.copyOf(k, 3));
      // The cell may change later; the points keep their place in units of the reciprocal vectors.
      fractions = Geometry.append(fractions, 3 * listed, geometry.fractional(Arrays.copyOf(k, 3)));
      weights = Geometry.append(weights, listed, w);
      listed++;
      numbers.add(listed);
    }
    if (listed > 0) {
      geometry.describe(
          "x_qe_k_info_vec", Tensor.of(Arrays.copyOf(cartesian, 3 * listed), listed, 3));
      geometry.describe("x_qe_k_info_wk", Tensor.vector(Arrays.copyOf(weights, listed)));
      geometry.describe("x_qe_k_info_ik", numbers);
    }
  }

  private boolean skipCrystal() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.startsWith("k(") && !line.isEmpty()) {
        lines.pushBack();
        break;
      }
    }
    return true;
  }

  private void occupation(String text) throws IOException {
    Matcher old = OLD_SMEARING.matcher(text);
    Matcher width = SMEARING.matcher(text);
    if (old.matches()) {
      Integer order = lines.integer(old.group(3));
      geometry.describe("x_qe_smearing_ngauss", order);
      geometry.describe("x_qe_smearing_kind", old.group(1).strip());
      smearing(order == null ? null : ofOrder(order), lines.number(old.group(2)));
    } else if (width.matches()) {
      String kind = width.group(1).strip();
      geometry.describe("x_qe_smearing_kind", kind);
      smearing(ofName(kind.toLowerCase(Locale.ROOT)), lines.number(width.group(2)));
    } else if (text.toLowerCase(Locale.ROOT).contains("tetrahedr")) {
      geometry.describe("x_qe_smearing_kind", text.replaceAll("[()]", ""));
      smearing("tetrahedra", null);
    } else {
      smearing("empty", null);
    }
  }

  private void smearing(String kind, Double width) {
    smearing =
        SmearingBuilder.builder()
            .kind(kind)
            .width(width == null ? null : (Double) MaterialsUnit.RYDBERG.toSi(width))
            .build();
  }

  private static String ofOrder(int order) {
    return switch (order) {
      case 0 -> "gaussian";
      case -1 -> "marzari-vanderbilt";
      case -99 -> "fermi";
      default -> "methfessel-paxton";
    };
  }

  private static String ofName(String name) {
    if (name.contains("fermi")) {
      return "fermi";
    }
    if (name.contains("marzari") || name.contains("cold")) {
      return "marzari-vanderbilt";
    }
    return name.contains("methfessel") ? "methfessel-paxton" : "gaussian";
  }

  /** The mesh for the method, or null if the output has none. */
  KMesh build() {
    if (count == null) {
      return null;
    }
    KMeshBuilder mesh = KMeshBuilder.builder().nPoints(count);
    if (listed > 0) {
      double[] points = new double[3 * listed];
      double sum = 0;
      for (int i = 0; i < listed; i++) {
        System.arraycopy(fractional(i), 0, points, 3 * i, 3);
        sum += weights[i];
      }
      mesh.points(Tensor.of(points, listed, 3));
      if (sum > 0) {
        for (int i = 0; i < listed; i++) {
          mesh.addWeights(weights[i] / sum);
        }
        regular(points, sum)
            .ifPresent(
                regular ->
                    mesh.samplingMethod("Monkhorst-Pack")
                        .grid(regular.grid())
                        .offset(regular.offset()));
      }
    }
    return mesh.build();
  }

  private Optional<RegularMesh> regular(double[] points, double sum) {
    double[] shares = Arrays.stream(weights).limit(listed).map(weight -> weight / sum).toArray();
    Tensor reciprocal = geometry.reciprocalCell();
    return reciprocal == null ? Optional.empty() : RegularMesh.behind(points, shares, reciprocal);
  }
}
