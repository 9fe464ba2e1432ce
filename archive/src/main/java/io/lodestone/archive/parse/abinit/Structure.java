package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.SystemSymmetryBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Cell and atoms of a dataset: from its input variables, then as steps print them. */
final class Structure {
  private static final double BOHR = MaterialsUnit.BOHR.factor();
  private static final double ANGSTROM = MaterialsUnit.ANGSTROM.factor();
  private static final double[] UNIT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private final List<Integer> species = new ArrayList<>();
  private final Integer spaceGroup;
  private double[] cell;
  private double[] positions;
  private double[] velocities;
  private int index = -1;

  /** The structure that a dataset begins with. */
  Structure(InputVariables input, int dataset) {
    double[] types = input.get("typat", dataset);
    double[] charges = input.get("znucl", dataset);
    int atoms = input.integer("natom", dataset, types == null ? 0 : types.length);
    for (int i = 0; types != null && charges != null && i < types.length && i < atoms; i++) {
      int type = (int) types[i];
      boolean known = type >= 1 && type <= charges.length;
      species.add(known ? (int) Math.round(charges[type - 1]) : 0);
    }
    double group = input.integer("spgroup", dataset, 0);
    spaceGroup = group > 0 && group <= 230 ? (Integer) (int) group : null;
    cell = cell(input, dataset);
    positions = positions(input, dataset);
  }

  int atomCount() {
    return species.size();
  }

  private static double[] cell(InputVariables input, int dataset) {
    double[] lengths = input.get("acell", dataset);
    double[] directions = input.get("rprim", dataset);
    if (lengths == null || lengths.length < 3) {
      return null;
    }
    double[] vectors = directions != null && directions.length >= 9 ? directions : UNIT;
    double[] rows = new double[9];
    for (int i = 0; i < 9; i++) {
      rows[i] = vectors[i] * lengths[i / 3] * BOHR;
    }
    return rows;
  }

  private double[] positions(InputVariables input, int dataset) {
    int n = 3 * species.size();
    double[] cartesian = input.get("xcart", dataset);
    if (cartesian != null && cartesian.length >= n) {
      return scaled(cartesian, n, BOHR);
    }
    double[] angstrom = input.get("xangst", dataset);
    if (angstrom != null && angstrom.length >= n) {
      return scaled(angstrom, n, ANGSTROM);
    }
    double[] reduced = input.get("xred", dataset);
    if (reduced != null && reduced.length >= n && cell != null) {
      return cartesian(reduced, n);
    }
    // A single atom at the origin is the default and so not echoed.
    return species.size() == 1 ? new double[3] : null;
  }

  private double[] cartesian(double[] reduced, int n) {
    double[] metres = new double[n];
    for (int atom = 0; atom < n; atom += 3) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          metres[atom + j] += reduced[atom + i] * cell[3 * i + j];
        }
      }
    }
    return metres;
  }

  private static double[] scaled(double[] values, int n, double factor) {
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      result[i] = values[i] * factor;
    }
    return result;
  }

  /** Takes new Cartesian positions in bohr. */
  void moveTo(double[] bohr) {
    double[] metres = scaled(bohr, bohr.length, BOHR);
    if (metres.length == 3 * species.size() && !java.util.Arrays.equals(metres, positions)) {
      positions = metres;
      index = -1;
    }
  }

  /** Takes new lattice vectors in bohr, one per row. */
  void setCell(double[] bohr) {
    double[] metres = scaled(bohr, 9, BOHR);
    if (!java.util.Arrays.equals(metres, cell)) {
      cell = metres;
      index = -1;
    }
  }

  /** Takes velocities in atomic units. */
  void setVelocities(double[] atomic) {
    if (atomic.length == 3 * species.size()) {
      velocities = scaled(atomic, atomic.length, MaterialsUnit.BOHR_PER_ATOMIC_TIME.factor());
      index = -1;
    }
  }

  /** Volume of the cell in m³, or null. */
  Double volume() {
    if (cell == null) {
      return null;
    }
    double[] a = cell;
    double determinant =
        a[0] * (a[4] * a[8] - a[5] * a[7])
            - a[1] * (a[3] * a[8] - a[5] * a[6])
            + a[2] * (a[3] * a[7] - a[4] * a[6]);
    return Math.abs(determinant);
  }

  /** The index of the present configuration in the run, or null if nothing is known of it. */
  Integer record(EntryRecorder recorder) {
    if (index < 0 && (cell != null || !species.isEmpty())) {
      index = recorder.system(build());
    }
    return index < 0 ? null : (Integer) index;
  }

  private AtomicSystem build() {
    AtomsBuilder atoms = AtomsBuilder.builder();
    int n = species.size();
    if (n > 0) {
      atoms.nAtoms(n).species(species);
      atoms.labels(
          species.stream()
              .map(z -> z >= 1 && z <= 118 ? Element.byNumber(z).symbol() : "X")
              .toList());
      if (positions != null && positions.length == 3 * n) {
        atoms.positions(Tensor.of(positions, n, 3));
      }
      if (velocities != null) {
        atoms.velocities(Tensor.of(velocities, n, 3));
      }
    }
    if (cell != null) {
      atoms.latticeVectors(Tensor.of(cell, 3, 3)).periodic(Collections.nCopies(3, true));
    }
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().atoms(atoms.build());
    if (spaceGroup != null) {
      system.symmetry(SystemSymmetryBuilder.builder().spaceGroupNumber(spaceGroup).build());
    }
    return system.build();
  }
}
