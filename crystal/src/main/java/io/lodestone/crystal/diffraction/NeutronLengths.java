package io.lodestone.crystal.diffraction;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Species;

/** Published tables of the bound coherent scattering lengths of nuclei for thermal neutrons. */
enum NeutronLengths {
  /**
   * Elements in their natural mixture, and isotopes where the species states one: Sears, Neutron
   * News 3(3), 26 (1992).
   */
  SEARS("neutron-scattering-lengths.tsv");

  private final ScatteringResource table;

  NeutronLengths(String file) {
    table = new ScatteringResource(file);
  }

  /**
   * The scattering length of a species, in fm.
   *
   * @throws InvalidInput when none is tabulated
   */
  Scatterer scatterer(Species species) {
    String symbol = species.element().map(Object::toString).orElse("X");
    double[] row =
        table.row(
            species.massNumber().isPresent() ? species.massNumber().getAsInt() + symbol : symbol);
    if (row == null) {
      throw new InvalidInput(
          null,
          null,
          species.toString(),
          "an element or isotope whose neutron scattering length is known",
          null);
    }
    return new Length(row[0], row[1]);
  }

  private record Length(double real, double imaginary) implements Scatterer {
    @Override
    public double amplitude(double sSquared) {
      return real;
    }
  }
}
