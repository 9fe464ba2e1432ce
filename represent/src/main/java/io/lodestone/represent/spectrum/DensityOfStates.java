package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;

/**
 * A density of electronic states, both spins together, per atom, whose energies count from the top
 * of the valence band, or in a metal from the Fermi energy.
 *
 * @param spectrum energies in eV, states per eV and atom
 */
public record DensityOfStates(Spectrum spectrum) {
  private static final UnitExpression ELECTRONVOLT = UnitExpression.parse("eV");
  private static final UnitExpression PER_ELECTRONVOLT = UnitExpression.parse("1/eV");

  /** Part of the highest value below which there are no states. */
  private static final double EMPTY = 0.005;

  /**
   * Takes energies in any unit, and values of one atom, however the spectrum names their unit.
   *
   * @throws InvalidInput when the axis is no energy or the values are not states per energy
   */
  public DensityOfStates {
    spectrum = spectrum.in(ELECTRONVOLT, PER_ELECTRONVOLT);
  }

  /**
   * A density of states as a program gives it, moved so that 0 is the top of the valence band.
   *
   * <p>Programs put the Fermi energy anywhere in a gap; what can be compared is where the states
   * end.
   *
   * @param given energies on any scale, values per atom
   * @param fermi Fermi energy on that scale, in the unit of the axis
   */
  public static DensityOfStates fromFermi(Spectrum given, double fermi) {
    Spectrum shifted = new DensityOfStates(given.shifted(-fermi)).spectrum();
    return new DensityOfStates(shifted.shifted(-valenceTop(shifted)));
  }

  /** The highest energy up to 0 with states; 0 where the spectrum begins above it. */
  private static double valenceTop(Spectrum spectrum) {
    double visible = EMPTY * spectrum.maximum();
    for (int i = spectrum.size() - 1; i >= 0; i--) {
      if (spectrum.position(i) <= 0 && spectrum.value(i) > visible) {
        return spectrum.position(i);
      }
    }
    return 0;
  }
}
