package io.lodestone.archive.parse.elk;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.archive.parse.lapw.LapwStructure;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a relaxation in TOTENERGY_OPT.OUT, GEOMETRY_OPT.OUT and FORCES_OPT.OUT: Elk writes
 * INFO.OUT anew in each step, so that it tells of the last one only.
 *
 * <p>A step's energy and forces belong to the atoms before the step; the geometry that Elk writes
 * with them is the one after it.
 */
final class ElkRelaxation {
  private final List<Double> energies = new ArrayList<>();
  private final List<Geometry> geometries = new ArrayList<>();
  private final List<ElkForces> forces = new ArrayList<>();
  private double[] largestForce = new double[0];

  /** Lattice vectors and fractional positions, which may be incomplete where a file was cut off. */
  private record Geometry(boolean ofLattice, List<double[]> lattice, List<double[]> positions) {}

  private ElkRelaxation() {}

  /** Reads the files that are there. */
  static ElkRelaxation beside(ElkFolder folder) throws IOException {
    ElkRelaxation relaxation = new ElkRelaxation();
    folder.read("TOTENERGY_OPT.OUT", relaxation::readEnergies);
    folder.read("GEOMETRY_OPT.OUT", relaxation::readGeometries);
    folder.read("FORCES_OPT.OUT", relaxation::readForces);
    return relaxation;
  }

  private Void readEnergies(SourceFile file) throws IOException {
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null && !line.isBlank(); line = in.next()) {
        energies.add(HARTREE.toSi(in.fields().number(0)));
      }
    }
    return null;
  }

  private Void readGeometries(SourceFile file) throws IOException {
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.contains("optimisation step")) {
          geometries.add(
              new Geometry(line.contains("Lattice"), new ArrayList<>(), new ArrayList<>()));
        } else if (!geometries.isEmpty() && line.strip().equals("avec")) {
          for (int i = 0; i < 3 && in.next() != null; i++) {
            geometries.getLast().lattice.add(in.fields().numbers(0, 3));
          }
        } else if (!geometries.isEmpty() && in.fields().count() == 6 && isPosition(in.fields())) {
          geometries.getLast().positions.add(in.fields().numbers(0, 3));
        }
      }
    }
    return null;
  }

  private static boolean isPosition(Fields fields) {
    for (int i = 0; i < 6; i++) {
      if (!fields.isNumber(i)) {
        return false;
      }
    }
    return true;
  }

  private Void readForces(SourceFile file) throws IOException {
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.contains("Atomic position optimisation step")) {
          forces.add(new ElkForces());
        } else if (line.startsWith("Maximum force magnitude")) {
          largestForce = InfoLine.of(line).numbers();
        } else if (!forces.isEmpty()) {
          forces.getLast().read(line);
        }
      }
    }
    return null;
  }

  /** Number of steps. */
  int steps() {
    return energies.size();
  }

  /** Whether the cell was relaxed too, on which the forces do not decide. */
  boolean ofLattice() {
    return geometries.stream().anyMatch(Geometry::ofLattice);
  }

  /** Largest force of the last step and the one that ends the relaxation, Ha/bohr; or fewer. */
  double[] largestForce() {
    return largestForce;
  }

  /** The energy of a step, J. */
  double energy(int step) {
    return energies.get(step);
  }

  /** The atoms of a step; those of the first one are known to the input only: null. */
  AtomicSystem system(int step, LapwStructure structure) {
    if (step == 0 || step > geometries.size()) {
      return null;
    }
    Geometry geometry = geometries.get(step - 1);
    List<String> labels = structure.labels();
    if (geometry.lattice.size() != 3 || geometry.positions.size() != labels.size()) {
      return null;
    }
    double[][] metres = new double[labels.size()][3];
    for (int i = 0; i < metres.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        for (int k = 0; k < 3; k++) {
          metres[i][axis] +=
              BOHR.toSi(geometry.positions.get(i)[k] * geometry.lattice.get(k)[axis]);
        }
      }
    }
    double[][] lattice =
        geometry.lattice.stream().map(v -> java.util.Arrays.copyOf(v, 3)).toArray(double[][]::new);
    Atoms atoms =
        AtomsBuilder.builder(structure.initial())
            .positions(Tensor.matrix(metres))
            .latticeVectors(Tensor.matrix(lattice).scaled(BOHR.factor()))
            .build();
    return AtomicSystemBuilder.builder().atoms(atoms).build();
  }

  /** The results of a step. */
  Calculation calculation(int step, Integer system, int method) {
    CalculationBuilder results = CalculationBuilder.builder();
    results.step(step).systemRef(system).methodRef(method);
    results.energy(EnergyBuilder.builder().total(EnergyEntry.of(energies.get(step))).build());
    boolean ofLattice = step < geometries.size() && geometries.get(step).ofLattice;
    int before = 0; // steps of the atoms, of which alone forces are written
    for (int i = 0; i < Math.min(step, geometries.size()); i++) {
      before += geometries.get(i).ofLattice ? 0 : 1;
    }
    if (!ofLattice && before < forces.size()) {
      results.forces(forces.get(before).section());
    }
    return results.build();
  }
}
