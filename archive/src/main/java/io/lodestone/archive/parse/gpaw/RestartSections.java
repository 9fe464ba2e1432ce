package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.BandStructureBuilder;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.Field;
import io.lodestone.archive.metainfo.FieldBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntry;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.MultipolesBuilder;
import io.lodestone.archive.metainfo.MultipolesEntryBuilder;
import io.lodestone.archive.metainfo.PotentialBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Tells what a restart file holds in the sections of the Metainfo. */
final class RestartSections {
  private final RestartState state;

  RestartSections(RestartState state) {
    this.state = state;
  }

  Method method() {
    GpawFunctional functional = state.xc() == null ? null : new GpawFunctional(state.xc());
    MethodBuilder method = MethodBuilder.builder();
    if (functional != null) {
      method.dft(
          DftBuilder.builder().xcFunctional(functional.parts(state.exactExchange())).build());
    }
    if (state.mode() != null) {
      method.addElectronsRepresentation(
          state.mode().section(state.cutoff(), gridSpacing(), state.basis()));
    }
    method.electronic(electronic(functional));
    method.kMesh(
        KMeshBuilder.builder()
            .grid(state.kGrid())
            .nPoints(state.kPoints() == null ? null : state.kPoints().length(0))
            .points(state.kPoints())
            .weights(list(state.kWeights()))
            .build());
    method.scf(
        ScfBuilder.builder()
            .thresholdEnergyChange(state.energyThreshold())
            .thresholdDensityChange(state.densityThreshold())
            .nMaxIteration(state.maxIterations())
            .build());
    state.methodExtras().forEach(method::addExtras);
    return method.build();
  }

  private Electronic electronic(GpawFunctional functional) {
    ElectronicBuilder electronic = ElectronicBuilder.builder();
    electronic.method("DFT");
    // GPAW's setups come from scalar-relativistic atoms; the valence states are not corrected.
    electronic.relativityMethod("pseudo_scalar_relativistic");
    if (functional != null) {
      electronic.vanDerWaalsMethod(functional.vanDerWaalsMethod());
    }
    if (state.charge() != null) {
      electronic.charge(MaterialsUnit.ELEMENTARY_CHARGE.toSi(state.charge()));
    }
    if (state.eigenvalues() != null) {
      electronic.nSpinChannels(state.eigenvalues().length(0));
    }
    if (state.smearing() != null) {
      electronic.smearing(
          SmearingBuilder.builder().kind(state.smearing()).width(state.smearingWidth()).build());
    }
    return electronic.build();
  }

  AtomicSystem system() {
    AtomsBuilder atoms = AtomsBuilder.builder();
    if (state.numbers() != null) {
      List<Integer> numbers =
          Arrays.stream(state.numbers().values()).mapToObj(z -> (int) z).toList();
      atoms.nAtoms(numbers.size());
      atoms.species(numbers);
      atoms.labels(numbers.stream().map(RestartSections::symbol).toList());
    }
    atoms.positions(state.positions());
    atoms.latticeVectors(state.cell());
    if (state.periodic() != null) {
      atoms.periodic(
          Arrays.stream(state.periodic().values()).mapToObj(repeats -> repeats != 0).toList());
    }
    atoms.fixed(state.fixed());
    atoms.velocities(velocities());
    return AtomicSystemBuilder.builder().atoms(atoms.build()).build();
  }

  /** Momenta over the standard atomic weights, with which ASE makes momenta of velocities. */
  private Tensor velocities() {
    Tensor momenta = state.momenta();
    if (momenta == null || state.numbers() == null || momenta.length(0) != state.numbers().size()) {
      return null;
    }
    double[] velocities = momenta.values();
    for (int i = 0; i < velocities.length; i++) {
      int number = (int) state.numbers().at(i / 3);
      OptionalDouble mass =
          number >= 1 && number <= 118
              ? Element.byNumber(number).get(ElementProperty.ATOMIC_WEIGHT)
              : OptionalDouble.empty();
      if (mass.isEmpty()) {
        return null;
      }
      velocities[i] /= MaterialsUnit.DALTON.toSi(mass.getAsDouble());
    }
    return Tensor.of(velocities, momenta.shape());
  }

  /** The results, for the system and method of these indices. */
  Calculation calculation(int system, int method) {
    CalculationBuilder results = CalculationBuilder.builder();
    results.systemRef(system).methodRef(method);
    results.energy(state.energy());
    results.calculationConverged(state.converged());
    if (state.forces() != null) {
      ForcesEntry forces =
          ForcesEntryBuilder.builder()
              .value(withoutFixed(state.forces()))
              .valueRaw(state.forces())
              .build();
      // GPAW's forces are derivatives of the free energy, which it minimises.
      results.forces(ForcesBuilder.builder().total(forces).free(forces).build());
    }
    if (state.stress() != null) {
      results.stress(
          StressBuilder.builder()
              .total(StressEntryBuilder.builder().value(state.stress()).build())
              .build());
    }
    if (state.dipole() != null) {
      results.addMultipoles(
          MultipolesBuilder.builder()
              .dipole(MultipolesEntryBuilder.builder().total(state.dipole()).build())
              .build());
    }
    results.magnetizationTotal(state.magnetization());
    results.magnetizationAtoms(state.moments());
    if (state.moments() != null) {
      results.addExtras("x_gpaw_magnetic_moments", state.moments());
      if (state.moments().rank() == 1) {
        results.addExtras(
            "x_gpaw_fixed_spin_Sz", Arrays.stream(state.moments().values()).sum() / 2);
      }
    }
    if (state.eigenvalues() != null) {
      results.addEigenvalues(
          EigenvaluesBuilder.builder()
              .kpoints(state.kPoints())
              .kpointsWeights(list(state.kWeights()))
              .energies(state.eigenvalues())
              .occupations(state.occupations())
              .build());
    }
    if (!state.bands().isEmpty()) {
      results.addBandStructureElectronic(
          BandStructureBuilder.builder()
              .energyFermi(state.energy() == null ? null : state.energy().fermi())
              .segment(state.bands())
              .build());
    }
    if (state.density() != null) {
      results.addDensityCharge(field(state.density()));
    }
    if (state.potential() != null) {
      // The Metainfo has the potential as energy over volume; NOMAD's readers of GPAW write the
      // potential of one electron in the volume of 1 Å^3, and so do we.
      results.addPotential(
          PotentialBuilder.builder()
              .addEffective(
                  field(state.potential().scaled(1 / MaterialsUnit.CUBIC_ANGSTROM.factor())))
              .build());
    }
    return results.build();
  }

  private static Field field(Tensor values) {
    return FieldBuilder.builder().value(values).build();
  }

  private Tensor withoutFixed(Tensor forces) {
    if (state.fixed() == null || state.fixed().size() != forces.size()) {
      return forces;
    }
    double[] free = forces.values();
    for (int i = 0; i < free.length; i++) {
      free[i] = state.fixed().at(i) == 1 ? 0 : free[i];
    }
    return Tensor.of(free, forces.shape());
  }

  /** Edge of a cube as large as the volume of one point of the grid, m. */
  private Double gridSpacing() {
    Tensor grid = state.density();
    if (grid == null || grid.rank() != 4 || state.cell() == null) {
      return null;
    }
    double[] a = state.cell().values();
    double volume =
        Math.abs(
            a[0] * (a[4] * a[8] - a[5] * a[7])
                - a[1] * (a[3] * a[8] - a[5] * a[6])
                + a[2] * (a[3] * a[7] - a[4] * a[6]));
    double points = 1;
    for (int axis = 0; axis < 3; axis++) {
      boolean repeats = state.periodic() == null || state.periodic().at(axis) != 0;
      // Where the system ends, the functions are zero on both faces, which are not stored.
      points *= grid.length(axis + 1) + (repeats ? 0 : 1);
    }
    return volume > 0 && points > 0 ? Math.cbrt(volume / points) : null;
  }

  private static List<Double> list(Tensor values) {
    List<Double> list = new ArrayList<>();
    if (values != null) {
      for (int i = 0; i < values.size(); i++) {
        list.add(values.at(i));
      }
    }
    return list;
  }

  private static String symbol(int number) {
    return number >= 1 && number <= 118 ? Element.byNumber(number).symbol() : "X";
  }
}
