package io.lodestone.crystal.diffraction;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Species;

/** Published tables of the form factors of atoms for X-rays; anomalous dispersion is left out. */
public enum FormFactors {
  /**
   * Five Gaussians and a constant, good to sin θ/λ = 6 Å⁻¹, of neutral atoms and of ions where the
   * species states a charge that is tabulated: Waasmaier and Kirfel, Acta Cryst. A51, 416 (1995).
   */
  WAASMAIER_KIRFEL("x-ray-form-factors.tsv") {
    @Override
    Scatterer scatterer(Species species) {
      Element element = element(species);
      double[] row = null;
      if (species.charge().isPresent()) {
        row = table.row(ion(element, species.charge().getAsDouble()));
      }
      row = row == null ? table.row(element.symbol()) : row;
      return row == null ? missing(species) : sumOfGaussians(row);
    }
  },

  /**
   * What pymatgen's XRDCalculator uses: f(s) = Z − 41.78214 s² Σ aᵢ exp(−bᵢ s²), from Gaussians
   * fitted to electron scattering (Doyle and Turner, Smith and Burge) as De Graef and McHenry,
   * Structure of Materials (2012), list them. Neutral atoms only.
   */
  MOTT_BETHE("electron-form-factors.tsv") {
    @Override
    Scatterer scatterer(Species species) {
      Element element = element(species);
      double[] row = table.row(element.symbol());
      return row == null ? missing(species) : mottBethe(element.number(), row);
    }
  };

  /** 8π² m e² / h², in Å⁻¹ per electron. */
  private static final double MOTT_BETHE_FACTOR = 41.78214;

  final ScatteringResource table;

  FormFactors(String file) {
    table = new ScatteringResource(file);
  }

  /**
   * The form factor of a species, in electrons.
   *
   * @param s sin θ / λ, in Å⁻¹, not negative
   * @throws InvalidInput when the species is unknown or not in the table
   */
  public double of(Species species, double s) {
    return scatterer(species).amplitude(s * s);
  }

  abstract Scatterer scatterer(Species species);

  private static String ion(Element element, double charge) {
    long whole = Math.round(Math.abs(charge));
    return whole == Math.abs(charge) && whole > 0
        ? element.symbol() + whole + (charge < 0 ? "-" : "+")
        : element.symbol();
  }

  private static Element element(Species species) {
    return species
        .element()
        .orElseThrow(
            () ->
                new InvalidInput(
                    null, null, species.toString(), "a known element, which scatters", null));
  }

  private static Scatterer missing(Species species) {
    throw new InvalidInput(
        null, null, species.toString(), "an element whose form factor is tabulated", null);
  }

  private static Scatterer sumOfGaussians(double[] row) {
    return sSquared -> {
      double sum = row[10];
      for (int i = 0; i < 5; i++) {
        sum += row[i] * Math.exp(-row[5 + i] * sSquared);
      }
      return sum;
    };
  }

  private static Scatterer mottBethe(int electrons, double[] row) {
    return sSquared -> {
      double sum = 0;
      for (int i = 0; i < 4; i++) {
        sum += row[i] * Math.exp(-row[4 + i] * sSquared);
      }
      return electrons - MOTT_BETHE_FACTOR * sSquared * sum;
    };
  }
}
