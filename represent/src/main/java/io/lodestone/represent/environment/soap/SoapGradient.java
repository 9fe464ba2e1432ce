package io.lodestone.represent.environment.soap;

import io.lodestone.core.structure.Structure;
import io.lodestone.represent.environment.LocalDerivatives;
import io.lodestone.represent.environment.PositionGradient;
import io.lodestone.represent.environment.SpeciesIndex;
import io.lodestone.represent.environment.Surroundings;
import io.lodestone.represent.environment.density.Expansion;
import io.lodestone.represent.environment.density.ExpansionGradient;
import io.lodestone.represent.environment.density.RadialBasis;

/** The derivatives of the spectra of one structure with respect to the positions of its atoms. */
final class SoapGradient {
  private final SoapSettings settings;
  private final PowerLayout layout;
  private final Surroundings around;
  private final Expansion expansion;
  private final ExpansionGradient expansionGradient;
  private final PowerSpectrumGradient spectrumGradient;
  private final int harmonics;

  SoapGradient(SoapSettings settings, SpeciesIndex species, PowerLayout layout, RadialBasis basis) {
    this.settings = settings;
    this.layout = layout;
    harmonics = (settings.lMax() + 1) * (settings.lMax() + 1);
    around = new Surroundings(species, settings.reach(), settings.periodic(), true);
    expansion = new Expansion(basis, settings.weight(), settings.nMax(), settings.lMax(), true);
    expansionGradient = new ExpansionGradient(basis, expansion, settings.nMax(), settings.lMax());
    spectrumGradient = new PowerSpectrumGradient(layout, settings);
  }

  LocalDerivatives derivatives(Structure structure) {
    around.take(structure);
    int[] present = around.present();
    LocalDerivatives derivatives = new LocalDerivatives(structure.size(), layout.size());
    for (int site = 0; site < structure.size(); site++) {
      expand(site, present);
      boolean[] near = new boolean[structure.size()];
      for (int j = 0; j < around.count(); j++) {
        near[around.atom()[j]] = true;
      }
      for (int atom = 0; atom < structure.size(); atom++) {
        if (near[atom] && atom != site) {
          add(site, atom, present, derivatives);
        }
      }
      derivatives.closeSite(site);
    }
    return derivatives;
  }

  private void add(int site, int atom, int[] present, LocalDerivatives derivatives) {
    double[] block = derivatives.block(site, atom);
    for (int axis = 0; axis < 3; axis++) {
      double[][] change = new double[harmonics][present.length * settings.nMax()];
      int place = 0;
      while (present[place] != around.species(atom)) {
        place++;
      }
      expansionGradient.of(around, atom, axis, place * settings.nMax(), change);
      spectrumGradient.of(change, block, axis * layout.size());
    }
  }

  PositionGradient pullBack(Structure structure, double[] slopes) {
    if (slopes.length != structure.size() * layout.size()) {
      throw new IllegalArgumentException(
          "%d slopes for %d sites of %d features"
              .formatted(slopes.length, structure.size(), layout.size()));
    }
    around.take(structure);
    int[] present = around.present();
    PositionGradient gradient = new PositionGradient(structure.size());
    for (int site = 0; site < structure.size(); site++) {
      expand(site, present);
      double[][] ofCoefficients = spectrumGradient.pull(slopes, site * layout.size());
      double[][] ofVectors = new double[3][around.count()];
      for (int place = 0; place < present.length; place++) {
        expansionGradient.pull(
            around, present[place], place * settings.nMax(), ofCoefficients, ofVectors);
      }
      around.collect(site, ofVectors, gradient);
    }
    return gradient;
  }

  private void expand(int site, int[] present) {
    around.around(site);
    double[][] coefficients = new double[harmonics][present.length * settings.nMax()];
    expansion.of(around, present, coefficients);
    expansionGradient.take(around);
    spectrumGradient.take(present, coefficients);
  }
}
