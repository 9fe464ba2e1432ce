package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.archive.metainfo.SystemSymmetryBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One ground state from the variables of a file of results. */
final class GroundState {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();
  private static final double BOHR = MaterialsUnit.BOHR.factor();

  private final NetcdfVariables variables;
  private final EntryRecorder recorder;

  GroundState(NetcdfVariables variables, EntryRecorder recorder) {
    this.variables = variables;
    this.recorder = recorder;
  }

  /** Reads everything. */
  void read() throws IOException {
    recorder.cleanEnd(false);
    recorder.program(
        ProgramBuilder.builder()
            .name("ABINIT")
            .version(variables.attribute("abinit_version"))
            .build());
    int system = recorder.system(system());
    int method = recorder.method(method());
    recorder.calculation(calculation().systemRef(system).methodRef(method).build());
    recorder.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
    recorder.cleanEnd(true);
  }

  /** Finite numbers of a variable of this many values, or null. */
  private double[] numbers(String name, int count) throws IOException {
    return numbers(variables, name, count);
  }

  private static double[] numbers(NetcdfVariables variables, String name, int count)
      throws IOException {
    double[] values = variables.numbers(name);
    return values != null
            && values.length == count
            && Arrays.stream(values).allMatch(Double::isFinite)
        ? values
        : null;
  }

  private Double energy(String name) throws IOException {
    Double value = variables.number(name);
    return value == null ? null : (Double) (value * HARTREE);
  }

  private int atoms() throws IOException {
    int[] shape = variables.shape("atom_species");
    return shape == null || shape.length != 1 ? 0 : shape[0];
  }

  private io.lodestone.archive.metainfo.AtomicSystem system() throws IOException {
    int n = atoms();
    AtomsBuilder atoms = AtomsBuilder.builder();
    double[] cell = numbers("primitive_vectors", 9);
    if (cell != null) {
      atoms
          .latticeVectors(Tensor.of(cell, 3, 3).scaled(BOHR))
          .periodic(Collections.nCopies(3, true));
    }
    double[] types = numbers("atom_species", n);
    double[] charges = variables.numbers("atomic_numbers");
    if (n > 0 && types != null && charges != null) {
      List<Integer> species = new ArrayList<>();
      for (double type : types) {
        boolean known = type >= 1 && type <= charges.length;
        int number = known ? (int) Math.round(charges[(int) type - 1]) : 0;
        species.add(number >= 1 && number <= 118 ? number : 0);
      }
      atoms
          .nAtoms(n)
          .species(species)
          .labels(species.stream().map(z -> z == 0 ? "X" : Element.byNumber(z).symbol()).toList());
    }
    double[] reduced = numbers("reduced_atom_positions", 3 * n);
    if (n > 0 && reduced != null && cell != null) {
      double[] metres = new double[3 * n];
      for (int atom = 0; atom < n; atom++) {
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j < 3; j++) {
            metres[3 * atom + j] += reduced[3 * atom + i] * cell[3 * i + j] * BOHR;
          }
        }
      }
      atoms.positions(Tensor.of(metres, n, 3));
    }
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().atoms(atoms.build());
    Double group = variables.number("space_group");
    if (group != null && group >= 1 && group <= 230) {
      system.symmetry(
          SystemSymmetryBuilder.builder().spaceGroupNumber((int) (double) group).build());
    }
    return system.build();
  }

  private io.lodestone.archive.metainfo.Method method() throws IOException {
    MethodBuilder method = MethodBuilder.builder();
    Double ixc = variables.number("ixc");
    if (ixc != null) {
      method.dft(
          DftBuilder.builder()
              .xcFunctional(FunctionalIndex.functional((int) (double) ixc))
              .build());
    }
    int[] bands = variables.shape("eigenvalues");
    ElectronicBuilder electronic =
        ElectronicBuilder.builder()
            .method("DFT")
            .nSpinChannels(bands == null || bands.length != 3 ? null : (Integer) bands[0]);
    Double electrons = variables.number("nelect");
    if (electrons != null) {
      electronic.addNElectrons(electrons);
    }
    Double occupation = variables.number("occopt");
    if (occupation != null) {
      String kind = DatasetMethod.smearingKind((int) (double) occupation);
      electronic.smearing(
          SmearingBuilder.builder()
              .kind(kind)
              .width(kind.equals("empty") ? null : energy("smearing_width"))
              .build());
    }
    method.electronic(electronic.build());
    Double cutoff = energy("kinetic_energy_cutoff");
    if (cutoff != null) {
      method.addElectronsRepresentation(
          ElectronsRepresentationBuilder.builder()
              .type("plane waves")
              .addScope("wavefunction")
              .addBasisSet(
                  BasisSetBuilder.builder()
                      .type("plane waves")
                      .addScope("valence")
                      .cutoff(cutoff)
                      .build())
              .build());
    }
    mesh(method);
    double[] charges = variables.numbers("atomic_numbers");
    double[] masses = variables.numbers("amu");
    double[] valences = variables.numbers("zionpsp");
    for (int i = 0; charges != null && i < charges.length && i < atoms(); i++) {
      int number = (int) Math.round(charges[i]);
      AtomParametersBuilder atom =
          AtomParametersBuilder.builder()
              .label(number >= 1 && number <= 118 ? Element.byNumber(number).symbol() : "X")
              .atomNumber(number);
      if (masses != null && i < masses.length) {
        atom.mass(MaterialsUnit.DALTON.toSi(masses[i]));
      }
      if (valences != null && i < valences.length) {
        atom.nValenceElectrons(valences[i]);
      }
      method.addAtomParameters(atom.build());
    }
    return method.build();
  }

  private void mesh(MethodBuilder method) throws IOException {
    int[] shape = variables.shape("reduced_coordinates_of_kpoints");
    if (shape == null || shape.length != 2 || shape[1] != 3) {
      return;
    }
    KMeshBuilder mesh = KMeshBuilder.builder().nPoints(shape[0]);
    double[] points = numbers("reduced_coordinates_of_kpoints", 3 * shape[0]);
    if (points != null) {
      mesh.points(Tensor.of(points, shape[0], 3));
    }
    double[] grid = numbers("monkhorst_pack_folding", 3);
    if (grid != null && grid[0] > 0) {
      mesh.samplingMethod("Monkhorst-Pack")
          .grid(List.of((int) grid[0], (int) grid[1], (int) grid[2]));
    }
    double[] weights = numbers("kpoint_weights", shape[0]);
    if (weights != null) {
      for (double weight : weights) {
        mesh.addWeights(weight);
      }
    }
    method.kMesh(mesh.build());
  }

  private CalculationBuilder calculation() throws IOException {
    CalculationBuilder calculation = CalculationBuilder.builder();
    EnergyBuilder energy = EnergyBuilder.builder();
    Double kinetic = energy("e_kinetic");
    // A calculation at a fixed density has no energies; that of the density came with it.
    if (kinetic == null || kinetic != 0) {
      energy.total(entry("etotal"));
      energy.kineticElectronic(entry("e_kinetic"));
      energy.coulomb(entry("e_hartree"));
      energy.xc(entry("e_xc"));
      energy.nuclearRepulsion(entry("e_ewald"));
      energy.sumEigenvalues(entry("e_eigenvalues"));
      energy.correctionEntropy(entry("e_entropy"));
    }
    Double fermi = energy("fermi_energy");
    energy.fermi(fermi != null ? fermi : energy("fermie"));
    calculation.energy(energy.build());
    int n = atoms();
    double[] forces = numbers("cartesian_forces", 3 * n);
    // Ten to the hundredth stands for what was not computed.
    if (n > 0 && forces != null && Arrays.stream(forces).allMatch(f -> Math.abs(f) < 1e10)) {
      Tensor tensor = Tensor.of(forces, n, 3).scaled(MaterialsUnit.HARTREE_PER_BOHR.factor());
      calculation.forces(
          ForcesBuilder.builder()
              .total(ForcesEntryBuilder.builder().value(tensor).valueRaw(tensor).build())
              .build());
    }
    double[] s = numbers("cartesian_stress_tensor", 6);
    if (s != null && Arrays.stream(s).allMatch(x -> Math.abs(x) < 1e10)) {
      // Voigt order: xx, yy, zz, yz, xz, xy
      double[] full = {s[0], s[5], s[4], s[5], s[1], s[3], s[4], s[3], s[2]};
      Tensor tensor = Tensor.of(full, 3, 3).scaled(MaterialsUnit.HARTREE_PER_CUBIC_BOHR.factor());
      calculation.stress(
          StressBuilder.builder()
              .total(StressEntryBuilder.builder().value(tensor).build())
              .build());
    }
    Eigenvalues eigenvalues = eigenvalues(variables);
    if (eigenvalues != null) {
      calculation.addEigenvalues(eigenvalues);
    }
    return calculation;
  }

  private EnergyEntry entry(String name) throws IOException {
    Double value = energy(name);
    return value == null || Math.abs(value) > 1e10 * HARTREE ? null : EnergyEntry.of(value);
  }

  /** The eigenvalues of a file, or null if it has none. */
  static Eigenvalues eigenvalues(NetcdfVariables variables) throws IOException {
    int[] shape = variables.shape("eigenvalues");
    if (shape == null || shape.length != 3 || shape[0] < 1 || shape[0] > 2) {
      return null;
    }
    double[] energies = variables.numbers("eigenvalues");
    double[] points = numbers(variables, "reduced_coordinates_of_kpoints", 3 * shape[1]);
    if (energies == null
        || points == null
        || !Arrays.stream(energies).allMatch(Double::isFinite)
        || energies.length == 0) {
      return null;
    }
    EigenvaluesBuilder result =
        EigenvaluesBuilder.builder()
            .kpoints(Tensor.of(points, shape[1], 3))
            .energies(Tensor.of(energies, shape).scaled(HARTREE));
    double[] occupations = numbers(variables, "occupations", energies.length);
    if (occupations != null) {
      result.occupations(Tensor.of(occupations, shape));
    }
    double[] weights = numbers(variables, "kpoint_weights", shape[1]);
    if (weights != null) {
      for (double weight : weights) {
        result.addKpointsWeights(weight);
      }
    }
    return result.build();
  }
}
