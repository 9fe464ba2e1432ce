package io.lodestone.archive.likeness;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Energy;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.tensor.Tensor;
import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.Spectrum;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The density of electronic states of a calculation, of the whole cell and both spins together.
 *
 * @param spectrum energies in J as the program gives them, states per J
 * @param fermi Fermi energy on that scale, J
 */
public record CellDos(Spectrum spectrum, double fermi) {
  private static final UnitExpression JOULE = UnitExpression.parse("J");
  private static final UnitExpression PER_JOULE = UnitExpression.parse("1/J");

  /**
   * What a calculation tells; empty where it tells no density of states.
   *
   * @throws InvalidInput when the density cannot be compared with others: without a Fermi energy,
   *     or with energies and values that do not belong together
   */
  public static Optional<CellDos> of(Calculation calculation) {
    List<Dos> channels = calculation.dosElectronic();
    if (channels.isEmpty()) {
      return Optional.empty();
    }
    Spectrum first = channel(channels.getFirst());
    double[] sum = first.values();
    for (Dos other : channels.subList(1, channels.size())) {
      Spectrum aligned = channel(other).resampled(first.positions(), 0);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += aligned.value(i);
      }
    }
    Spectrum both = new Spectrum(first.positions(), JOULE, sum, PER_JOULE);
    return Optional.of(new CellDos(both, fermi(calculation)));
  }

  /** The density of one atom, with energies from the top of the valence band. */
  public DensityOfStates perAtom(double atoms) {
    return DensityOfStates.fromFermi(spectrum.map(value -> value / atoms), fermi);
  }

  private static Spectrum channel(Dos dos) {
    Tensor energies = dos.energies();
    Tensor values = dos.total().isEmpty() ? null : dos.total().getFirst().value();
    if (energies == null || values == null) {
      throw new InvalidInput(
          null, "density of states", "no total", "energies and values of the whole cell", null);
    }
    return Spectrum.unsorted(energies.values(), JOULE, values.values(), PER_JOULE);
  }

  private static double fermi(Calculation calculation) {
    Energy energy = calculation.energy();
    return Stream.of(
            calculation.dosElectronic().getFirst().energyFermi(),
            energy == null ? null : energy.fermi(),
            energy == null ? null : energy.highestOccupied())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    null,
                    "density of states",
                    "no Fermi energy",
                    "one, to know which states are occupied",
                    null));
  }
}
