package io.lodestone.archive.normalize;

import io.lodestone.archive.likeness.FingerprintMaker;
import io.lodestone.archive.metainfo.BandGap;
import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.Energy;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ForcesEntry;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Properties;
import io.lodestone.archive.metainfo.PropertiesBuilder;
import io.lodestone.archive.normalize.BandEdges.Gap;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the last configurations of a run say: of each quantity the last value that was told. */
final class FinalProperties {
  private final Set<String> available = new TreeSet<>();
  private final FingerprintMaker fingerprints = new FingerprintMaker();
  private Calculation lastJudged;
  private String spectrumType;
  private Double total;
  private Double fermi;
  private Double magnetization;
  private Double forceMaximum;
  private Double pressure;
  private GapFound gap;
  private double temperatureSum;
  private int temperatures;
  private int configurations;

  /** Gaps that are printed differ by less than this from the same ones computed, J. */
  private static final double PRINTED_DIGITS = MaterialsUnit.MILLIELECTRONVOLT.toSi(1);

  private record GapFound(Gap gap, String provenance) {}

  /**
   * The last calculation that could converge, or null. Bands and densities of states are computed
   * from a density that is given, so there is nothing to converge.
   */
  Calculation lastJudged() {
    return lastJudged;
  }

  /** The kind of the spectra that were told, such as XRD, or null. */
  String spectrumType() {
    return spectrumType;
  }

  private static boolean isFromGivenDensity(Calculation calculation) {
    return calculation.calculationConverged() == null
        && calculation.scfIteration().isEmpty()
        && !(calculation.eigenvalues().isEmpty() && calculation.dosElectronic().isEmpty());
  }

  void add(Calculation calculation) {
    if (!isFromGivenDensity(calculation)) {
      lastJudged = calculation;
    }
    configurations++;
    Energy energy = calculation.energy();
    if (energy != null) {
      total = Optional.ofNullable(totalEnergy(energy)).orElse(total);
      fermi = Optional.ofNullable(energy.fermi()).orElse(fermi);
    }
    if (calculation.forces() != null) {
      Stream.of(calculation.forces().total(), calculation.forces().free())
          .filter(forces -> forces != null)
          .findFirst()
          .ifPresent(this::force);
    }
    if (calculation.stress() != null && calculation.stress().total() != null) {
      available.add("stress");
    }
    // Not from the stress: programs do not agree on its sign.
    pressure = Optional.ofNullable(calculation.pressure()).orElse(pressure);
    if (calculation.temperature() != null) {
      temperatureSum += calculation.temperature();
      temperatures++;
    }
    magnetization = Optional.ofNullable(calculation.magnetizationTotal()).orElse(magnetization);
    if (!calculation.eigenvalues().isEmpty()) {
      available.add("eigenvalues");
    }
    if (!calculation.bandStructureElectronic().isEmpty()) {
      available.add("band_structure_electronic");
    }
    if (!calculation.dosElectronic().isEmpty()) {
      available.add("dos_electronic");
    }
    if (!calculation.spectra().isEmpty()) {
      available.add("spectra");
      spectrumType = calculation.spectra().getFirst().type();
    }
    if (!calculation.charges().isEmpty()) {
      available.add("charges");
    }
    fingerprints.add(calculation);
    findGap(calculation).ifPresent(found -> gap = found);
  }

  Properties section(
      double nAtoms,
      Optional<Structure> structure,
      List<Method> methods,
      List<MaterialProperty> measured) {
    PropertiesBuilder properties =
        PropertiesBuilder.builder()
            .energyTotal(total)
            .energyFermi(fermi)
            .magnetizationTotal(magnetization)
            .forceMaximum(forceMaximum)
            .pressure(pressure)
            .nSteps(configurations == 0 ? null : configurations)
            .measured(measured)
            .fingerprints(fingerprints.fingerprints(structure));
    if (nAtoms > 0) {
      properties.energyPerAtom(total == null ? null : total / nAtoms);
      properties.magnetizationPerAtom(magnetization == null ? null : magnetization / nAtoms);
    }
    if (temperatures > 0) {
      properties.temperature(temperatureSum / temperatures);
    }
    if (gap != null) {
      properties
          .bandGap(gap.gap().value())
          .bandGapDirect(Double.isNaN(gap.gap().direct()) ? null : gap.gap().direct())
          .bandGapType(gap.gap().type())
          .bandGapProvenance(gap.provenance());
    }
    return properties.available(available).build();
  }

  /**
   * The free energy is what forces derive from, yet what people compare is the total energy; older
   * outputs have only one.
   */
  private static Double totalEnergy(Energy energy) {
    return Stream.of(energy.current(), energy.total(), energy.totalT0(), energy.free())
        .filter(entry -> entry != null && entry.value() != null)
        .map(EnergyEntry::value)
        .findFirst()
        .orElse(null);
  }

  private void force(ForcesEntry forces) {
    Tensor value = forces.value() == null ? forces.valueRaw() : forces.value();
    if (value == null || value.rank() != 2) {
      return;
    }
    available.add("forces");
    double most = 0;
    for (int i = 0; i + 2 < value.size(); i += 3) {
      most = Math.max(most, Math.hypot(Math.hypot(value.at(i), value.at(i + 1)), value.at(i + 2)));
    }
    forceMaximum = most;
  }

  /**
   * Of mesh and lines the smaller gap is nearer to the truth. They come before what the program
   * prints, unless that is smaller: FHI-aims lists the states of one k-point of its mesh by
   * default, but states the gap of the whole mesh.
   */
  private Optional<GapFound> findGap(Calculation calculation) {
    Stream<GapFound> mesh =
        calculation.eigenvalues().stream()
            .flatMap(values -> eigenvalueGap(values, fermi).stream())
            .map(found -> new GapFound(found, "eigenvalues"));
    Stream<GapFound> lines =
        calculation.bandStructureElectronic().stream()
            .flatMap(bands -> lineGap(bands).stream())
            .map(found -> new GapFound(found, "band_structure"));
    Optional<GapFound> bands =
        Stream.concat(mesh, lines).min(Comparator.comparingDouble(found -> found.gap().value()));
    return stated(calculation)
        .filter(
            printed ->
                bands.isEmpty() || printed.value() < bands.get().gap().value() - PRINTED_DIGITS)
        .map(printed -> new GapFound(printed, "parser"))
        .or(() -> bands);
  }

  private static Optional<Gap> eigenvalueGap(Eigenvalues values, Double fermi) {
    Tensor energies = values.valueQp() == null ? values.energies() : values.valueQp();
    return energies == null
        ? Optional.empty()
        : BandEdges.of(energies, values.occupations(), fermi).map(BandEdges::gap);
  }

  private Optional<Gap> lineGap(BandStructure bands) {
    Double level = bands.energyFermi() == null ? fermi : bands.energyFermi();
    BandEdges all = null;
    for (BandSegment segment : bands.segment()) {
      Tensor energies = segment.valueQp() == null ? segment.energies() : segment.valueQp();
      Optional<BandEdges> edges =
          energies == null
              ? Optional.empty()
              : BandEdges.of(energies, segment.occupations(), level);
      if (edges.isEmpty()) {
        return Optional.empty();
      }
      all = all == null ? edges.get() : all.and(edges.get());
    }
    return Optional.ofNullable(all).map(BandEdges::gap);
  }

  private static Optional<Gap> stated(Calculation calculation) {
    Optional<Double> printed =
        calculation.bandGap().stream()
            .map(BandGap::value)
            .filter(value -> value != null)
            .min(Comparator.naturalOrder());
    if (printed.isPresent()) {
      String type = calculation.bandGap().getFirst().type();
      return Optional.of(new Gap(printed.get(), Double.NaN, type));
    }
    Energy energy = calculation.energy();
    if (energy == null || energy.highestOccupied() == null || energy.lowestUnoccupied() == null) {
      return Optional.empty();
    }
    double value = energy.lowestUnoccupied() - energy.highestOccupied();
    return Optional.of(new Gap(Math.max(0, value), Double.NaN, null));
  }
}
