package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Charges;
import io.lodestone.archive.metainfo.ChargesBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One evaluation of energy and forces while its results come in. */
final class Evaluation {
  private final List<Iteration> iterations = new ArrayList<>();
  private final Map<String, Double> energies = new LinkedHashMap<>();
  private final Map<String, Charges> charges = new LinkedHashMap<>();

  Double total;
  Double fermi;
  Double kinetic;
  Double potential;
  Double temperature;
  Double time;
  Double pressure;
  Integer step;
  Boolean converged;
  Tensor forces;
  Tensor stress;
  Eigenvalues eigenvalues;
  double eigenvalueFermi = Double.NaN;

  /** An iteration: seconds, energies in hartree; NaN where a row has none. */
  private record Iteration(double seconds, double energy, double change) {}

  void iteration(double seconds, double energy, double change) {
    iterations.add(new Iteration(seconds, energy, change));
  }

  /** Takes an energy in hartree by the name that the output has for it. */
  void energy(String name, Double hartree) {
    if (hartree != null) {
      energies.put(name, MaterialsUnit.HARTREE.toSi(hartree));
    }
  }

  /** Takes charges of the atoms, which replace earlier ones of the same analysis. */
  void charges(String analysis, double[] values) {
    charges.put(
        analysis,
        ChargesBuilder.builder()
            .analysisMethod(analysis)
            .value(Tensor.vector(values).scaled(MaterialsUnit.ELEMENTARY_CHARGE.factor()))
            .build());
  }

  /** Whether nothing was computed. */
  boolean isEmpty() {
    return iterations.isEmpty() && total == null && energies.isEmpty();
  }

  /** Whether its total energy is known, which is printed last but forces and stress. */
  boolean isComplete() {
    return total != null;
  }

  /** Seconds that its iterations took. */
  double seconds() {
    return iterations.stream().mapToDouble(Iteration::seconds).filter(Double::isFinite).sum();
  }

  /**
   * The section.
   *
   * @param before seconds that the iterations of the configurations told before took
   */
  CalculationBuilder section(double before) {
    CalculationBuilder calculation =
        CalculationBuilder.builder()
            .step(step)
            .time(time)
            .temperature(temperature)
            .pressure(pressure)
            .calculationConverged(converged)
            .energy(energy().build())
            .charges(List.copyOf(charges.values()));
    if (!iterations.isEmpty()) {
      calculation
          .nScfIterations(iterations.size())
          .scfIteration(iterations(before))
          .timeCalculation(seconds())
          .timePhysical(before + seconds());
    }
    if (forces != null) {
      calculation.forces(
          ForcesBuilder.builder()
              .total(ForcesEntryBuilder.builder().value(forces).build())
              .build());
    }
    if (stress != null) {
      calculation.stress(
          StressBuilder.builder()
              .total(StressEntryBuilder.builder().value(stress).build())
              .build());
    }
    if (eigenvalues != null) {
      calculation.addEigenvalues(eigenvalues);
    }
    return calculation;
  }

  private EnergyBuilder energy() {
    Double sum = energies.get("Total energy");
    EnergyBuilder energy =
        EnergyBuilder.builder()
            .total(entry(total == null ? sum : total))
            .xc(entry(energies.get("Exchange-correlation energy")))
            .coulomb(entry(energies.get("Hartree energy")))
            .kineticElectronic(entry(energies.get("Electronic kinetic energy")))
            .vanDerWaals(entry(energies.get("Dispersion energy")))
            .correctionEntropy(entry(energies.get("Electronic entropic energy")))
            .fermi(fermi)
            .kinetic(entry(kinetic))
            .potential(entry(potential));
    for (String kind :
        List.of(
            "Overlap energy of the core charge distribution",
            "Self energy of the core charge distribution",
            "Core Hamiltonian energy",
            "Hartree-Fock Exchange energy",
            "DFT+U energy")) {
      if (energies.containsKey(kind)) {
        energy.addContributions(
            EnergyEntryBuilder.builder().kind(kind).value(energies.get(kind)).build());
      }
    }
    return energy;
  }

  private List<ScfIteration> iterations(double before) {
    List<ScfIteration> sections = new ArrayList<>(iterations.size());
    double elapsed = before;
    for (Iteration iteration : iterations) {
      boolean timed = Double.isFinite(iteration.seconds());
      elapsed += timed ? iteration.seconds() : 0;
      EnergyBuilder energy = EnergyBuilder.builder();
      if (Double.isFinite(iteration.energy())) {
        energy.total(entry(MaterialsUnit.HARTREE.toSi(iteration.energy())));
      }
      if (Double.isFinite(iteration.change())) {
        energy.change(MaterialsUnit.HARTREE.toSi(iteration.change()));
      }
      sections.add(
          ScfIterationBuilder.builder()
              .energy(energy.build())
              .timeCalculation(timed ? Double.valueOf(iteration.seconds()) : null)
              .timePhysical(timed ? Double.valueOf(elapsed) : null)
              .build());
    }
    return sections;
  }

  private static EnergyEntry entry(Double value) {
    return value == null ? null : EnergyEntryBuilder.builder().value(value).build();
  }
}
