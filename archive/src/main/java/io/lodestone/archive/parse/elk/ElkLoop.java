package io.lodestone.archive.parse.elk;

import static io.lodestone.core.quantity.MaterialsUnit.ELEMENTARY_CHARGE;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.BandGap;
import io.lodestone.archive.metainfo.BandGapBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.ChargesBuilder;
import io.lodestone.archive.metainfo.Energy;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.metainfo.GapProvenanceBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Elk prints in one loop of the self-consistent field. */
final class ElkLoop {
  /** What a line {@code interstitial} or {@code atom} is about. */
  private enum Part {
    NONE,
    ENERGIES,
    CHARGES,
    MOMENTS
  }

  private final EnergyBuilder energy = EnergyBuilder.builder();
  private final Map<String, Object> ofCharges = new LinkedHashMap<>();
  private final List<Double> electrons = new ArrayList<>();
  private final List<double[]> moments = new ArrayList<>();
  private Part part = Part.NONE;
  private Double coulomb;
  private Double coulombPotential;
  private Double total;
  private Double totalCharge;
  private Double totalMoment;
  private Double indirectGap;
  private Double directGap;
  private Double dosAtFermi;
  private Double time;
  private double[] potentialTarget;
  private double[] energyTarget;

  /** Takes in a line. */
  void read(String line) {
    InfoLine info = InfoLine.of(line);
    double[] numbers = info.numbers();
    String key = info.lowerKey();
    if (key.equals("energies")) {
      part = Part.ENERGIES;
    } else if (key.equals("charges")) {
      part = Part.CHARGES;
    } else if (key.equals("moments")) {
      part = Part.MOMENTS;
    } else if (numbers.length == 0) {
      return;
    } else if (key.startsWith("time (cpu seconds)")) {
      time = numbers[0];
    } else if (key.startsWith("density of states at fermi energy")) {
      part = Part.NONE;
      dosAtFermi = numbers[0] / HARTREE.factor();
    } else if (key.startsWith("estimated indirect band gap")
        || key.startsWith("estimated fundamental")
        || key.equals("estimated band gap")) {
      indirectGap = HARTREE.toSi(numbers[0]);
    } else if (key.startsWith("estimated direct band gap")) {
      directGap = HARTREE.toSi(numbers[0]);
    } else if (key.startsWith("rms change in") && key.contains("potential")) {
      potentialTarget = numbers;
    } else if (key.startsWith("absolute change in total energy")) {
      energyTarget = numbers;
    } else {
      switch (part) {
        case ENERGIES -> readEnergy(key, HARTREE.toSi(numbers[0]));
        case CHARGES -> readCharge(key, numbers[0]);
        case MOMENTS -> readMoment(key, numbers);
        case NONE -> {}
      }
    }
  }

  private void readEnergy(String key, double joules) {
    EnergyEntry entry = EnergyEntry.of(joules);
    switch (key) {
      case "fermi" -> energy.fermi(joules);
      case "sum of eigenvalues" -> energy.sumEigenvalues(entry);
      case "electron kinetic", "electronic kinetic" -> {
        energy.electronic(EnergyEntryBuilder.builder().kinetic(joules).build());
        energy.kineticElectronic(entry);
      }
      case "core electron kinetic" ->
          energy.addExtras("x_elk_core_electron_kinetic_energy", joules);
      case "coulomb" -> coulomb = joules;
      case "coulomb potential" -> coulombPotential = joules;
      case "nuclear-nuclear" -> energy.nuclearRepulsion(entry);
      case "electron-nuclear" -> energy.addExtras("x_elk_electron_nuclear_energy", joules);
      case "hartree" -> {
        energy.coulomb(entry);
        energy.addExtras("x_elk_hartree_energy", joules);
      }
      case "madelung" -> energy.madelung(entry);
      case "xc potential" -> energy.xc(EnergyEntryBuilder.builder().potential(joules).build());
      case "exchange" -> energy.exchange(entry);
      case "correlation" -> energy.correlation(entry);
      case "electron entropic" -> {
        energy.correctionEntropy(entry);
        energy.addExtras("x_elk_electron_entropic_energy", joules);
      }
      case "total energy" -> {
        energy.total(entry);
        total = joules;
      }
      default -> {}
    }
  }

  private void readCharge(String key, double number) {
    switch (key) {
      case "core" -> ofCharges.put("x_elk_core_charge", number);
      case "valence" -> ofCharges.put("x_elk_valence_charge", number);
      case "interstitial" -> ofCharges.put("x_elk_interstitial_charge", number);
      case "total charge" -> totalCharge = ELEMENTARY_CHARGE.toSi(number);
      default -> {
        if (key.startsWith("atom")) {
          electrons.add(number);
        }
      }
    }
  }

  private void readMoment(String key, double[] moment) {
    if (key.startsWith("atom")) {
      moments.add(moment);
    } else if (key.equals("total moment")) {
      totalMoment = moment[moment.length - 1];
    }
  }

  /** Change of the total energy that ends the loops, J, or null. */
  Double energyThreshold() {
    return energyTarget == null || energyTarget.length < 2
        ? null
        : (Double) HARTREE.toSi(energyTarget[1]);
  }

  /** Change of the potential that ends the loops, J, or null. */
  Double potentialThreshold() {
    return potentialTarget == null || potentialTarget.length < 2
        ? null
        : (Double) HARTREE.toSi(potentialTarget[1]);
  }

  Double totalEnergy() {
    return total;
  }

  /** Seconds since the start of the run at the end of the loop, or null. */
  Double time() {
    return time;
  }

  private Energy energy() {
    if (coulomb != null || coulombPotential != null) {
      energy.electrostatic(
          EnergyEntryBuilder.builder().value(coulomb).potential(coulombPotential).build());
    }
    return energy.build();
  }

  /** The loop as an iteration after {@code before}, which may be null. */
  ScfIteration iteration(ElkLoop before) {
    if (before != null && before.total != null && total != null) {
      energy.change(total - before.total);
    }
    ScfIterationBuilder iteration = ScfIterationBuilder.builder();
    iteration.energy(energy()).magnetizationTotal(totalMoment);
    if (time != null) {
      iteration.timePhysical(time);
      iteration.timeCalculation(before == null || before.time == null ? time : time - before.time);
    }
    if (dosAtFermi != null) {
      iteration.addExtras("x_elk_dos_fermi", dosAtFermi);
    }
    return iteration.build();
  }

  /** Tells the loop as the results of a configuration. */
  void tell(CalculationBuilder results) {
    energy.change(null); // of iterations, not of configurations
    results.energy(energy()).magnetizationTotal(totalMoment);
    if (!moments.isEmpty()) {
      int width = moments.getFirst().length;
      if (moments.stream().allMatch(moment -> moment.length == width)) {
        Tensor all = Tensor.matrix(moments.toArray(double[][]::new));
        results.magnetizationAtoms(width == 1 ? all.reshaped(all.size()) : all);
      }
    }
    if (!electrons.isEmpty() || totalCharge != null) {
      Tensor values = Tensor.vector(electrons.stream().mapToDouble(Double::doubleValue).toArray());
      ChargesBuilder charges = ChargesBuilder.builder();
      charges.analysisMethod("muffin-tin").total(totalCharge);
      if (!electrons.isEmpty()) {
        charges.nElectrons(values).value(values.scaled(ELEMENTARY_CHARGE.factor()));
      }
      ofCharges.forEach(charges::addExtras);
      results.addCharges(charges.build());
    }
    if (indirectGap != null) {
      results.addBandGap(gap(indirectGap, indirectGap.equals(directGap) ? "direct" : "indirect"));
    }
    if (directGap != null && !directGap.equals(indirectGap)) {
      results.addBandGap(gap(directGap, "direct"));
    }
  }

  private static BandGap gap(double joules, String type) {
    return BandGapBuilder.builder()
        .value(joules)
        .type(type)
        .provenance(GapProvenanceBuilder.builder().label("parser").build())
        .build();
  }
}
