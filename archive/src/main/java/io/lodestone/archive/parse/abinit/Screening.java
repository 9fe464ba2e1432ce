package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.FrequencyMeshBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Meshes, frequencies and dielectric constants that the datasets of a GW calculation print. */
final class Screening {
  private static final double ELECTRONVOLT = MaterialsUnit.ELECTRONVOLT.factor();

  private final PrintedLines lines;
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private final List<Map<String, Object>> meshes = new ArrayList<>();
  private final List<List<Double>> frequencies = new ArrayList<>();
  private KMesh kMesh;
  private KMesh qMesh;

  Screening(PrintedLines lines) {
    this.lines = lines;
  }

  /** The mesh of the wavefunctions, or null. */
  KMesh kMesh() {
    return kMesh;
  }

  /** The mesh of the transferred momenta, or null. */
  KMesh qMesh() {
    return qMesh;
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) throws IOException {
    int equals = text.indexOf('=');
    String value = equals < 0 ? "" : text.substring(equals + 1);
    if (text.startsWith("==== K-mesh for")) {
      kMesh = mesh("K-mesh");
    } else if (text.startsWith("==== Q-mesh for")) {
      qMesh = mesh("Q-mesh");
    } else if (text.startsWith("calculating chi0 at frequencies [eV]")) {
      frequencies();
    } else if (text.startsWith("dielectric constant without local fields")) {
      put("x_abinit_static_diel_const_nofields", lines.number(value));
    } else if (text.startsWith("dielectric constant =")) {
      put("x_abinit_static_diel_const", lines.number(value));
    } else if (text.startsWith("omega_plasma =")) {
      put("x_abinit_omega_plasma", lines.number(value, ELECTRONVOLT));
    } else if (text.startsWith("r_s =")) {
      put("x_abinit_wigner_seitz_radius", lines.number(value));
    } else if (text.startsWith("setmesh: FFT mesh size selected")) {
      double[] sizes = PrintedLines.numbers(value.replace('x', ' '));
      if (sizes.length == 3) {
        put("x_abinit_fftmesh", List.of((int) sizes[0], (int) sizes[1], (int) sizes[2]));
        put("x_abinit_n_fftmesh", (int) (sizes[0] * sizes[1] * sizes[2]));
      }
    } else if (text.startsWith("- Maximum band index for partially occupied states")) {
      put("x_abinit_static_max_band_occ", lines.integer(value));
    } else if (text.startsWith("Number of electrons calculated from density")) {
      double[] numbers = PrintedLines.numbers(value);
      put("x_abinit_n_electrons", numbers.length > 0 ? (Object) numbers[0] : null);
    } else {
      return false;
    }
    return true;
  }

  private void put(String name, Object value) {
    if (value != null) {
      extras.put(name, value);
    }
  }

  private KMesh mesh(String type) throws IOException {
    double[] points = new double[24];
    List<Double> weights = new ArrayList<>();
    boolean begun = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      int bracket = line.indexOf(')');
      double[] row =
          bracket > 0 && Character.isDigit(line.charAt(0))
              ? PrintedLines.numbers(line.substring(bracket + 1))
              : new double[0];
      if (row.length >= 4) {
        begun = true;
        if (points.length < 3 * weights.size() + 3) {
          points = java.util.Arrays.copyOf(points, 2 * points.length);
        }
        System.arraycopy(row, 0, points, 3 * weights.size(), 3);
        weights.add(row[3]);
      } else if (begun || line.startsWith("====")) {
        lines.pushBack();
        break;
      }
    }
    if (weights.isEmpty()) {
      return null;
    }
    Tensor tensor =
        Tensor.of(java.util.Arrays.copyOf(points, 3 * weights.size()), weights.size(), 3);
    meshes.add(
        Map.of("x_abinit_type", type, "x_abinit_n_mesh", weights.size(), "x_abinit_mesh", tensor));
    return KMeshBuilder.builder().nPoints(weights.size()).points(tensor).weights(weights).build();
  }

  private void frequencies() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      double[] row = PrintedLines.numbers(line);
      if (row.length != 3) {
        lines.pushBack();
        return;
      }
      frequencies.add(List.of(row[1] * ELECTRONVOLT, row[2] * ELECTRONVOLT));
    }
  }

  /** The frequencies at which the screening was computed: those on the real and imaginary axis. */
  List<FrequencyMesh> meshes() {
    List<FrequencyMesh> all = new ArrayList<>();
    double[] real =
        frequencies.stream().filter(f -> f.get(1) == 0).mapToDouble(List::getFirst).toArray();
    double[] imaginary =
        frequencies.stream()
            .filter(f -> f.get(0) == 0 && f.get(1) != 0)
            .mapToDouble(List::getLast)
            .toArray();
    if (real.length > 0) {
      all.add(mesh("real", real));
    }
    if (imaginary.length > 0) {
      all.add(mesh("imaginary", imaginary));
    }
    return all;
  }

  private static FrequencyMesh mesh(String type, double[] points) {
    return FrequencyMeshBuilder.builder()
        .type(type)
        .nPoints(points.length)
        .points(Tensor.vector(points))
        .build();
  }

  /** Everything under the program's names. */
  Map<String, Object> section() {
    Map<String, Object> section = new LinkedHashMap<>(extras);
    if (!meshes.isEmpty()) {
      section.put("x_abinit_kqmesh", meshes);
    }
    if (!frequencies.isEmpty()) {
      section.put("x_abinit_frequencies", frequencies);
    }
    return section;
  }
}
