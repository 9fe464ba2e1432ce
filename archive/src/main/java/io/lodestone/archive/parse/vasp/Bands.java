package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.BandStructureBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One-electron energies and occupations at the points of a run.
 *
 * @param spins number of spin channels
 * @param points number of points
 * @param bands number of bands
 * @param energies spin × k × band, eV
 * @param occupations spin × k × band; null where the file does not tell them
 */
record Bands(int spins, int points, int bands, double[] energies, double[] occupations) {

  /** A state counts as occupied when it holds at least half an electron. */
  private static final double OCCUPIED = 0.5;

  /** Highest energy of an occupied state, eV; null if there is none. */
  Double highestOccupied() {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; occupations != null && i < energies.length; i++) {
      if (occupations[i] >= OCCUPIED) {
        highest = Math.max(highest, energies[i]);
      }
    }
    return highest == Double.NEGATIVE_INFINITY ? null : (Double) highest;
  }

  /** Lowest energy of an unoccupied state, eV; null if there is none. */
  Double lowestUnoccupied() {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; occupations != null && i < energies.length; i++) {
      if (occupations[i] < OCCUPIED) {
        lowest = Math.min(lowest, energies[i]);
      }
    }
    return lowest == Double.POSITIVE_INFINITY ? null : (Double) lowest;
  }

  Eigenvalues eigenvalues(SamplingPoints sampling) {
    EigenvaluesBuilder section =
        EigenvaluesBuilder.builder()
            .energies(Tensor.of(energies, spins, points, bands).scaled(ELECTRONVOLT.factor()))
            .occupations(occupations == null ? null : Tensor.of(occupations, spins, points, bands));
    if (sampling.count() == points) {
      section
          .kpoints(sampling.coordinates())
          .kpointsWeights(sampling.weights())
          .kpointsMultiplicities(sampling.multiplicities());
    }
    return section.build();
  }

  /** Bands along the lines of a sampling; null where it has none. */
  BandStructure alongLines(SamplingPoints sampling, Double fermi) {
    List<int[]> lines = sampling.count() == points ? sampling.lines() : List.of();
    if (lines.isEmpty()) {
      return null;
    }
    Tensor coordinates = sampling.coordinates();
    List<BandSegment> segments = new ArrayList<>();
    for (int[] line : lines) {
      int length = line[1] - line[0];
      double[] k = new double[3 * length];
      for (int i = 0; i < k.length; i++) {
        k[i] = coordinates.at(3 * line[0] + i);
      }
      segments.add(
          BandSegmentBuilder.builder()
              .nKpoints(length)
              .kpoints(Tensor.of(k, length, 3))
              .energies(part(energies, line).scaled(ELECTRONVOLT.factor()))
              .occupations(occupations == null ? null : part(occupations, line))
              .build());
    }
    return BandStructureBuilder.builder()
        .energyFermi(fermi == null ? null : (Double) ELECTRONVOLT.toSi(fermi))
        .segment(segments)
        .build();
  }

  private Tensor part(double[] values, int[] line) {
    int length = line[1] - line[0];
    double[] part = new double[spins * length * bands];
    for (int spin = 0; spin < spins; spin++) {
      System.arraycopy(
          values, (spin * points + line[0]) * bands, part, spin * length * bands, length * bands);
    }
    return Tensor.of(part, spins, length, bands);
  }
}
