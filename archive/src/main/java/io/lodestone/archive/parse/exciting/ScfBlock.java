package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR_MAGNETON;
import static io.lodestone.core.quantity.MaterialsUnit.ELEMENTARY_CHARGE;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE_PER_BOHR;

import io.lodestone.archive.metainfo.BandGap;
import io.lodestone.archive.metainfo.BandGapBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Charges;
import io.lodestone.archive.metainfo.ChargesBuilder;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What exciting prints after an iteration: energies, charges, moments, gap, wall time and how far
 * it is from the targets. Versions before boron name the same things in lower case and without
 * {@code energy}.
 */
final class ScfBlock {
  private static final Pattern ATOM = Pattern.compile("atom\\s+(\\d{1,9})(?:\\s+([A-Za-z]\\w*))?");

  /** What an {@code atom} or {@code interstitial} line is about. */
  private enum Part {
    ENERGIES,
    CHARGES,
    MOMENTS
  }

  private final EnergyBuilder energy = EnergyBuilder.builder();
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private final List<Map<String, Object>> chargesOfAtoms = new ArrayList<>();
  private final List<Map<String, Object>> momentsOfAtoms = new ArrayList<>();
  private final List<Double> electronsOfAtoms = new ArrayList<>();
  private final List<double[]> magnetonsOfAtoms = new ArrayList<>();
  private Part part = Part.ENERGIES;
  private Double totalCharge;
  private Double totalMoment;
  private Double totalEnergy;
  private Double gap;
  private Double wallTime;
  private boolean dispersion;

  /** Takes in a line. */
  void read(String line) {
    InfoLine info = InfoLine.of(line);
    double[] numbers = info.numbers();
    String key = info.lowerKey();
    if (key.equals("electron charges") || key.equals("charges")) {
      part = Part.CHARGES;
    } else if (key.equals("moments")) {
      part = Part.MOMENTS;
    } else if (numbers.length == 0 || key.isEmpty()) {
      return;
    } else if (key.contains("(target)")) {
      readTarget(key, numbers);
    } else if (key.startsWith("dos at fermi energy")
        || key.startsWith("density of states at fermi")) {
      extras.put("x_exciting_dos_fermi", numbers[0] / HARTREE.factor());
    } else if (key.startsWith("estimated fundamental gap")) {
      gap = HARTREE.toSi(numbers[0]);
      extras.put("x_exciting_gap", gap);
    } else if (key.startsWith("wall time") || key.startsWith("time (cpu seconds)")) {
      wallTime = numbers[0];
    } else {
      switch (part) {
        case ENERGIES -> readEnergy(key, numbers[0]);
        case CHARGES -> readCharge(key, info.key(), numbers[0]);
        case MOMENTS -> readMoment(key, info.key(), numbers);
      }
    }
  }

  private void readEnergy(String key, double hartrees) {
    double joules = HARTREE.toSi(hartrees);
    EnergyEntry entry = EnergyEntry.of(joules);
    switch (key) {
      case "total energy" -> {
        energy.total(entry);
        totalEnergy = joules;
      }
      case "fermi energy", "fermi" -> {
        energy.fermi(joules);
        extras.put("x_exciting_fermi_energy", joules);
      }
      case "kinetic energy", "electronic kinetic", "electron kinetic" ->
          energy.kineticElectronic(entry);
      case "coulomb energy", "coulomb" -> {
        energy.coulomb(entry);
        extras.put("x_exciting_coulomb_energy", joules);
      }
      case "exchange energy", "exchange" -> {
        energy.exchange(entry);
        extras.put("x_exciting_exchange_energy", joules);
      }
      case "correlation energy", "correlation" -> {
        energy.correlation(entry);
        extras.put("x_exciting_correlation_energy", joules);
      }
      case "sum of eigenvalues" -> energy.sumEigenvalues(entry);
      case "effective potential energy" ->
          extras.put("x_exciting_effective_potential_energy", joules);
      case "coulomb potential energy", "coulomb potential" ->
          extras.put("x_exciting_coulomb_potential_energy", joules);
      case "xc potential energy", "xc potential" ->
          energy.xc(EnergyEntryBuilder.builder().potential(joules).build());
      case "hartree energy", "hartree" -> {
        energy.electrostatic(entry);
        extras.put("x_exciting_hartree_energy", joules);
      }
      case "electron-nuclear energy", "electron-nuclear" ->
          extras.put("x_exciting_electron_nuclear_energy", joules);
      case "nuclear-nuclear energy", "nuclear-nuclear" -> {
        energy.nuclearRepulsion(entry);
        extras.put("x_exciting_nuclear_nuclear_energy", joules);
      }
      case "madelung energy", "madelung" -> {
        energy.madelung(entry);
        extras.put("x_exciting_madelung_energy", joules);
      }
      case "core-electron kinetic energy", "core electron kinetic" ->
          extras.put("x_exciting_core_electron_kinetic_energy", joules);
      case "dft-d2 dispersion correction" -> {
        dispersion = true;
        energy.vanDerWaals(entry);
        extras.put("x_exciting_dft_d2_dispersion_correction", joules);
      }
      default -> {}
    }
  }

  private void readCharge(String key, String text, double electrons) {
    double coulombs = ELEMENTARY_CHARGE.toSi(electrons);
    Matcher atom = ATOM.matcher(text);
    if (atom.lookingAt()) {
      electronsOfAtoms.add(electrons);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("x_exciting_MT_charge_atom_index", electronsOfAtoms.size());
      if (atom.group(2) != null) {
        entry.put("x_exciting_MT_charge_atom_symbol", atom.group(2));
      }
      entry.put("x_exciting_MT_charge_atom_value", coulombs);
      chargesOfAtoms.add(entry);
      return;
    }
    switch (key) {
      case "core" -> extras.put("x_exciting_core_charge", coulombs);
      case "core leakage" -> extras.put("x_exciting_core_leakage", coulombs);
      case "valence" -> extras.put("x_exciting_valence_charge", coulombs);
      case "interstitial" -> extras.put("x_exciting_interstitial_charge", coulombs);
      case "total charge in muffin-tins", "total in muffin-tins" ->
          extras.put("x_exciting_total_MT_charge", coulombs);
      case "total charge" -> totalCharge = coulombs;
      default -> {}
    }
  }

  private void readMoment(String key, String text, double[] magnetons) {
    Matcher atom = ATOM.matcher(text);
    if (atom.lookingAt()) {
      magnetonsOfAtoms.add(magnetons);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("x_exciting_MT_moment_atom_index", magnetonsOfAtoms.size());
      if (atom.group(2) != null) {
        entry.put("x_exciting_MT_moment_atom_symbol", atom.group(2));
      }
      entry.put("x_exciting_MT_moment_atom_value", moment(magnetons));
      momentsOfAtoms.add(entry);
      return;
    }
    switch (key) {
      case "interstitial" -> extras.put("x_exciting_interstitial_moment", moment(magnetons));
      case "total moment in muffin-tins", "total in muffin-tins" ->
          extras.put("x_exciting_total_MT_moment", moment(magnetons));
      case "total moment" -> {
        extras.put("x_exciting_total_moment", moment(magnetons));
        totalMoment = magnetons[magnetons.length - 1];
      }
      default -> {}
    }
  }

  /** A moment in A m^2: a number where the spins are collinear, else a vector. */
  private static Object moment(double[] magnetons) {
    return magnetons.length == 1
        ? (Object) BOHR_MAGNETON.toSi(magnetons[0])
        : Tensor.vector(magnetons).scaled(BOHR_MAGNETON.factor());
  }

  private void readTarget(String key, double[] valueAndTarget) {
    for (Target target : Target.values()) {
      if (key.startsWith(target.start)) {
        extras.put(target.quantity, Tensor.vector(valueAndTarget).scaled(target.factor));
      }
    }
  }

  /** What the iterations try to reach. */
  enum Target {
    POTENTIAL(
        "rms change in effective potential",
        "x_exciting_effective_potential_convergence",
        "x_exciting_scf_threshold_potential_change",
        HARTREE.factor()),
    ENERGY(
        "absolute change in total energy",
        "x_exciting_energy_convergence",
        "x_exciting_scf_threshold_energy_change",
        HARTREE.factor()),
    CHARGE(
        "charge distance",
        "x_exciting_charge_convergence",
        "x_exciting_scf_threshold_charge_change",
        ELEMENTARY_CHARGE.factor()),
    FORCE(
        "abs. change in max-nonibs-force",
        "x_exciting_IBS_force_convergence",
        "x_exciting_scf_threshold_force_change",
        HARTREE_PER_BOHR.factor());

    private final String start;
    private final String quantity;
    private final String threshold;
    private final double factor;

    Target(String start, String quantity, String threshold, double factor) {
      this.start = start;
      this.quantity = quantity;
      this.threshold = threshold;
      this.factor = factor;
    }

    /** NOMAD's name of the target value in the method. */
    String threshold() {
      return threshold;
    }
  }

  /** The target value of an iteration in SI, or null where it is not told. */
  Double target(Target target) {
    return extras.get(target.quantity) instanceof Tensor pair && pair.size() > 1
        ? (Double) pair.at(1)
        : null;
  }

  Double totalEnergy() {
    return totalEnergy;
  }

  Double wallTime() {
    return wallTime;
  }

  boolean hasDispersion() {
    return dispersion;
  }

  /**
   * The block as an iteration.
   *
   * @param before the iteration before, or null
   * @param start wall time when the iteration began, s
   */
  ScfIteration iteration(ScfBlock before, double start) {
    if (before != null && before.totalEnergy != null && totalEnergy != null) {
      energy.change(totalEnergy - before.totalEnergy);
    }
    ScfIterationBuilder iteration = ScfIterationBuilder.builder();
    iteration.energy(energy.build()).magnetizationTotal(totalMoment);
    if (wallTime != null) {
      iteration.timePhysical(wallTime).timeCalculation(wallTime - start);
    }
    everything().forEach(iteration::addExtras);
    return iteration.build();
  }

  /** Tells the block as the results of a configuration. */
  void tell(CalculationBuilder results) {
    energy.change(null); // of iterations, not of configurations
    results.energy(energy.build());
    everything().forEach(results::addExtras);
    results.magnetizationTotal(totalMoment);
    if (!magnetonsOfAtoms.isEmpty()) {
      int width = magnetonsOfAtoms.getFirst().length;
      if (magnetonsOfAtoms.stream().allMatch(moment -> moment.length == width)) {
        Tensor moments = Tensor.matrix(magnetonsOfAtoms.toArray(double[][]::new));
        results.magnetizationAtoms(width == 1 ? moments.reshaped(moments.size()) : moments);
      }
    }
    if (!electronsOfAtoms.isEmpty() || totalCharge != null) {
      results.addCharges(charges());
    }
    if (gap != null) {
      results.addBandGap(bandGap());
    }
  }

  private Map<String, Object> everything() {
    Map<String, Object> all = new LinkedHashMap<>(extras);
    if (!chargesOfAtoms.isEmpty()) {
      all.put("x_exciting_section_MT_charge_atom", chargesOfAtoms);
    }
    if (!momentsOfAtoms.isEmpty()) {
      all.put("x_exciting_section_MT_moment_atom", momentsOfAtoms);
    }
    return all;
  }

  private Charges charges() {
    ChargesBuilder charges =
        ChargesBuilder.builder().analysisMethod("muffin-tin").total(totalCharge);
    if (!electronsOfAtoms.isEmpty()) {
      Tensor electrons =
          Tensor.vector(electronsOfAtoms.stream().mapToDouble(Double::doubleValue).toArray());
      charges.nElectrons(electrons).value(electrons.scaled(ELEMENTARY_CHARGE.factor()));
    }
    return charges.build();
  }

  private BandGap bandGap() {
    return BandGapBuilder.builder()
        .value(gap)
        .provenance(GapProvenanceBuilder.builder().label("parser").build())
        .build();
  }
}
