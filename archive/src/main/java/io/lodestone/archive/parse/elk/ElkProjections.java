package io.lodestone.archive.parse.elk;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValues;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.lapw.Curve;
import io.lodestone.archive.parse.lapw.LapwStructure;
import io.lodestone.archive.parse.lapw.TotalDosFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The files PDOS_Sss_Aaaaa.OUT: densities of states in the muffin tins.
 *
 * <p>A file has a curve for each spin and each (l, m) from l = 0 on. By default Elk turns the
 * components of each l into those of irreducible representations, so that only their sum has a
 * meaning of its own; it is what is told.
 *
 * @param structure the crystal, which says what atom a file is about
 */
record ElkProjections(LapwStructure structure) {
  private static final String ORBITALS = "spdfgh";

  /** A section with the projections on all atoms added. */
  Dos added(Dos total, int spin, int spins, SourceFile main, ElkFolder folder) throws IOException {
    DosBuilder section = DosBuilder.builder(total);
    int atom = 0;
    for (int species = 0; species < structure.species().size(); species++) {
      int count = structure.species().get(species).positions().size();
      for (int i = 0; i < count; i++) {
        String name = name(main, species + 1, i + 1);
        Optional<List<Curve>> curves = folder.read(name, Curve::readAll);
        if (curves.isPresent()) {
          add(section, total, curves.get(), spin, spins, atom);
        }
        atom++;
      }
    }
    return section.build();
  }

  private static String name(SourceFile main, int species, int atom) {
    String name = "PDOS_S%02d_A%04d.OUT".formatted(species, atom);
    // Up to version 2 both numbers had two or three digits.
    String old = "PDOS_S%02d_A%03d.OUT".formatted(species, atom);
    return main.sibling(name).isPresent() ? name : old;
  }

  private void add(
      DosBuilder section, Dos total, List<Curve> curves, int spin, int spins, int atom) {
    int perSpin = curves.size() / spins;
    int shells = (int) Math.round(Math.sqrt(perSpin));
    int energies = total.nEnergies();
    if (shells * shells * spins != curves.size()
        || shells == 0
        || curves.stream().anyMatch(curve -> curve.x().length != energies)) {
      return; // of another run, or cut off
    }
    double[] x = curves.getFirst().x();
    double[] all = new double[energies];
    String label = structure.labels().get(atom);
    for (int l = 0; l < shells; l++) {
      double[] shell = new double[energies];
      for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
        double[] y = curves.get(spin * perSpin + lm).y();
        for (int i = 0; i < energies; i++) {
          shell[i] += Math.abs(y[i]);
          all[i] += Math.abs(y[i]);
        }
      }
      DosValues values =
          TotalDosFile.values(new Curve(x, shell))
              .spin(spins == 2 ? spin : null)
              .atomIndex(atom)
              .atomLabel(label)
              .orbital(l < ORBITALS.length() ? ORBITALS.substring(l, l + 1) : null)
              .build();
      section.addOrbitalProjected(values);
    }
    section.addAtomProjected(
        TotalDosFile.values(new Curve(x, all))
            .spin(spins == 2 ? spin : null)
            .atomIndex(atom)
            .atomLabel(label)
            .build());
  }
}
