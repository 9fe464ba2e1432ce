package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.BandGap;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Charges;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.Multipoles;
import io.lodestone.archive.metainfo.MultipolesBuilder;
import io.lodestone.archive.metainfo.MultipolesEntry;
import io.lodestone.archive.metainfo.Stress;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The results for one configuration of the atoms while they come in. */
final class Step {
  private static final List<String> DISPERSION =
      List.of("vdW energy correction", "MBD@rsSCS energy", "MBD-NL energy", "vdW energy");

  final EnergyTerms energies = new EnergyTerms();
  final SelfConsistency scf;
  final MolecularDynamics dynamics = new MolecularDynamics();
  final List<Charges> charges = new ArrayList<>();
  final Set<DosFile> dosFiles = new LinkedHashSet<>();

  Integer system;
  Geometry geometry;
  Double fermi;
  Double highestOccupied;
  Double lowestUnoccupied;
  BandGap gap;
  Tensor forces;
  Stress stress;
  Double pressure;
  EigenvalueTable eigenvalues;
  Double moment;
  MultipolesEntry dipole;
  MultipolesEntry quadrupole;
  Double evaluationTime;
  boolean converged;
  boolean failed;
  private double[] rawForces;
  private int nRawForces;

  Step(SelfConsistency scf) {
    this.scf = scf;
  }

  /** Whether something was computed, or told, for the configuration. */
  boolean hasResults() {
    return scf.count() > 0
        || scf.isOpen()
        || scf.loopStart() != null
        || !energies.isEmpty()
        || dynamics.isKnown();
  }

  /**
   * When its last result came, seconds from the start of the run.
   *
   * @return null where the output does not tell
   */
  Double end(RunClock clock) {
    return clock.sinceStart(scf.loopStart(), evaluationTime);
  }

  /** All that is known as a section that may still be added to. */
  CalculationBuilder section(int method, String dispersion) {
    scf.close();
    CalculationBuilder calculation =
        CalculationBuilder.builder()
            .systemRef(system)
            .methodRef(method)
            .energy(energy(dispersion))
            .scfIteration(scf.sections())
            .nScfIterations(scf.count() == 0 ? null : Integer.valueOf(scf.count()))
            .calculationConverged(isConverged())
            .stress(stress)
            .pressure(pressure)
            .charges(charges)
            .magnetizationTotal(moment)
            .volume(geometry == null ? null : geometry.volume());
    if (forces != null || rawForces != null) {
      calculation.forces(
          ForcesBuilder.builder()
              .free(ForcesEntryBuilder.builder().value(forces).valueRaw(rawForces()).build())
              .build());
    }
    if (eigenvalues != null && eigenvalues.section() != null) {
      calculation.addEigenvalues(eigenvalues.section());
    }
    if (gap != null) {
      calculation.addBandGap(gap);
    }
    if (dipole != null || quadrupole != null) {
      Multipoles moments =
          MultipolesBuilder.builder().dipole(dipole).quadrupole(quadrupole).build();
      calculation.addMultipoles(moments);
    }
    energies.codeSpecific().forEach(calculation::addExtras);
    dynamics.tell(calculation);
    return calculation;
  }

  private Tensor rawForces() {
    return rawForces == null
        ? null
        : Tensor.of(Arrays.copyOf(rawForces, nRawForces), nRawForces / 3, 3)
            .scaled(MaterialsUnit.EV_PER_ANGSTROM.factor());
  }

  private Boolean isConverged() {
    if (converged || failed) {
      return converged && !failed;
    }
    return scf.count() == 0 ? null : Boolean.FALSE;
  }

  private io.lodestone.archive.metainfo.Energy energy(String dispersion) {
    EnergyBuilder energy =
        energies
            .section()
            .fermi(fermi)
            .highestOccupied(highestOccupied)
            .lowestUnoccupied(lowestUnoccupied);
    DISPERSION.stream()
        .filter(name -> energies.get(name) != null)
        .findFirst()
        .ifPresent(
            name ->
                energy.vanDerWaals(
                    EnergyEntryBuilder.builder()
                        .kind(dispersion == null ? name : dispersion)
                        .value(energies.get(name))
                        .build()));
    dynamics.tell(energy);
    boolean known =
        !energies.isEmpty() || fermi != null || highestOccupied != null || dynamics.isKnown();
    return known ? energy.build() : null;
  }

  /**
   * Begins the self-consistent field: what the superposition of free atoms gave to start with is no
   * result.
   */
  void beginIteration() {
    if (scf.count() == 0 && !scf.isOpen()) {
      energies.clear();
      fermi = null;
      highestOccupied = null;
      lowestUnoccupied = null;
      gap = null;
      eigenvalues = null;
      moment = null;
    }
  }

  /** The total energy in J, or null. */
  Double totalEnergy() {
    Double compact = energies.get("Total energy uncorrected");
    return compact == null ? energies.get("Total energy") : compact;
  }

  /** Takes the forces before they are cleaned, eV/Å, three for each atom so far. */
  void rawForces(double[] values, int n) {
    rawForces = values;
    nRawForces = n;
  }
}
