package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The results that a {@code step} or the {@code output} of a schema file holds.
 *
 * <p>The stress is told with the program's sign, in which compression is positive, as in the text.
 */
final class SchemaResults {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  private final XmlSection section;
  private final XmlSection structure;

  /**
   * Results with the structure that they are for.
   *
   * @param structure the element {@code atomic_structure}, or null
   */
  SchemaResults(XmlSection section, XmlSection structure) {
    this.section = section;
    this.structure = structure;
  }

  /** Whether there is a total energy. */
  boolean hasEnergy() {
    return section.text("total_energy", "etot") != null;
  }

  /** The calculation, without references. */
  CalculationBuilder build() {
    CalculationBuilder calculation = results();
    Eigenvalues eigenvalues = eigenvalues();
    if (eigenvalues != null) {
      calculation.addEigenvalues(eigenvalues);
    }
    return calculation;
  }

  /** The same for a calculation of bands, whose points are a path. */
  CalculationBuilder buildPath() {
    CalculationBuilder calculation = results();
    Eigenvalues eigenvalues = eigenvalues();
    if (eigenvalues != null) {
      calculation.addEigenvalues(eigenvalues);
      calculation.addBandStructureElectronic(BandStructure.through(eigenvalues, null));
    }
    return calculation;
  }

  private CalculationBuilder results() {
    CalculationBuilder calculation = CalculationBuilder.builder();
    calculation.energy(energy());
    XmlSection converged =
        section
            .find("convergence_info", "scf_conv")
            .or(() -> section.find("scf_conv"))
            .filter(XmlSection::isComplete)
            .orElse(null);
    if (converged != null) {
      Integer steps = converged.integer("n_scf_steps");
      if (steps != null && steps > 0) {
        calculation.nScfIterations(steps);
      }
      if (converged.text("convergence_achieved") != null) {
        calculation.calculationConverged(converged.isTrue("convergence_achieved"));
      }
    }
    int atoms =
        structure == null ? 0 : structure.find("atomic_positions").orElseThrow().all("atom").size();
    double[] forces = section.numbers(3 * atoms, "forces");
    if (forces != null && atoms > 0) {
      Tensor tensor = Tensor.of(forces, atoms, 3).scaled(MaterialsUnit.HARTREE_PER_BOHR.factor());
      calculation.forces(
          ForcesBuilder.builder()
              .total(ForcesEntryBuilder.builder().value(tensor).valueRaw(tensor).build())
              .build());
    }
    double[] stress = section.numbers(9, "stress");
    if (stress != null) {
      Tensor tensor = Tensor.of(stress, 3, 3).scaled(MaterialsUnit.HARTREE_PER_CUBIC_BOHR.factor());
      calculation.stress(
          StressBuilder.builder()
              .total(StressEntryBuilder.builder().value(tensor).build())
              .build());
    }
    if (section.isTrue("magnetization", "lsda")) {
      calculation.magnetizationTotal(section.number(1, "magnetization", "total"));
    }
    return calculation;
  }

  private io.lodestone.archive.metainfo.Energy energy() {
    EnergyBuilder energy = EnergyBuilder.builder();
    energy.total(entry("etot"));
    energy.sumEigenvalues(entry("eband"));
    energy.coulomb(entry("ehart"));
    energy.xc(entry("etxc"));
    energy.nuclearRepulsion(entry("ewald"));
    energy.correctionEntropy(entry("demet"));
    energy.vanDerWaals(entry("vdW_term"));
    energy.free(energy.correctionEntropy() == null ? null : energy.total());
    energy.fermi(section.number(HARTREE, "band_structure", "fermi_energy"));
    energy.highestOccupied(section.number(HARTREE, "band_structure", "highestOccupiedLevel"));
    energy.lowestUnoccupied(section.number(HARTREE, "band_structure", "lowestUnoccupiedLevel"));
    boolean any =
        energy.total() != null || energy.fermi() != null || energy.highestOccupied() != null;
    return any ? energy.build() : null;
  }

  private EnergyEntry entry(String name) {
    Double value = section.number(HARTREE, "total_energy", name);
    return value == null ? null : EnergyEntry.of(value);
  }

  /** spin × k × band; two spins lie one after the other at each point. */
  private Eigenvalues eigenvalues() {
    List<XmlSection> points =
        section.find("band_structure").map(bands -> bands.all("ks_energies")).orElse(List.of());
    boolean polarized = section.isTrue("band_structure", "lsda");
    int spins = polarized ? 2 : 1;
    if (points.isEmpty() || structure == null) {
      return null;
    }
    List<double[]> energies = new ArrayList<>();
    List<double[]> occupations = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    double[] k = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      XmlSection point = points.get(i);
      double[] values = point.find("eigenvalues").map(XmlSection::numbers).orElse(null);
      double[] filled = point.find("occupations").map(XmlSection::numbers).orElse(null);
      double[] place = point.numbers(3, "k_point");
      if (values == null || place == null || values.length % spins != 0) {
        return null;
      }
      if (!energies.isEmpty() && values.length != energies.getFirst().length) {
        return null;
      }
      energies.add(values);
      if (filled != null && filled.length == values.length) {
        occupations.add(filled);
      }
      Double weight = point.find("k_point").orElseThrow().numberAttribute("weight");
      if (weight != null) {
        weights.add(weight);
      }
      System.arraycopy(fractional(place), 0, k, 3 * i, 3);
    }
    EigenvaluesBuilder result =
        EigenvaluesBuilder.builder()
            .kpoints(Tensor.of(k, points.size(), 3))
            .energies(bySpin(energies, spins).scaled(HARTREE));
    if (occupations.size() == energies.size()) {
      result.occupations(bySpin(occupations, spins));
    }
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (weights.size() == points.size() && sum > 0) {
      weights.forEach(weight -> result.addKpointsWeights(weight / sum));
    }
    return result.build();
  }

  private static Tensor bySpin(List<double[]> rows, int spins) {
    int points = rows.size();
    int bands = rows.getFirst().length / spins;
    double[] values = new double[spins * points * bands];
    for (int point = 0; point < points; point++) {
      for (int spin = 0; spin < spins; spin++) {
        System.arraycopy(
            rows.get(point), spin * bands, values, (spin * points + point) * bands, bands);
      }
    }
    return Tensor.of(values, spins, points, bands);
  }

  /** From units of 2π/alat to units of the reciprocal lattice vectors. */
  private double[] fractional(double[] cartesian) {
    double[] cell = SchemaRun.cell(structure);
    Double alat = structure.numberAttribute("alat");
    if (cell == null || alat == null || alat == 0) {
      return cartesian;
    }
    double[] fraction = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        fraction[i] += cartesian[j] * cell[3 * i + j] / alat;
      }
    }
    return fraction;
  }
}
