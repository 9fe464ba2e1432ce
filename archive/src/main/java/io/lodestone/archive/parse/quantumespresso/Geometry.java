package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cell and atoms as they change through a run: from the summary at its start, then from the {@code
 * CELL_PARAMETERS} and {@code ATOMIC_POSITIONS} that follow each step.
 */
final class Geometry {
  private static final double BOHR = MaterialsUnit.BOHR.factor();
  private static final double ANGSTROM = MaterialsUnit.ANGSTROM.factor();

  private final PrintedLines lines;
  private final Map<String, Object> described = new LinkedHashMap<>();
  private final Map<String, Double> startingMagnetization = new LinkedHashMap<>();
  private Double alat;
  private double[] cell;
  private double[] reciprocal;
  private List<String> labels = List.of();
  private double[] positions = new double[0];
  private double[] fixed;
  private boolean recorded;
  private int index = -1;

  Geometry(PrintedLines lines) {
    this.lines = lines;
  }

  int atomCount() {
    return labels.size();
  }

  /** The index of the present configuration in the run, or null if there is none. */
  Integer record(EntryRecorder recorder) {
    if (!recorded && (!labels.isEmpty() || cell != null)) {
      index = recorder.system(build());
      described.clear();
      recorded = true;
    }
    return index < 0 ? null : (Integer) index;
  }

  /** Keeps a quantity of the program about the system for the next configuration recorded. */
  void describe(String name, Object value) {
    if (value != null) {
      described.put(name, value);
      recorded = false;
    }
  }

  /** Keeps the moment, between -1 and 1, with which the atoms of a species start. */
  void startingMagnetization(String species, double moment) {
    startingMagnetization.put(species, moment);
  }

  /** The lattice parameter in m in which the program prints lengths. */
  void setAlat(Double metres) {
    alat = metres;
    describe("x_qe_alat", metres);
  }

  /**
   * A point of reciprocal space in units of the reciprocal lattice vectors.
   *
   * @param k Cartesian components in units of 2π/alat
   */
  double[] fractional(double[] k) {
    if (cell == null || alat == null) {
      return k;
    }
    double[] fraction = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        fraction[i] += k[j] * cell[3 * i + j] / alat;
      }
    }
    return fraction;
  }

  /** The reciprocal lattice vectors in 1/m, one per row, or null. */
  Tensor reciprocalCell() {
    return reciprocal == null ? null : Tensor.of(reciprocal, 3, 3);
  }

  /** Reads a line of the summary; false if it is about something else. */
  boolean accept(String text) throws IOException {
    if (text.startsWith("crystal axes:")) {
      double[] rows = rows("a(");
      if (rows != null && alat != null) {
        cell = scaled(rows, alat);
        changed();
      }
    } else if (text.startsWith("reciprocal axes:")) {
      double[] rows = rows("b(");
      if (rows != null && alat != null) {
        reciprocal = scaled(rows, 2 * Math.PI / alat);
        described.put("x_qe_reciprocal_cell", Tensor.of(reciprocal, 3, 3));
      }
    } else if (text.startsWith("site n.")) {
      sites(text);
    } else if (text.startsWith("CELL_PARAMETERS") || text.startsWith("new lattice vectors")) {
      newCell(text);
    } else if (text.startsWith("ATOMIC_POSITIONS")) {
      newPositions(text.toLowerCase(java.util.Locale.ROOT));
    } else if (text.startsWith("new positions in cryst coord")) {
      newPositions("(crystal)");
    } else {
      return false;
    }
    return true;
  }

  private double[] rows(String label) throws IOException {
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      String line = lines.next();
      if (line == null || !line.startsWith(label)) {
        return null;
      }
      double[] row = lines.numbers(line.substring(line.indexOf('=') + 1), 3);
      if (row == null) {
        return null;
      }
      System.arraycopy(row, 0, rows, 3 * i, 3);
    }
    return rows;
  }

  private void sites(String header) throws IOException {
    boolean crystal = header.contains("cryst");
    List<String> names = new ArrayList<>();
    double[] values = new double[48];
    for (String line = lines.next(); line != null; line = lines.next()) {
      int equals = line.indexOf("= (");
      if (!line.contains("tau(") || equals < 0) {
        lines.pushBack();
        break;
      }
      double[] xyz = lines.numbers(line.substring(equals + 2), 3);
      if (xyz == null) {
        return;
      }
      String[] words = line.split("\\s+");
      values = append(values, 3 * names.size(), xyz);
      names.add(words.length > 1 ? words[1] : "X");
    }
    double[] metres = toMetres(Arrays.copyOf(values, 3 * names.size()), crystal ? null : alat);
    if (metres != null && !names.isEmpty()) {
      labels = names;
      positions = metres;
      changed();
    }
  }

  private void newCell(String header) throws IOException {
    Double unit;
    if (header.contains("bohr")) {
      unit = BOHR;
    } else if (header.contains("angstrom")) {
      unit = ANGSTROM;
    } else {
      int value = header.indexOf("alat=");
      Double printed = value < 0 ? null : lines.number(header.substring(value + 5), BOHR);
      unit = printed == null ? alat : printed;
    }
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      String line = lines.next();
      double[] row = line == null ? null : lines.numbers(line, 3);
      if (row == null) {
        return;
      }
      System.arraycopy(row, 0, rows, 3 * i, 3);
    }
    if (unit != null) {
      cell = scaled(rows, unit);
      changed();
    }
  }

  private void newPositions(String header) throws IOException {
    Double unit = alat;
    if (header.contains("bohr")) {
      unit = BOHR;
    } else if (header.contains("angstrom")) {
      unit = ANGSTROM;
    } else if (header.contains("crystal")) {
      unit = null;
    }
    List<String> names = new ArrayList<>();
    double[] values = new double[48];
    double[] held = new double[48];
    while (labels.isEmpty() || names.size() < labels.size()) {
      String line = lines.next();
      if (line == null) {
        return;
      }
      String[] words = line.split("\\s+");
      if (words.length < 4 || !Character.isLetter(words[0].charAt(0))) {
        lines.pushBack();
        break;
      }
      double[] xyz = PrintedLines.numbers(line.substring(words[0].length()));
      if (xyz.length < 3) {
        lines.pushBack();
        break;
      }
      double[] free = xyz.length >= 6 ? Arrays.copyOfRange(xyz, 3, 6) : new double[] {1, 1, 1};
      values = append(values, 3 * names.size(), Arrays.copyOf(xyz, 3));
      held = append(held, 3 * names.size(), Arrays.stream(free).map(f -> f == 0 ? 1 : 0).toArray());
      names.add(words[0]);
    }
    double[] metres = toMetres(Arrays.copyOf(values, 3 * names.size()), unit);
    if (metres == null || names.isEmpty() || (!labels.isEmpty() && names.size() < labels.size())) {
      return;
    }
    if (!Arrays.stream(metres).allMatch(Double::isFinite)) {
      throw lines.error("positions that are not finite", "coordinates");
    }
    labels = names;
    positions = metres;
    fixed = Arrays.copyOf(held, 3 * names.size());
    changed();
  }

  /** Positions in m; {@code unit} null means units of the lattice vectors. */
  private double[] toMetres(double[] values, Double unit) {
    if (unit != null) {
      return scaled(values, unit);
    }
    if (cell == null) {
      return null;
    }
    double[] metres = new double[values.length];
    for (int atom = 0; atom < values.length; atom += 3) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          metres[atom + j] += values[atom + i] * cell[3 * i + j];
        }
      }
    }
    return metres;
  }

  private void changed() {
    recorded = false;
  }

  private io.lodestone.archive.metainfo.AtomicSystem build() {
    AtomsBuilder atoms = AtomsBuilder.builder();
    if (!labels.isEmpty()) {
      int n = labels.size();
      atoms.nAtoms(n).labels(labels.stream().map(Geometry::symbol).toList());
      atoms.species(
          labels.stream()
              .map(label -> Element.find(symbol(label)).map(Element::number).orElse(0))
              .toList());
      atoms.positions(Tensor.of(positions, n, 3));
      if (fixed != null && fixed.length == 3 * n && Arrays.stream(fixed).anyMatch(f -> f != 0)) {
        atoms.fixed(Tensor.of(fixed, n, 3));
      }
    }
    if (cell != null) {
      atoms.latticeVectors(Tensor.of(cell, 3, 3)).periodic(Collections.nCopies(3, true));
    }
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().atoms(atoms.build());
    described.forEach(system::addExtras);
    if (index < 0 && !labels.isEmpty() && startingMagnetization.keySet().containsAll(labels)) {
      system.addExtras(
          "x_qe_atom_starting_magnetization",
          labels.stream().map(startingMagnetization::get).toList());
    }
    if (alat != null && !described.containsKey("x_qe_alat")) {
      system.addExtras("x_qe_alat", alat);
    }
    return system.build();
  }

  /** The element of a label such as {@code Fe1}, {@code O_h} or {@code si}; X if it names none. */
  static String symbol(String label) {
    String letters = label.replaceAll("[^A-Za-z].*$", "");
    return Stream.of(2, 1)
        .filter(length -> letters.length() >= length)
        .map(
            length ->
                letters.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + letters.substring(1, length).toLowerCase(java.util.Locale.ROOT))
        .filter(name -> Element.find(name).isPresent())
        .findFirst()
        .orElse("X");
  }

  static double[] append(double[] values, int at, double... more) {
    double[] target = values;
    while (target.length < at + more.length) {
      target = Arrays.copyOf(target, 2 * target.length);
    }
    System.arraycopy(more, 0, target, at, more.length);
    return target;
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }
}
