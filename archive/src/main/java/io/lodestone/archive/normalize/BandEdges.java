package io.lodestone.archive.normalize;

import io.lodestone.core.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where occupied and unoccupied one-electron states meet.
 *
 * @param highestOccupied J
 * @param lowestUnoccupied J
 * @param direct smallest difference at one k-point, J
 * @param crossed whether a band is occupied at some k-points only, as in a metal
 * @param kPoints number of k-points they were found at
 */
record BandEdges(
    double highestOccupied, double lowestUnoccupied, double direct, boolean crossed, int kPoints) {

  /**
   * Two differences smaller than this are the same, J (1 meV). It is also by how much a state may
   * lie above the Fermi energy that is the energy of that very state, both being rounded.
   */
  private static final double SAME = 1.602176634e-22;

  /**
   * A gap.
   *
   * @param value fundamental gap, J; 0 for a metal
   * @param direct smallest gap at one k-point, J; 0 for a metal; NaN where unknown
   * @param type direct or indirect; null for a metal and where there is one k-point only
   */
  record Gap(double value, double direct, String type) {}

  /**
   * The edges of a set of one-electron energies. A state counts as occupied where its occupation is
   * more than half of that of a full one, or, without occupations, where it lies at or below the
   * Fermi energy, up to rounding.
   *
   * @param energies spin × k × band, J
   * @param occupations spin × k × band, or null
   * @param fermi Fermi energy, J, or null
   * @return empty where occupied and unoccupied states cannot be told apart, or one kind is missing
   *     at a k-point
   */
  static Optional<BandEdges> of(Tensor energies, Tensor occupations, Double fermi) {
    boolean occupied = occupations != null && Arrays.equals(occupations.shape(), energies.shape());
    if (energies.rank() != 3 || energies.size() == 0 || !occupied && fermi == null) {
      return Optional.empty();
    }
    double half = occupied ? Arrays.stream(occupations.values()).max().orElse(0) / 2 : 0;
    int kPoints = energies.length(1);
    int bands = energies.length(2);
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    double direct = Double.POSITIVE_INFINITY;
    boolean crossed = false;
    int[] filled = new int[energies.length(0) * kPoints];
    for (int row = 0; row < filled.length; row++) {
      double top = Double.NEGATIVE_INFINITY;
      double bottom = Double.POSITIVE_INFINITY;
      for (int i = row * bands; i < (row + 1) * bands; i++) {
        double energy = energies.at(i);
        if (occupied ? occupations.at(i) > half : energy <= fermi + SAME) {
          top = Math.max(top, energy);
          filled[row]++;
        } else {
          bottom = Math.min(bottom, energy);
        }
      }
      if (bottom == Double.POSITIVE_INFINITY) {
        return Optional.empty();
      }
      highest = Math.max(highest, top);
      lowest = Math.min(lowest, bottom);
      direct = Math.min(direct, bottom - top);
      crossed |= row % kPoints > 0 && filled[row] != filled[row - 1];
    }
    return highest == Double.NEGATIVE_INFINITY
        ? Optional.empty()
        : Optional.of(new BandEdges(highest, lowest, direct, crossed, kPoints));
  }

  /** The edges of both sets of energies together. */
  BandEdges and(BandEdges other) {
    return new BandEdges(
        Math.max(highestOccupied, other.highestOccupied),
        Math.min(lowestUnoccupied, other.lowestUnoccupied),
        Math.min(direct, other.direct),
        crossed || other.crossed,
        kPoints + other.kPoints);
  }

  /** The gap between the edges. */
  Gap gap() {
    double value = lowestUnoccupied - highestOccupied;
    if (crossed || value <= 0) {
      return new Gap(0, 0, null);
    }
    return new Gap(
        value, direct, kPoints == 1 ? null : direct - value < SAME ? "direct" : "indirect");
  }
}
