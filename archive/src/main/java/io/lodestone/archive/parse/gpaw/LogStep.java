package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.ELEMENTARY_CHARGE_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_CUBIC_ANGSTROM;

import io.lodestone.archive.metainfo.BandGap;
import io.lodestone.archive.metainfo.BandGapBuilder;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntry;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.GapProvenanceBuilder;
import io.lodestone.archive.metainfo.MultipolesBuilder;
import io.lodestone.archive.metainfo.MultipolesEntryBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log tells of one configuration of the atoms, from the first iteration to the forces. */
final class LogStep {
  private static final Pattern TRANSITION =
      Pattern.compile(".*?k=(\\d+),.*?->.*?k=(\\d+),.*", Pattern.CASE_INSENSITIVE);

  /** Rows of numbers that follow a heading. */
  private enum Rows {
    NONE,
    FORCES,
    STRESS,
    MOMENTS
  }

  private final LogStates states = new LogStates();
  private final LogIterations iterations;
  private final EnergyBuilder energy = EnergyBuilder.builder();
  private final List<double[]> forces = new ArrayList<>();
  private final List<double[]> stress = new ArrayList<>();
  private final List<Double> moments = new ArrayList<>();
  private boolean inEnergies;
  private boolean anyEnergy;
  private Rows rows = Rows.NONE;
  private double[] dipole;
  private double magnetization = Double.NaN;
  private double gap = Double.NaN;
  private String gapType;
  private Boolean converged;
  private int iterationCount;

  LogStep(LogIterations iterations) {
    this.iterations = iterations;
  }

  LogIterations iterations() {
    return iterations;
  }

  /** Whether anything was computed yet. */
  boolean hasResults() {
    return anyEnergy || converged != null || !iterations.sections().isEmpty();
  }

  void read(LogLine line) {
    if (readRows(line) || states.read(line)) {
      return;
    }
    if (LogIterations.number(line) > 0) {
      iterations.read(line);
    } else if (line.contains("log10")) {
      iterations.heading(line);
    } else if (line.begins("time") || line.begins("iter", "time")) {
      iterations.heading(line);
    } else if (inEnergies) {
      readEnergy(line);
    } else {
      readResult(line);
    }
  }

  private boolean readRows(LogLine line) {
    double[] numbers = line.numbers();
    boolean isRow =
        switch (rows) {
          case NONE -> false;
          // "0 Fe 0.22 -0.01 -0.18", or "[0.22, -0.01, -0.18], # Fe 0"
          case FORCES, MOMENTS -> numbers.length >= 2 && line.words().length <= 6;
          case STRESS -> numbers.length == 3 && stress.size() < 3;
        };
    if (!isRow) {
      rows = Rows.NONE;
      return false;
    }
    boolean indexFirst = !line.text().startsWith("[");
    switch (rows) {
      case FORCES -> {
        if (numbers.length == 4) {
          int x = indexFirst ? 1 : 0;
          forces.add(new double[] {numbers[x], numbers[x + 1], numbers[x + 2]});
        }
      }
      // The last component is the moment along z, the axis of collinear spins.
      case MOMENTS -> moments.add(numbers[indexFirst ? numbers.length - 1 : numbers.length - 2]);
      default -> stress.add(numbers);
    }
    return true;
  }

  private void readResult(LogLine line) {
    if (line.begins("energy", "contributions") || line.begins("energies:")) {
      inEnergies = true;
    } else if (line.begins("converged", "after")) {
      converged = true;
      iterationCount = (int) line.firstNumber();
    } else if (line.begins("scf", "steps:") || line.begins("scf_steps:")) {
      converged = true;
      iterationCount = (int) line.firstNumber();
    } else if (line.begins("did", "not", "converge")) {
      converged = false;
    } else if (line.begins("dipole", "moment:")) {
      dipole = line.numbers();
    } else if (line.begins("total", "magnetic", "moment:")) {
      double[] moment = line.numbers();
      magnetization = moment.length == 0 ? Double.NaN : moment[moment.length - 1];
    } else if (line.begins("local", "magnetic", "moments:")) {
      rows = Rows.MOMENTS;
      moments.clear();
    } else if (line.begins("fermi", "level:") || line.begins("fermi", "levels:")) {
      double level = line.firstNumber();
      energy.fermi(Double.isNaN(level) ? null : (Double) ELECTRONVOLT.toSi(level));
    } else if (line.begins("gap:")) {
      gap = line.firstNumber();
    } else if (line.begins("no", "gap")) {
      gap = 0;
    } else if (line.begins("forces", "in") || line.begins("forces:")) {
      rows = Rows.FORCES;
      forces.clear();
    } else if (line.begins("stress", "tensor:")) {
      rows = Rows.STRESS;
      stress.clear();
    } else if (gap > 0 && gapType == null) {
      Matcher transition = TRANSITION.matcher(line.text());
      if (transition.matches()) {
        gapType = transition.group(1).equals(transition.group(2)) ? "direct" : "indirect";
      }
    }
  }

  private void readEnergy(LogLine line) {
    double value =
        line.text().indexOf(':') < 0 ? Double.NaN : LogLine.of(line.afterColon()).firstNumber();
    if (Double.isNaN(value)) {
      return;
    }
    EnergyEntry entry = EnergyEntry.of(ELECTRONVOLT.toSi(value));
    String name = line.text().substring(0, line.text().indexOf(':')).strip();
    switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "kinetic" -> energy.kineticElectronic(entry);
      case "potential", "coulomb" -> energy.electrostatic(entry);
      case "xc" -> energy.xc(entry);
      case "entropy (-st)", "entropy" -> energy.correctionEntropy(entry);
      case "free energy", "total" -> energy.free(entry);
      case "extrapolated", "zero kelvin" -> {
        energy.total(entry).totalT0(entry);
        inEnergies = false;
      }
      default ->
          energy.addContributions(
              EnergyEntryBuilder.builder()
                  .kind(
                      name.equalsIgnoreCase("local")
                          ? "zero"
                          : name.toLowerCase(java.util.Locale.ROOT))
                  .value(entry.value())
                  .build());
    }
    anyEnergy = true;
  }

  /**
   * The section.
   *
   * @param complete states of a restart file of the same configuration, or null
   */
  Calculation section(int system, int methodIndex, LogMethod method, Eigenvalues complete) {
    CalculationBuilder results = CalculationBuilder.builder();
    results.systemRef(system).methodRef(methodIndex);
    results.energy(energy.build());
    results.calculationConverged(converged);
    results.scfIteration(iterations.sections());
    results.nScfIterations(
        iterationCount > 0
            ? (Integer) iterationCount
            : iterations.lastNumber() > 0 ? (Integer) iterations.lastNumber() : null);
    if (!iterations.sections().isEmpty()) {
      results.timePhysical(iterations.sections().getLast().timePhysical());
    }
    if (!forces.isEmpty()) {
      Tensor value =
          Tensor.matrix(forces.toArray(double[][]::new)).scaled(EV_PER_ANGSTROM.factor());
      // GPAW's forces are derivatives of the free energy, which it minimises.
      ForcesEntry entry = ForcesEntryBuilder.builder().value(value).valueRaw(value).build();
      results.forces(ForcesBuilder.builder().total(entry).free(entry).build());
    }
    if (stress.size() == 3) {
      Tensor value =
          Tensor.matrix(stress.toArray(double[][]::new)).scaled(EV_PER_CUBIC_ANGSTROM.factor());
      results.stress(
          StressBuilder.builder().total(StressEntryBuilder.builder().value(value).build()).build());
    }
    if (dipole != null && dipole.length == 3) {
      results.addMultipoles(
          MultipolesBuilder.builder()
              .dipole(
                  MultipolesEntryBuilder.builder()
                      .total(Tensor.vector(dipole).scaled(ELEMENTARY_CHARGE_ANGSTROM.factor()))
                      .build())
              .build());
    }
    if (method.spins() == 2) {
      results.magnetizationTotal(Double.isNaN(magnetization) ? null : (Double) magnetization);
      if (!moments.isEmpty()) {
        results.magnetizationAtoms(
            Tensor.vector(moments.stream().mapToDouble(Double::doubleValue).toArray()));
      }
    }
    Eigenvalues shown = complete == null ? states.section(method) : complete;
    if (shown != null) {
      results.addEigenvalues(shown);
    }
    if (!Double.isNaN(gap)) {
      results.addBandGap(bandGap());
    }
    return results.build();
  }

  private BandGap bandGap() {
    return BandGapBuilder.builder()
        .value(ELECTRONVOLT.toSi(gap))
        .type(gapType)
        .provenance(GapProvenanceBuilder.builder().label("parser").build())
        .build();
  }

  /**
   * The log goes on after the iterations, or ends as it should: no word said that they converged.
   */
  void close() {
    if (converged == null && !iterations.sections().isEmpty()) {
      converged = false;
    }
  }

  /** The total energy, J, or null. */
  Double total() {
    return energy.total() == null ? null : energy.total().value();
  }
}
